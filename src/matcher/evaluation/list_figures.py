"""What lists are measured by: how they load the vacancies, what each client gets, what was found again.

Plain arrays in, numbers out: no id and no fact of anybody is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

TOP: Final = 10
"""Recall and nDCG look at so many first places."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Every pair that stands in a list: client, vacancy and rank (from 1) by number, each `(n_pairs,)`.

    `chances` `(n_pairs, 3)` is the estimate of each part, 0..1: wants it, is hired, stays.
    """

    client: Ints
    vacancy: Ints
    rank: Ints
    chances: Floats

    def sizes(self, n_clients: int) -> Ints:
        """Return how long each client's list is, `(n_clients,)`."""
        return np.bincount(self.client, minlength=n_clients)

    def load(self, n_vacancies: int) -> Ints:
        """Return in how many lists each vacancy stands, `(n_vacancies,)`."""
        return np.bincount(self.vacancy, minlength=n_vacancies)

    def mean_fit(self, n_clients: int) -> Floats:
        """Return the mean score 0..1 of each client's list, `(n_clients,)`; 0 of a list that is empty."""
        sums = np.bincount(self.client, self.chances.prod(axis=1), minlength=n_clients)
        means: Floats = sums / np.maximum(self.sizes(n_clients), 1)
        return means


def gini(load: Ints | Floats) -> float:
    """Return how unevenly load is spread: 0 all the same, (n-1)/n one has all; 0 without any load.

    >>> gini(np.array([2, 2, 2])), gini(np.array([0, 0, 0, 8]))
    (0.0, 0.75)
    """
    ordered = np.sort(np.asarray(load, dtype=np.float64))
    n, total = ordered.size, ordered.sum()
    if total == 0:
        return 0.0
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * total))


def coverage(load: Ints | Floats) -> float:
    """Return which share 0..1 of vacancies stands in at least one list; 0 without vacancies."""
    return float((np.asarray(load) > 0).mean()) if len(load) else 0.0


def recall(ranks: Sequence[float]) -> float:
    """Return which share 0..1 of what was wanted stands in the first ten places.

    `ranks` (from 1, infinite for what is in no place) are of everything that was wanted, at least one;
    of more than ten, ten are all that can be found.

    >>> recall([1, 10, 11, float("inf")])
    0.5
    """
    found = sum(rank <= TOP for rank in ranks)
    return found / min(len(ranks), TOP)


def ndcg(ranks: Sequence[float], gains: Sequence[float]) -> float:
    """Return what the first ten places gain, later ones less, as a share 0..1 of the best order's gain.

    `gains` (above 0) are what was wanted is worth, in the order of `ranks`, which are as for `recall`.

    >>> ndcg([1, 2], [2, 1]), ndcg([11], [1])
    (1.0, 0.0)
    """
    places, worth = np.asarray(ranks, dtype=np.float64), np.asarray(gains, dtype=np.float64)
    first = places <= TOP
    got = (worth[first] / np.log2(places[first] + 1.0)).sum()
    best = -np.sort(-worth)[:TOP]
    return float(got / (best / np.log2(np.arange(2.0, len(best) + 2.0))).sum())
