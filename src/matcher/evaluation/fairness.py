"""What lists do for the people of a region: how fairly they share work out, for everybody and by group.

Two kinds of lists of the same day stand side by side: those the night would share out, and everybody's own
best, as if nobody else were there. For an administrator: figures of ten people and more, no ids.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.bootstrap import App
from matcher.domain.errors import StateError
from matcher.domain.small_groups import FEWEST_PEOPLE
from matcher.evaluation.found_again import found_again
from matcher.evaluation.groups_of_people import Seen, divisions_of
from matcher.evaluation.intervals import (
    Cell,
    Divided,
    Division,
    Estimate,
    cells,
    size_of_tenth,
    spread_of,
    statistic_of,
    worst_tenth_of,
)
from matcher.evaluation.list_figures import Floats, Listed, coverage, gini
from matcher.evaluation.simulated_hires import SEASONS, Seasons, follow
from matcher.evaluation.ways_of_listing import Way, own_best_lists, shared_lists
from matcher.features.people import person_of_specialist
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.rank_everyone import rank_everyone

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""

_SEED: Final = 20261122


class Figure(StrEnum):
    """What is told of clients, for everybody and by group; each 0..1."""

    SHARE_WITH_LIST = "shareWithList"
    MEAN_FIT = "meanFit"
    WORST_TENTH_FIT = "worstTenthFit"
    IN_WORST_TENTH = "shareInWorstTenth"
    HIRED = "simulatedHired"
    KEPT = "simulatedKept"
    RECALL = "recallAt10"
    NDCG = "ndcgAt10"


Cells = Mapping[Figure, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class FiguresOfWay:
    """What one way of making lists does to vacancies, to seasons, and to clients."""

    gini: Estimate
    coverage: Estimate
    maximum_load: int
    hired: Estimate
    kept: Estimate
    of_clients: Cells


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """Both ways side by side, and how well the ranker found again what clients wanted.

    `vacancies` counts those that may be listed with anybody; a figure without cells is of too few people.
    `differences` are each client's figure when lists are shared out, less that of the own best.
    """

    on: date
    ranker_version: str
    encoder_version: str
    calibrated: bool
    clients: int
    vacancies: int
    list_length: int
    seasons: int
    ways: Mapping[Way, FiguresOfWay]
    differences: Cells
    found_again: Cells


def fairness_report(
    place: App, on: date, progress: Progress = lambda _step: None
) -> FairnessReport:
    """Return the report on the lists of a day.

    Raises:
        StateError: too few clients are looking, or there is nothing to list; the text says which.
    """
    progress("texts and index")
    matching = place.warm()
    progress("retrieval, features and scores")
    people = [
        person_of_specialist(one, matching.gazetteer) for one in all_profiles(place.database, on)
    ]
    _check(matching, len(people), on)
    found = sorted(rank_everyone(matching, people, on), key=lambda one: one.person.client_id)
    listable: npt.NDArray[np.bool_] = np.logical_or.reduce([one.eligible for one in found])
    if not listable.any():
        msg = "No open vacancy may be listed with anybody: there are no lists to report on."
        raise StateError(msg)
    progress("lists")
    length = place.settings.list_length
    ways = {
        Way.SHARED: shared_lists(place, matching, found, on),
        Way.OWN_BEST: own_best_lists(matching, found, length),
    }
    progress("seasons")
    seats = np.array([1 if one.seats is None else one.seats for one in matching.vacancies])
    seasons = follow(list(ways.values()), seats, len(found))
    progress("what was wanted before")
    again = found_again(place, matching, on)
    progress("intervals")
    divisions = divisions_of([Seen(one.person, one.scored.features) for one in found])
    earlier = divisions_of(again.people)
    values = {
        way: _of_clients(listed, lived)
        for (way, listed), lived in zip(ways.items(), seasons, strict=True)
    }
    return FairnessReport(
        on=on,
        ranker_version=matching.ranker.version,
        encoder_version=matching.encoder_version,
        calibrated=matching.ranker.calibrated,
        clients=len(found),
        vacancies=int(listable.sum()),
        list_length=length,
        seasons=SEASONS,
        ways={
            way: _figures(listed, lived, listable, _told(values[way], divisions))
            for (way, listed), lived in zip(ways.items(), seasons, strict=True)
        },
        differences={
            figure: cells(shared - values[Way.OWN_BEST][figure], divisions, _SEED)
            for figure, shared in values[Way.SHARED].items()
        },
        found_again={
            Figure.RECALL: cells(again.recall, earlier, _SEED),
            Figure.NDCG: cells(again.ndcg, earlier, _SEED),
        },
    )


def _check(matching: Matching, looking: int, on: date) -> None:
    if not looking:
        msg = "Nobody here is looking for work: there are no lists to report on."
    elif not matching.vacancies or not matching.table.open_rows(on).any():
        msg = "No vacancy is open here: there are no lists to report on."
    elif looking < FEWEST_PEOPLE:
        msg = f"Fewer than {FEWEST_PEOPLE} people are looking: a report would tell on them."
    else:
        return
    raise StateError(msg)


def _of_clients(listed: Listed, lived: Seasons) -> dict[Figure, Floats]:
    """Return what each client gets, `(n_clients,)` for each figure."""
    n_clients = lived.hired.shape[1]
    fit = listed.mean_fit(n_clients)
    among_worst = fit <= np.sort(fit)[size_of_tenth(n_clients) - 1]
    return {
        Figure.SHARE_WITH_LIST: (listed.sizes(n_clients) > 0).astype(np.float64),
        Figure.MEAN_FIT: fit,
        Figure.IN_WORST_TENTH: among_worst.astype(np.float64),
        Figure.HIRED: lived.hired.mean(axis=0),
        Figure.KEPT: lived.kept.mean(axis=0),
    }


def _told(values: Mapping[Figure, Floats], divisions: Mapping[Division, Divided]) -> Cells:
    """Return the figures of clients with intervals.

    The worst tenth is of ten people at least: it is told where it leaves as many others.
    """
    fit = values[Figure.MEAN_FIT]
    worst = cells(fit, divisions, _SEED, worst_tenth_of, 10 * FEWEST_PEOPLE)
    return {
        **{figure: cells(own, divisions, _SEED) for figure, own in values.items()},
        Figure.WORST_TENTH_FIT: worst if len(fit) >= 2 * FEWEST_PEOPLE else (),
    }


def _figures(
    listed: Listed, lived: Seasons, listable: npt.NDArray[np.bool_], of_clients: Cells
) -> FiguresOfWay:
    load = listed.load(len(listable))[listable].astype(np.float64)
    random = np.random.default_rng(_SEED)
    return FiguresOfWay(
        gini=statistic_of(load, gini, random),
        coverage=statistic_of(load, coverage, random),
        maximum_load=int(load.max()),
        hired=spread_of(lived.hired.sum(axis=1).astype(np.float64)),
        kept=spread_of(lived.kept.sum(axis=1).astype(np.float64)),
        of_clients=of_clients,
    )
