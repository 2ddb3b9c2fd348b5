"""The ranker's tables say what its estimators say, add up exactly, and let unknown count for nothing."""

import numpy as np
import pytest

from matcher.domain.errors import StateError
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.unknown import UnknownFact
from matcher.ranking.explanation import PairFacts, missing_facts, reasons
from matcher.ranking.prior import Prior, read_prior
from matcher.ranking.ranker import PARTS, MatchRanker, load_prior, probability
from matcher.training.additive_boosting import FittedPart, decision_functions
from matcher.training.prior_ranker import compile_prior, fit_prior
from matcher.wording.reasons import REASONS

NO_FACTS = PairFacts({}, {})


@pytest.fixture(scope="module")
def prior() -> Prior:
    return read_prior()


@pytest.fixture(scope="module")
def fitted(prior: Prior) -> dict[object, FittedPart]:
    return fit_prior(prior)


def random_pairs(prior: Prior, n: int, known: float = 1.0) -> np.ndarray:
    random = np.random.default_rng(7)
    pairs = np.full((n, len(FEATURES)), np.nan)
    for feature, entry in prior.features.items():
        low, high = next(iter(entry.shapes.values())).ends
        values = random.uniform(low - 0.1, high + 0.1, n)
        pairs[:, COLUMN[feature]] = np.where(random.random(n) < known, values, np.nan)
    return pairs


def test_tables_equal_the_estimators_on_known_pairs(prior: Prior, fitted: dict) -> None:
    pairs = random_pairs(prior, 5_000)
    columns = [pairs[:, [COLUMN[f] for f in fitted[part].features]] for part in PARTS]
    straight = decision_functions(fitted, columns)
    assert np.abs(compile_prior(prior, fitted).log_odds(pairs) - straight).max() < 1e-6


def test_the_committed_tables_are_those_of_the_written_prior(prior: Prior, fitted: dict) -> None:
    made, kept = compile_prior(prior, fitted), load_prior()
    assert kept.version == made.version
    pairs = random_pairs(prior, 2_000)
    assert np.abs(made.log_odds(pairs) - kept.log_odds(pairs)).max() < 1e-6


def test_the_ranker_says_what_the_prior_says(prior: Prior) -> None:
    ranker = load_prior()
    for feature, entry in prior.features.items():
        for part, shape in entry.shapes.items():
            low, high = shape.ends
            values = np.linspace(low, high, 30)
            pairs = np.full((30, len(FEATURES)), np.nan)
            pairs[:, COLUMN[feature]] = values
            said = ranker.contributions(pairs)[:, COLUMN[feature], PARTS.index(part)]
            assert np.abs(said - shape(values)).max() < 0.25, (feature, part)
            assert (np.diff(said) * shape.direction >= 0).all(), (feature, part)


def test_unknown_contributes_exactly_nothing() -> None:
    ranker = load_prior()
    nothing_known = np.full((1, len(FEATURES)), np.nan)
    assert (ranker.contributions(nothing_known) == 0.0).all()
    assert (ranker.log_odds(nothing_known)[0] == ranker.baseline).all()


def test_reasons_and_baseline_add_up_to_the_log_odds(prior: Prior) -> None:
    ranker = load_prior()
    for features in random_pairs(prior, 200, known=0.6):
        said = reasons(ranker, features, NO_FACTS)
        for number, part in enumerate(PARTS):
            total = ranker.baseline[number] + sum(r.contribution for r in said if r.part is part)
            chance = ranker.probabilities(features[None, :])[0, number]
            assert abs(probability(np.array(total)) - chance) < 1e-9


def test_every_reason_a_ranker_can_give_has_a_text() -> None:
    states = ("for", "against", "neutral", "unknown")
    assert {f"{f}.{state}" for f in FEATURES for state in states} == set(REASONS)


@pytest.mark.parametrize(
    ("feature", "there", "not_there"),
    [
        (
            Feature.LICENCE,
            "De cliënt heeft het rijbewijs dat wordt gevraagd.",
            "De cliënt heeft het rijbewijs niet dat wordt gevraagd.",
        ),
        (
            Feature.LANGUAGE,
            "De cliënt spreekt de taal die wordt gevraagd.",
            "De taal is nog niet op het gevraagde niveau.",
        ),
        (
            Feature.QUALIFICATION,
            "De cliënt heeft het diploma dat wordt gevraagd.",
            "De cliënt heeft het gevraagde diploma niet.",
        ),
        (
            Feature.SECTOR_FIT,
            "De werkgever zit in een sector die de cliënt zoekt.",
            "De werkgever zit in een andere sector. Dat is geen bezwaar.",
        ),
    ],
)
def test_what_is_there_is_told_so_also_by_a_ranker_to_which_it_adds_nothing(
    feature: Feature, there: str, not_there: str
) -> None:
    ranker = load_prior().weighted({feature: 0.0})
    for value, told in ((1.0, there), (0.0, not_there)):
        features = np.full(len(FEATURES), np.nan)
        features[COLUMN[feature]] = value
        said = {r.code for r in reasons(ranker, features, NO_FACTS) if r.feature == feature}
        assert [REASONS[code] for code in said] == [told]


def test_missing_facts_span_the_score_and_come_by_effect(prior: Prior) -> None:
    ranker = load_prior()
    features = np.full(len(FEATURES), np.nan)
    features[COLUMN[Feature.PASSION_FIT]] = 0.4
    unknown = [
        UnknownFact("vacancy.pay", Feature.PAY),
        UnknownFact("vacancy.conditions.quiet_workplace", need_weight=1.0),
    ]
    missing, (low, high) = missing_facts(ranker, features, unknown)
    score = float(ranker.scores(features[None, :])[0])
    assert low < score < high
    assert [m.fact for m in missing] == ["vacancy.conditions.quiet_workplace", "vacancy.pay"]
    assert missing[0].could_change_score_by > missing[1].could_change_score_by > 0.0


def test_a_ranker_is_read_back_as_it_was_written() -> None:
    ranker = load_prior()
    again = MatchRanker.from_json(ranker.as_json())
    pairs = random_pairs(read_prior(), 100)
    assert (again.log_odds(pairs) == ranker.log_odds(pairs)).all()


@pytest.mark.parametrize("broken", [{}, {"format": 99}, {"format": 1, "version": "x"}])
def test_a_broken_ranker_is_refused_in_one_sentence(broken: dict[str, object]) -> None:
    with pytest.raises(StateError, match="ranker"):
        MatchRanker.from_json(broken)
