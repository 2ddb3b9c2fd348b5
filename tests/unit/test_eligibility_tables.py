"""The vectorised rules say exactly what the rules in words say, pair by pair."""

import math
from dataclasses import replace

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from matcher.domain.eligibility import Applicant, assess, blocked_by_one_thing, eligible
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.openness import Moment, Openness, OpennessPerEmployer, Teller, Topic
from matcher.domain.places import BAND_MIDDLE_KM, Point, distance_band, distance_km, travel_minutes
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Demand, Grade, Remote, Vacancy
from matcher.features.asks import FINDINGS
from matcher.features.eligibility import verdicts
from matcher.features.people import Person
from matcher.features.vacancy_table import DEMANDS, VacancyTable
from pairs import TODAY, people, points, vacancies


def minutes_in_words(person: Person, vacancy: Vacancy, point: Point | None) -> float | None:
    if vacancy.remote is Remote.FULL:
        return 0.0
    if person.point is None or point is None:
        return None
    km = distance_km(person.point, point)
    if person.coarse_distance:
        km = BAND_MIDDLE_KM[distance_band(km)]
    return travel_minutes(km, person.transport_modes)


@given(people, st.lists(st.tuples(vacancies(), points), min_size=1, max_size=4))
def test_tables_and_words_agree(person: Person, placed: list[tuple[Vacancy, Point | None]]) -> None:
    table = VacancyTable()
    for row, (vacancy, point) in enumerate(placed):
        table.put(row, vacancy, point, None)
    found = verdicts(person, table, TODAY)
    blocked = found.blocked_by_one_thing(table)

    for row, (vacancy, point) in enumerate(placed):
        minutes = minutes_in_words(person, vacancy, point)
        if minutes is None:
            assert np.isnan(found.travel_minutes[row])
        else:
            assert math.isclose(found.travel_minutes[row], minutes, abs_tol=1e-6)
        openness = person.openness and person.openness.towards(vacancy.employer_id)
        applicant = Applicant(
            person.work,
            person.avoid_times,
            minutes,
            person.max_travel_minutes,
            person.target_group_register,
            openness,
        )
        in_words = assess(applicant, vacancy)
        in_table = [FINDINGS[number] for number in found.findings[:, row]]
        assert in_table == [verdict.finding for verdict in in_words]
        considered = vacancy.open_on(TODAY) and vacancy.employer_id not in person.refuses_employers
        assert found.considered[row] == considered
        assert found.eligible[row] == (considered and eligible(in_words))
        only = blocked_by_one_thing(in_words)
        expected = only.demand if considered and only is not None else None
        assert blocked.get(row) == expected


@given(people, st.lists(vacancies(), min_size=1, max_size=4))
def test_decisions_change_reach_where_only_disclosure_reaches_and_nowhere_else(
    person: Person, offered: list[Vacancy]
) -> None:
    table = VacancyTable()
    for row, vacancy in enumerate(offered):
        table.put(row, vacancy, None, None)
    everything = Openness(
        frozenset(Topic), frozenset(), Moment.INTRODUCTION, Teller.EMPLOYMENT_SPECIALIST
    )
    closed, decided, opened = (
        verdicts(replace(person, openness=openness), table, TODAY).eligible
        for openness in (
            OpennessPerEmployer(),
            person.openness or OpennessPerEmployer(),
            OpennessPerEmployer(everything),
        )
    )
    assert (closed == (opened & ~table.only_by_disclosure())).all()
    assert (closed <= decided).all()
    assert (decided <= opened).all()


@given(people, vacancies(), points)
def test_no_vacancy_wishes_the_limit_of_travel_away(
    person: Person, vacancy: Vacancy, point: Point | None
) -> None:
    table = VacancyTable()
    for row, grades in enumerate(({}, {Demand.PLACE: Grade.WISH})):
        table.put(row, replace(vacancy, grades=grades), point, None)
    hard, wished = verdicts(person, table, TODAY).eligible
    assert hard == wished


def test_demands_keep_their_order() -> None:
    vacancy = Vacancy(VacancyId("v"), EmployerId("e"), "Titel", "Tekst.")
    assert [v.demand for v in assess(Applicant(WorkFacts()), vacancy)] == list(DEMANDS)
