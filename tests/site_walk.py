"""Walks every page that a signed-in visitor can reach by a link, and sends every form as it stands."""

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from fastapi.testclient import TestClient
from httpx2 import Response

MOST_PAGES = 80
LEAVING = {"/uitloggen"}


@dataclass
class Sent:
    """A form on a page: where it goes, how, and what it would send untouched."""

    action: str
    method: str
    data: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Sent] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "a" and known.get("href"):
            self.links.append(known["href"])
        if tag == "form":
            self.forms.append(Sent(known.get("action", ""), known.get("method", "get")))
        if tag == "input" and known.get("type") == "hidden" and self.forms:
            self.forms[-1].data.setdefault(known["name"], []).append(known.get("value", ""))


def walk(visitor: TestClient, start: str) -> dict[str, Response]:
    """Return every answer by what was asked: pages by links first, then every form, sent untouched."""
    seen: dict[str, Response] = {}
    kinds: dict[str, int] = {}
    forms: dict[str, Sent] = {}
    waiting = deque([start])
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.popleft()
        if address in seen or kinds.get(_kind(address), 0) >= _FEW:
            continue
        kinds[_kind(address)] = kinds.get(_kind(address), 0) + 1
        answer = seen[address] = visitor.get(address, follow_redirects=True)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        reader = _Reader()
        reader.feed(answer.text)
        for href in reader.links:
            target = urldefrag(urljoin(address, href)).url
            if not urlsplit(target).netloc and target.startswith("/"):
                waiting.append(target)
        for form in reader.forms:
            if form.method == "post" and urlsplit(form.action).path not in LEAVING:
                forms.setdefault(_kind(form.action), form)
    for form in forms.values():
        answer = visitor.post(form.action, data=form.data, follow_redirects=True)
        seen[f"POST {form.action}"] = answer
    return seen


_FEW = 3
"""How many pages of one kind are looked at: they differ in who or what they are about alone."""


def _kind(address: str) -> str:
    """Return an address without what it is about: ids become stars."""
    parts = urlsplit(address)
    steps = ["*" if len(step) >= 12 else step for step in parts.path.split("/")]
    return "/".join(steps) + ("?" if parts.query else "")
