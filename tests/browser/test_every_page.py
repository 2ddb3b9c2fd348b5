"""Every kind of page that a link leads to, in a real browser: sound for everyone, and whole on a phone."""

from collections import deque
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from page_checks import NARROWEST, assert_sound, scrolls_sideways
from page_site import DESKTOP, ROLES, Site

HOMES = {"employer": "/werkgever"}
FILES = (".csv",)


@pytest.mark.parametrize("who", sorted(ROLES))
def test_every_kind_of_page_is_sound_and_fits_a_phone(site: Site, who: str) -> None:
    with site.visit(who) as page:
        seen = set()
        waiting = deque([HOMES.get(who, "/")])
        while waiting:
            address = waiting.popleft()
            if kind(address) in seen:
                continue
            seen.add(kind(address))
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            assert_sound(page)
            page.set_viewport_size({"width": NARROWEST, "height": 640})
            assert not scrolls_sideways(page), address
            page.set_viewport_size(DESKTOP)
            waiting.extend(links(page))
    assert len(seen) >= (2 if who == "administrator" else 4)


def links(page: Page) -> list[str]:
    """Return the pages of ours that a page leads to."""
    found: list[str] = page.eval_on_selector_all(
        "a[href]", "all => all.map(a => a.getAttribute('href'))"
    )
    ours = (urldefrag(href).url for href in found if href.startswith("/"))
    return [href for href in ours if href and not urlsplit(href).path.endswith(FILES)]


def kind(address: str) -> str:
    """Return an address without what it is about: ids become stars, and which part of a list it shows."""
    steps = urlsplit(address).path.split("/")
    return "/".join("*" if len(step) >= 12 else step for step in steps)
