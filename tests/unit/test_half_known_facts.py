"""What is half known costs nobody anything, and what cannot be compared is asked for."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.employers import Employer
from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.openness import OpennessPerEmployer
from matcher.domain.places import Point
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
from matcher.ranking.explanation import missing_facts
from matcher.ranking.ranker import load_prior
from pairs import TODAY

VACANCY = Vacancy(VacancyId("v"), EmployerId("e"), "Titel", "Tekst.")
EMPLOYER = Employer(EmployerId("e"), "Werkgever")


def with_vacancy(
    work: WorkFacts,
    vacancy: Vacancy,
    *,
    place: Point | None = None,
    employer: Employer = EMPLOYER,
) -> tuple[np.ndarray, list[UnknownFact]]:
    """Return the features of a person with a vacancy, and what nobody knows yet."""
    table = VacancyTable()
    table.put(0, vacancy, place, employer)
    phrases = dict.fromkeys(PhraseKind, ("iets",))
    person = Person(ClientId("c"), work, phrases, openness=OpennessPerEmployer())
    found = verdicts(person, table, TODAY)
    rates = np.full(2, np.nan)
    (features,) = pair_features(person, table, np.array([0]), found, {}, rates, TODAY)
    unknown = unknown_facts(
        person,
        vacancy,
        features,
        found.findings[:, 0],
        sector_known=employer.sbi is not None,
        place_known=place is not None,
    )
    return features, unknown


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
    features, unknown = with_vacancy(
        WorkFacts(working_hours=wished), replace(VACANCY, working_hours=offered)
    )
    assert features[COLUMN[Feature.HOURS_FIT]] == pytest.approx(fit)
    asked = "client.working_hours" in {fact.path for fact in unknown}
    assert asked == (None in (wished.min, wished.max))


@pytest.mark.parametrize(
    ("offered", "fit"),
    [
        (HoursRange(None, 24), None),
        (HoursRange(20, None), None),
        (HoursRange(8, None), None),
        (HoursRange(None, 12), 0.0),
        (HoursRange(32, None), 0.0),
    ],
)
def test_hours_offered_of_which_one_end_is_known_only_rule_out(
    offered: HoursRange, fit: float | None
) -> None:
    features, unknown = with_vacancy(
        WorkFacts(working_hours=HoursRange(16, 24)), replace(VACANCY, working_hours=offered)
    )
    value = features[COLUMN[Feature.HOURS_FIT]]
    assert np.isnan(value) if fit is None else value == fit
    asked = "vacancy.working_hours" in {fact.path for fact in unknown}
    assert asked == (fit is None)


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


NOT_TOLD = {"client.target_sectors", "client.working_hours", "client.place"}
THEIR_SIDE = {
    "client.target_sectors": {"employer": replace(EMPLOYER, sbi="8710")},
    "client.working_hours": {"vacancy": replace(VACANCY, working_hours=HoursRange(20, 24))},
    "client.place": {"place": Point(52.16, 4.49)},
}


@pytest.mark.parametrize("known", [None, *THEIR_SIDE])
def test_a_client_is_asked_only_what_can_be_compared_with_this_vacancy(known: str | None) -> None:
    sides = {"vacancy": VACANCY, **THEIR_SIDE.get(known or "", {})}
    features, unknown = with_vacancy(WorkFacts(), **sides)
    missing, _ = missing_facts(load_prior(), features, unknown)
    assert {one.fact for one in missing} & NOT_TOLD == ({known} if known else set())


def test_what_is_unknown_on_both_sides_still_widens_the_span() -> None:
    """Asked of nobody, it may still turn out well or badly: the span holds every way it can."""
    features, unknown = with_vacancy(WorkFacts(), VACANCY)
    ranker = load_prior()
    _, (low, high) = missing_facts(ranker, features, unknown)
    told = [one for one in unknown if one.path not in NOT_TOLD]
    _, (low_told, high_told) = missing_facts(ranker, features, told)
    assert low < low_told < high_told < high
