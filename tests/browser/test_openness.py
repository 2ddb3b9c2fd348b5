"""A decision about openness in a real browser: few clicks, any way of working, every choice alike."""

from playwright.sync_api import Page, expect

from matcher.wording import openness_pages as own
from page_checks import Clicks, assert_sound, follow, scrolls_sideways, tab_to
from page_site import Site

NOTHING = own.WHAT_CHOICES["niets"][0]


def to_openness(page: Page) -> None:
    follow(page.get_by_role("link", name="c-0001", exact=True))
    page.goto(page.url + "/openheid")


def test_a_decision_takes_at_most_five_clicks_from_the_work_list(site: Site) -> None:
    clicks = Clicks()
    with site.visit("specialist", scripts=False) as page:
        clicks.on(page.get_by_role("link", name="c-0002", exact=True))
        clicks.on(page.get_by_role("link", name="Openheid"))
        clicks.on(page.get_by_role("radio", name=NOTHING, exact=True))
        clicks.on(page.get_by_role("button", name=own.LOOK))
        expect(page.get_by_role("heading", name=own.CHANGES)).to_be_visible()
        clicks.on(page.get_by_role("button", name=own.SAVE))
        expect(page.get_by_role("status").filter(has_text=own.SAVED)).to_be_visible()
    assert clicks.count <= 5


def test_a_keyboard_alone_records_a_decision(site: Site) -> None:
    with site.visit("specialist") as page:
        to_openness(page)
        tab_to(page, NOTHING)
        page.keyboard.press("Space")
        tab_to(page, own.LOOK)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=own.CHANGES)).to_be_visible()
        tab_to(page, own.SAVE)
        page.keyboard.press("Enter")
        expect(page.get_by_text(own.SAVED)).to_be_visible()


def test_every_state_of_the_page_is_sound(site: Site) -> None:
    with site.visit("specialist") as page:
        to_openness(page)
        assert_sound(page)
        follow(page.get_by_role("button", name=own.LOOK))
        page.get_by_role("alert").get_by_role("link", name=own.CHOOSE_WHAT).click()
        expect(page.locator("#wat")).to_be_focused()
        assert_sound(page)
        page.get_by_role("radio", name=NOTHING, exact=True).check()
        follow(page.get_by_role("button", name=own.LOOK))
        assert_sound(page)


def test_a_phone_never_scrolls_sideways(site: Site) -> None:
    with site.visit("specialist", narrow=True) as page:
        to_openness(page)
        assert not scrolls_sideways(page)


def test_the_choices_look_alike(site: Site) -> None:
    with site.visit("specialist") as page:
        to_openness(page)
        looks = {
            str(
                page.get_by_text(label, exact=True).first.evaluate(
                    "e => [getComputedStyle(e).color, getComputedStyle(e).font]"
                )
            )
            for label, _ in own.WHAT_CHOICES.values()
        }
    assert len(looks) == 1
