"""The staff pages in a real browser: for everyone, with a keyboard, on a phone, without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from matcher.wording import client_pages, notes, pages, work_pages
from page_checks import assert_sound, follow, scrolls_sideways, tab_to
from page_site import Site

LOVES = "Is gek op films. Houdt van bakken voor anderen."
VACANCY = "Medewerker bioscoop"
MINUS = "\N{MINUS SIGN}"

Walk = Callable[[Page], object]


def to_client(page: Page) -> None:
    follow(page.get_by_role("link", name="c-0001", exact=True))


def to_empty_list(page: Page) -> None:
    follow(page.get_by_role("link", name="c-0014", exact=True))


def to_pair(page: Page) -> None:
    to_client(page)
    follow(page.get_by_role("link", name=client_pages.ON).first)


def to_open_account(page: Page) -> None:
    to_pair(page)
    page.get_by_text(pages.ACCOUNT).click()


def to_vacancies(page: Page) -> None:
    follow(page.get_by_role("link", name=work_pages.VACANCIES, exact=True))


def to_vacancy(page: Page) -> None:
    to_vacancies(page)
    page.get_by_label(pages.TITLE_FIELD).fill(VACANCY)
    follow(page.get_by_role("button", name=work_pages.SHOW, exact=True))
    follow(page.get_by_role("link", name=VACANCY, exact=True))


def to_found(page: Page) -> None:
    to_vacancies(page)
    page.get_by_label(pages.SEARCH_FIELD).fill(LOVES)
    follow(page.get_by_role("button", name=pages.SEARCH_BUTTON))


def to_wrong_text(page: Page) -> None:
    to_vacancies(page)
    follow(page.get_by_role("button", name=pages.SEARCH_BUTTON))


def to_wrong_key(page: Page) -> None:
    page.get_by_label(pages.KEY).fill("verkeerd")
    follow(page.get_by_role("button", name=pages.SIGN_IN))


def to_nowhere(page: Page) -> None:
    page.goto("/nergens")


def stay(page: Page) -> None:
    del page


WALKS: dict[str, tuple[str | None, Walk]] = {
    "sign in": (None, stay),
    "wrong key": (None, to_wrong_key),
    "start": ("specialist", stay),
    "start of an adviser": ("adviser", stay),
    "start of an administrator": ("administrator", stay),
    "vacancies": ("adviser", to_vacancies),
    "client": ("specialist", to_client),
    "pair": ("specialist", to_pair),
    "every number": ("specialist", to_open_account),
    "empty list": ("specialist", to_empty_list),
    "found": ("specialist", to_found),
    "wrong text": ("specialist", to_wrong_text),
    "vacancy": ("specialist", to_vacancy),
    "vacancy for an adviser": ("adviser", to_vacancy),
    "not found": ("adviser", to_nowhere),
}
every_page = pytest.mark.parametrize(("who", "walk"), WALKS.values(), ids=WALKS.keys())


@every_page
def test_it_is_sound(site: Site, who: str | None, walk: Walk) -> None:
    with site.visit(who) as page:
        walk(page)
        assert_sound(page)


@every_page
def test_a_phone_never_scrolls_sideways(site: Site, who: str | None, walk: Walk) -> None:
    with site.visit(who, narrow=True) as page:
        walk(page)
        assert not scrolls_sideways(page)


@every_page
def test_it_works_without_scripts_and_asks_nothing_elsewhere(
    site: Site, who: str | None, walk: Walk
) -> None:
    asked: list[str] = []
    with site.visit(who, scripts=False) as page:
        page.on("request", lambda request: asked.append(request.url))
        walk(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.reload()
    assert asked
    assert {url for url in asked if not url.startswith(site.address)} == set()


def test_a_client_page_tells_what_an_adviser_needs_to_weigh(site: Site) -> None:
    with site.visit("specialist") as page:
        to_client(page)
        first = page.get_by_role("article").first
        expect(page.get_by_text(pages.NOT_CALIBRATED)).to_be_visible()
        expect(
            first.get_by_role("listitem").filter(has_text="Wil de cliënt dit werk?")
        ).to_have_text(re.compile(r"waarschijnlijk, \d+ %"))
        expect(first.locator("q").first).to_be_visible()
        expect(first).to_contain_text(re.compile(r"marge \d+ tot \d+ %|geen marge"))
        expect(first).to_contain_text("Cliënt solliciteert zelf, met een eigen briefje")
        expect(page.get_by_role("heading", name=pages.BLOCKED)).to_be_visible()


def test_every_contribution_is_there_and_they_add_up(site: Site) -> None:
    with site.visit("specialist") as page:
        to_open_account(page)
        body, ends = page.get_by_role("table").first.locator("tbody").all()
        rows = [row.locator("td").all_text_contents() for row in body.locator("tr").all()]
        sums = ends.locator("tr").first.locator("td").all_text_contents()
    assert len(rows) == 19
    for part in range(3):
        added = sum(number(row[part]) for row in rows)
        assert added == pytest.approx(number(sums[part]), abs=0.005 * len(rows))


def number(cell: str) -> float:
    return 0.0 if cell == "–" else float(cell.replace(",", ".").replace(MINUS, "-"))


def test_an_empty_list_says_why(site: Site) -> None:
    with site.visit("specialist") as page:
        to_empty_list(page)
        expect(page.get_by_text(notes.NOT_LOOKING)).to_be_visible()


def test_the_choice_of_weights_stays(site: Site) -> None:
    with site.visit("specialist") as page:
        to_client(page)
        page.get_by_label(pages.WEIGHTS).select_option(label=pages.WEIGHINGS["wensen"])
        page.get_by_role("button", name=pages.WEIGHTS_BUTTON).click()
        expect(page.get_by_label(pages.WEIGHTS)).to_have_value("wensen")


def test_what_was_typed_is_in_no_address(site: Site) -> None:
    with site.visit("specialist") as page:
        to_found(page)
        expect(page.get_by_role("article").first).to_contain_text("film")
        expect(page.get_by_label(pages.SEARCH_FIELD)).to_have_value(LOVES)
        assert page.url == f"{site.address}zoeken"


def test_an_error_leads_to_its_field(site: Site) -> None:
    with site.visit("specialist") as page:
        to_wrong_text(page)
        expect(page).to_have_title(re.compile("^Fout: "))
        page.get_by_role("alert").get_by_role("link", name=pages.TEXT_EMPTY).click()
        field = page.get_by_label(pages.SEARCH_FIELD)
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description(re.compile(re.escape(pages.TEXT_EMPTY)))


def test_vacancies_can_be_leafed_through(site: Site) -> None:
    with site.visit("adviser") as page:
        to_vacancies(page)
        first = page.get_by_role("main").get_by_role("listitem").get_by_role("link").first
        title = first.text_content() or ""
        page.get_by_role("link", name=pages.NEXT).click()
        expect(page.get_by_text("Pagina 2 van")).to_be_visible()
        expect(first).not_to_have_text(title)
        page.get_by_role("link", name=pages.PREVIOUS).click()
        expect(first).to_have_text(title)


def test_a_keyboard_is_enough_and_always_shows_where_it_is(site: Site) -> None:
    with site.visit() as page:
        tab_to(page, pages.SKIP)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        tab_to(page, pages.KEY)
        page.keyboard.type(site.keys["specialist"])
        page.keyboard.press("Enter")
        page.wait_for_url("/")
        tab_to(page, "c-0001")
        page.keyboard.press("Enter")
        page.wait_for_url("**/clienten/*")
        tab_to(page, client_pages.ON)
        page.keyboard.press("Enter")
        page.wait_for_url("**/vacatures/*")
        tab_to(page, pages.ACCOUNT)
        page.keyboard.press("Enter")
        expect(page.get_by_role("table").first).to_be_visible()
        tab_to(page, pages.SIGN_OUT, backwards=True)
        page.keyboard.press("Enter")
        page.wait_for_url("**/inloggen")
