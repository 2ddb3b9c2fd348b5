"""The two baselines: everybody's own best vacancies, and vacancies by chance."""

import numpy as np

from simulation.drawing import Bools, Floats, Ints, stream
from simulation.season import NOBODY
from simulation.world import World


def greedy_lists(world: World, length: int = 10) -> Ints:
    """Return (clients, length): each client's own best by seen score, as if nobody else were there."""
    return _largest(world.seen.score, world.seen.eligible, length)


def random_lists(world: World, length: int = 10, *, seed: int = 0) -> Ints:
    """Return (clients, length): eligible vacancies in an order of chance."""
    eligible = world.seen.eligible
    return _largest(stream(seed, "random lists").random(eligible.shape), eligible, length)


def _largest(values: Floats, eligible: Bools, length: int) -> Ints:
    """Return the best eligible columns of each row, best first; of equals, the first column first."""
    columns = np.argsort(np.where(eligible, -values, np.inf), axis=1, kind="stable")[:, :length]
    listed = np.take_along_axis(eligible, columns, axis=1)
    lists = np.full((values.shape[0], length), NOBODY, dtype=np.int64)
    lists[:, : columns.shape[1]] = np.where(listed, columns, NOBODY)
    return lists
