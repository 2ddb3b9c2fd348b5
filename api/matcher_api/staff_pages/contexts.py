"""What each page for staff may show. A template gets the fields of one of these, and nothing else."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import client_pages
from matcher_api.pages.contexts import Fact, Option
from matcher_api.staff_pages.line_contexts import BlockedContext, LineContext


@dataclass(frozen=True, slots=True)
class ClientChoice:
    """An own client to choose: by the id of the organisation's own file, never by a name.

    `status` is None for whoever is looking for work.
    """

    href: str
    shown_id: str
    status: str | None
    looks_for: str
    facts: str


@dataclass(frozen=True, slots=True)
class VacancyChoice:
    """A vacancy to choose."""

    href: str
    title: str
    facts: str
    posted: str


@dataclass(frozen=True, slots=True)
class Night:
    """How one night went."""

    began: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class AdministratorContext:
    """Where an administrator starts: how the nights went, and no person or vacancy."""

    template: ClassVar[str] = "administrator.html"
    title: str
    nights: tuple[Night, ...]


@dataclass(frozen=True, slots=True)
class Produced:
    """What made a list: to tell why it differs from another day's."""

    calibrated: bool
    on: str
    ranker: str
    encoder: str


@dataclass(frozen=True, slots=True, repr=False)
class BestQuestion:
    """The one question whose answer would change the list most, and how much."""

    ask: str
    about: str | None
    effect: str


@dataclass(frozen=True, slots=True, repr=False)
class WentToOthers:
    """A vacancy that went to others last night, and why."""

    title: str
    href: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ClientContext:
    """The vacancies for an own client, with the facts they rest on.

    `night` says that the nightly list differs from this one, and that it is old; `hidden` are the
    vacancies that the client does not want to see, by title and address, and `settled` those of which
    nothing is left to propose, with what happened last.
    """

    template: ClassVar[str] = "client.html"
    own: ClassVar[ModuleType] = client_pages
    title: str
    client_id: str
    told: str | None
    facts: tuple[Fact, ...]
    to_rewrite: tuple[str, ...]
    weights: tuple[Option, ...]
    lines: tuple[LineContext, ...]
    blocked: tuple[BlockedContext, ...]
    note: str | None
    produced: Produced | None
    question: BestQuestion | None
    night: tuple[str, ...]
    others_help: str
    went_to_others: tuple[WentToOthers, ...]
    hidden: tuple[tuple[str, str], ...]
    settled: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class FoundContext:
    """The vacancies for a text about nobody in particular."""

    template: ClassVar[str] = "found.html"
    title: str
    typed: str
    lines: tuple[LineContext, ...]
    note: str | None
    produced: Produced | None
