"""An adviser's day in a real browser: from the work list to the best person for a vacancy, any way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from matcher.wording import vacancy_pages as own
from matcher.wording import work_pages
from page_checks import Clicks, assert_sound, follow, scrolls_sideways, tab_to
from page_site import Site

VACANCY = "Medewerker bioscoop"
REASON = "Werkte eerder met film."
MOST_CLICKS = 6


def section(page: Page, name: str) -> Locator:
    return page.locator("section", has=page.get_by_role("heading", name=name, exact=True))


def to_vacancy(page: Page) -> str:
    page.goto(f"/vacatures?zoek={VACANCY}")
    follow(page.get_by_role("link", name=VACANCY, exact=True))
    return page.url


def people(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("input[name=wie]", "all => all.map(i => i.value)")
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_the_best_person_for_a_new_vacancy_is_proposed_in_at_most_six_clicks(
    site: Site, *, scripts: bool
) -> None:
    clicks = Clicks()
    with site.visit("adviser", scripts=scripts) as page:
        new = section(page, work_pages.NEW).get_by_role("link").first
        title = new.inner_text()
        clicks.on(new)
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        best = page.get_by_role("article").filter(has=page.get_by_role("link", name=own.PROPOSE))
        name = best.first.get_by_role("heading", level=3).inner_text()
        clicks.on(best.first.get_by_role("link", name=own.PROPOSE))
        clicks.on(page.get_by_role("button", name=own.PROPOSE))
        expect(page.get_by_text(own.DONE["voorgesteld"])).to_be_visible()
        expect(section(page, own.PROPOSED).get_by_role("link", name=name)).to_be_visible()
        page.goto("/")
        expect(
            section(page, work_pages.WAITING).get_by_text(f"{name.split()[-1]}: {title}")
        ).to_be_visible()
    assert clicks.count <= MOST_CLICKS


def test_a_keyboard_alone_sets_somebody_aside_and_takes_that_back(site: Site) -> None:
    with site.visit("adviser") as page:
        to_vacancy(page)
        before = people(page)
        tab_to(page, own.ASIDE)
        page.keyboard.press("Enter")
        page.wait_for_url("**/opzij/*")
        tab_to(page, own.REASON)
        page.keyboard.type(REASON)
        tab_to(page, own.ASIDE)
        page.keyboard.press("Enter")
        expect(page.get_by_text(own.DONE["opzij"])).to_be_visible()
        assert before[0] not in people(page)
        expect(section(page, own.SET_ASIDE).get_by_role("link", name=before[0])).to_be_visible()
        tab_to(page, own.SHOW_AGAIN)
        page.keyboard.press("Enter")
        expect(page.get_by_text(own.DONE["terug"])).to_be_visible()
        assert people(page) == before


def test_people_are_chosen_and_stand_side_by_side(site: Site) -> None:
    with site.visit("adviser", scripts=False) as page:
        to_vacancy(page)
        page.get_by_label(own.WEIGHED["reizen"]).select_option(own.WEIGHT_CHOICES["dubbel"])
        follow(page.get_by_role("button", name=own.WEIGHTS_BUTTON))
        expect(page.get_by_text("reistijd twee keer zo zwaar")).to_be_visible()
        chosen = page.locator("input[name=wie]")
        for number in range(3):
            chosen.nth(number).check()
        follow(page.get_by_role("button", name=own.COMPARE_BUTTON))
        expect(page.get_by_text("reistijd twee keer zo zwaar")).to_be_visible()
        assert page.locator("thead th").count() == 4
        for number in range(3, 5):
            chosen.nth(number).check()
        follow(page.get_by_role("button", name=own.COMPARE_BUTTON))
        page.get_by_role("alert").get_by_role("link").click()
        expect(page.locator("#wie")).to_be_focused()


def test_a_file_and_a_page_hold_the_people_who_were_chosen(site: Site) -> None:
    with site.visit("adviser") as page:
        to_vacancy(page)
        first = people(page)[0]
        page.locator("input[name=wie]").first.check()
        with page.expect_download() as download:
            page.get_by_role("button", name=own.CSV_BUTTON).click()
        text = download.value.path().read_text(encoding="utf-8-sig")
        assert text.count("Cliënt ") >= 1
        assert f"Cliënt {first}" in text
        follow(page.get_by_role("button", name=own.PRINT_BUTTON))
        assert page.locator("tbody tr").count() == 1
        page.emulate_media(media="print")
        expect(page.get_by_role("banner")).to_be_hidden()
        expect(page.get_by_text(own.PRINT_HELP)).to_be_hidden()


def add_nobody(page: Page) -> None:
    """Propose without a reason, at the first vacancy whose list misses somebody."""
    page.goto("/vacatures")
    vacancies = page.get_by_role("main").get_by_role("listitem").get_by_role("link")
    for href in [one.get_attribute("href") for one in vacancies.all()]:
        page.goto(f"{href}/toevoegen")
        if page.get_by_role("button", name=own.PROPOSE).count():
            break
    follow(page.get_by_role("button", name=own.PROPOSE))


def aside_without_reason(page: Page) -> None:
    page.goto(f"{page.url}/opzij/{people(page)[0]}")
    follow(page.get_by_role("button", name=own.ASIDE))


def compared(page: Page, count: int) -> None:
    chosen = "&".join(f"wie={one}" for one in people(page)[:count])
    page.goto(f"{page.url}/vergelijken?{chosen}")


def opened(name: str) -> Callable[[Page], None]:
    def walk(page: Page) -> None:
        page.goto(page.url + name.format(one=people(page)[0]))

    return walk


STATES: dict[str, Callable[[Page], None]] = {
    "vacancy": opened(""),
    "weighted": opened("?wensen=half&omstandigheden=dubbel"),
    "propose": opened("/voorstellen/{one}"),
    "set aside without a reason": aside_without_reason,
    "add": opened("/toevoegen"),
    "add nobody": add_nobody,
    "compare four": lambda page: compared(page, 4),
    "compare too many": lambda page: compared(page, 5),
    "compare nobody": opened("/vergelijken"),
    "on paper": opened("/afdrukken"),
    "all conditions": opened("/omstandigheden"),
    "why": opened("/mensen/{one}"),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_sound_and_fits_a_phone(site: Site, state: str) -> None:
    with site.visit("adviser") as page:
        to_vacancy(page)
        STATES[state](page)
        assert_sound(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert not scrolls_sideways(page)
