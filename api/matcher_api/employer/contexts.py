"""What each page for an employer may show. A template gets the fields of one of these, no more."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import employer_pages
from matcher_api.pages.contexts import Advice, ConditionGroup, Fact, Option
from matcher_api.pages.forms import Form


@dataclass(frozen=True, slots=True)
class OwnVacancy:
    """An own vacancy in the list; `to_look_at` says that an introduction is there now."""

    href: str
    title: str
    status: str
    facts: str
    to_look_at: bool


@dataclass(frozen=True, slots=True)
class OwnVacanciesContext:
    """Where an employer starts: a page of the own vacancies."""

    template: ClassVar[str] = "employer/vacancies.html"
    own: ClassVar[ModuleType] = employer_pages
    title: str
    items: tuple[OwnVacancy, ...]
    previous: str | None
    following: str | None
    where: str
    told: str | None


@dataclass(frozen=True, slots=True, repr=False)
class IntroductionContext:
    """One introduction as far as it was approved; `available` False shows nothing else of it."""

    available: bool
    anchor: str = ""
    pseudonym: str = ""
    released: str = ""
    summary: str = ""
    needs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    contact: str = ""
    relay: str | None = None
    answer: str | None = None
    note: str | None = None
    answer_href: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class OwnVacancyContext:
    """An own vacancy as it was posted, with advice on it and its introductions."""

    template: ClassVar[str] = "employer/vacancy.html"
    own: ClassVar[ModuleType] = employer_pages
    title: str
    heading: str
    status: str
    href: str
    told: str | None
    wrong: str | None
    next_statuses: tuple[Option, ...]
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    tasks: tuple[str, ...]
    requirements: tuple[str, ...]
    conditions: tuple[ConditionGroup, ...]
    advice: tuple[Advice, ...]
    conditions_open: bool
    proposed: tuple[str, ...]
    introductions: tuple[IntroductionContext, ...]


@dataclass(frozen=True, slots=True, repr=False)
class AnswerContext:
    """The form to answer an introduction with what the introduction tells beside it.

    `not_sent` says so of an answer that came too late.
    """

    template: ClassVar[str] = "employer/answer.html"
    own: ClassVar[ModuleType] = employer_pages
    title: str
    heading: str
    action: str
    back_to: str
    form: Form
    introduction: IntroductionContext
    not_sent: str | None
    answers: tuple[Option, ...]
    reasons: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PasteContext:
    """The form to paste the text of a vacancy in."""

    template: ClassVar[str] = "employer/paste.html"
    own: ClassVar[ModuleType] = employer_pages
    title: str
    form: Form


@dataclass(frozen=True, slots=True)
class FieldAdvice:
    """Advice on words in one field of the form, or a grade that the text proposes for it."""

    about: str
    phrase: str
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class FormChoices:
    """What there is to choose from in the form of a vacancy, the same for everyone."""

    grades: tuple[Option, ...]
    grades_or_none: tuple[Option, ...]
    licences: tuple[Option, ...]
    languages: tuple[Option, ...]
    levels: tuple[Option, ...]
    times: tuple[Option, ...]
    remotes: tuple[Option, ...]
    contracts: tuple[Option, ...]
    periods: tuple[Option, ...]
    offers: tuple[Option, ...]
    conditions: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class VacancyFormContext:
    """The form of a vacancy: new, from a pasted text, or to change one.

    `checked` is None when nothing was read yet, else the advice on what is filled in.
    """

    template: ClassVar[str] = "employer/vacancy_form.html"
    own: ClassVar[ModuleType] = employer_pages
    title: str
    heading: str
    lead: str
    action: str
    back_to: str
    submit_label: str
    new: bool
    pasted: str
    form: Form
    checked: tuple[FieldAdvice, ...] | None
    choices: FormChoices
    demand_rows: tuple[int, ...]
    language_rows: tuple[int, ...]
