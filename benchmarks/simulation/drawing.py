"""Chance, a stream for each thing drawn: changing one parameter leaves all the rest as it was."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the source of chance of one named thing."""
    return np.random.default_rng([seed, crc32(name.encode())])


def choose(random: np.random.Generator, shares: Sequence[float] | Floats, n: int) -> Ints:
    """Return n choices among `len(shares)`, by share; the shares need not add up to one.

    One number is drawn for each choice, so a small change of shares changes few choices.
    """
    upto = np.cumsum(shares)
    return np.searchsorted(upto / upto[-1], random.random(n), side="right").astype(np.int64)


def places(
    map_random: np.random.Generator,
    random: np.random.Generator,
    in_town: Bools,
    towns: int,
    width_and_spread: tuple[float, float],
) -> Floats:
    """Return points on the map.

    Args:
        map_random: where the towns lie and how large they are; the same stream for all who share a map.
        random: where in the region each lies.
        in_town: (n,) whether each lies around a town or anywhere.
        towns: how many towns there are.
        width_and_spread: the width of the region and the sd around the centre of a town, both in km.

    Returns:
        (n, 2) in km.
    """
    width, spread = width_and_spread
    centres = map_random.uniform(0.15 * width, 0.85 * width, (towns, 2))
    sizes = 1.0 / np.arange(1, towns + 1)  # the second town has half the people of the first
    n = in_town.size
    near_town = centres[choose(random, sizes, n)] + spread * random.standard_normal((n, 2))
    anywhere = random.uniform(0.0, width, (n, 2))
    return np.where(in_town[:, None], near_town, anywhere)


def sigmoid(log_odds: Floats) -> Floats:
    """Return the chance that belongs to log-odds."""
    return 1.0 / (1.0 + np.exp(-log_odds))


def kind_weights(
    seed: int, n: int, skews: tuple[float, float], rho: float
) -> tuple[Floats, Floats]:
    """Return how common each kind of work is among vacancies and among wishes.

    Args:
        seed: of the region.
        n: number of kinds.
        skews: sd of the log share, of supply and of wishes.
        rho: correlation of both.

    Returns:
        Two arrays (n,), unscaled.
    """
    supply, own = stream(seed, "kinds").standard_normal((2, n))
    wishes = rho * supply + np.sqrt(1.0 - rho**2) * own
    return np.exp(skews[0] * supply), np.exp(skews[1] * wishes)
