"""Brings the written prior into the ranker's form, by weighted pseudo-outcomes.

The prior enters exactly as real outcomes do: as pairs that did or did not go well, with a weight. So a
later ranker can learn from real outcomes added to these, and the written word gives way as they grow.
"""

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import Part
from matcher.features.columns import Feature
from matcher.ranking.prior import Prior, read_prior
from matcher.ranking.ranker import PARTS, MatchRanker, probability
from matcher.training.additive_boosting import FittedPart, compile_ranker, fit_part

Values = npt.NDArray[np.float64]

PSEUDO_PAIRS = 10_000
"""Made-up pairs for each part; each stands twice, as gone well and as not, weighted by its chance."""

_SEED = 20261122


def fit_prior(prior: Prior) -> dict[Part, FittedPart]:
    """Return the three estimators that say what the prior says."""
    return {part: fit_prior_part(prior, part) for part in PARTS}


def fit_prior_part(prior: Prior, part: Part) -> FittedPart:
    """Return the estimator that says what the prior says of one part."""
    values = pseudo_pairs(prior, part)
    chance = probability(prior_log_odds(prior, part, values))
    return fit_part(
        directions_of(prior, part),
        np.concatenate([values, values]),
        np.repeat([1.0, 0.0], len(values)),
        np.concatenate([chance, 1.0 - chance]),
    )


def directions_of(prior: Prior, part: Part) -> dict[Feature, int]:
    """Return the features that speak in a part, each with 1 (rising) or -1 (falling)."""
    return {
        feature: entry.shapes[part].direction
        for feature, entry in prior.features.items()
        if part in entry.shapes
    }


def prior_log_odds(prior: Prior, part: Part, values: Values) -> Values:
    """Return what the prior says of a part as it is written, `(n,)` log-odds.

    `values` `(n, m)` are those of the part's features; an unknown one (NaN) says nothing.
    """
    log_odds = np.full(len(values), prior.baseline[part])
    for column, feature in enumerate(directions_of(prior, part)):
        said = prior.features[feature].shapes[part](values[:, column])
        log_odds += np.where(np.isnan(values[:, column]), 0.0, said)
    return log_odds


def pseudo_pairs(prior: Prior, part: Part) -> Values:
    """Return made-up pairs with every feature of a part spread evenly over its range, `(n, m)`."""
    random = np.random.default_rng([_SEED, PARTS.index(part)])
    ends = [entry.shapes[part].ends for entry in prior.features.values() if part in entry.shapes]
    low, high = np.array(ends).T
    return random.uniform(low, high, size=(PSEUDO_PAIRS, len(ends)))


def compile_prior(prior: Prior, fitted: dict[Part, FittedPart]) -> MatchRanker:
    """Return the prior as a ranker."""
    return compile_ranker(
        prior.version,
        fitted,
        {feature: entry.neutral for feature, entry in prior.features.items()},
        {feature: entry.plausible for feature, entry in prior.features.items()},
    )


def main(target: Path) -> None:
    """Write the compiled prior to a file."""
    prior = read_prior()
    content = compile_prior(prior, fit_prior(prior)).as_json()
    text = json.dumps(content, indent=1, default=float)
    target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
