"""What a page is made from: a template, and fields that are all it gets; and the pages everyone may see."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar, Protocol

from matcher.wording import unsent_form_pages


class Context(Protocol):
    """What one page may show: a dataclass whose fields are all that its template gets.

    `own`, where a context has it, is the module with the words of its page, for the template.
    """

    template: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def title(self) -> str:
        """The title of the page, as its tab and its history show it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list of choices."""

    value: str
    label: str
    chosen: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing and what is known of it, as words; several values each on a line of their own."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that was filled in wrongly: its id on the page and what to do about it."""

    field: str
    problem: str


@dataclass(frozen=True, slots=True)
class SignInContext:
    """The page on which a key is exchanged for a session; the key itself is never shown again.

    `demo_roles` are those to look around as, in the demo alone; `unsent` is the sealed form that was sent
    after the session ran out, "" when there is none.
    """

    template: ClassVar[str] = "sign_in.html"
    own: ClassVar[ModuleType] = unsent_form_pages
    title: str
    wrong: Wrong | None
    came_for: str
    demo_roles: tuple[Option, ...]
    unsent: str


@dataclass(frozen=True, slots=True, repr=False)
class UnsentContext:
    """What was typed when the session ran out, to be sent now or not.

    `fields` are the names and texts of the form, `texts` those of some words, to be seen again.
    """

    template: ClassVar[str] = "unsent.html"
    own: ClassVar[ModuleType] = unsent_form_pages
    title: str
    address: str
    page: str
    fields: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """Something went wrong: what, and what the reader can do."""

    template: ClassVar[str] = "error.html"
    title: str
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice on a phrase in a vacancy, or on what is not there; `conditions` is then the full list."""

    about: str
    phrase: str
    text: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Working conditions that a vacancy offers in the same way."""

    offer: str
    conditions: tuple[str, ...]
