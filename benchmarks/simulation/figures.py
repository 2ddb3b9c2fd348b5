"""Figures of lists and of seasons, for everybody and by group.

"Seen" fit is what the engine thinks of a list, "true" fit what is so: interest x hire x kept. A client
without a list has fit 0, as long as there is at least one vacancy that could have stood in it.
"""

from collections.abc import Iterator

import numpy as np

from simulation.drawing import Bools, Floats, Ints
from simulation.people import MODES, ROUTES
from simulation.season import NOBODY, Season
from simulation.world import World

Figures = dict[str, float]

SMALLEST_CELL = 10
"""Figures on fewer people are left out."""

TOP = 10
"""How many of the truly best vacancies recall and nDCG look for."""

_MANY_MISSING = 2


def figures_of_lists(world: World, lists: Ints) -> Figures:
    """Return every figure of lists: how vacancies are loaded, and what clients get."""
    return figures_of_load(world, lists) | _mean_over(figures_of_clients(world, lists))


def figures_of_load(world: World, lists: Ints) -> Figures:
    """Return how lists load the vacancies that are eligible for at least one client."""
    load = load_of_vacancies(lists, world.vacancies.n)[world.eligible.any(axis=0)]
    return {
        "gini_of_load": gini(load),
        "coverage": float((load > 0).mean()),
        "maximum_load": float(load.max()),
    }


def figures_of_clients(world: World, lists: Ints) -> dict[str, Floats]:
    """Return each figure of each client's list (clients,); nan where no vacancy is eligible."""
    served = np.where(world.eligible.any(axis=1), 1.0, np.nan)
    product = world.true_product
    return {
        "share_with_list": served * (lists != NOBODY).any(axis=1),
        "mean_seen_fit": served * fit_of_lists(lists, world.seen_score),
        "mean_true_fit": served * fit_of_lists(lists, product),
        "recall_at_10": served * recall(lists, product),
        "ndcg_at_10": served * ndcg(lists, product),
    }


def figures_of_season(season: Season) -> Figures:
    """Return what happened to everybody."""
    contacts = season.applications.sum()
    return _mean_over(figures_of_lives(season)) | {
        "clients_hired": float(season.clients_hired),
        "kept_26_weeks": float(season.kept_26_weeks),
        "contacts": float(contacts),
        "share_not_looked_at": 1.0 - season.serious_looks.sum() / max(contacts, 1),
        "most_applications": float(season.applications.max()),
        "most_introductions": float(season.introductions.max()),
    }


def figures_of_lives(season: Season) -> dict[str, Floats]:
    """Return what happened to each client (clients,); nan where a figure does not exist."""
    hired = season.hired_at != NOBODY
    return {
        "share_hired": hired.astype(float),
        "share_kept": season.kept.astype(float),
        "kept_of_hired": np.where(hired, season.kept, np.nan),
        "share_with_contact": (~np.isnan(season.first_contact_days)).astype(float),
        "days_to_first_contact": season.first_contact_days,
    }


def by_group(world: World, of_clients: dict[str, Floats]) -> dict[str, Figures]:
    """Return the means of figures of clients for each group; a cell under ten people is left out."""
    return {
        name: _mean_over({figure: values[group] for figure, values in of_clients.items()})
        for name, group in groups_of(world)
        if group.sum() >= SMALLEST_CELL
    }


def groups_of(world: World) -> Iterator[tuple[str, Bools]]:
    """Yield each group's name and who is in it (clients,)."""
    clients = world.clients
    for number, route in enumerate(ROUTES):
        yield f"route {route}", clients.route == number
    many = clients.missing.sum(axis=1) >= _MANY_MISSING
    yield "missing facts low", ~many
    yield "missing facts high", many
    yield "place town", clients.in_town
    yield "place country", ~clients.in_town
    for number, mode in enumerate(MODES):
        yield f"travel {mode}", clients.mode == number


def load_of_vacancies(lists: Ints, n_vacancies: int) -> Ints:
    """Return in how many lists each vacancy stands (vacancies,)."""
    return np.bincount(lists[lists != NOBODY], minlength=n_vacancies)


def gini(load: Ints | Floats) -> float:
    """Return how unevenly load is spread: 0 all the same, (n-1)/n one has all; 0 without any load."""
    ordered = np.sort(np.asarray(load, dtype=float))
    n, total = ordered.size, ordered.sum()
    if total == 0:
        return 0.0
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * total))


def fit_of_lists(lists: Ints, fit: Floats) -> Floats:
    """Return the mean fit of each list (clients,), 0 where it is empty; fit is (clients, vacancies)."""
    own, listed = _along(lists, fit), lists != NOBODY
    return np.where(listed, own, 0.0).sum(axis=1) / np.maximum(listed.sum(axis=1), 1)


def worst_tenth(values: Floats) -> float:
    """Return the mean of the lowest tenth, at least one person; nan is left out."""
    ordered = np.sort(values[~np.isnan(values)])
    return float(ordered[: max(1, ordered.size // 10)].mean())


def recall(lists: Ints, product: Floats) -> Floats:
    """Return which share of the truly best ten stand in the first ten of each list (clients,).

    Of clients with fewer than ten vacancies above 0 in `product` (clients, vacancies), the share of those.
    """
    best, top = _best(product), lists[:, :TOP]
    worth = np.take_along_axis(product, best, axis=1) > 0
    found = (best[:, :, None] == top[:, None, :]).any(axis=2)
    return (found & worth).sum(axis=1) / np.maximum(worth.sum(axis=1), 1)


def ndcg(lists: Ints, product: Floats) -> Floats:
    """Return the discounted true product of each first ten, as a share of the best there is (clients,)."""
    top, best = lists[:, :TOP], _best(product)
    gains = np.where(top == NOBODY, 0.0, _along(top, product))
    ideal = np.take_along_axis(product, best, axis=1)

    def discounted(values: Floats) -> Floats:
        return values @ (1.0 / np.log2(np.arange(values.shape[1]) + 2.0))

    most = discounted(ideal)
    return np.divide(discounted(gains), most, out=np.zeros_like(most), where=most > 0)


def _best(product: Floats) -> Ints:
    """Return (clients, up to ten): the truly best vacancies, best first."""
    return np.argsort(-product, axis=1, kind="stable")[:, :TOP]


def _along(lists: Ints, values: Floats) -> Floats:
    """Return the value of each listed pair, like lists; anything where a list has ended."""
    return np.take_along_axis(values, np.where(lists == NOBODY, 0, lists), axis=1)


def _mean_over(of_clients: dict[str, Floats]) -> Figures:
    """Return the mean of each figure over those who have it, and the worst tenth of fits."""
    figures: Figures = {}
    for name, values in of_clients.items():
        if np.count_nonzero(~np.isnan(values)) >= SMALLEST_CELL:
            figures[name] = float(np.nanmean(values))
            if name.endswith("_fit"):
                figures[f"{name}_worst_tenth"] = worst_tenth(values)
    return figures
