"""What is due after a hire, also at the end of the calendar."""

from datetime import date

import pytest

from matcher.domain.follow_up import aftercare_ahead, aftercare_due
from matcher.domain.ids import ClientId, OutcomeId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent


@pytest.mark.parametrize(
    ("hired_on", "weeks"),
    [
        (date(2026, 1, 1), [13, 26]),
        (date(9999, 8, 1), [13]),
        (date(9999, 12, 1), []),
        (date.max, []),
    ],
)
def test_nothing_is_due_on_a_day_that_never_comes(hired_on: date, weeks: list[int]) -> None:
    hired = Outcome(OutcomeId(""), ClientId(""), VacancyId(""), OutcomeEvent.HIRED, hired_on)
    assert [one.weeks for one in aftercare_ahead([hired])] == weeks
    assert aftercare_due([hired], date(2025, 11, 22)) is None
