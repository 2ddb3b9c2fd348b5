"""What is due after a step on the way to a job: an answer to hear, a job to look after.

Read from what happened with one client and one vacancy; the day is an argument.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from matcher.domain.outcomes import Outcome, OutcomeEvent

AFTERCARE_WEEKS: Final = {13: OutcomeEvent.KEPT_13_WEEKS, 26: OutcomeEvent.KEPT_26_WEEKS}
"""After how many weeks in a job somebody asks how it goes, and what is then recorded."""

AHEAD: Final = timedelta(days=14)
"""How long before it is due something stands in the work list."""

PATIENCE: Final = timedelta(days=7)
"""How long an employer may take before somebody asks again."""

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
