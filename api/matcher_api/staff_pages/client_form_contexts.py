"""What the pages for a client's file may show."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import client_form
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form


@dataclass(frozen=True, slots=True, repr=False)
class FormChoices:
    """Everything there is to choose from in a client's file, and how many rows there are of some."""

    sectors: tuple[Option, ...]
    sector_rows: tuple[int, ...]
    times: tuple[Option, ...]
    modes: tuple[Option, ...]
    licence: tuple[Option, ...]
    licences: tuple[Option, ...]
    languages: tuple[Option, ...]
    levels: tuple[Option, ...]
    language_rows: tuple[int, ...]
    education: tuple[Option, ...]
    qualification: tuple[Option, ...]
    needs: tuple[Option, ...]
    importances: tuple[Option, ...]
    register: tuple[Option, ...]
    statuses: tuple[Option, ...]
    not_employers: tuple[Option, ...]
    not_vacancies: tuple[Option, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ToRewrite:
    """A text that speaks of health: where it stands, in words, and the field to mend it in."""

    field: str
    told: str


@dataclass(frozen=True, slots=True, repr=False)
class HelpsMost:
    """The question whose answer would change the list most: where to note the answer, if it is here."""

    question: str
    told: str
    field: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ClientFileContext:
    """A client's file as a form; a new one has no id yet and asks for a number instead."""

    template: ClassVar[str] = "caseload/file.html"
    own: ClassVar[ModuleType] = client_form
    title: str
    heading: str
    client_id: str | None
    shown_id: str
    told: str | None
    form: Form
    choices: FormChoices
    rewrite: tuple[ToRewrite, ...]
    helps_most: HelpsMost | None
    stale: bool
