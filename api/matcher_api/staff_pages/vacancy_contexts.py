"""What the pages about one vacancy and its people may show."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import vacancy_pages
from matcher_api.pages.contexts import Advice, ConditionGroup, Fact, Option
from matcher_api.pages.forms import Form
from matcher_api.staff_pages.contexts import Produced
from matcher_api.staff_pages.line_contexts import LineContext


@dataclass(frozen=True, slots=True)
class WeightField:
    """One thing that can count more or less, with its choices."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A grade that the text proposes: in words, and how to confirm it."""

    demand: str
    told: str
    phrase: str
    action: str | None
    grade: str
    button: str


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One demand: what is asked, and where its grade comes from when nobody gave it."""

    name: str
    asked: str
    note: str | None
    to_confirm: ToConfirm | None


@dataclass(frozen=True, slots=True)
class DemandGroup:
    """The demands that are equally hard."""

    name: str
    rows: tuple[DemandRow, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PersonLine:
    """A person in the list, with what the reader can do; `propose` None: done already, see `proposed`."""

    line: LineContext
    key: str
    why: str
    propose: str | None
    proposed: str | None
    aside: str


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """One demand that somebody does not meet: what is asked, what is there, and a step."""

    demand: str
    grade: str
    asked: str | None
    have: str | None
    step: str | None


@dataclass(frozen=True, slots=True, repr=False)
class BlockedPerson:
    """Somebody whom one thing keeps out of the list."""

    name: str
    why: str
    facts: tuple[str, ...]
    block: Block


@dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """A person the reader proposed or set aside, with what is known of that; `back` undoes it."""

    name: str
    why: str
    facts: tuple[str, ...]
    back: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VacancyContext:
    """A vacancy with its demands and advice, and the clients the reader may see for it."""

    template: ClassVar[str] = "vacancy.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    name: str
    address: str
    told: str | None
    form: Form
    version: int
    employer: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    tasks: tuple[str, ...]
    demands: tuple[DemandGroup, ...]
    conditions: tuple[ConditionGroup, ...]
    advice: tuple[Advice, ...]
    load: tuple[str, ...]
    explanation: str
    weights: tuple[WeightField, ...]
    weighted: tuple[tuple[str, str], ...]
    ran: str
    lines: tuple[PersonLine, ...]
    blocked: tuple[BlockedPerson, ...]
    proposals: tuple[Chosen, ...]
    set_aside: tuple[Chosen, ...]
    add: str | None
    note: str | None
    produced: Produced | None


@dataclass(frozen=True, slots=True, repr=False)
class ChoiceContext:
    """The form to propose somebody, or to set somebody aside."""

    template: ClassVar[str] = "vacancy/choice.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    heading: str
    back: str
    action: str
    vacancy: str
    facts: tuple[str, ...]
    what: str
    where: str
    already: str | None
    help: str
    needed: bool
    button: str
    form: Form


@dataclass(frozen=True, slots=True, repr=False)
class AddContext:
    """People whom the list missed, to propose one of them."""

    template: ClassVar[str] = "vacancy/add.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    heading: str
    back: str
    action: str
    people: tuple[Option, ...]
    more: str | None
    form: Form


@dataclass(frozen=True, slots=True, repr=False)
class WhyContext:
    """Why somebody stands where they stand for a vacancy, or does not stand in the list."""

    template: ClassVar[str] = "vacancy/why.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    back: str
    vacancy: str
    where: str
    line: LineContext
    blocks: tuple[Block, ...]
    conditions: str
    compare: str | None
    propose: str | None
    proposed: str | None
    ran: str
    produced: Produced | None


@dataclass(frozen=True, slots=True, repr=False)
class ComparedRow:
    """One thing about everybody who is compared: each cell holds lines of text."""

    name: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, repr=False)
class CompareContext:
    """Up to four people side by side, and whom there is to choose from."""

    template: ClassVar[str] = "vacancy/compare.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    heading: str
    back: str
    action: str
    weighted: tuple[tuple[str, str], ...]
    ran: str
    names: tuple[tuple[str, str], ...]
    groups: tuple[tuple[ComparedRow, ...], ...]
    people: tuple[Option, ...]
    form: Form


@dataclass(frozen=True, slots=True, repr=False)
class ShortLine:
    """A person on a list to take along; every field is words as the page has them."""

    rank: str
    name: str
    total: str
    low: str
    high: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    missing: tuple[str, ...]
    route: str
    facts: tuple[str, ...]
    proposed: str


@dataclass(frozen=True, slots=True, repr=False)
class PrintContext:
    """A list on paper."""

    template: ClassVar[str] = "vacancy/print.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    back: str
    employer: str
    made: str
    lines: tuple[ShortLine, ...]


@dataclass(frozen=True, slots=True)
class AllConditionsContext:
    """The full list of working conditions for the employer: always all of them."""

    template: ClassVar[str] = "vacancy/conditions.html"
    own: ClassVar[ModuleType] = vacancy_pages
    title: str
    back: str
    employer: str
    offers: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
