"""Means over people with what they may be by chance, for everybody and by group, never of a few.

A figure of fewer than ten people is left out. A group so small is told of together with a neighbour: left
out alone, its figure would be that of everybody less those of the other groups.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.small_groups import FEWEST_PEOPLE
from matcher.evaluation.list_figures import Floats, Ints
from matcher.training.ranker_measures import RESAMPLES

Names = npt.NDArray[np.str_]

_BETWEEN: Final = (0.025, 0.975)
_AT_ONCE: Final = 100
_TENTH: Final = 10


class Division(StrEnum):
    """A way to divide people into groups for whom lists should be as good."""

    ROUTE = "route"
    MISSING_FACTS = "missing_facts"
    PLACE = "place"
    TRAVEL_MODE = "travel_mode"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval, over so many people (or vacancies, or seasons)."""

    value: float
    low: float
    high: float
    over: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one group, or of neighbours told of together; of everybody, `division` is None."""

    division: Division | None
    groups: tuple[str, ...]
    estimate: Estimate


Statistic = Callable[[Floats, np.random.Generator], Estimate]
"""What is told of the values of a group, by chance in its interval alone."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Divided:
    """Each person's group `(n_people,)`, and all groups there can be, alike ones next to each other."""

    names: Names
    order: tuple[str, ...]


def cells(
    values: Floats,
    divisions: Mapping[Division, Divided],
    seed: int,
    of: Statistic | None = None,
    fewest: int = FEWEST_PEOPLE,
) -> tuple[Cell, ...]:
    """Return a figure for everybody and for each group that is large enough, with intervals.

    Args:
        values: `(n_people,)`, NaN for whom there is no telling.
        divisions: how the people are divided.
        seed: of the resamples.
        of: what is told of a group's values, `mean_of` unless said otherwise.
        fewest: how many people a group holds at least, `FEWEST_PEOPLE` or more.

    """
    known = ~np.isnan(values)
    if known.sum() < FEWEST_PEOPLE:
        return ()
    masks: list[tuple[Division | None, tuple[str, ...], npt.NDArray[np.bool_]]] = [
        (None, (), known)
    ]
    for division, own in divisions.items():
        masks += [
            (division, groups, known & np.isin(own.names, groups))
            for groups in told_groups(own.names[known].tolist(), own.order, fewest)
        ]
    random = np.random.default_rng(seed)
    of = of or mean_of
    return tuple(Cell(division, group, of(values[mask], random)) for division, group, mask in masks)


def told_groups(
    names: Sequence[str], order: Sequence[str], fewest: int = FEWEST_PEOPLE
) -> list[tuple[str, ...]]:
    """Return which groups of one division may be told of, small ones together with a neighbour.

    Nothing where that leaves a single group: it would be everybody.

    >>> told_groups(["a"] * 12 + ["b"] * 12 + ["c"] * 3, "abc"), told_groups(["a"] * 50 + ["b"], "ab")
    ([('a',), ('b', 'c')], [])
    """
    size_of = Counter(names)
    groups: list[tuple[tuple[str, ...], int]]
    groups = [((name,), size_of[name]) for name in order if size_of[name]]
    while len(groups) > 1 and min(size for _, size in groups) < fewest:
        at = min(range(len(groups)), key=lambda number: groups[number][1])
        beside = [number for number in (at - 1, at + 1) if 0 <= number < len(groups)]
        first, second = sorted((at, min(beside, key=lambda number: groups[number][1])))
        (one, n_one), (other, n_other) = groups[first], groups[second]
        groups[first : second + 1] = [(one + other, n_one + n_other)]
    return [names for names, _ in groups] if len(groups) > 1 else []


def mean_of(values: Floats, random: np.random.Generator) -> Estimate:
    """Return the mean, with its interval over people drawn anew."""
    return _lowest_of(values, len(values), random)


def worst_tenth_of(values: Floats, random: np.random.Generator) -> Estimate:
    """Return the mean of the lowest tenth, of ten people at least, with its interval."""
    return _lowest_of(values, size_of_tenth(len(values)), random)


def size_of_tenth(n: int) -> int:
    """Return how many people the worst tenth of n is: ten at least, as any figure is.

    >>> size_of_tenth(82), size_of_tenth(500)
    (10, 50)
    """
    return max(FEWEST_PEOPLE, n // _TENTH)


def statistic_of(
    values: Floats, statistic: Callable[[Floats], float], random: np.random.Generator
) -> Estimate:
    """Return any statistic of values, with its interval over values drawn anew."""
    n = len(values)
    drawn = [statistic(values[random.integers(n, size=n)]) for _ in range(RESAMPLES)]
    return _estimate(statistic(values), np.array(drawn), n)


def spread_of(values: Floats) -> Estimate:
    """Return the mean of what happened in many seasons, with what 95 % of them lie between."""
    return _estimate(float(values.mean()), values, len(values))


def _lowest_of(values: Floats, lowest: int, random: np.random.Generator) -> Estimate:
    """Return the mean of so many lowest values, with its interval."""
    ordered = np.sort(values)
    means = np.concatenate(
        [
            _lowest_means(ordered, _times_drawn(len(ordered), random), lowest)
            for _ in range(0, RESAMPLES, _AT_ONCE)
        ]
    )
    return _estimate(float(ordered[:lowest].mean()), means, len(ordered))


def _estimate(value: float, drawn: Floats, over: int) -> Estimate:
    """Return a value with the interval of what was drawn, rounding errors taken in."""
    low, high = np.quantile(drawn, _BETWEEN)
    return Estimate(value, min(value, float(low)), max(value, float(high)), over)


def _times_drawn(n: int, random: np.random.Generator) -> Ints:
    """Return how often each of n people is drawn in each resample, `(n_resamples, n)`."""
    drawn = random.integers(n, size=(_AT_ONCE, n)) + n * np.arange(_AT_ONCE)[:, None]
    return np.bincount(drawn.ravel(), minlength=_AT_ONCE * n).reshape(_AT_ONCE, n)


def _lowest_means(ordered: Floats, times: Ints, lowest: int) -> Floats:
    """Return the mean of the lowest values of each resample, `(n_resamples,)`; `ordered` rises."""
    before = np.cumsum(times, axis=1) - times
    means: Floats = np.clip(lowest - before, 0, times) @ ordered / lowest
    return means
