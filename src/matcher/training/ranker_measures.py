"""What a ranker is measured by on outcomes it was not taught with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import Part
from matcher.features.taught_pairs import ERASED, TaughtPairs
from matcher.ranking.ranker import PARTS, MatchRanker

Values = npt.NDArray[np.float64]

RESAMPLES: Final = 1_000
_BINS: Final = 10
_NEVER_SURE: Final = 1e-6
_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Bin:
    """Outcomes of which a ranker was about as sure: how many, its mean chance, the share that went well."""

    outcomes: int
    said: float
    went_well: float


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
        for rows in _equal_bins(chance, well, _BINS):
            off += abs(float((chance[rows] - well[rows]).sum()))
            total += len(rows)
    return off / total


def reliability(
    ranker: MatchRanker, pairs: TaughtPairs, fewest_people: int
) -> Mapping[Part, tuple[Bin, ...]]:
    """Return for each part what was said and what happened, from the least sure to the surest.

    As many bins of equal size as let each be of so many clients, ten at most; a part of fewer is left out.
    All who are gone count as one: nobody can tell how many they are.
    """
    found = {}
    chances = ranker.probabilities(pairs.features).T
    for part, chance, well in zip(PARTS, chances, pairs.well.T, strict=True):
        for number in range(_BINS, 0, -1):
            bins = _equal_bins(chance, well, number)
            if min(len(np.unique(pairs.client[rows])) for rows in bins) >= fewest_people:
                found[part] = tuple(
                    Bin(len(rows), float(chance[rows].mean()), float(well[rows].mean()))
                    for rows in bins
                )
                break
    return found


def ndcg_of_clients(ranker: MatchRanker, pairs: TaughtPairs) -> float | None:
    """Return the mean nDCG of clients' own pairs by score; None when no client has pairs to tell apart.

    What a pair gains is how many of its parts went well. Pairs whose client is gone are nobody's list.
    """
    pairs = pairs.where(pairs.client != ERASED)
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


def bounds(
    differences: Values, client: npt.NDArray[np.int64], random: np.random.Generator
) -> tuple[float, float]:
    """Return what the mean difference stays above, and what it stays under, in 90 % of resamples each.

    Clients are drawn whole, since outcomes of one client are alike, and all who are gone as if they were one.
    `differences` and `client` are `(n,)`.
    """
    clients, number = np.unique(client, return_inverse=True)
    sums = np.bincount(number, weights=differences)
    counts = np.bincount(number)
    share = np.full(len(clients), 1.0 / len(clients))
    means = []
    for _ in range(0, RESAMPLES, _AT_ONCE):
        times = random.multinomial(len(clients), share, size=_AT_ONCE)
        means.append((times @ sums) / (times @ counts))
    lower, upper = np.quantile(np.concatenate(means), (0.1, 0.9))
    return float(lower), float(upper)


def _equal_bins(chance: Values, well: Values, number: int) -> list[npt.NDArray[np.intp]]:
    """Return the rows whose outcome is known, from the least sure to the surest, in bins of equal size."""
    known = np.flatnonzero(~np.isnan(well))
    return np.array_split(known[np.argsort(chance[known], kind="stable")], number)
