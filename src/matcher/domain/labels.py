"""What the history of one pair teaches each part of the ranker, and which histories teach nothing.

Only what happened teaches; that something did not happen (yet) never does. Whether a job lasted teaches
once 26 weeks have passed since the hire, and not before: of recent hires only those that ended early are
known, and they would teach that jobs do not last. A history that cannot be true is left out, and named by
its kind alone: no day, id or reason of anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from matcher.domain.matches import Part
from matcher.domain.outcomes import Outcome, OutcomeEvent

LASTING: Final = timedelta(weeks=26)
"""A job that still runs so long after the hire is sustained work."""

_YES: Final = frozenset(
    {
        OutcomeEvent.CLIENT_INTERESTED,
        OutcomeEvent.APPLIED,
        OutcomeEvent.INTRODUCED,
        OutcomeEvent.HIRED,
    }
)
_NO: Final = OutcomeEvent.CLIENT_DECLINED
_NOT_TAKEN: Final = frozenset({OutcomeEvent.NOT_HIRED, OutcomeEvent.NO_ANSWER})
_KEPT: Final = frozenset({OutcomeEvent.KEPT_13_WEEKS, OutcomeEvent.KEPT_26_WEEKS})


class Broken(StrEnum):
    """Why a history cannot be true."""

    IN_THE_FUTURE = "an event lies in the future"
    KEPT_WITHOUT_HIRE = "a job was kept before anybody was hired"
    ENDED_WITHOUT_HIRE = "a job ended before anybody was hired"
    REFUSED_AFTER_HIRE = "a refusal comes after the hire"
    YES_AND_NO = "the client said yes and no on one day"
    ENDED_AND_KEPT = "a job ended within 26 weeks and was kept for 26 weeks"
    KEPT_TOO_SOON = "a job was kept for 26 weeks within 26 weeks of the hire"


@dataclass(frozen=True, slots=True)
class PairLabels:
    """What one pair teaches: for each part that it speaks of, whether it went well.

    `began_on` is the day of the pair's first event; `rank_shown` where it stood in the list in which it
    was first shown, None when it was not.
    """

    well: Mapping[Part, bool]
    began_on: date
    rank_shown: int | None = None


def labels_of_pair(outcomes: Iterable[Outcome], on: date) -> PairLabels | Broken:
    """Return what the outcomes of one client with one vacancy teach, or why they cannot be true.

    Args:
        outcomes: everything that happened with this pair, at least one event, in any order.
        on: the day it is.

    Of several jobs of one pair, the first one counts.

    >>> from matcher.domain.ids import ClientId, OutcomeId, VacancyId
    >>> def of(event: OutcomeEvent, day: int) -> Outcome:
    ...     return Outcome(
    ...         OutcomeId(""), ClientId(""), VacancyId(""), event, date(2026, 1, day)
    ...     )
    >>> taught = labels_of_pair([of(OutcomeEvent.PROPOSED, 1), of(_NO, 2)], date(2026, 2, 1))
    >>> taught.well[Part.CLIENT_FIT]
    False
    """
    history = sorted(outcomes, key=lambda one: one.on)
    broken = _broken(history, on)
    if broken is not None:
        return broken
    well = {
        Part.CLIENT_FIT: _wanted(history),
        Part.EMPLOYER_FIT: _taken(history),
        Part.SUSTAINED_FIT: _lasted(_first_job(history), on),
    }
    shown = next((one.shown.rank for one in history if one.shown is not None), None)
    known = {part: value for part, value in well.items() if value is not None}
    return PairLabels(known, history[0].on, shown)


def _broken(history: Sequence[Outcome], on: date) -> Broken | None:
    """Return the first thing that cannot be true in a history, oldest event first."""
    if history[-1].on > on:
        return Broken.IN_THE_FUTURE
    said = {one.on: one.event in _YES for one in history if one.event in _YES}
    if any(one.event is _NO and one.on in said for one in history):
        return Broken.YES_AND_NO
    job = _first_job(history)
    before = [one.event for one in history if not job or one.on < job[0].on]
    if any(event in _KEPT for event in before):
        return Broken.KEPT_WITHOUT_HIRE
    if OutcomeEvent.ENDED in before:
        return Broken.ENDED_WITHOUT_HIRE
    return _broken_job(job) if job else None


def _broken_job(job: Sequence[Outcome]) -> Broken | None:
    hired = job[0].on
    events = {one.event for one in job}
    if events & {*_NOT_TAKEN, _NO}:
        return Broken.REFUSED_AFTER_HIRE
    kept = [one for one in job if one.event is OutcomeEvent.KEPT_26_WEEKS]
    if kept and _ended_early(job):
        return Broken.ENDED_AND_KEPT
    return Broken.KEPT_TOO_SOON if any(one.on < hired + LASTING for one in kept) else None


def _first_job(history: Sequence[Outcome]) -> list[Outcome]:
    """Return the first hire with all that came from that day on, until a next hire; empty if none.

    Of several hires on one day, one counts.
    """
    hires = [one for one in history if one.event is OutcomeEvent.HIRED]
    if not hires:
        return []
    first = hires[0]
    again = next((one.on for one in hires if one.on > first.on), None)
    later = [
        one
        for one in history
        if one.on >= first.on and one.event is not OutcomeEvent.HIRED and _until(one, again)
    ]
    return [first, *later]


def _until(one: Outcome, again: date | None) -> bool:
    return again is None or one.on < again


def _wanted(history: Sequence[Outcome]) -> bool | None:
    """Return the client's last word; None when they said nothing."""
    said = [one.event in _YES for one in history if one.event in _YES or one.event is _NO]
    return said[-1] if said else None


def _taken(history: Sequence[Outcome]) -> bool | None:
    """Return whether the employer hired someone who was interested; None when nobody decided."""
    events = {one.event for one in history}
    if OutcomeEvent.HIRED in events:
        return True
    return False if events & _NOT_TAKEN and _wanted(history) is not False else None


def _lasted(job: Sequence[Outcome], on: date) -> bool | None:
    """Return whether a job still ran after 26 weeks.

    None when nobody told, and for every job when 26 weeks have not passed since the hire.
    """
    if not job or on < job[0].on + LASTING:
        return None
    if _ended_early(job):
        return False
    lasted = {OutcomeEvent.KEPT_26_WEEKS, OutcomeEvent.ENDED}  # an end that came later than that
    return True if any(one.event in lasted for one in job) else None


def _ended_early(job: Sequence[Outcome]) -> bool:
    return any(one.event is OutcomeEvent.ENDED and one.on < job[0].on + LASTING for one in job)
