"""What the page with the explanation may show: the ranker as a table; all else are fixed words."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import how_it_works_pages
from matcher_api.pages.contexts import Fact


@dataclass(frozen=True, slots=True)
class CardRow:
    """One feature: its name, what it means, and for each estimate the least and most it can do."""

    name: str
    meaning: str
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowItWorksContext:
    """How lists are made, with the card of the ranker in use."""

    template: ClassVar[str] = "how_it_works.html"
    own: ClassVar[ModuleType] = how_it_works_pages
    title: str
    facts: tuple[Fact, ...]
    how_much: str
    estimates: tuple[str, ...]
    rows: tuple[CardRow, ...]
