"""What the page about a client's openness may show."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import openness_pages
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form


@dataclass(frozen=True, slots=True, repr=False)
class StandingDecision:
    """A decision that holds or will hold: in words, with what revoking it would do."""

    decision_id: str
    recipient: str
    facts: tuple[str, ...]
    if_revoked: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EarlierDecision:
    """A decision that holds no longer, and why."""

    recipient: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ListsByChoice:
    """The first vacancies of a list under each choice, side by side; a row for each place."""

    caption: str
    told: str
    choices: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Choices:
    """Everything that a decision can say, to choose from."""

    recipients: tuple[Option, ...]
    employers: tuple[Option, ...]
    what: tuple[Option, ...]
    also: tuple[Option, ...]
    needs: tuple[Option, ...]
    moments: tuple[Option, ...]
    tellers: tuple[Option, ...]


@dataclass(frozen=True, slots=True, repr=False)
class TalkNote:
    """A talk about openness: when, and what was said."""

    held_on: str
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class OpennessContext:
    """A client's openness: what holds, the form for a new decision, and lists by choice.

    `changes` is what a decision that was filled in would do; it then waits to be saved. `no_lists` says
    why there are none.
    """

    template: ClassVar[str] = "openness.html"
    own: ClassVar[ModuleType] = openness_pages
    title: str
    client_id: str
    shown_id: str
    told: str | None
    standing: tuple[StandingDecision, ...]
    earlier: tuple[EarlierDecision, ...]
    form: Form
    choices: Choices
    changes: tuple[str, ...] | None
    lists: ListsByChoice | None
    no_lists: str
    talks: tuple[TalkNote, ...]
