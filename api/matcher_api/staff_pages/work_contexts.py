"""What the work list and the list of vacancies may show."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import work_pages
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form
from matcher_api.staff_pages.contexts import ClientChoice, VacancyChoice


@dataclass(frozen=True, slots=True, repr=False)
class WorkItem:
    """One thing to do: what, where, and what to know before opening it."""

    name: str
    href: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class WorkSection:
    """Things to do of one kind; `more` tells how many are not shown here, and `more_href` where."""

    anchor: str
    name: str
    help: str
    items: tuple[WorkItem, ...]
    more: str | None
    more_href: str | None


@dataclass(frozen=True, slots=True, repr=False)
class WorkListContext:
    """What waits for the reader today, and for a specialist the own clients."""

    template: ClassVar[str] = "work_list.html"
    own: ClassVar[ModuleType] = work_pages
    title: str
    told: str | None
    sections: tuple[WorkSection, ...]
    clients: tuple[ClientChoice, ...] | None
    all_clients: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VacanciesContext:
    """Open vacancies as the reader chose them, with what each choice hides, and a search by text."""

    template: ClassVar[str] = "vacancies.html"
    own: ClassVar[ModuleType] = work_pages
    title: str
    form: Form
    hours: tuple[tuple[str, str], ...]
    items: tuple[VacancyChoice, ...]
    shown: str
    hidden: tuple[str, ...]
    nothing: str
    previous: str | None
    following: str | None
    where: str
    typed: str
    wrong: Wrong | None
