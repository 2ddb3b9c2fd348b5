"""Whoever is placed looks again in time: before a contract ends, and after a job did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.disclosure import matching_profile
from matcher.domain.ids import ClientId, OutcomeId, StaffId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent

TODAY = date(2026, 11, 22)


def hired(ends: date | None, *, on: date = TODAY - timedelta(days=300), at: str = "v") -> Outcome:
    return Outcome(
        OutcomeId("o"), ClientId("c"), VacancyId(at), OutcomeEvent.HIRED, on, contract_ends_on=ends
    )


def ended(job: Outcome, on: date) -> Outcome:
    return replace(job, event=OutcomeEvent.ENDED, on=on, contract_ends_on=None)


LONG, SHORT = hired(None, at="long"), hired(TODAY + timedelta(weeks=8), at="short")


@pytest.mark.parametrize(
    ("jobs", "looks_again"),
    [
        ([], False),
        ([hired(None)], False),
        ([hired(TODAY + timedelta(weeks=8))], True),
        ([hired(TODAY + timedelta(weeks=9))], False),
        ([hired(TODAY - timedelta(days=1))], True),
        ([LONG, ended(LONG, TODAY)], True),
        ([LONG, ended(LONG, TODAY - timedelta(weeks=26))], True),
        ([LONG, ended(LONG, TODAY - timedelta(weeks=27))], False),
        ([hired(None, on=TODAY), ended(hired(None), TODAY)], True),
        ([LONG, ended(LONG, TODAY), hired(None, on=TODAY)], False),
        ([SHORT, LONG, ended(LONG, TODAY)], True),
        ([LONG, SHORT, ended(SHORT, TODAY)], False),
        ([SHORT, replace(LONG, on=TODAY)], False),
    ],
)
def test_someone_placed_looks_again_when_a_job_ended_or_its_contract_ends_soon(
    jobs: list[Outcome], *, looks_again: bool
) -> None:
    record = ClientRecord(ClientId("c"), StaffId("s"), status=ClientStatus.PLACED)
    assert (matching_profile(record, TODAY, jobs) is not None) == looks_again
    paused = ClientRecord(ClientId("c"), StaffId("s"), status=ClientStatus.PAUSED)
    assert matching_profile(paused, TODAY, jobs) is None
