"""Figures, explanations and the sign-in of the demo in a real browser: a table beside each chart."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from matcher.bootstrap import App
from matcher.use_cases.demo_visitors import demo_mark
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import (
    employer_explanation_pages,
    figures_pages,
    how_it_works_pages,
    pages,
)
from page_checks import assert_sound, follow, scrolls_sideways, tab_to
from page_site import NOW, TODAY, Site

PICTURES = {"specialist": 8, "adviser": 2}


@pytest.fixture(scope="module", autouse=True)
def a_night(part_of_the_region: App) -> None:
    rerank_overnight(part_of_the_region, on=TODAY, clock=lambda: NOW)


@pytest.fixture
def marked_as_demo(part_of_the_region: App) -> Iterator[None]:
    mark = demo_mark(part_of_the_region.settings)
    mark.touch()
    yield
    mark.unlink()


def to(page: Page, name: str) -> None:
    follow(page.get_by_role("navigation", name=pages.MAIN_WAYS).get_by_role("link", name=name))


@pytest.mark.parametrize("who", PICTURES)
def test_each_chart_stands_beside_a_table_with_its_title(site: Site, who: str) -> None:
    with site.visit(who) as page:
        to(page, figures_pages.TITLE)
        assert_sound(page)
        charts = page.get_by_role("img").all()
        tables = page.locator(".matcher-figure table")
        expect(tables).to_have_count(PICTURES[who])
        assert len(charts) <= PICTURES[who]
        for chart in charts:
            title = chart.locator("title").first.text_content() or ""
            table = page.get_by_role("table", name=title, exact=True)
            expect(table.get_by_role("rowheader").first).to_be_visible()
            drawn, told = chart.bounding_box(), table.bounding_box()
            assert drawn is not None
            assert told is not None
            assert drawn["x"] + drawn["width"] <= told["x"]
            assert abs(drawn["y"] - told["y"]) < 40


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("specialist", figures_pages.TITLE),
        ("adviser", how_it_works_pages.TITLE),
        ("employer", employer_explanation_pages.TITLE),
    ],
)
def test_a_phone_shows_it_all_without_sideways_scroll(site: Site, who: str, name: str) -> None:
    with site.visit(who, narrow=True) as page:
        to(page, name)
        assert_sound(page)
        assert not scrolls_sideways(page)


def test_charts_and_tables_need_no_scripts(site: Site) -> None:
    with site.visit("specialist", scripts=False) as page:
        to(page, figures_pages.TITLE)
        expect(page.get_by_role("table", name=figures_pages.REACH_OWN)).to_be_visible()
        expect(page.get_by_role("img", name=figures_pages.REACH_OWN)).to_be_visible()


def test_a_client_who_waits_is_one_click_away(site: Site) -> None:
    with site.visit("specialist") as page:
        to(page, figures_pages.TITLE)
        waiting = page.locator("section[aria-labelledby=wachten] .matcher-choice__name").first
        name = waiting.inner_text()
        follow(waiting)
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)


@pytest.mark.usefixtures("marked_as_demo")
def test_looking_around_takes_one_key_press(site: Site) -> None:
    with site.visit(scripts=True) as page:
        assert_sound(page)
        tab_to(page, pages.LOOK_AROUND_AS.format(role="beheerder"))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_text(pages.DEMO)).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text(pages.NIGHTS)
