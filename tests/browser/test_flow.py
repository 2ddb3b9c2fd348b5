"""From a line of the list to a hire in a real browser: without scripts, by keyboard alone, on a phone."""

import re

from playwright.sync_api import Page, expect

from matcher.wording import client_pages, pages
from matcher.wording import pair_pages as own
from page_checks import NARROWEST, assert_sound, follow, scrolls_sideways, tab_to
from page_site import DESKTOP, Site

YES, NO = own.WORDS["ja"], own.WORDS["nee"]
HIRED = own.RESULTS["aangenomen"][0]


def to_pair(page: Page, client: str, number: int) -> None:
    """Go from the work list to one of the vacancies of a client."""
    follow(page.get_by_role("link", name=client, exact=True))
    follow(page.get_by_role("article").nth(number).get_by_role("link").first)


def assert_whole(page: Page) -> None:
    """Hold a state of the page to axe and headings, and to a phone's width."""
    assert_sound(page)
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    assert not scrolls_sideways(page)
    page.set_viewport_size(DESKTOP)


def test_from_the_list_to_a_hire_without_scripts(site: Site) -> None:
    with site.visit("specialist", scripts=False) as page:
        to_pair(page, "c-0001", 0)
        page.get_by_role("radio", name=YES, exact=True).check()
        follow(page.get_by_role("button", name=own.SAVE))
        expect(page.get_by_role("status")).to_have_text(own.DONE["vastgelegd"])
        follow(page.get_by_role("button", name=own.APPLIED))
        page.get_by_role("radio", name=HIRED).check()
        follow(page.get_by_role("button", name=own.SAVE))
        expect(page.get_by_role("heading", name=own.WORKING)).to_be_visible()
        expect(page.get_by_role("button", name=own.PLACED)).to_be_visible()
        expect(page.get_by_text(re.compile("na 13 weken: vraag op"))).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text("De cliënt solliciteerde")


def test_a_keyboard_alone_takes_a_step(site: Site) -> None:
    with site.visit("specialist") as page:
        to_pair(page, "c-0001", 1)
        tab_to(page, YES)
        page.keyboard.press("Space")
        tab_to(page, own.SAVE)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=own.APPLY)).to_be_visible()
        tab_to(page, own.DISCUSS_AGAIN)
        page.keyboard.press("Enter")
        tab_to(page, YES)
        page.keyboard.press("ArrowDown")
        tab_to(page, own.SAVE)
        page.keyboard.press("Enter")
        expect(page).to_have_title(re.compile("^Fout: "))
        page.get_by_role("alert").get_by_role("link", name=own.CHOOSE_REASON).press("Enter")
        expect(page.get_by_label(own.IF_NO)).to_be_focused()
        page.keyboard.type("te ver")
        tab_to(page, own.SAVE)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=own.DECLINED)).to_be_visible()


def test_every_state_is_sound_and_fits_a_phone(site: Site) -> None:
    with site.visit("specialist") as page:
        to_pair(page, "c-0001", 2)
        assert_whole(page)
        follow(page.get_by_role("button", name=own.SAVE))
        page.get_by_role("alert").get_by_role("link", name=own.CHOOSE_WORD).click()
        expect(page.locator("#besproken")).to_be_focused()
        assert_whole(page)
        page.get_by_role("radio", name=YES, exact=True).check()
        follow(page.get_by_role("button", name=own.SAVE))
        page.get_by_text(own.DISCUSS_AGAIN).click()
        assert_whole(page)
        follow(page.get_by_role("button", name=own.APPLIED))
        assert_whole(page)
        page.get_by_role("radio", name=HIRED).check()
        follow(page.get_by_role("button", name=own.SAVE))
        assert_whole(page)


def test_a_blocked_vacancy_says_why_and_leads_back_to_the_client(site: Site) -> None:
    with site.visit("specialist") as page:
        follow(page.get_by_role("link", name="c-0001", exact=True))
        blocked = page.locator(".matcher-line--blocked").first
        step = blocked.locator("dd").last.text_content() or ""
        follow(blocked.get_by_role("link"))
        expect(page.get_by_role("heading", name=own.WHY_NOT)).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(step)
        assert_whole(page)
        follow(page.get_by_role("link", name=own.TO_CLIENT.format(client="c-0001")))
        expect(page.get_by_role("heading", name=pages.LIST, exact=True)).to_be_visible()


def test_hiding_a_vacancy_takes_one_click_and_another_brings_it_back(site: Site) -> None:
    with site.visit("specialist") as page:
        follow(page.get_by_role("link", name="c-0002", exact=True))
        title = page.get_by_role("article").first.get_by_role("link").first.text_content() or ""
        follow(page.get_by_role("article").first.get_by_role("button", name=client_pages.HIDE))
        expect(page.get_by_role("status")).to_have_text(client_pages.DONE["verborgen"])
        hidden = page.get_by_role("region", name=client_pages.HIDDEN)
        follow(hidden.get_by_role("link", name=title))
        assert_whole(page)
        follow(page.get_by_role("button", name=own.SHOW_AGAIN))
        expect(page.get_by_role("status")).to_have_text(own.DONE["getoond"])
