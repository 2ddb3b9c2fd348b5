"""What each page for staff may show. A template gets the fields of one of these, and nothing else."""

from dataclasses import dataclass
from typing import ClassVar

from matcher_api.pages.contexts import Advice, ConditionGroup, Fact, Option
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
class ClientContext:
    """The vacancies for an own client, with the facts they rest on."""

    template: ClassVar[str] = "client.html"
    title: str
    client_id: str
    facts: tuple[Fact, ...]
    to_rewrite: tuple[str, ...]
    weights: tuple[Option, ...]
    lines: tuple[LineContext, ...]
    blocked: tuple[BlockedContext, ...]
    note: str | None
    produced: Produced | None


@dataclass(frozen=True, slots=True, repr=False)
class FoundContext:
    """The vacancies for a text about nobody in particular."""

    template: ClassVar[str] = "found.html"
    title: str
    typed: str
    lines: tuple[LineContext, ...]
    note: str | None
    produced: Produced | None


@dataclass(frozen=True, slots=True, repr=False)
class VacancyContext:
    """A vacancy with its texts and advice, and the clients the reader may see for it."""

    template: ClassVar[str] = "vacancy.html"
    title: str
    employer: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    tasks: tuple[str, ...]
    requirements: tuple[str, ...]
    conditions: tuple[ConditionGroup, ...]
    advice: tuple[Advice, ...]
    explanation: str
    lines: tuple[LineContext, ...]
    note: str | None
    produced: Produced | None
