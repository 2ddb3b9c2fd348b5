"""Prints the figures of greedy and of random lists in the central setting, for three seeds.

Usage: `PYTHONPATH=benchmarks python -m simulation.look`, from the root of the project.
"""

from simulation import frozen_hash
from simulation.drawing import Ints
from simulation.figures import (
    Figures,
    by_group,
    figures_of_clients,
    figures_of_lists,
    figures_of_lives,
    figures_of_season,
)
from simulation.greedy import greedy_lists, random_lists
from simulation.season import live
from simulation.world import World, draw_world

SEEDS = (1, 2, 3)
NAN = float("nan")


def main() -> None:
    """Print one table for everybody and one by group."""
    worlds = {seed: draw_world(seed=seed) for seed in SEEDS}
    print(f"Simulated, no real people. Central setting, version {frozen_hash()[:12]}.")
    eligible = [world.eligible.sum(axis=1) for world in worlds.values()]
    print("eligible vacancies per client:", [float(each.mean().round(1)) for each in eligible])
    columns = {
        f"{name} {seed}": (world, make(world))
        for name, make in (("greedy", greedy_lists), ("random", random_lists))
        for seed, world in worlds.items()
    }
    _print_table({name: _everybody(*column) for name, column in columns.items()})
    for group, figures in _groups(*columns[f"greedy {SEEDS[0]}"]).items():
        print(f"\n{group}, greedy {SEEDS[0]}")
        print("  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))


def _everybody(world: World, lists: Ints) -> Figures:
    return figures_of_lists(world, lists) | figures_of_season(live(world, lists, seed=1))


def _groups(world: World, lists: Ints) -> dict[str, Figures]:
    lives = figures_of_lives(live(world, lists, seed=1))
    return by_group(world, figures_of_clients(world, lists) | lives)


def _print_table(columns: dict[str, Figures]) -> None:
    print(" " * 28 + "".join(f"{name:>11}" for name in columns))
    for figure in next(iter(columns.values())):
        row = "".join(f"{figures.get(figure, NAN):11.4g}" for figures in columns.values())
        print(f"{figure:28}{row}")


if __name__ == "__main__":
    main()
