"""Reads a form from a page as a browser would send it untouched: every field with what stands in it."""

from html.parser import HTMLParser

from httpx2 import Response


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str | list[str]] = {}
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        name = known.get("name", "")
        if tag == "input" and name:
            self._input(name, known)
        elif tag == "textarea":
            self._area = name
            self.sent[name] = ""
        elif tag == "select":
            self._select = name
        elif (
            tag == "option"
            and self._select
            and ("selected" in known or self._select not in self.sent)
        ):
            self.sent[self._select] = known.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] = f"{self.sent[self._area]}{data}".removeprefix("\n")

    def _input(self, name: str, known: dict[str, str]) -> None:
        kind, value = known.get("type", "text"), known.get("value", "")
        if kind == "checkbox" and "checked" in known:
            self.sent[name] = [*self.sent.get(name, []), value]
        elif kind not in {"checkbox", "radio"} or "checked" in known:
            self.sent[name] = value


def filled_in(page: Response) -> dict[str, str | list[str]]:
    """Return what the forms of a page would send as they stand."""
    fields = _Fields()
    fields.feed(page.text)
    return fields.sent
