"""A vacancy looks for one person at least and for a bounded number at most."""

import pytest
from pydantic import ValidationError

from matcher.domain.vacancies import MOST_SEATS
from matcher.exchange.faults import faults_of
from matcher.exchange.vacancies import VacancyShape

VACANCY = {"vacancy_id": "v", "employer_id": "e", "title": "Bakker", "description": "deeg kneden"}


@pytest.mark.parametrize("seats", [None, 1, MOST_SEATS])
def test_seats_may_be_unknown_or_within_the_bound(seats: int | None) -> None:
    assert VacancyShape.of(**VACANCY, seats=seats).seats == seats


@pytest.mark.parametrize("seats", [0, -1, MOST_SEATS + 1, 10**20])
def test_seats_beyond_the_bound_are_refused(seats: int) -> None:
    with pytest.raises(ValidationError) as raised:
        VacancyShape.of(**VACANCY, seats=seats)
    (fault,) = faults_of(raised.value)
    assert fault.place == "seats"
