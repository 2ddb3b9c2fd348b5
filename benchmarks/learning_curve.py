"""How fast a ranker learns: lists by the prior, by what was learned, and by the truth itself.

Usage: `OMP_NUM_THREADS=1 python benchmarks/learning_curve.py [docs/learning.md] [--seeds N]`. Everything is
made up: pairs with gaps that tell something, a truth drawn around the prior, and answers that depend on
where a pair stood in a list. The prior makes the lists that are answered, as it does in a new region.
"""

import argparse
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matcher.domain.errors import LearningRefusedError
from matcher.domain.matches import Part
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.taught_pairs import TaughtPairs
from matcher.ranking.prior import Prior, Shape, read_prior
from matcher.ranking.ranker import PARTS, MatchRanker, load_prior, probability
from matcher.training.learned_ranker import learn_ranker
from matcher.training.prior_ranker import directions_of, prior_log_odds

Values = npt.NDArray[np.float64]

OUTCOMES = (0, 30, 300, 3_000, 30_000)
SEEDS = 8
CHOICES = 100
SHOWN = 10
JUDGES = 300
RANK_COUNTS = 0.6
"""How much log2(1 + rank) takes off the log-odds that a client wants what is shown."""
NOISE = 0.5
"""How much chance there is in what is shown, in log-odds: lists are searches too, and staff choose."""
GAPS_TELL = 0.7
"""How much likelier a bad value is left out than a good one, in log-odds for each standard deviation."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a feature is spread over pairs: a drawing of `n` values, and how often it is unknown."""

    middle: float
    sd: float
    unknown: float
    steps: tuple[float, ...] = ()

    def draw(self, random: np.random.Generator, size: tuple[int, ...], low: float) -> Values:
        """Return values; those with steps take one of them, others are bell-shaped above `low`."""
        if self.steps:
            return random.choice(self.steps, size)
        return np.maximum(low, random.normal(self.middle, self.sd, size))


SPREADS: Mapping[Feature, Spread] = {
    Feature.PASSION_FIT: Spread(0.28, 0.10, 0.05),
    Feature.OCCUPATION_FIT: Spread(0.18, 0.16, 0.25),
    Feature.AVERSION: Spread(0.27, 0.10, 0.40),
    Feature.SECTOR_FIT: Spread(0, 0, 0.60, (0.0, 0.0, 0.0, 1.0)),
    Feature.HOURS_FIT: Spread(0, 0, 0.15, (0.0, 0.2, 0.5, 0.7, 1.0)),
    Feature.TIMES_FIT: Spread(0, 0, 0.60, (0.5, 0.75, 1.0, 1.0)),
    Feature.TRAVEL_MINUTES: Spread(28.0, 14.0, 0.10),
    Feature.CONTRACT: Spread(0, 0, 0.20, (0.1, 0.3, 0.6, 0.6, 1.0)),
    Feature.PAY: Spread(16.0, 1.5, 0.50),
    Feature.FRESHNESS: Spread(30.0, 25.0, 0.02),
    Feature.NEEDS_STANDARD: Spread(0, 0, 0.70, (0.5, 1.0, 1.0, 2.0)),
    Feature.NEEDS_WHEN_ASKED: Spread(0, 0, 0.85, (0.5, 1.0)),
    Feature.NEEDS_IMPOSSIBLE: Spread(0, 0, 0.85, (0.5, 1.0)),
    Feature.ABILITY_FIT: Spread(0.28, 0.10, 0.10),
    Feature.LICENCE: Spread(0, 0, 0.70, (0.0, 1.0, 1.0)),
    Feature.LANGUAGE: Spread(0, 0, 0.60, (0.0, 1.0, 1.0, 1.0)),
    Feature.QUALIFICATION: Spread(0, 0, 0.70, (0.0, 1.0)),
    Feature.RECEPTIVENESS: Spread(0.4, 0.15, 0.60),
}


@dataclass(frozen=True, slots=True)
class Region:
    """Clients with their choices: what is so and what is known of it, `(n_clients, choices, n_features)`."""

    full: Values
    known: Values


def make_region(random: np.random.Generator, clients: int, prior: Prior) -> Region:
    """Return clients with choices; bad values are left out more often than good ones."""
    full = np.empty((clients, CHOICES, len(FEATURES)))
    hidden = np.empty(full.shape, dtype=np.bool_)
    for feature, spread in SPREADS.items():
        shapes = prior.features[feature].shapes
        low = min(shape.ends[0] for shape in shapes.values())
        values = spread.draw(random, full.shape[:2], low)
        good = (values - values.mean()) / values.std() * next(iter(shapes.values())).direction
        leaves_out = np.log(spread.unknown / (1.0 - spread.unknown)) - GAPS_TELL * good
        full[..., COLUMN[feature]] = values
        hidden[..., COLUMN[feature]] = random.random(values.shape) < probability(leaves_out)
    return Region(full, np.where(hidden, np.nan, full))


def make_truth(random: np.random.Generator, prior: Prior) -> Prior:
    """Return what is true: each shape of the prior stronger or weaker, moved a little, or not there."""
    features = {}
    for feature, entry in prior.features.items():
        shapes = {}
        for part, shape in entry.shapes.items():
            times = random.choice([0.0, 1.0], p=[0.15, 0.85]) * np.exp(random.normal(0.0, 0.6))
            low, high = shape.ends
            moved = random.normal(0.0, 0.08) * (high - low)
            points = tuple((x + moved, y * times) for x, y in shape.points)
            at_neutral = float(Shape(points)(np.array([entry.neutral]))[0])
            shapes[part] = Shape(tuple((x, y - at_neutral) for x, y in points))
        features[feature] = replace(entry, shapes=shapes)
    baseline = {part: level + random.normal(0.0, 0.4) for part, level in prior.baseline.items()}
    return Prior("truth", baseline, features)


def log_odds_of(truth: Prior, features: Values) -> Values:
    """Return the log-odds of the three parts by shapes as written, `(..., n_parts)`; NaN says nothing."""
    flat = features.reshape(-1, len(FEATURES))
    said = [prior_log_odds(truth, part, flat[:, _columns(truth, part)]) for part in PARTS]
    return np.stack(said, axis=-1).reshape(*features.shape[:-1], len(PARTS))


def _columns(prior: Prior, part: Part) -> list[int]:
    return [COLUMN[feature] for feature in directions_of(prior, part)]


def make_outcomes(
    random: np.random.Generator, truth: Prior, prior: Prior, ranker: MatchRanker, pairs: int
) -> TaughtPairs:
    """Return what happened with the first `SHOWN` of lists that a ranker made, `pairs` in all."""
    clients = -(-pairs // SHOWN)
    region = make_region(random, clients, prior)
    scores = np.log(ranker.scores(region.known.reshape(-1, len(FEATURES)))).reshape(clients, -1)
    order = np.argsort(-(scores + random.normal(0.0, NOISE, scores.shape)), axis=1)[:, :SHOWN]
    taken = np.take_along_axis(region.full, order[..., None], axis=1)
    ranks = np.tile(np.arange(1.0, SHOWN + 1.0), (clients, 1))
    log_odds = log_odds_of(truth, taken)
    log_odds[..., PARTS.index(Part.CLIENT_FIT)] -= RANK_COUNTS * (np.log2(1.0 + ranks) - 1.0)
    well = (random.random(log_odds.shape) < probability(log_odds)).astype(np.float64)
    well[..., 1][well[..., 0] == 0.0] = np.nan
    well[..., 2][well[..., 1] != 1.0] = np.nan
    known = np.take_along_axis(region.known, order[..., None], axis=1)
    known[..., COLUMN[Feature.RECEPTIVENESS]] = (
        np.nan
    )  # as gathered: it would hold the outcome itself
    number = np.repeat(np.arange(clients), SHOWN)
    made = TaughtPairs(
        known.reshape(-1, len(FEATURES)),
        well.reshape(-1, len(PARTS)),
        ranks.ravel(),
        number,
        number,
    )
    return made.where(np.arange(pairs))


def ndcg(scores: Values, gains: Values) -> float:
    """Return the mean nDCG@10 of lists by score; both `(n_clients, choices)`."""
    worth = 1.0 / np.log2(np.arange(2.0, SHOWN + 2.0))
    got = np.take_along_axis(gains, np.argsort(-scores, axis=1)[:, :SHOWN], axis=1) @ worth
    best = -np.sort(-gains, axis=1)[:, :SHOWN] @ worth
    return float((got / best).mean())


def one_seed(
    seed: int, sizes: Sequence[int], prior: Prior
) -> dict[int, tuple[float, float, float]]:
    """Return nDCG@10 of learned, prior and truth by number of outcomes, in one made-up region."""
    random = np.random.default_rng(seed)
    truth, ranker = make_truth(random, prior), load_prior()
    judges = make_region(random, JUDGES, prior)
    gains = probability(log_odds_of(truth, judges.full)).prod(axis=-1)
    flat = judges.known.reshape(-1, len(FEATURES))
    of_prior = ndcg(ranker.scores(flat).reshape(gains.shape), gains)
    of_truth = ndcg(probability(log_odds_of(truth, judges.known)).prod(axis=-1), gains)
    taught = make_outcomes(random, truth, prior, ranker, max(sizes))
    found = {}
    for size in sizes:
        try:
            learned = learn_ranker("learned", prior, taught.where(np.arange(size)))
        except LearningRefusedError:
            learned = ranker
        of_learned = ndcg(learned.scores(flat).reshape(gains.shape), gains)
        found[size] = (of_learned, of_prior, of_truth)
        print(f"seed {seed}, {size:,}: {of_learned:.4f} {of_prior:.4f} {of_truth:.4f}", flush=True)
    return found


def table(found: Sequence[Mapping[int, tuple[float, float, float]]]) -> list[str]:
    """Return the rows of the table: means with standard errors over seeds."""
    rows = []
    for size in found[0]:
        learned, prior, truth = np.array([one[size] for one in found]).T
        rows.append(
            f"| {size:,} | {_mean(learned)} | {_mean(prior)} | {_mean(truth)} | {_mean(learned - prior)} "
            f"| {100.0 * (1.0 - (learned / truth).mean()):.1f} % |"
        )
    return rows


def _mean(values: Values) -> str:
    error = statistics.stdev(values.tolist()) / len(values) ** 0.5 if len(values) > 1 else 0.0
    return f"{values.mean():.4f} ± {error:.4f}"


def page(rows: Sequence[str], seeds: int) -> str:
    """Return the learning curve as a page."""
    lines = "\n".join(rows)
    return f"""# Learning from outcomes

Written by `OMP_NUM_THREADS=1 python benchmarks/learning_curve.py docs/learning.md`.

A ranker learned by `matcher train` starts from the written prior, which counts as 500 outcomes of each part.
The curve is of made-up regions: pairs with gaps that tell something, a truth drawn around the prior, and
answers to lists that the prior made, in which the place counts. An outcome is one answered pair. Figures are
nDCG@10 of new clients' lists by what is truly so: mean and standard error over {seeds} regions. The truth
knows what is known of a pair and no more; a ranker that learned from selected answers can come above it.

| outcomes | learned | prior | truth | learned - prior | below truth |
|---|---|---|---|---|---|
{lines}

Wanted: never below the prior by more than one standard error; with 3,000 outcomes within 3 % of the truth.
"""


def main() -> None:
    """Measure, print the table, and write the page where one is named."""
    parser = argparse.ArgumentParser(description="The learning curve of the ranker.")
    parser.add_argument("page", type=Path, nargs="?")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--most", type=int, default=max(OUTCOMES))
    chosen = parser.parse_args()
    prior = read_prior()
    sizes = [size for size in OUTCOMES if size <= chosen.most]
    found = [one_seed(seed, sizes, prior) for seed in range(chosen.seeds)]
    rows = table(found)
    print("\n".join(rows))
    if chosen.page is not None:
        chosen.page.write_text(page(rows, chosen.seeds), encoding="utf-8")


if __name__ == "__main__":
    main()
