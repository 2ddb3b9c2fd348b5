"""What a ranked line shows: estimates, what speaks for and against, what is not known, every number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """One probability: the question it answers, in words, and in percent (0..100)."""

    question: str
    words: str
    percent: int


@dataclass(frozen=True, slots=True)
class Total:
    """The three estimates together, in percent, and the span that missing facts leave."""

    percent: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, repr=False)
class Quotes:
    """Evidence in the words of both texts."""

    of_client: str
    of_vacancy: str


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One thing that speaks for or against, with the phrases that made it so."""

    text: str
    quotes: Quotes | None


@dataclass(frozen=True, slots=True, repr=False)
class TableRow:
    """One row of the full account: a name, one cell for each part, and a sentence."""

    name: str
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """Every contribution there is, so that a reader can add them up."""

    caption: str
    parts: tuple[str, ...]
    rows: tuple[TableRow, ...]
    ends: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Missing:
    """A fact nobody knows, what to ask, and how many percentage points it could move the total."""

    ask: str
    effect: str


@dataclass(frozen=True, slots=True, repr=False)
class LineContext:
    """One line of a list. `href` None means there is no page to go to.

    `to_top` is what would bring it into the first five, for the own specialist alone.
    """

    rank: int
    anchor: str
    title: str
    href: str | None
    facts: tuple[str, ...]
    route: str | None
    total: Total
    estimates: tuple[Estimate, ...]
    speaks_for: tuple[Point, ...]
    speaks_against: tuple[Point, ...]
    missing: tuple[Missing, ...]
    account: Account
    to_top: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class BlockedContext:
    """A vacancy that one thing keeps out of the list, and the step that would lift it."""

    title: str
    href: str
    facts: tuple[str, ...]
    demand: str
    grade: str
    asked: str | None
    have: str | None
    step: str
