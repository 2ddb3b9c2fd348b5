"""What would come of lists if the engine's own estimates were the truth and everybody followed them.

No forecast: it says how lists share the chances that the engine sees, and nothing about how many people
will find work. Two kinds of lists meet the same dice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.evaluation.list_figures import Ints, Listed

Bools = npt.NDArray[np.bool_]

SEASONS: Final = 200
_SEED: Final = 20261122


@dataclass(frozen=True, slots=True, eq=False)
class Seasons:
    """Who was hired, and whose job was kept, in each season: `(n_seasons, n_clients)`."""

    hired: Bools
    kept: Bools


def follow(
    kinds: Sequence[Listed], seats: Ints, n_clients: int, seasons: int = SEASONS, seed: int = _SEED
) -> list[Seasons]:
    """Return what happens when everybody follows each kind of lists, with the same dice.

    In each season all go down their lists together, rank by rank, in an order by chance. A client wants
    a vacancy, would be hired and would stay by the estimates of the pair; whoever wants it and would be
    hired takes a seat where one is left, and stops there.

    Args:
        kinds: lists of the same clients, made in different ways.
        seats: `(n_vacancies,)`.
        n_clients: how many clients there are.
        seasons: how many seasons.
        seed: of the dice.

    """
    keys = [own.client * len(seats) + own.vacancy for own in kinds]
    pairs = np.unique(np.concatenate(keys))
    places = [np.searchsorted(pairs, own) for own in keys]
    random = np.random.default_rng(seed)
    lived = [
        Seasons(np.zeros((seasons, n_clients), np.bool_), np.zeros((seasons, n_clients), np.bool_))
        for _ in kinds
    ]
    for season in range(seasons):
        dice, turn = random.random((len(pairs), 3)), random.random(n_clients)
        for own, place, told in zip(kinds, places, lived, strict=True):
            luck = dice[place] < own.chances
            jobs = _jobs(own, luck[:, 0] & luck[:, 1], seats, turn)
            told.hired[season, own.client[jobs]] = True
            told.kept[season, own.client[jobs]] = luck[jobs, 2]
    return lived


def _jobs(own: Listed, agreed: Bools, seats: Ints, turn: npt.NDArray[np.float64]) -> Ints:
    """Return the pairs that become jobs, of those where client and employer would agree."""
    pairs = np.flatnonzero(agreed)
    pairs = pairs[np.lexsort((turn[own.client[pairs]], own.rank[pairs]))]
    left, working, jobs = seats.copy(), set[int](), []
    for pair in pairs.tolist():
        client, vacancy = int(own.client[pair]), int(own.vacancy[pair])
        if client not in working and left[vacancy] > 0:
            left[vacancy] -= 1
            working.add(client)
            jobs.append(pair)
    return np.array(jobs, dtype=np.int64)
