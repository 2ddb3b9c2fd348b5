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
from matcher.ranking.prior import Prior, read_prior
from matcher.ranking.ranker import PARTS, MatchRanker, probability
from matcher.training.additive_boosting import FittedPart, compile_ranker, fit_part

Values = npt.NDArray[np.float64]

PSEUDO_PAIRS = 10_000
"""Made-up pairs for each part; each stands twice, as gone well and as not, weighted by its chance."""

_SEED = 20261122


def fit_prior(prior: Prior) -> dict[Part, FittedPart]:
    """Return the three estimators that say what the prior says."""
    fitted = {}
    for part in PARTS:
        features = {f: entry for f, entry in prior.features.items() if part in entry.shapes}
        values = pseudo_pairs(prior, part)
        log_odds = np.full(len(values), prior.baseline[part])
        for column, entry in enumerate(features.values()):
            log_odds += entry.shapes[part](values[:, column])
        chance = probability(log_odds)
        fitted[part] = fit_part(
            {f: entry.shapes[part].direction for f, entry in features.items()},
            np.concatenate([values, values]),
            np.repeat([1.0, 0.0], len(values)),
            np.concatenate([chance, 1.0 - chance]),
        )
    return fitted


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
