"""The same clients closed and open, in one market: what the price of privacy is measured with.

Who is open goes by halves, drawn by chance and then swapped, so that everybody is seen both ways beside
the same others. Everything else about clients, employers, vacancies and luck is the same both times.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from simulation.drawing import Bools, Floats, Ints, stream
from simulation.season import NOBODY, live
from simulation.setting import SIZES, Setting
from simulation.world import World, draw_world

CLOSED, OPEN = range(2)

_OF_PAIRS = ("interest", "hire", "kept", "eligible", "seen_score")
_OF_CLIENTS = ("route", "tells_needs", "tells_register")
_RESAMPLED = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class TwoWays:
    """A region with everybody closed, with everybody open, and with each half of the clients open."""

    closed: World
    opened: World
    open_half: Bools  # (clients,)

    @property
    def halves(self) -> tuple[tuple[World, Bools], ...]:
        """Return the two mixed regions, each with who is open in it."""
        first, second = self.open_half, ~self.open_half
        return (
            (half_open(self.closed, self.opened, first), first),
            (half_open(self.closed, self.opened, second), second),
        )


class Interval(NamedTuple):
    """A figure over all regions, with its 95 % interval over regions drawn again."""

    value: float
    low: float
    high: float


def two_ways(setting: Setting, seed: int) -> TwoWays:
    """Return the region that this seed draws, with decisions on openness taken both ways.

    As open as can be: introduced, telling needs, and the register entry where there is one.
    """
    size = SIZES["central"]
    nobody = replace(setting, share_introduced=0.0, share_with_note=0.0)
    everybody = replace(setting, share_introduced=1.0, introduced_tell_needs=1.0)
    closed, opened = (draw_world(each, *size, seed=seed) for each in (nobody, everybody))
    order = np.argsort(stream(seed, "half of the clients").random(closed.clients.n))
    half = np.zeros(closed.clients.n, dtype=bool)
    half[order[: closed.clients.n // 2]] = True
    return TwoWays(closed, opened, half)


def half_open(closed: World, opened: World, who: Bools) -> World:
    """Return a region in which these clients are as in `opened` and the others as in `closed`."""

    def mixed(one: Floats | Ints | Bools, other: Floats | Ints | Bools) -> Floats | Ints | Bools:
        return np.where(who if one.ndim == 1 else who[:, None], other, one)

    def both(source: object, other: object, names: Sequence[str]) -> dict[str, Floats]:
        return {name: mixed(getattr(source, name), getattr(other, name)) for name in names}

    clients = replace(closed.clients, **both(closed.clients, opened.clients, _OF_CLIENTS))
    return replace(closed, clients=clients, **both(closed, opened, _OF_PAIRS))


def lived(
    region: TwoWays, lists_of: Callable[[World], Ints], seasons: Sequence[int]
) -> tuple[Floats, Floats]:
    """Return what became of the clients with needs: shares hired and kept, `(2,)` each, closed first."""
    needy = (region.closed.clients.needs > 0).any(axis=1)
    hired, kept = np.zeros(2), np.zeros(2)
    for world, is_open in region.halves:
        lists = lists_of(world)
        for seed in seasons:
            season = live(world, lists, seed=seed)
            hired += _counted(season.hired_at != NOBODY, needy, is_open)
            kept += _counted(season.kept, needy, is_open)
    lives = float(needy.sum() * len(seasons))
    return hired / lives, kept / lives


def _counted(whom: Bools, among: Bools, is_open: Bools) -> Floats:
    return np.array([(whom & among & ~is_open).sum(), (whom & among & is_open).sum()], dtype=float)


def gap(shares: Floats) -> float:
    """Return how much larger the open clients' share is, in shares; `shares` is `(n_regions, 2)`."""
    closed, opened = shares.mean(axis=0)
    return float(opened - closed)


def ratio(shares: Floats) -> float:
    """Return how many times the closed clients' share that of the open clients is, `(n_regions, 2)`."""
    closed, opened = shares.mean(axis=0)
    return float(opened / closed)


def over_regions(shares: Floats, figure: Callable[[Floats], float]) -> Interval:
    """Return a figure of shares `(n_regions, ...)` with its interval over regions drawn again."""
    random = np.random.default_rng(1)
    drawn = random.integers(0, len(shares), (_RESAMPLED, len(shares)))
    low, high = np.quantile([figure(shares[rows]) for rows in drawn], [0.025, 0.975])
    return Interval(figure(shares), float(low), float(high))
