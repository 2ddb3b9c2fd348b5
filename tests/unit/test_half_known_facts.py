"""What is half known costs nobody anything, and what cannot be compared is asked for."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.employers import Employer
from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.openness import OpennessPerEmployer
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Vacancy
from matcher.domain.vocabulary import CodedTerm, Scheme
from matcher.domain.working_time import HoursRange
from matcher.features.columns import COLUMN, Feature
from matcher.features.eligibility import verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person, PhraseKind
from matcher.features.unknown import UnknownFact, unknown_facts
from matcher.features.vacancy_table import VacancyTable
from pairs import TODAY

VACANCY = Vacancy(VacancyId("v"), EmployerId("e"), "Titel", "Tekst.")
EMPLOYER = Employer(EmployerId("e"), "Werkgever")


def with_vacancy(work: WorkFacts, vacancy: Vacancy) -> tuple[float, list[UnknownFact]]:
    """Return how the hours of a person fit a vacancy, and what nobody knows yet."""
    table = VacancyTable()
    table.put(0, vacancy, None, EMPLOYER)
    phrases = dict.fromkeys(PhraseKind, ("iets",))
    person = Person(ClientId("c"), work, phrases, openness=OpennessPerEmployer())
    found = verdicts(person, table, TODAY)
    rates = np.full(2, np.nan)
    (features,) = pair_features(person, table, np.array([0]), found, {}, rates, TODAY)
    unknown = unknown_facts(person, vacancy, features, found.findings[:, 0], sector_known=False)
    return features[COLUMN[Feature.HOURS_FIT]], unknown


@pytest.mark.parametrize(
    ("wished", "offered", "fit"),
    [
        (HoursRange(20, 24), HoursRange(20, 24), 1.0),
        (HoursRange(None, 24), HoursRange(20, 24), 1.0),
        (HoursRange(32, None), HoursRange(32, 32), 1.0),
        (HoursRange(None, 24), HoursRange(32, 40), 0.0),
        (HoursRange(32, None), HoursRange(8, 16), 0.0),
        (HoursRange(16, 24), HoursRange(20, 24), 5 / 9),
    ],
)
def test_hours_of_which_one_end_is_known_fit_where_that_end_does(
    wished: HoursRange, offered: HoursRange, fit: float
) -> None:
    found, unknown = with_vacancy(
        WorkFacts(working_hours=wished), replace(VACANCY, working_hours=offered)
    )
    assert found == pytest.approx(fit)
    asked = "client.working_hours" in {fact.path for fact in unknown}
    assert asked == (None in (wished.min, wished.max))


@pytest.mark.parametrize(
    ("sector", "asked"),
    [
        (CodedTerm(Scheme.SBI, "86", "Gezondheidszorg"), "employer.sbi"),
        (CodedTerm(Scheme.FREE, "", "zorg"), "client.target_sectors"),
        (CodedTerm(Scheme.SBI, "Q"), "client.target_sectors"),
    ],
)
def test_nobody_looks_up_a_sector_that_nothing_can_be_compared_with(
    sector: CodedTerm, asked: str
) -> None:
    _, unknown = with_vacancy(WorkFacts(target_sectors=(sector,)), VACANCY)
    about_sectors = {fact.path for fact in unknown if fact.feature is Feature.SECTOR_FIT}
    assert about_sectors == {asked}
