"""What a ranker is measured by on outcomes it was not taught with."""

from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.features.taught_pairs import TaughtPairs
from matcher.ranking.ranker import MatchRanker

Values = npt.NDArray[np.float64]

RESAMPLES: Final = 1_000
_BINS: Final = 10
_NEVER_SURE: Final = 1e-6
_AT_ONCE: Final = 100


def log_losses(ranker: MatchRanker, pairs: TaughtPairs) -> Values:
    """Return the log-loss of each outcome in nats, `(n, n_parts)`; NaN where nothing is known."""
    chance = np.clip(ranker.probabilities(pairs.features), _NEVER_SURE, 1.0 - _NEVER_SURE)
    losses: Values = -pairs.well * np.log(chance) - (1.0 - pairs.well) * np.log(1.0 - chance)
    return losses


def calibration_error(ranker: MatchRanker, pairs: TaughtPairs) -> float:
    """Return how far chances are from what happened, 0..1: the expected calibration error.

    Ten bins of equal size for each part; parts count by their outcomes.
    """
    off = total = 0.0
    for chance, well in zip(ranker.probabilities(pairs.features).T, pairs.well.T, strict=True):
        known = np.flatnonzero(~np.isnan(well))
        order = known[np.argsort(chance[known], kind="stable")]
        for rows in np.array_split(order, _BINS):
            off += abs(float((chance[rows] - well[rows]).sum()))
        total += len(known)
    return off / total


def ndcg_of_clients(ranker: MatchRanker, pairs: TaughtPairs) -> float | None:
    """Return the mean nDCG of clients' own pairs by score; None when no client has pairs to tell apart.

    What a pair gains is how many of its parts went well.
    """
    gains, scores = np.nansum(pairs.well, axis=1), ranker.scores(pairs.features)
    order = np.argsort(pairs.client, kind="stable")
    starts = np.flatnonzero(np.diff(pairs.client[order])) + 1
    found = []
    for rows in np.split(order, starts):
        if len(np.unique(gains[rows])) > 1:
            worth = 1.0 / np.log2(np.arange(2.0, len(rows) + 2.0))
            got = gains[rows][np.argsort(-scores[rows], kind="stable")] @ worth
            found.append(float(got / (-np.sort(-gains[rows]) @ worth)))
    return float(np.mean(found)) if found else None


def upper_bound(
    differences: Values, client: npt.NDArray[np.int64], random: np.random.Generator
) -> float:
    """Return what the mean difference stays under in 90 % of resamples of clients.

    Clients are drawn whole, since outcomes of one client are alike. `differences` and `client` are `(n,)`.
    """
    clients, number = np.unique(client, return_inverse=True)
    sums = np.bincount(number, weights=differences)
    counts = np.bincount(number)
    share = np.full(len(clients), 1.0 / len(clients))
    means = []
    for _ in range(0, RESAMPLES, _AT_ONCE):
        times = random.multinomial(len(clients), share, size=_AT_ONCE)
        means.append((times @ sums) / (times @ counts))
    return float(np.quantile(np.concatenate(means), 0.9))
