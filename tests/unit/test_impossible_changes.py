"""What cannot be is never told: a list that keeps a pair that fails, a way longer than the client will go."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.matches import ListQuestion
from matcher.domain.openness import OpennessPerEmployer
from matcher.domain.places import TransportMode
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.domain.vocabulary import CodedTerm, Language
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.eligibility import verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person, PhraseKind
from matcher.features.unknown import UnknownFact, unknown_facts
from matcher.features.vacancy_table import VacancyTable
from matcher.ranking.counterfactual import OpenFact, most_telling
from matcher.ranking.possible_changes import PairToChange, opposite_answers, possible_changes
from matcher.ranking.ranker import load_prior
from matcher.wording.counterfactuals import list_question_text
from pairs import TODAY

RANKER = load_prior()
LIMIT = 30.0
PERSON = Person(
    ClientId("c"),
    WorkFacts(),
    dict.fromkeys(PhraseKind, ("iets",)),
    max_travel_minutes=LIMIT,
    openness=OpennessPerEmployer(),
)
WORK = Vacancy(VacancyId("v"), EmployerId("e"), "Titel", "Tekst.")
LICENCE = "client.driving_licences"


def row(**known: float) -> np.ndarray:
    features = np.full(len(FEATURES), np.nan)
    for name, value in known.items():
        features[COLUMN[Feature(name)]] = value
    return features


def asked(path: str, vacancy: Vacancy) -> UnknownFact:
    """Return what is unknown of a person who told nothing, and a vacancy."""
    table = VacancyTable()
    table.put(0, vacancy, None, None)
    found = verdicts(PERSON, table, TODAY)
    nothing = np.full(2, np.nan)
    (features,) = pair_features(PERSON, table, np.array([0]), found, {}, nothing, TODAY)
    facts = unknown_facts(
        PERSON, vacancy, features, found.findings[:, 0], sector_known=False, place_known=False
    )
    (fact,) = (one for one in facts if one.path == path)
    return fact


@pytest.mark.parametrize(
    ("path", "demand", "vacancy"),
    [
        (LICENCE, Demand.DRIVING_LICENCE, replace(WORK, driving_licence="B")),
        ("client.languages", Demand.LANGUAGE, replace(WORK, languages=(Language("nld"),))),
        (
            "client.qualifications",
            Demand.QUALIFICATION,
            replace(WORK, qualifications=(CodedTerm(label="heftruckcertificaat"),)),
        ),
    ],
)
@pytest.mark.parametrize("grade", Grade)
def test_without_what_is_demanded_the_vacancy_leaves_the_list(
    path: str, demand: Demand, vacancy: Vacancy, grade: Grade
) -> None:
    fact = asked(path, replace(vacancy, grades={demand: grade}))
    has, has_not = opposite_answers(RANKER, row()[None, :], {0: fact})
    assert has[0] is not None
    assert (has_not[0] is None) == (grade is not Grade.WISH)


def test_a_licence_that_a_place_in_the_list_hangs_on_is_the_question() -> None:
    """Pay moves more of the scores, and hardly a place: the licence takes the first away."""
    features = np.stack([row(passion_fit=0.64), *(row(passion_fit=0.1) for _ in range(12))])
    scores = RANKER.scores(features)
    licence = UnknownFact(LICENCE, Feature.LICENCE, demanded=True)
    pay = UnknownFact("vacancy.pay", Feature.PAY)
    facts = [
        OpenFact(fact.path, opposite_answers(RANKER, features, {number: fact}))
        for number, fact in ((12, pay), (0, licence))
    ]
    found = most_telling(RANKER, features, scores, facts)
    assert found is not None
    assert found.number == 1
    assert found.places == 10
    has = RANKER.scores(np.stack([row(passion_fit=0.64, licence=1.0)]))[0]
    assert found.score_change == pytest.approx(has)
    told = list_question_text(ListQuestion(LICENCE, None, found.places, found.score_change))
    assert "blijven staan" not in told


def test_a_short_list_loses_its_last_place_too() -> None:
    features = np.stack([row(passion_fit=fit) for fit in (0.64, 0.4, 0.1)])
    licence = UnknownFact(LICENCE, Feature.LICENCE, demanded=True)
    fact = OpenFact(LICENCE, opposite_answers(RANKER, features, {2: licence}))
    found = most_telling(RANKER, features, RANKER.scores(features), [fact])
    assert found is not None
    assert found.places == 1


def test_no_way_is_told_that_takes_longer_than_the_client_will_travel() -> None:
    ways = {TransportMode.BICYCLE: LIMIT + 5, TransportMode.E_BIKE: LIMIT}
    pair = PairToChange(PERSON, WORK, row(travel_minutes=50.0), (), ways, 0.0)
    told = [one.params for one in possible_changes(RANKER, pair)]
    assert told == [{"mode": "e_bike", "minutes": round(LIMIT)}]


def test_no_place_is_thought_of_that_is_farther_than_the_client_will_travel() -> None:
    unknown = (UnknownFact("vacancy.place", Feature.TRAVEL_MINUTES),)
    pair = PairToChange(PERSON, WORK, row(), unknown, {}, 0.0)
    minutes = [one.params["minutes"] for one in possible_changes(RANKER, pair)]
    assert max(map(float, minutes)) == LIMIT
    anywhere = replace(pair, person=replace(PERSON, max_travel_minutes=None))
    farther = [one.params["minutes"] for one in possible_changes(RANKER, anywhere)]
    assert max(map(float, farther)) > LIMIT
