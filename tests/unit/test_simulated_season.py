"""In a simulated season only listed pairs happen, within seats, patience and what clients are open about."""

from dataclasses import replace

import numpy as np
import pytest

from simulation.drawing import Ints
from simulation.greedy import greedy_lists
from simulation.people import INTRODUCED
from simulation.season import NOBODY, RegionState, Season, live
from simulation.setting import CENTRAL
from simulation.world import World
from small_region import EAGER, same, small_world


@pytest.fixture(scope="module")
def eager() -> tuple[World, Season]:
    world = small_world(EAGER)
    return world, live(world, greedy_lists(world), seed=5)


def test_nobody_is_hired_beyond_the_seats(eager: tuple[World, Season]) -> None:
    world, season = eager
    assert season.clients_hired > 20
    assert (season.hires <= world.vacancies.seats).all()
    assert season.hires.sum() == season.clients_hired


def test_a_hired_client_appears_once_and_stops(eager: tuple[World, Season]) -> None:
    world, season = eager
    again = live(world, greedy_lists(world), seed=5, weeks=1)
    early = again.hired_at != NOBODY
    assert early.any()
    assert np.array_equal(season.hired_at[early], again.hired_at[early])
    assert not season.kept[season.hired_at == NOBODY].any()


def test_only_listed_eligible_pairs_happen(eager: tuple[World, Season]) -> None:
    world, season = eager
    lists = greedy_lists(world)
    hired = np.flatnonzero(season.hired_at != NOBODY)
    assert world.eligible[hired, season.hired_at[hired]].all()
    assert (lists[hired] == season.hired_at[hired, None]).any(axis=1).all()
    assert set(np.flatnonzero(season.applications)) <= set(lists.ravel())


def test_a_list_with_an_ineligible_pair_or_a_vacancy_twice_is_refused() -> None:
    world = small_world()
    lists = greedy_lists(world)
    wrong = lists.copy()
    wrong[0, 0] = np.flatnonzero(~world.eligible[0])[0]
    with pytest.raises(ValueError, match="not eligible"):
        live(world, wrong, seed=1)
    twice = lists.copy()
    client = np.flatnonzero(lists[:, 1] != NOBODY)[0]
    twice[client, 1] = twice[client, 0]
    with pytest.raises(ValueError, match="twice"):
        live(world, twice, seed=1)


def test_who_is_not_open_about_support_is_never_introduced(eager: tuple[World, Season]) -> None:
    world, season = eager
    introduced = world.clients.route == INTRODUCED
    assert not season.introductions_of[~introduced].any()
    assert season.introductions_of[introduced].any()
    assert season.introductions.sum() == season.introductions_of.sum()


def test_a_specialist_introduces_no_more_than_a_week_allows() -> None:
    world = small_world(replace(EAGER, share_introduced=1.0, introductions_per_specialist=2))
    season = live(world, greedy_lists(world), seed=1, weeks=1)
    assert np.bincount(world.clients.specialist, season.introductions_of).max() == 2


def test_an_employer_without_patience_looks_at_few_introductions() -> None:
    open_to_all = replace(CENTRAL, share_introduced=1.0, looks_per_week=20)

    def looks(fatigue: float) -> int:
        world = small_world(replace(open_to_all, fatigue=fatigue))
        return int(live(world, greedy_lists(world), seed=1).serious_looks.sum())

    assert looks(50.0) < looks(0.0)


def test_lists_are_renewed_from_the_state_of_the_region() -> None:
    world = small_world(EAGER)
    weeks = []

    def renew(state: RegionState) -> Ints:
        weeks.append(state.week)
        assert state.seats_left.min() >= 0
        assert state.contacted.any()
        return greedy_lists(world)

    season = live(world, greedy_lists(world), seed=5, renew=renew, renew_every=3)
    assert weeks == [3, 6]
    assert same(season, live(world, greedy_lists(world), seed=5))


def test_without_interest_or_lists_nothing_happens() -> None:
    world = small_world()
    season = live(world, np.full((80, 10), NOBODY), seed=1)
    assert season.applications.sum() == season.clients_hired == season.kept_26_weeks == 0
    uninterested = replace(world, interest=np.zeros_like(world.interest))
    assert live(uninterested, greedy_lists(world), seed=1).applications.sum() == 0
