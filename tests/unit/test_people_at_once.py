"""Everybody at once is the same, to the last bit, as one person after the other."""

from dataclasses import fields

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from matcher.domain.employers import Employer
from matcher.domain.ids import EmployerId
from matcher.domain.places import Point
from matcher.domain.vacancies import Vacancy
from matcher.features.eligibility import Verdicts, verdicts, verdicts_of_people
from matcher.features.pairs import features_of_people, pair_features
from matcher.features.people import Person, PhraseKind
from matcher.features.people_table import PeopleTable
from matcher.features.text_fit import (
    ROLES,
    PhraseVectors,
    SentenceBlock,
    text_fits,
    text_fits_of_people,
)
from matcher.features.vacancy_table import VacancyTable
from pairs import TODAY, people, points, vacancies

WIDTH = 16

some_people = st.lists(people, max_size=4)
placed_vacancies = st.lists(st.tuples(vacancies(), points), min_size=1, max_size=4)


def table_of(placed: list[tuple[Vacancy, Point | None]]) -> VacancyTable:
    table = VacancyTable()
    for row, (vacancy, point) in enumerate(placed):
        employer = Employer(EmployerId(vacancy.employer_id), "Werkgever", sbi="8710")
        table.put(row, vacancy, point, employer)
    return table


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))


@given(some_people, placed_vacancies)
def test_verdicts_are_those_of_each(
    several: list[Person], placed: list[tuple[Vacancy, Point | None]]
) -> None:
    table = table_of(placed)
    together = verdicts_of_people(PeopleTable(several, table), table, TODAY)
    for number, person in enumerate(several):
        alone, found = verdicts(person, table, TODAY), together.of(number)
        for field in fields(Verdicts):
            assert same(getattr(alone, field.name), getattr(found, field.name)), field.name
        assert same(alone.eligible, together.eligible[number])
        assert same(alone.nearly_eligible(table), together.nearly_eligible(table)[number])


@given(some_people, placed_vacancies, st.data())
def test_features_are_those_of_each(
    several: list[Person], placed: list[tuple[Vacancy, Point | None]], data: st.DataObject
) -> None:
    table = table_of(placed)
    rows = np.array(data.draw(st.permutations(range(len(placed)))), dtype=np.int64)
    rates = np.full(len(table.employer_number) + 1, 0.25)
    columns = PeopleTable(several, table)
    found = verdicts_of_people(columns, table, TODAY)
    together = features_of_people(columns, table, rows, found, {}, rates, TODAY)
    for number, person in enumerate(several):
        own = verdicts(person, table, TODAY)
        alone = pair_features(person, table, rows, own, {}, rates, TODAY)
        assert same(alone, together[number])


def test_text_fits_are_those_of_each() -> None:
    source = np.random.default_rng(3)

    def vectors(n: int) -> np.ndarray:
        return (source.integers(-400, 400, (n, WIDTH)) / 2048).astype(np.float32)

    block = SentenceBlock(
        vectors(40),
        np.arange(40),
        source.uniform(0.2, 1.0, 40).astype(np.float32),
        source.integers(0, len(ROLES), 40).astype(np.int8),
        np.array([0, 1, 17]),
    )
    several: list[PhraseVectors] = [
        {kind: vectors(int(source.integers(0, 3))) for kind in PhraseKind} for _ in range(12)
    ]
    together = text_fits_of_people(several, block)
    for number, phrases in enumerate(several):
        for feature, fits in text_fits(phrases, block).items():
            assert same(fits, together[feature][number])
