"""The caseload in a real browser: by mouse, by keyboard alone, without scripts, on a phone and on paper."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from matcher.bootstrap import App
from matcher.domain.access import Role
from matcher.domain.talks import TalkAbout
from matcher.use_cases.issue_keys import WantedKey, create_key
from matcher.wording import caseload_pages as own
from matcher.wording import client_form, explanation_pages, pages
from page_checks import assert_sound, follow, scrolls_sideways, tab_to
from page_site import REGION, TODAY, Site

PARTS = ("gegevens", "gesprekken", "uitleg", "overdragen")


def to_caseload(page: Page) -> None:
    follow(page.get_by_role("link", name="Cliënten", exact=True))


def to_part(page: Page, part: str, client: str = "c-0001") -> None:
    to_caseload(page)
    follow(page.get_by_role("link", name=client, exact=True))
    page.goto(f"{page.url}/{part}")


def test_a_client_is_made_and_told_more_about_without_a_script(site: Site) -> None:
    with site.visit("specialist", scripts=False) as page:
        to_caseload(page)
        follow(page.get_by_role("link", name=own.NEW_CLIENT))
        page.get_by_label(client_form.NUMBER).fill("c-7001")
        page.get_by_label(client_form.PASSIONS, exact=True).fill("treinen\ntreinen fotograferen")
        follow(page.get_by_role("button", name=client_form.SAVE_NEW))
        expect(page.get_by_text(client_form.DONE["gemaakt"])).to_be_visible()
        licence = page.get_by_role("group", name=client_form.LICENCE, exact=True)
        expect(licence.get_by_label(client_form.UNKNOWN)).to_be_checked()
        licence.get_by_label(client_form.NO_LICENCE).check()
        quiet = page.get_by_role("group", name="een rustige werkplek")
        quiet.get_by_label("wens").check()
        follow(page.get_by_role("button", name=client_form.SAVE))
        expect(page.get_by_text(client_form.DONE["bewaard"])).to_be_visible()
        expect(licence.get_by_label(client_form.NO_LICENCE)).to_be_checked()
        expect(quiet.get_by_label("wens")).to_be_checked()
        expect(page.get_by_label(client_form.PASSIONS, exact=True)).to_have_value(
            "treinen\ntreinen fotograferen"
        )
        to_caseload(page)
        expect(page.get_by_role("row").filter(has_text="c-7001")).to_contain_text(own.NO_STEP)


def test_a_wrong_field_is_reached_from_the_summary_and_nothing_is_lost(site: Site) -> None:
    with site.visit("specialist") as page:
        to_part(page, "gegevens")
        page.get_by_label(client_form.ABILITIES, exact=True).fill("foto’s ordenen")
        page.get_by_label(client_form.HOURS_FROM).fill("veel")
        follow(page.get_by_role("button", name=client_form.SAVE))
        expect(page).to_have_title(re.compile("^Fout: "))
        assert_sound(page)
        page.get_by_role("alert").get_by_role("link", name=client_form.NOT_A_NUMBER).click()
        expect(page.get_by_label(client_form.HOURS_FROM)).to_be_focused()
        expect(page.get_by_label(client_form.HOURS_FROM)).to_have_value("veel")
        expect(page.get_by_label(client_form.ABILITIES, exact=True)).to_have_value("foto’s ordenen")


def test_words_about_health_lead_to_their_field(site: Site) -> None:
    with site.visit("specialist") as page:
        to_part(page, "gegevens", "c-0003")
        page.get_by_label(client_form.AVERSIONS, exact=True).fill("drukte, door mijn autisme")
        follow(page.get_by_role("button", name=client_form.SAVE))
        expect(page.get_by_text(client_form.REWRITE)).to_be_visible()
        assert_sound(page)
        page.get_by_role("link", name="autisme").click()
        expect(page.get_by_label(client_form.AVERSIONS, exact=True)).to_be_focused()


def test_two_tabs_do_not_overwrite_each_other(site: Site) -> None:
    with site.visit("specialist") as page:
        to_part(page, "gegevens", "c-0004")
        other = page.context.new_page()
        other.goto(page.url)
        page.get_by_label(client_form.TOWN).fill("Katwijk")
        follow(page.get_by_role("button", name=client_form.SAVE))
        other.get_by_label(client_form.ABILITIES, exact=True).fill("zingen")
        follow(other.get_by_role("button", name=client_form.SAVE))
        expect(other.get_by_text(client_form.STALE)).to_be_visible()
        expect(other.get_by_label(client_form.ABILITIES, exact=True)).to_have_value("zingen")
        assert_sound(other)
        with other.context.expect_page() as opened:
            other.get_by_role("link", name=client_form.OPEN_AGAIN).click()
        expect(opened.value.get_by_label(client_form.TOWN)).to_have_value("Katwijk")
        expect(other.get_by_label(client_form.ABILITIES, exact=True)).to_have_value("zingen")


def test_a_keyboard_alone_keeps_a_talk(site: Site) -> None:
    with site.visit("specialist") as page:
        to_part(page, "gesprekken")
        tab_to(page, own.ABOUTS[TalkAbout.WORK])
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label(own.ABOUTS[TalkAbout.OPENNESS])).to_be_checked()
        tab_to(page, own.NOTE)
        page.keyboard.type("Wil het zelf vertellen.")
        tab_to(page, own.SAVE_TALK)
        page.keyboard.press("Enter")
        expect(page.get_by_text(own.TALK_KEPT)).to_be_visible()
        expect(page.get_by_text("Wil het zelf vertellen.")).to_be_visible()
        assert_sound(page)


def test_a_client_is_handed_over_after_seeing_what_goes_along(
    site: Site, part_of_the_region: App
) -> None:
    app = part_of_the_region
    colleague = WantedKey(Role.EMPLOYMENT_SPECIALIST, "s-77", REGION, timedelta(days=1))
    create_key(app.database, app.secret, colleague, TODAY)
    with site.visit("specialist") as page:
        to_part(page, "overdragen", "c-0005")
        page.get_by_label(own.TO_WHOM).fill("s-99")
        follow(page.get_by_role("button", name=own.LOOK))
        page.get_by_role("alert").get_by_role("link", name=own.NOBODY).click()
        expect(page.get_by_label(own.TO_WHOM)).to_be_focused()
        assert_sound(page)
        page.get_by_label(own.TO_WHOM).fill("s-77")
        follow(page.get_by_role("button", name=own.LOOK))
        expect(page.get_by_text("c-0005 gaat naar s-77")).to_be_visible()
        assert_sound(page)
        follow(page.get_by_role("button", name=own.CONFIRM))
        expect(page.get_by_text(own.DONE["overgedragen"])).to_be_visible()
        expect(page.get_by_role("link", name="c-0005", exact=True)).to_have_count(0)


def test_filters_tell_what_they_hide(site: Site) -> None:
    with site.visit("specialist") as page:
        to_caseload(page)
        everyone = page.get_by_role("row").count()
        page.get_by_label(own.STATUS).select_option(label=own.STATUSES["paused"])
        follow(page.get_by_role("button", name=own.SHOW))
        assert page.get_by_role("row").count() < everyone
        expect(page.get_by_role("status")).to_contain_text("De status verbergt er")
        expect(page.get_by_label(own.STATUS)).to_have_value("paused")
        assert_sound(page)
        follow(page.get_by_role("link", name=own.ALL_CLIENTS))
        assert page.get_by_role("row").count() == everyone


def test_every_page_is_sound_and_fits_a_phone(site: Site) -> None:
    with site.visit("specialist", narrow=True) as page:
        to_caseload(page)
        follow(page.get_by_role("link", name="c-0002", exact=True))
        client = page.url
        addresses = [f"{client}/{part}" for part in PARTS]
        for address in ("/clienten", "/clienten?zoek=niemand", "/clienten/nieuw", *addresses):
            page.goto(address)
            assert not scrolls_sideways(page), address
            assert_sound(page)


def test_the_sheet_is_printed_without_anything_around_it(site: Site) -> None:
    with site.visit("specialist") as page:
        to_part(page, "uitleg")
        expect(page.get_by_text(explanation_pages.PRINT)).to_be_visible()
        size = "e => parseFloat(getComputedStyle(e).fontSize)"
        assert page.locator(".caseload-sheet").evaluate(size) >= 20
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name=explanation_pages.TITLE)).to_be_visible()
        expect(page.get_by_text(explanation_pages.PRINT)).to_be_hidden()
        expect(page.get_by_role("banner")).to_be_hidden()
        expect(page.get_by_label(pages.NAVIGATION)).to_be_hidden()
