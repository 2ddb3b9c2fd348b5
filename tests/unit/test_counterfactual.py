"""What would lift a vacancy is what really would: the smallest change, scored again, and never openness."""

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import starmap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.conditions import ConditionCode, Need, Offer
from matcher.domain.matches import ListQuestion, ToTopFive
from matcher.domain.openness import CLOSED, OpennessPerEmployer
from matcher.domain.places import TransportMode
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.domain.working_time import HoursRange, TimeOfDay
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.eligibility import verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person, PhraseKind
from matcher.features.unknown import UnknownFact
from matcher.features.vacancy_table import VacancyTable
from matcher.ranking.counterfactual import (
    OpenFact,
    PossibleChange,
    most_telling,
    score_to_beat,
    scores_after,
    smallest_to_top,
)
from matcher.ranking.possible_changes import PairToChange, opposite_answers, possible_changes
from matcher.ranking.ranker import load_prior
from matcher.wording.counterfactuals import CHANGES, list_question_text, to_top_five_text
from pairs import TODAY, people, vacancies

RANKER = load_prior()
QUIET = ConditionCode.QUIET_WORKPLACE
NOBODY = Person("c", WorkFacts(), dict.fromkeys(PhraseKind, ()))  # type: ignore[arg-type]  # ids are plain texts here
WORK = Vacancy("v", "e1", "Titel", "Tekst.")  # type: ignore[arg-type]  # ids are plain texts here


def row(**known: float) -> np.ndarray:
    features = np.full(len(FEATURES), np.nan)
    for name, value in known.items():
        features[COLUMN[Feature(name)]] = value
    return features


def change(fact: str, to_beat: float, **values: float) -> PossibleChange:
    return PossibleChange(fact, {Feature(f): v for f, v in values.items()}, to_beat, {})


def features_of(person: Person, vacancy: Vacancy) -> np.ndarray:
    table = VacancyTable()
    table.put(0, vacancy, None, None)
    rows, nothing = np.zeros(1, dtype=np.int64), np.full(2, np.nan)
    found = verdicts(person, table, TODAY)
    return pair_features(person, table, rows, found, {}, nothing, TODAY)[0]


def pair(
    person: Person, vacancy: Vacancy, minutes: Mapping[TransportMode, float] | None = None
) -> PairToChange:
    return PairToChange(person, vacancy, features_of(person, vacancy), (), minutes or {}, 0.0)


def with_fact(person: Person, vacancy: Vacancy, fact: str) -> Vacancy:
    """Return the vacancy in which a fact really is what the change says."""
    if fact == "vacancy.working_hours":
        wish = person.work.working_hours
        return replace(vacancy, working_hours=HoursRange(wish.low, wish.max or max(wish.low, 40.0)))
    if fact == "vacancy.times":
        times = (vacancy.times or frozenset()) - person.avoid_times
        return replace(vacancy, times=times or frozenset(TimeOfDay) - person.avoid_times)
    code = ConditionCode(fact.removeprefix("vacancy.conditions."))
    return replace(vacancy, conditions={**vacancy.conditions, code: Offer.STANDARD})


@given(people, vacancies())
def test_a_change_gives_the_features_that_the_changed_vacancy_has(
    person: Person, vacancy: Vacancy
) -> None:
    now = features_of(person, vacancy)
    for possible in possible_changes(RANKER, pair(person, vacancy)):
        if possible.fact == "vacancy.times" and person.avoid_times == frozenset(TimeOfDay):
            continue
        told = now.copy()
        for feature, value in possible.values.items():
            told[COLUMN[feature]] = value
        changed = with_fact(person, vacancy, possible.fact)
        assert np.array_equal(told, features_of(person, changed), equal_nan=True), possible.fact


@given(people, vacancies())
def test_openness_wishes_and_what_an_employer_ruled_out_are_never_to_be_changed(
    person: Person, vacancy: Vacancy
) -> None:
    ruled_out = {
        f"vacancy.conditions.{code}"
        for code, offer in vacancy.conditions.items()
        if offer is Offer.NOT_POSSIBLE
    }
    needs = {f"vacancy.conditions.{need.code}" for need in person.needs}
    for possible in possible_changes(RANKER, pair(person, vacancy)):
        assert possible.fact in {*CHANGES, *needs} - ruled_out
        asked = possible.values.get(Feature.NEEDS_WHEN_ASKED, math.nan)
        assert not asked > features_of(person, vacancy)[COLUMN[Feature.NEEDS_WHEN_ASKED]]


@given(people, vacancies())
def test_a_decision_to_be_open_adds_no_change(person: Person, vacancy: Vacancy) -> None:
    closed = replace(person, openness=OpennessPerEmployer(CLOSED))
    facts = [
        {change.fact for change in possible_changes(RANKER, pair(one, vacancy))}
        for one in (person, closed)
    ]
    assert facts[0] == facts[1]


@pytest.mark.parametrize(
    ("grade", "offered", "thought_of"),
    [
        (Grade.NEGOTIABLE, HoursRange(20, 32), True),
        (Grade.HARD, HoursRange(20, 32), False),
        (Grade.LAW, HoursRange(20, 32), False),
        (Grade.HARD, HoursRange(), True),
        (Grade.HARD, HoursRange(None, 32), True),
        (Grade.HARD, HoursRange(None, 16), False),
        (Grade.HARD, HoursRange(16, None), False),
    ],
)
def test_hours_are_thought_of_only_where_they_are_open_to_talk(
    grade: Grade, offered: HoursRange, *, thought_of: bool
) -> None:
    person = replace(NOBODY, work=WorkFacts(working_hours=HoursRange(12, 24)))
    vacancy = replace(WORK, working_hours=offered, grades={Demand.HOURS: grade})
    assert bool(possible_changes(RANKER, pair(person, vacancy))) == thought_of


def test_a_way_of_travelling_counts_only_where_it_is_quicker() -> None:
    ways = {TransportMode.E_BIKE: 20.0, TransportMode.PUBLIC_TRANSPORT: 40.0}
    known = replace(pair(NOBODY, WORK, ways), features=row(travel_minutes=30.0))
    (found,) = possible_changes(RANKER, known)
    assert found.values == {Feature.TRAVEL_MINUTES: 20.0}
    assert found.params == {"mode": "e_bike", "minutes": 20}


def test_the_smallest_change_that_is_enough_is_chosen_and_scored_again() -> None:
    features = row(passion_fit=0.4, hours_fit=0.2)
    to_beat = float(RANKER.scores(row(passion_fit=0.4, hours_fit=0.5)[None, :])[0])
    changes = [
        change("too_little", to_beat, hours_fit=0.3),
        change("most", to_beat, hours_fit=1.0, contract=1.0),
        change("enough", to_beat, hours_fit=1.0),
    ]
    found = smallest_to_top(RANKER, features, changes)
    assert found is not None
    assert (found.fact, found.score_to_beat) == ("enough", to_beat)
    again = RANKER.scores(np.stack([features, row(passion_fit=0.4, hours_fit=1.0)]))
    assert [found.score_before, found.score_after] == pytest.approx(again.tolist(), abs=1e-12)
    assert found.score_after > to_beat > found.score_before
    assert smallest_to_top(RANKER, features, changes[:1]) is None
    assert smallest_to_top(RANKER, features, []) is None


def test_only_better_than_the_score_to_beat_is_enough() -> None:
    equal = float(RANKER.scores(row(hours_fit=1.0)[None, :])[0])
    assert smallest_to_top(RANKER, row(), [change("hours", equal, hours_fit=1.0)]) is None


@given(st.lists(st.floats(0, 1), min_size=6, max_size=12), st.data())
def test_whoever_beats_the_score_to_beat_is_among_the_first_five(
    scores: list[float], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(scores) - 1))
    to_beat = score_to_beat(np.array(scores), number)
    others = scores[:number] + scores[number + 1 :]
    assert sum(score > to_beat for score in others) < 5 <= sum(s >= to_beat for s in others)


def test_a_shared_fact_moves_every_pair_it_is_unknown_in_and_no_other() -> None:
    features = np.stack([row(passion_fit=0.3), row(passion_fit=0.4), row(passion_fit=0.5)])
    before = RANKER.scores(features)
    changes = {0: {Feature.LANGUAGE: 1.0}, 2: {Feature.LANGUAGE: 1.0}}
    after = scores_after(RANKER, features, before, changes)
    assert (after > before).tolist() == [True, False, True]


def many(n: int) -> tuple[np.ndarray, np.ndarray]:
    features = np.stack([row(passion_fit=0.6 - 0.02 * number) for number in range(n)])
    return features, RANKER.scores(features)


def test_the_question_is_the_one_that_gives_most_places_to_others() -> None:
    features, scores = many(14)
    far_below = {13: {Feature.PAY: 14.5}}, {13: {Feature.PAY: 15.0}}
    at_the_edge = {10: {Feature.CONTRACT: 0.1}}, {10: {Feature.CONTRACT: 1.0}}
    in_the_middle = {4: {Feature.CONTRACT: 0.1}}, {4: {Feature.CONTRACT: 1.0}}
    facts = list(starmap(OpenFact, [("a", far_below), ("b", at_the_edge), ("c", in_the_middle)]))
    found = most_telling(RANKER, features, scores, facts)
    assert found is not None
    assert found.number == 2
    orders = []
    for answer in in_the_middle:
        changed = scores_after(RANKER, features, scores, answer)
        orders.append(np.argsort(-changed, kind="stable")[:10])
    assert found.places == (orders[0] != orders[1]).sum() > 1


def test_nothing_is_asked_when_all_is_known_or_no_answer_changes_a_thing() -> None:
    features, scores = many(3)
    assert most_telling(RANKER, features, scores, []) is None
    same = OpenFact("vacancy.pay", ({0: {Feature.PAY: 16.0}}, {0: {Feature.PAY: 16.0}}))
    assert most_telling(RANKER, features, scores, [same]) is None


def test_places_count_before_scores_and_scores_decide_between_equals() -> None:
    features, scores = many(3)
    small = OpenFact("small", ({2: {Feature.PAY: 15.0}}, {2: {Feature.PAY: 15.6}}))
    large = OpenFact("large", ({0: {Feature.PAY: 15.0}}, {0: {Feature.PAY: 19.0}}))
    found = most_telling(RANKER, features, scores, [small, large])
    assert found is not None
    assert (found.number, found.places) == (1, 0)


def test_what_a_client_wishes_suits_some_vacancies_and_what_a_client_has_suits_all() -> None:
    features, _ = many(3)
    wish = UnknownFact("client.target_sectors", Feature.SECTOR_FIT)
    has = UnknownFact("client.driving_licences", Feature.LICENCE)
    one, other = opposite_answers(RANKER, features, dict.fromkeys(range(3), wish))
    assert [change[Feature.SECTOR_FIT] for change in one.values()] == [1.0, 0.0, 1.0]
    assert [change[Feature.SECTOR_FIT] for change in other.values()] == [0.0, 1.0, 0.0]
    one, _ = opposite_answers(RANKER, features, dict.fromkeys(range(3), has))
    assert [change[Feature.LICENCE] for change in one.values()] == [1.0, 1.0, 1.0]


def test_a_need_comes_on_top_of_the_needs_that_are_known() -> None:
    features = row(needs_standard=0.5)[None, :]
    fact = UnknownFact(f"vacancy.conditions.{QUIET}", need_weight=1.0)
    one, other = opposite_answers(RANKER, features, {0: fact})
    assert one[0] == {Feature.NEEDS_STANDARD: 1.5}
    assert other[0] == {Feature.NEEDS_IMPOSSIBLE: 1.0}


@pytest.mark.parametrize(
    ("fact", "params", "text"),
    [
        (
            "vacancy.working_hours",
            {"from": 12.0, "to": 24.0},
            "de uren helemaal passen bij wat de cliënt wil: 12 tot 24 uur per week",
        ),
        ("vacancy.times", {"times": "night"}, "het werk nooit ’s nachts is"),
        (
            "vacancy.times",
            {"times": "evening,night,weekend"},
            "het werk nooit ’s avonds, ’s nachts of in het weekend is",
        ),
        ("vacancy.pay", {"euro": 16.5}, "het loon minstens 16,50 euro per uur is"),
        (
            f"vacancy.conditions.{QUIET}",
            {},
            "dit er voor iedereen is, zonder dat iemand erom vraagt: een rustige werkplek",
        ),
    ],
)
def test_a_change_is_told_in_plain_words(fact: str, params: dict, text: str) -> None:
    told = to_top_five_text(ToTopFive(fact, params, 0.1, 0.3, 0.2))
    assert told == f"Deze vacature komt bij de eerste vijf als {text}."


def test_every_change_there_can_be_has_its_sentence() -> None:
    person = replace(
        NOBODY,
        work=WorkFacts(working_hours=HoursRange(12, 24)),
        avoid_times=frozenset({TimeOfDay.NIGHT}),
        needs=(Need(QUIET),),
    )
    paths = ("vacancy.contract", "vacancy.pay", "vacancy.place")
    everything = replace(
        pair(person, WORK, dict.fromkeys(TransportMode, 10.0)),
        features=row(travel_minutes=50.0),
        unknown=tuple(map(UnknownFact, paths)),
    )
    told = [
        to_top_five_text(ToTopFive(change.fact, change.params, 0.1, 0.3, 0.2))
        for change in possible_changes(RANKER, everything)
    ]
    assert len(set(told)) == len(told) > 20
    assert not any("{" in text for text in told)


def test_a_question_tells_how_many_places_it_moves() -> None:
    told = [list_question_text(ListQuestion("client.place", None, n, 0.1)) for n in (0, 1, 4)]
    assert "blijven staan" in told[0]
    assert "gaat er 1 naar" in told[1]
    assert "gaan er 4 naar" in told[2]
