"""The sheet that a chart is drawn on: one picture of fixed width, told by its title."""

import textwrap
from typing import Final
from xml.etree import ElementTree as ET

WIDTH: Final = 400
LINE: Final = 20
"""From one line of text to the next."""

INK: Final = "#1b2a33"
QUIET: Final = "#5c707b"
BLUE: Final = "#0d5470"
RUST: Final = "#8c3b10"
GREEN: Final = "#1d6440"
PURPLE: Final = "#6b3fa0"
"""Each at least 4.5:1 on white."""

DASHES: Final = "5 3"

_TEXT: Final = 15
_CHARACTER: Final = 8.4
"""What a character takes at most in a line of common text, in the fonts that systems have."""


class Sheet:
    """A picture in the making; places are from the top left, the height is known at the end."""

    def __init__(self, name: str, title: str) -> None:
        """Begin an empty picture."""
        self._root = ET.Element("svg")
        self._root.set("xmlns", "http://www.w3.org/2000/svg")
        self._root.set("role", "img")
        self._root.set("aria-labelledby", f"{name}-title")
        ET.SubElement(self._root, "title", {"id": f"{name}-title"}).text = title
        self._paper = self.mark("rect", fill="#ffffff")

    def mark(self, shape: str, told: str = "", **attributes: str | float) -> ET.Element:
        """Draw a shape; what it tells is read when it is pointed at."""
        drawn = ET.SubElement(self._root, shape)
        for key, value in attributes.items():
            drawn.set(key.replace("_", "-"), value if isinstance(value, str) else f"{value:.1f}")
        if told:
            ET.SubElement(drawn, "title").text = told
        return drawn

    def rule(self, ends: tuple[float, float, float, float], **look: str) -> None:
        """Draw a straight line from `x1, y1` to `x2, y2`."""
        x1, y1, x2, y2 = ends
        self.mark("line", x1=x1, y1=y1, x2=x2, y2=y2, **look)

    def text(self, x: float, y: float, words: str, anchor: str = "start", fill: str = INK) -> None:
        """Write a line of text; one in the middle of a place moves over to stay within the sheet."""
        if anchor == "middle":
            half = width_of(words) / 2
            x = max(half, min(WIDTH - half, x))
        written = self.mark(
            "text",
            x=x,
            y=y,
            fill=fill,
            text_anchor=anchor,
            font_size=str(_TEXT),
            font_family="system-ui, sans-serif",
        )
        written.text = words

    def svg(self, height: float) -> str:
        """Return the picture."""
        for drawn in (self._paper, self._root):
            drawn.set("height", f"{height:.0f}")
        self._paper.set("width", str(WIDTH))
        self._root.set("width", "100%")
        self._root.set("viewBox", f"0 0 {WIDTH} {height:.0f}")
        self._root.set("preserveAspectRatio", "xMinYMin meet")
        return ET.tostring(self._root, encoding="unicode")


def width_of(words: str) -> float:
    """Return about how wide a text will be; there is no telling with a font that is not here."""
    return len(words) * _CHARACTER


def folded(words: str, width: float) -> list[str]:
    """Return a text as lines that fit in a width."""
    return textwrap.wrap(words, max(1, int(width / _CHARACTER)))
