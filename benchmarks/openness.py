"""What a client's decision to stay closed costs in kept jobs: our lists beside lists by chance.

Usage: `python benchmarks/openness.py docs/openness.md`, under five minutes on one processor. Needs the
extra `benchmarks`. The regions are those of `simulation`; how they are compared is in `both_ways`.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from both_ways import CLOSED, OPEN, Interval, TwoWays, gap, lived, over_regions, ratio, two_ways
from sharing.methods import in_turns
from simulation import frozen_hash
from simulation.drawing import Floats, Ints
from simulation.greedy import greedy_lists, random_lists
from simulation.setting import CENTRAL, Setting
from simulation.world import World

SEEDS = range(101, 121)
SEASONS = tuple(range(1, 7))
OURS, CHANCE = "in turns (ours)", "by chance"

_AS_CLOSED = ", made as if all were closed"
_PLENTY = 1_000

Method = Callable[[World], Ints]
METHODS: Mapping[str, Method] = {
    OURS: in_turns,
    "own best (greedy)": greedy_lists,
    CHANCE: random_lists,
}

_INTRODUCTIONS_NEUTRAL = replace(
    CENTRAL,
    support_gain=0.0,
    register_gain=0.0,
    stigma_loss=0.0,
    kept_support=0.0,
    fatigue=0.0,
    introductions_per_specialist=_PLENTY,
)
SETTINGS: Mapping[str, Setting] = {
    "Everything as assumed": CENTRAL,
    "Introductions neither help nor harm": _INTRODUCTIONS_NEUTRAL,
    "Nor is there a vacancy that only disclosure can reach": replace(
        _INTRODUCTIONS_NEUTRAL, share_through_services=0.0, share_requiring_register=0.0
    ),
}
_PAGE = """\
# What staying closed costs

**Simulated, no real people.** Written by `python benchmarks/openness.py docs/openness.md` from the made-up
region of [benchmarks/simulation](../benchmarks/simulation/README.md), version `{version}`. What follows
says how ways of making lists differ under its assumptions, and nothing about anybody's chances.

## What was asked
Whoever is closed cannot be introduced, cannot ask for adjustments, and cannot reach vacancies that go
through employer services or the jobs agreement alone. That costs jobs, whatever a list looks like. Do our
lists make it cost more than lists by chance from the same vacancies would?

## What was compared
{seeds} regions that no choice was made on, {seasons} seasons in each. Half of the clients, drawn by
chance, are closed and the other half is as open as can be: introduced, telling needs, and telling a
register entry where there is one. Then the halves are swapped. So every client is seen both ways, with
equal needs, beside the same others and with the same luck. Shares are of all clients with needs; *kept*
means hired and still there after 26 weeks. Between brackets stands the 95 % interval over regions.

* *In turns* is how the night makes lists, *own best* how one search does, *by chance* an order of chance.
  All three take from the same eligible vacancies.
* *Made as if all were closed* gives everybody the same list both times. The gap that is left is not made by
  lists: it comes from introductions and from adjustments at the workplace.

## What came out

{tables}

## How to read this
* **In points our gap is larger than that of chance**, because our lists bring several times as many jobs,
  closed or open, and a help that works on every contact is worth more where contacts lead to work. **As a
  ratio it is smaller**: staying closed takes a smaller share of a client's kept jobs with our lists than
  with lists by chance. A closed client with our lists keeps a job more often than an open one with lists by
  chance. Both are given because neither alone is fair: points favour lists that bring no jobs, a ratio
  favours lists that bring many.
* Nearly all of our gap is still there when both get the same list, so it is not our order that makes it.
  Most goes when introductions neither help nor harm; that is what the simulated employers do. What then
  remains is mostly the adjustments that only who tells can ask for.
* The part that comes from which vacancies we list is within error of zero when there is no vacancy that only
  disclosure can reach. So counting on adjustments that must be asked for widens no gap here.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Shares of the clients with needs, hired and kept, `(n_regions, 2)` each, closed first."""

    hired: Floats
    kept: Floats


def main(page: Path) -> None:
    """Live in every region, both ways, and write the page."""
    found = {name: _measured(setting) for name, setting in SETTINGS.items()}
    tables = "\n\n".join(f"### {name}\n{_table(shares)}" for name, shares in found.items())
    page.write_text(
        _PAGE.format(
            version=frozen_hash()[:12], seeds=len(SEEDS), seasons=len(SEASONS), tables=tables
        ),
        encoding="utf-8",
        newline="\n",
    )
    sys.stdout.write(f"{tables}\n")


def _measured(setting: Setting) -> dict[str, Shares]:
    """Return what became of the clients with needs in every region, by way of making lists."""
    lives: dict[str, list[tuple[Floats, Floats]]] = {}
    for seed in SEEDS:
        region = two_ways(setting, seed)
        for name, method in _ways(region):
            lives.setdefault(name, []).append(lived(region, method, SEASONS))
    return {
        name: Shares(*(np.array(each) for each in zip(*own, strict=True)))
        for name, own in lives.items()
    }


def _ways(region: TwoWays) -> Iterator[tuple[str, Method]]:
    """Yield every way of making lists: with decisions as they are, and as if all were closed."""
    yield from METHODS.items()
    for name in (OURS, CHANCE):
        same = METHODS[name](region.closed)
        yield name + _AS_CLOSED, lambda _, same=same: same


def _table(shares: Mapping[str, Shares]) -> str:
    rows = [
        "| lists | hired, closed | hired, open | kept, closed | kept, open | gap in kept | open / closed |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, own in shares.items():
        levels = [
            each.mean(axis=0)[way] for each in (own.hired, own.kept) for way in (CLOSED, OPEN)
        ]
        rows.append(
            f"| {name} | {' | '.join(f'{level:.1%}' for level in levels)} "
            f"| {_points(over_regions(own.kept, gap))} | {_times(over_regions(own.kept, ratio))} |"
        )
    points, times = (_beside(shares[OURS], shares[CHANCE], figure) for figure in (_less, _divided))
    own_part = _beside(shares[OURS], shares[OURS + _AS_CLOSED], _less)
    rows += [
        "",
        f"* Our gap less that of chance: {_points(points)} points: {_verdict(points, 0.0)}.",
        f"* Our ratio divided by that of chance: {_times(times)}: {_verdict(times, 1.0)}.",
        f"* The part of our gap that comes from which vacancies we list: {_points(own_part)} points.",
    ]
    return "\n".join(rows)


def _beside(one: Shares, other: Shares, figure: Callable[[Floats], float]) -> Interval:
    """Return a figure of two ways of making lists, region by region: `(n_regions, 2 ways, 2)`."""
    return over_regions(np.stack([one.kept, other.kept], axis=1), figure)


def _less(shares: Floats) -> float:
    return gap(shares[:, 0]) - gap(shares[:, 1])


def _divided(shares: Floats) -> float:
    return ratio(shares[:, 0]) / ratio(shares[:, 1])


def _points(interval: Interval) -> str:
    return "{:+.2f} ({:+.2f} to {:+.2f})".format(*(100.0 * each for each in interval))


def _times(interval: Interval) -> str:
    return "x {:.2f} ({:.2f} to {:.2f})".format(*interval)


def _verdict(interval: Interval, equal: float) -> str:
    """Say in words on which side of equality an interval lies."""
    if interval.low > equal:
        return "larger than chance's"
    return (
        "smaller than chance's"
        if interval.high < equal
        else "no larger than chance's, within error"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
