"""The words of openness: recipients, topics, decisions, and what they amount to on a given day.

A decision is appended and revoked, never overwritten. The latest decision for a recipient that has
begun governs; once it has ended, the client is closed towards that recipient. One that was revoked
before its first day never begins. Silence means no.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NewType

from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import DecisionId, EmployerId

Recipient = NewType("Recipient", str)
"""Whom a decision is about: `EMPLOYER_SERVICES`, `ANY_EMPLOYER`, or an employer's id."""

EMPLOYER_SERVICES: Final = Recipient("employer_services")
ANY_EMPLOYER: Final = Recipient("any_employer")


class Topic(StrEnum):
    """What may be told. Never a condition or a diagnosis: those are not stored."""

    NEEDS = "needs"
    SUPPORT = "support"
    JOBS_AGREEMENT = "jobs_agreement"
    BACKGROUND = "background"


class Moment(StrEnum):
    """From when a topic may be told."""

    INTRODUCTION = "introduction"
    INTERVIEW = "interview"
    OFFER = "offer"
    START = "start"


class Teller(StrEnum):
    """Who tells."""

    CLIENT = "client"
    EMPLOYMENT_SPECIALIST = "employment_specialist"


class ContactRoute(StrEnum):
    """How a client comes to an employer."""

    APPLIES_SELF = "applies_self"
    APPLIES_WITH_NOTE = "applies_with_note"
    INTRODUCED = "introduced"


def topic_of(code: ConditionCode) -> Topic:
    """Return the topic a need belongs to: guidance at work reveals support, the rest are needs.

    >>> topic_of(ConditionCode.GUIDANCE_AT_WORK)
    <Topic.SUPPORT: 'support'>
    """
    return Topic.SUPPORT if code is ConditionCode.GUIDANCE_AT_WORK else Topic.NEEDS


@dataclass(frozen=True, slots=True)
class DisclosureDecision:
    """One decision of a client about openness.

    Valid from `valid_from` up to and including `valid_until`, unless revoked on an earlier day.
    """

    id: DecisionId
    recipient: Recipient
    topics: frozenset[Topic]
    need_codes: frozenset[ConditionCode]
    from_moment: Moment
    told_by: Teller
    valid_from: date
    valid_until: date
    revoked_on: date | None = None

    def begun(self, on: date) -> bool:
        """Tell whether the first day has come; it never does when it was revoked before that day."""
        never = self.revoked_on is not None and self.revoked_on < self.valid_from
        return self.valid_from <= on and not never

    def in_force(self, on: date) -> bool:
        """Tell whether the decision holds on this day; a revocation counts from its own day."""
        return self.valid_from <= on <= self.valid_until and (
            self.revoked_on is None or on < self.revoked_on
        )


@dataclass(frozen=True, slots=True)
class Openness:
    """What a client is open about towards one recipient on one day, and the last day it holds."""

    topics: frozenset[Topic] = frozenset()
    need_codes: frozenset[ConditionCode] = frozenset()
    from_moment: Moment = Moment.START
    told_by: Teller = Teller.CLIENT
    until: date | None = None

    @property
    def route(self) -> ContactRoute:
        """Return how the client comes to this recipient.

        An introduction takes the topic `support`, told by the specialist, from the introduction on;
        anything less and the client applies in person, with a note when there is something to tell.
        """
        if (
            Topic.SUPPORT in self.topics
            and self.told_by is Teller.EMPLOYMENT_SPECIALIST
            and self.from_moment is Moment.INTRODUCTION
        ):
            return ContactRoute.INTRODUCED
        if self.topics & {Topic.NEEDS, Topic.SUPPORT}:
            return ContactRoute.APPLIES_WITH_NOTE
        return ContactRoute.APPLIES_SELF


CLOSED: Final = Openness()
_ONE_DAY: Final = timedelta(days=1)


def governing_decisions(
    decisions: Iterable[DisclosureDecision], on: date
) -> tuple[DisclosureDecision, ...]:
    """Return the decisions that govern and hold on a day: one for each recipient at most.

    `decisions` come in the order in which they were recorded. A decision that a later one replaced is
    not among them, whatever days it names; nor is any for a recipient whose latest has ended.
    """
    begun = {decision.recipient: decision for decision in decisions if decision.begun(on)}
    return tuple(decision for decision in begun.values() if decision.in_force(on))


def openness_towards(
    decisions: Iterable[DisclosureDecision], recipient: Recipient, on: date
) -> Openness | None:
    """Return what the governing decision for exactly this recipient amounts to, or None without one.

    `decisions` come in the order in which they were recorded. None means: never decided, or nothing
    that has begun. A decision that ended, was revoked or names no topic gives `CLOSED`.
    """
    begun = [d for d in decisions if d.recipient == recipient and d.begun(on)]
    if not begun:
        return None
    governing = begun[-1]
    if not governing.in_force(on):
        return CLOSED
    return Openness(
        topics=governing.topics,
        need_codes=frozenset(c for c in governing.need_codes if topic_of(c) in governing.topics),
        from_moment=governing.from_moment,
        told_by=governing.told_by,
        until=governing.valid_until,
    )


def carried_until(
    decisions: Iterable[DisclosureDecision],
    recipient: Recipient,
    on: date,
    carries: Callable[[Openness], bool],
) -> date | None:
    """Return the last day up to which decisions carry something, from a day on and without a gap.

    None when they do not on that day. Every decision still to begin is looked at on its first day: it
    may go on from the one before it, or stop it.
    """
    mine = [decision for decision in decisions if decision.recipient == recipient]
    last, day = None, on
    while True:
        openness = openness_towards(mine, recipient, day) or CLOSED
        if openness.until is None or not carries(openness):
            return last
        begins = [one.valid_from - _ONE_DAY for one in mine if one.valid_from > day]
        last = min([openness.until, *begins])
        if last == date.max:
            return last
        day = last + _ONE_DAY


@dataclass(frozen=True, slots=True)
class OpennessPerEmployer:
    """A client's openness towards every employer on one day, as the ranking may count on it."""

    otherwise: Openness = CLOSED
    specific: Mapping[EmployerId, Openness] = field(default_factory=dict)

    def towards(self, employer_id: EmployerId) -> Openness:
        """Return the openness towards one employer; the specific decision wins, an empty one too."""
        return self.specific.get(employer_id, self.otherwise)


def openness_per_employer(decisions: Iterable[DisclosureDecision], on: date) -> OpennessPerEmployer:
    """Return a client's openness towards all employers on a day."""
    decisions = tuple(decisions)
    named = {d.recipient for d in decisions} - {EMPLOYER_SERVICES, ANY_EMPLOYER}
    specific = {r: openness_towards(decisions, r, on) for r in sorted(named)}
    return OpennessPerEmployer(
        otherwise=openness_towards(decisions, ANY_EMPLOYER, on) or CLOSED,
        specific={EmployerId(r): o for r, o in specific.items() if o is not None},
    )
