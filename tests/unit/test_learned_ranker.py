"""What is learned adds up, keeps the prior's direction, and lets neither absence nor few outcomes speak."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.errors import LearningRefusedError
from matcher.domain.labels import Broken
from matcher.domain.matches import Part
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.taught_pairs import ERASED, TaughtPairs
from matcher.ranking.explanation import PairFacts, reasons
from matcher.ranking.prior import Prior, read_prior
from matcher.ranking.ranker import PARTS, MatchRanker, load_prior, probability
from matcher.training import additive_boosting, prior_ranker
from matcher.training.learned_ranker import (
    PRIOR_WEIGHT,
    LearnedPart,
    compile_learned,
    counts_of,
    learn_part,
    learn_ranker,
)
from matcher.training.part_columns import Taught, taught_of
from matcher.training.platt import platt
from matcher.training.prior_ranker import fit_prior_part
from matcher.training.ranker_card import ranker_card
from matcher.training.ranker_report import judge
from matcher.training.train_ranker import TrainedRanker, refuse_broken

PLAIN = np.full((1, len(FEATURES)), np.nan)


@pytest.fixture(scope="module")
def prior() -> Prior:
    return read_prior()


def made_up(prior: Prior, n: int, seed: int = 3) -> TaughtPairs:
    """Return pairs in which clients want work the more, the better it is paid; half of it unknown."""
    random = np.random.default_rng(seed)
    features = np.full((n, len(FEATURES)), np.nan)
    for feature, entry in prior.features.items():
        low, high = next(iter(entry.shapes.values())).ends
        features[:, COLUMN[feature]] = random.uniform(low, high, n)
    pay = features[:, COLUMN[Feature.PAY]].copy()
    features[random.random(features.shape) < 0.5] = np.nan
    ranks = random.integers(1, 11, n).astype(float)
    chance = probability(1.5 * (pay - 17.0) - 0.5 * np.log2(1.0 + ranks))
    wanted = (random.random(n) < chance).astype(float)
    well = np.column_stack(
        [wanted, np.where(wanted, random.random(n) < 0.4, np.nan), np.full(n, np.nan)]
    )
    number = np.arange(n)
    return TaughtPairs(features, well, ranks, number, number // 5)


@pytest.fixture(scope="module")
def learned(prior: Prior) -> MatchRanker:
    return learn_ranker("learned", prior, made_up(prior, 2_000))


def test_reasons_and_baseline_add_up(prior: Prior, learned: MatchRanker) -> None:
    for features in made_up(prior, 50, seed=8).features:
        said = reasons(learned, features, PairFacts({}, {}))
        for number, part in enumerate(PARTS):
            total = learned.baseline[number] + sum(r.contribution for r in said if r.part is part)
            assert abs(total - learned.log_odds(features[None, :])[0, number]) < 1e-9


def test_unknown_contributes_exactly_nothing(learned: MatchRanker) -> None:
    assert (learned.contributions(PLAIN) == 0.0).all()
    assert (learned.log_odds(PLAIN)[0] == learned.baseline).all()


def test_no_reason_is_turned_round(prior: Prior, learned: MatchRanker) -> None:
    for feature, table in learned.tables.items():
        for part in table.parts:
            steps = np.diff(table.contributions[:, PARTS.index(part)])
            direction = prior.features[feature].shapes[part].direction
            assert (steps * direction >= -1e-9).all(), (feature, part)


def test_what_happened_is_learned_and_a_part_without_outcomes_stays(
    prior: Prior, learned: MatchRanker
) -> None:
    before = load_prior()
    low, high = (learned.contribution(Feature.PAY, euros)[0] for euros in (14.5, 19.5))
    old_low, old_high = (before.contribution(Feature.PAY, euros)[0] for euros in (14.5, 19.5))
    assert high - low > 4.0 * (old_high - old_low)
    pairs = made_up(prior, 200, seed=8).features
    assert np.abs(learned.log_odds(pairs)[:, 2] - before.log_odds(pairs)[:, 2]).max() < 1e-6
    assert not learned.calibrated


@pytest.mark.parametrize(
    ("sustained", "calibrated", "told"), [(0, True, "* Calibrated"), (1, False, "* Not calibrated")]
)
def test_calibrated_takes_outcomes_that_weigh_as_much_as_the_prior_in_every_part(
    prior: Prior,
    monkeypatch: pytest.MonkeyPatch,
    sustained: int,
    calibrated: bool,  # noqa: FBT001, a parameter
    told: str,
) -> None:
    """A part with one outcome less than the prior weighs is enough to say no."""
    monkeypatch.setitem(additive_boosting._BOOSTING, "max_iter", 5)
    monkeypatch.setattr(prior_ranker, "PSEUDO_PAIRS", 500)
    pairs = made_up(prior, int(PRIOR_WEIGHT))
    pairs.well[:, 1:] = pairs.well[:, :1]
    pairs.well[:sustained, 2] = np.nan
    ranker = learn_ranker("x", prior, pairs)
    assert ranker.calibrated is calibrated
    manifest = dict.fromkeys(("createdOn", "priorVersion", "encoderVersion"), "x")
    card = ranker_card(
        TrainedRanker(ranker, counts_of(pairs), judge(ranker, ranker, pairs), manifest)
    )
    assert told in card


def test_few_outcomes_teach_and_do_not_calibrate(
    prior: Prior, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(additive_boosting._BOOSTING, "max_iter", 5)
    monkeypatch.setattr(prior_ranker, "PSEUDO_PAIRS", 500)
    pairs = made_up(prior, 60)
    pairs.well[:, 1:] = pairs.well[:, :1]
    assert all(one.enough for one in counts_of(pairs).values())
    assert not learn_ranker("x", prior, pairs).calibrated


def test_absence_teaches_its_feature_nothing(prior: Prior) -> None:
    """Where only pairs without a known sector go well, a sector that is known stays what it was."""
    pairs = made_up(prior, 1_500, seed=5)
    column = COLUMN[Feature.SECTOR_FIT]
    random = np.random.default_rng(1)
    unknown = np.isnan(pairs.features[:, column])
    pairs.well[:, 0] = random.random(len(pairs)) < np.where(unknown, 0.6, 0.1)
    part = learn_part(prior, Part.CLIENT_FIT, taught_of(prior, Part.CLIENT_FIT, pairs))
    ranker = of_client_fit(prior, part)
    said = ranker.contribution(Feature.SECTOR_FIT, 1.0)[0]
    assert abs(said - load_prior().contribution(Feature.SECTOR_FIT, 1.0)[0]) < 0.4
    assert ranker.contribution(Feature.SECTOR_FIT, float("nan"))[0] == 0.0


def of_client_fit(prior: Prior, part: LearnedPart) -> MatchRanker:
    others = {one: LearnedPart(fit_prior_part(prior, one)) for one in PARTS[1:]}
    return compile_learned("x", prior, {Part.CLIENT_FIT: part, **others}, calibrated=False)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teach with few trees and few made-up pairs."""
    monkeypatch.setitem(additive_boosting._BOOSTING, "max_iter", 30)
    monkeypatch.setattr(prior_ranker, "PSEUDO_PAIRS", 1_000)


def mostly_well(prior: Prior) -> TaughtPairs:
    """Return pairs of which far more went well than the prior thinks, whatever is known of them."""
    pairs = made_up(prior, 300)
    pairs.well[:, 0] = np.random.default_rng(2).random(len(pairs)) < 0.6
    return pairs


@pytest.mark.usefixtures("quick")
def test_a_feature_that_hardly_any_outcome_knows_stays_what_the_prior_says(prior: Prior) -> None:
    """Neither the level of what happened nor a slope of 0 passes for what is known of it."""
    pairs = mostly_well(prior)
    never, hardly = Feature.NEEDS_IMPOSSIBLE, Feature.PASSION_FIT
    pairs.features[:, COLUMN[never]] = np.nan
    pairs.features[10:, COLUMN[hardly]] = np.nan
    part = learn_part(prior, Part.CLIENT_FIT, taught_of(prior, Part.CLIENT_FIT, pairs))
    written = of_client_fit(prior, LearnedPart(fit_prior_part(prior, Part.CLIENT_FIT)))
    for ranker in (of_client_fit(prior, one) for one in (part, replace(part, slope=0.0))):
        for feature, value in ((never, 1.0), (never, 3.0), (hardly, 0.6), (hardly, 0.7)):
            said, before = (one.contribution(feature, value) for one in (ranker, written))
            assert said == pytest.approx(before)
            assert said[0] != 0.0


@pytest.mark.usefixtures("quick")
def test_outcomes_of_who_is_gone_are_believed_as_others_are(prior: Prior) -> None:
    """Kept out all at once, they would find a ranker that never heard of their level, and add it twice."""
    taught = taught_of(prior, Part.CLIENT_FIT, mostly_well(prior))
    here, gone = (
        learn_part(prior, Part.CLIENT_FIT, replace(taught, client=client))
        for client in (np.arange(len(taught)), np.full(len(taught), ERASED))
    )
    assert gone.shift == pytest.approx(here.shift, abs=0.2)


def test_ten_outcomes_move_little(prior: Prior) -> None:
    ten = taught_of(prior, Part.CLIENT_FIT, made_up(prior, 10))
    against = Taught(ten.values, ten.depth, np.ones(10), ten.client)
    ranker = of_client_fit(prior, learn_part(prior, Part.CLIENT_FIT, against))
    pairs = made_up(prior, 500, seed=8).features
    moved = ranker.probabilities(pairs)[:, 0] - load_prior().probabilities(pairs)[:, 0]
    assert np.abs(moved).mean() < 0.05


@pytest.mark.parametrize(("n", "kind"), [(20, "few"), (400, "one-sided")])
def test_too_little_to_learn_from_is_one_sentence(prior: Prior, n: int, kind: str) -> None:
    pairs = made_up(prior, n)
    pairs.well[:, 0], pairs.well[:, 1] = 1.0, np.nan
    with pytest.raises(LearningRefusedError, match=f"too {kind} to learn from"):
        learn_ranker("x", prior, pairs)


def test_records_that_cannot_be_true_are_refused_by_kind() -> None:
    refuse_broken(99, {Broken.IN_THE_FUTURE: 5})
    with pytest.raises(LearningRefusedError, match=r"6 of 105 .* in the future \(6\)\.$"):
        refuse_broken(99, {Broken.IN_THE_FUTURE: 6})


def test_a_slope_never_turns_the_order_round() -> None:
    random = np.random.default_rng(0)
    said = random.normal(size=5_000)
    happened = (random.random(5_000) < probability(0.5 * said - 1.0)).astype(float)
    ones, none = np.ones(5_000), np.zeros(5_000)
    slope, shift = platt(said, happened, ones, none)
    assert (slope, shift) == (pytest.approx(0.5, abs=0.1), pytest.approx(-1.0, abs=0.1))
    assert platt(-said, happened, ones, none)[0] == 0.0
    assert probability(np.array(platt(-said, happened, ones, none)[1])) == pytest.approx(
        happened.mean(), abs=1e-6
    )
