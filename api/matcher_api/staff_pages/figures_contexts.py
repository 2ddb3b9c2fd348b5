"""What the page with figures may show: pictures with a table beside each, and who waits longest."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import figures_pages
from matcher_api.pages.contexts import Fact


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A figure as a chart (None when there is nothing to draw) with the same figure as a table."""

    name: str
    svg: str | None
    caption: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Waiting:
    """An own client of whom no employer has heard, and since when the client is known."""

    shown_id: str
    href: str
    since: str


@dataclass(frozen=True, slots=True, repr=False)
class FiguresSection:
    """Figures on one question; `waiting` is for a specialist alone, and `more_waiting` how many follow."""

    anchor: str
    name: str
    help: str
    facts: tuple[Fact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    more_waiting: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FiguresContext:
    """How the region does, as far as the reader may see it."""

    template: ClassVar[str] = "figures.html"
    own: ClassVar[ModuleType] = figures_pages
    title: str
    scope: str
    left_out: str | None
    sections: tuple[FiguresSection, ...]
