"""What the caseload's pages may show: the list, the talks, the sheet for the client, and handing over."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import caseload_pages, explanation_pages
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form


@dataclass(frozen=True, slots=True, repr=False)
class CaseloadRow:
    """One own client in the list."""

    href: str
    shown_id: str
    status: str
    looks_for: str
    unknown: str
    unknown_href: str | None
    last_step: str


@dataclass(frozen=True, slots=True, repr=False)
class CaseloadContext:
    """The caseload by what the reader chose, with how many each choice hides."""

    template: ClassVar[str] = "caseload/list.html"
    own: ClassVar[ModuleType] = caseload_pages
    title: str
    told: str | None
    form: Form
    statuses: tuple[Option, ...]
    quiet: tuple[Option, ...]
    orders: tuple[Option, ...]
    rows: tuple[CaseloadRow, ...]
    shown: str
    hidden: tuple[str, ...]
    nobody: bool
    previous: str | None
    following: str | None
    where: str


@dataclass(frozen=True, slots=True, repr=False)
class TalkLine:
    """One talk: when, about what, and what was said."""

    held_on: str
    about: str
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class TalksContext:
    """The log of talks with a client, and the form for one more."""

    template: ClassVar[str] = "caseload/talks.html"
    own: ClassVar[ModuleType] = caseload_pages
    title: str
    heading: str
    client_id: str
    shown_id: str
    told: str | None
    form: Form
    abouts: tuple[Option, ...]
    note_help: str
    talks: tuple[TalkLine, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ExplainedVacancy:
    """A vacancy with why it was proposed, in words for the client, and what is to be asked there."""

    title: str
    facts: str
    why: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ExplanationContext:
    """The sheet for the client: vacancies with reasons, open questions, and how openness stands."""

    template: ClassVar[str] = "caseload/explanation.html"
    own: ClassVar[ModuleType] = explanation_pages
    title: str
    client_id: str
    shown_id: str
    vacancies: tuple[ExplainedVacancy, ...]
    note: str | None
    questions: tuple[str, ...]
    openness: str
    made_on: str


@dataclass(frozen=True, slots=True, repr=False)
class HandOverContext:
    """Handing a client over: what goes along, what stops, and the form; `confirm` waits for a yes."""

    template: ClassVar[str] = "caseload/hand_over.html"
    own: ClassVar[ModuleType] = caseload_pages
    title: str
    heading: str
    client_id: str
    shown_id: str
    form: Form
    confirm: str | None
    stale: bool
    goes_along: tuple[str, ...]
    stops: tuple[str, ...]
