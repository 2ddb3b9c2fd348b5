"""What the page about one client and one vacancy may show."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from matcher.wording import pair_pages
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form
from matcher_api.staff_pages.contexts import Produced
from matcher_api.staff_pages.line_contexts import LineContext


@dataclass(frozen=True, slots=True, repr=False)
class PairEvent:
    """Something that happened: the day, and what."""

    day: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class KnownAs:
    """How the employer knows the client and the specialist from one introduction."""

    pseudonym: str
    contact: str
    since: str


@dataclass(frozen=True, slots=True, repr=False)
class AskedReply:
    """A colleague's proposal that waits for a reply."""

    proposal_id: str
    proposed: str
    reason: str | None


@dataclass(frozen=True, slots=True, repr=False)
class StepChoices:
    """What can be chosen in the forms of the steps."""

    words: tuple[Option, ...]
    also: tuple[Option, ...]
    declined: tuple[Option, ...]
    results: tuple[Option, ...]
    not_hired: tuple[Option, ...]
    withdrawn: tuple[Option, ...]
    care: tuple[Option, ...]
    ended: tuple[Option, ...]
    agreed: tuple[Option, ...]


@dataclass(frozen=True, slots=True, repr=False)
class NextStep:
    """The step that comes next: which one, in words, with what there is to know before taking it.

    `replies` come first when there are any. `talk_again` says that the client may still say otherwise,
    `correct` that the result of today may be put right, `place` that the status can be set to placed.
    """

    stage: str
    heading: str
    help: str
    notes: tuple[str, ...]
    replies: tuple[AskedReply, ...]
    refusal: str | None
    talk_again: bool
    correct: bool
    place: bool
    choices: StepChoices


@dataclass(frozen=True, slots=True, repr=False)
class NotMet:
    """A demand that is not met: what is asked, what there is, and the step that might lift it."""

    demand: str
    grade: str
    asked: str | None
    have: str | None
    step: str


@dataclass(frozen=True, slots=True, repr=False)
class Why:
    """Why a pair is in the list or not, with its line where there is one."""

    heading: str
    told: tuple[str, ...]
    not_met: tuple[NotMet, ...]
    top_five: str | None
    in_list: bool
    line: LineContext | None
    produced: Produced | None


@dataclass(frozen=True, slots=True, repr=False)
class PairContext:
    """One client and one vacancy: the next step, what happened, why, and the same for the client."""

    template: ClassVar[str] = "pair.html"
    own: ClassVar[ModuleType] = pair_pages
    title: str
    vacancy: str
    facts: tuple[str, ...]
    shown_id: str
    client_id: str
    address: str
    vacancy_href: str
    openness_href: str
    told: str | None
    form: Form
    next: NextStep
    events: tuple[PairEvent, ...]
    known_as: tuple[KnownAs, ...]
    why: Why
    for_client: tuple[str, ...]
    refused_vacancy: bool
    refused_employer: bool
