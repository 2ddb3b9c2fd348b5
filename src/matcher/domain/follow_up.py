"""What is due after a step on the way to a job: an answer to hear, a job to look after or to follow.

Read from what happened; the day is an argument.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.pair_steps import by_vacancy, in_order

AFTERCARE_WEEKS: Final = {13: OutcomeEvent.KEPT_13_WEEKS, 26: OutcomeEvent.KEPT_26_WEEKS}
"""After how many weeks in a job somebody asks how it goes, and what is then recorded."""

AHEAD: Final = timedelta(days=14)
"""How long before it is due something stands in the work list."""

PATIENCE: Final = timedelta(days=7)
"""How long an employer may take before somebody asks again."""

TIME_BEFORE_CONTRACT_END: Final = timedelta(weeks=8)
"""So long before a contract ends, the person is matched again: contracts end quietly otherwise."""

TIME_AFTER_JOB: Final = timedelta(weeks=26)
"""So long after a job ended, who still counts as placed is matched again; later there may well be another."""

_CLOSES: Final = frozenset(
    {
        OutcomeEvent.NO_ANSWER,
        OutcomeEvent.NOT_HIRED,
        OutcomeEvent.WITHDRAWN,
        OutcomeEvent.HIRED,
        OutcomeEvent.CLIENT_DECLINED,
    }
)


@dataclass(frozen=True, slots=True)
class Aftercare:
    """A job of which somebody asks, after so many weeks, whether it still runs."""

    weeks: int
    due_on: date


def aftercare_due(outcomes: Iterable[Outcome], on: date) -> Aftercare | None:
    """Return which question about a job is due within `AHEAD`; the latest hire counts.

    >>> from matcher.domain.ids import ClientId, OutcomeId, VacancyId
    >>> hired = Outcome(OutcomeId(""), ClientId(""), VacancyId(""), OutcomeEvent.HIRED, date(2026, 1, 1))
    >>> aftercare_due([hired], date(2026, 3, 25))
    Aftercare(weeks=13, due_on=datetime.date(2026, 4, 2))
    >>> aftercare_due([hired], date(2026, 2, 1)) is None
    True
    """
    first = next(iter(aftercare_ahead(outcomes)), None)
    return first if first is not None and first.due_on <= on + AHEAD else None


def aftercare_ahead(outcomes: Iterable[Outcome]) -> list[Aftercare]:
    """Return every question about the latest job that nobody has answered yet, the first one first.

    A day beyond the end of the calendar never comes, so nothing is due on it.
    """
    history = sorted(outcomes, key=lambda one: one.on)
    hires = [one for one in history if one.event is OutcomeEvent.HIRED]
    if not hires:
        return []
    since = {one.event for one in history if one.on >= hires[-1].on}
    if OutcomeEvent.ENDED in since:
        return []
    answered = max((w for w, kept in AFTERCARE_WEEKS.items() if kept in since), default=0)
    return [
        Aftercare(weeks, hires[-1].on + timedelta(weeks=weeks))
        for weeks in AFTERCARE_WEEKS
        if weeks > answered and date.max - hires[-1].on >= timedelta(weeks=weeks)
    ]


def closed_since(outcomes: Iterable[Outcome], day: date) -> bool:
    """Tell whether the procedure of a pair came to an end on or after a day."""
    return any(one.event in _CLOSES and one.on >= day for one in outcomes)


def contract_ends_soon(outcomes: Iterable[Outcome], on: date) -> bool:
    """Tell whether the job of one pair ends within `TIME_BEFORE_CONTRACT_END`, or should have ended by now.

    Looks at the latest hire; one that is known to have ended is no job any more.
    """
    last = _last_of_job(outcomes)
    return last is not None and last.event is OutcomeEvent.HIRED and _ends_soon(last, on)


def looks_for_work_again(outcomes: Iterable[Outcome], on: date) -> bool:
    """Tell whether somebody placed needs other work, by everything that happened with any vacancy.

    So it is when every job is known to have ended, the last within `TIME_AFTER_JOB`, and when the contract
    of the job that began last, of those that run, ends soon.
    """
    histories = by_vacancy(outcomes).values()
    last = [job for history in histories if (job := _last_of_job(history)) is not None]
    running = [job for job in last if job.event is OutcomeEvent.HIRED]
    if not running:
        return any(on <= job.on + TIME_AFTER_JOB for job in last)
    return _ends_soon(max(running, key=lambda job: job.on), on)


def _last_of_job(outcomes: Iterable[Outcome]) -> Outcome | None:
    """Return the latest hire of one pair, or the end that followed it; None where nobody was hired."""
    steps = {OutcomeEvent.HIRED, OutcomeEvent.ENDED}
    return next((one for one in reversed(in_order(outcomes)) if one.event in steps), None)


def _ends_soon(hired: Outcome, on: date) -> bool:
    ends = hired.contract_ends_on
    return ends is not None and ends <= on + TIME_BEFORE_CONTRACT_END
