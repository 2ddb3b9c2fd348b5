"""Lives seasons with every way of making lists, over seeds and over the whole range of the simulation."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sharing.methods import METHODS, Method
from simulation.figures import figures_of_lists
from simulation.season import live
from simulation.setting import (
    CENTRAL,
    SIZES,
    Setting,
    corner,
    drawn_setting,
    settings_one_by_one,
)
from simulation.world import World, draw_world

GREEDY = "own best (greedy)"
CHOSEN = "in turns (chosen)"
SEEDS = range(101, 121)
SEEDS_OF_RANGES = range(201, 203)
DRAWN = 10
SEASONS = (1, 2, 3, 4)
SEASONS_OF_RANGES = (1, 2)

MEASURED = (
    *("hired", "kept", "gini", "coverage", "maximum load", "true fit", "worst tenth", "seen fit"),
)
"""What is measured of lists in a region: hires and kept jobs are means over seasons."""


class Job(NamedTuple):
    """One region to live in with some methods."""

    name: str
    setting: Setting
    size: tuple[int, int]
    seed: int
    methods: tuple[str, ...]
    seasons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one method did in one region, by `MEASURED`."""

    region: str
    method: str
    values: tuple[float, ...]


def central() -> Iterator[Job]:
    """Yield the regions of the central setting, with all methods."""
    for seed in SEEDS:
        yield Job("central", CENTRAL, SIZES["central"], seed, tuple(METHODS), SEASONS)


def ranges() -> Iterator[Job]:
    """Yield every setting of the range, with each client's own best and the chosen way."""
    named = [
        *settings_one_by_one(),
        ("everything unfavourable", corner(favourable=False)),
        ("everything favourable", corner(favourable=True)),
        *((f"drawn {seed}", drawn_setting(seed)) for seed in range(DRAWN)),
    ]
    settings = [(name, setting, SIZES["central"]) for name, setting in named]
    settings += [
        (f"{name} region", CENTRAL, size) for name, size in SIZES.items() if name != "central"
    ]
    for name, setting, size in settings:
        for seed in SEEDS_OF_RANGES:
            yield Job(name, setting, size, seed, (GREEDY, CHOSEN), SEASONS_OF_RANGES)


def measure(jobs: Iterable[Job]) -> list[Measured]:
    """Return what every method did in every region, in order; on all processors."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return [one for found in pool.map(_measure, jobs) for one in found]


def _measure(job: Job) -> list[Measured]:
    world = draw_world(job.setting, *job.size, seed=job.seed)
    return [
        Measured(job.name, name, _values(world, METHODS[name], job.seasons)) for name in job.methods
    ]


def _values(world: World, method: Method, seeds: Sequence[int]) -> tuple[float, ...]:
    lists = method(world)
    figures = figures_of_lists(world, lists)
    seasons = [live(world, lists, seed=seed) for seed in seeds]
    return (
        float(np.mean([season.clients_hired for season in seasons])),
        float(np.mean([season.kept_26_weeks for season in seasons])),
        *(figures[name] for name in ("gini_of_load", "coverage", "maximum_load")),
        *(
            figures[name]
            for name in ("mean_true_fit", "mean_true_fit_worst_tenth", "mean_seen_fit")
        ),
    )
