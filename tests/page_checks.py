"""What every page is held to in a real browser: axe, headings, a phone's width, a keyboard."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST = 320


class Clicks:
    """Clicks on links, buttons and choices, and counts them."""

    count = 0

    def on(self, target: Locator) -> None:
        """Click, and wait until whatever it leads to is there."""
        target.click()
        target.page.wait_for_load_state()
        self.count += 1


def follow(link: Locator) -> None:
    """Click on what leads to another page, and wait until that page is there."""
    with link.page.expect_navigation():
        link.click()


def found_by_axe(page: Page) -> list[tuple[str, Any]]:
    """Return what axe finds wrong, with where."""
    found: dict[str, Any] = (
        Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
    )
    return [(one["id"], [n["target"] for n in one["nodes"]]) for one in found["violations"]]


def heading_levels(page: Page) -> list[int]:
    """Return the levels of the headings, in order."""
    headings = page.locator("h1, h2, h3, h4").all()
    return [int(heading.evaluate("h => h.tagName[1]")) for heading in headings]


def scrolls_sideways(page: Page) -> bool:
    """Tell whether a phone has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth") > NARROWEST)


def assert_sound(page: Page) -> None:
    """Hold a page to axe, to one main heading and to headings that descend one level at a time."""
    assert found_by_axe(page) == []
    levels = heading_levels(page)
    main = levels.index(1)
    assert levels.count(1) == 1
    steps = zip(levels[main:], levels[main + 1 :], strict=False)
    assert all(low <= high + 1 for high, low in steps)
    assert page.title().endswith("– matcher")


def tab_to(page: Page, text: str, *, backwards: bool = False) -> None:
    """Go on by keyboard until something with this text has focus; each stop is to be seen."""
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        stop = page.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at);
                const box = at.getBoundingClientRect();
                const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
                return {text: at.innerText || label || "", outline: style.outlineStyle,
                        width: parseFloat(style.outlineWidth),
                        seen: box.width > 4 && box.bottom > 0 && box.top < innerHeight};
            }"""
        )
        assert stop["outline"] == "solid", stop
        assert stop["width"] >= 2, stop
        assert stop["seen"], stop
        if stop["text"].strip() == text:
            return
    pytest.fail(f"{text!r} cannot be reached by keyboard")
