"""The simulated region keeps its own rules, hides what it says it hides, and stays as it was frozen."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulation import frozen_hash
from simulation.greedy import greedy_lists, random_lists
from simulation.people import INTRODUCED, draw_clients
from simulation.season import NOBODY, live
from simulation.setting import CENTRAL, RANGES, corner, drawn_setting, settings_one_by_one
from simulation.workplaces import draw_employers, draw_vacancies
from small_region import same, small_world

README = Path(__file__).resolve().parents[2] / "benchmarks" / "simulation" / "README.md"


def test_the_same_seed_gives_the_same_region_and_season() -> None:
    one, other = small_world(), small_world()
    assert same(one, other)
    lists = greedy_lists(one)
    assert same(live(one, lists, seed=3), live(other, lists, seed=3))


def test_another_seed_gives_another_region_and_season() -> None:
    assert not same(small_world(seed=1), small_world(seed=2))
    world = small_world()
    lists = greedy_lists(world)
    assert not same(live(world, lists, seed=3), live(world, lists, seed=4))


def test_changing_decisions_on_openness_leaves_everything_else_as_it_was() -> None:
    closed = small_world(replace(CENTRAL, share_introduced=0.0, share_with_note=0.0))
    central = small_world()
    for name in ("loves", "place", "hours", "needs", "hireability", "missing"):
        assert same(getattr(closed.clients, name), getattr(central.clients, name)), name
    assert same(closed.vacancies, central.vacancies)
    assert not same(closed.hire, central.hire)


def test_lists_are_made_from_what_is_seen_alone() -> None:
    world, other = small_world(seed=1), small_world(seed=2)
    hidden = replace(
        other,
        eligible=world.eligible,
        seen_score=world.seen_score,
        vacancies=replace(
            other.vacancies,
            seats=world.vacancies.seats,
            employer=world.vacancies.employer,
            kind=world.vacancies.kind,
        ),
    )
    assert same(hidden.seen, world.seen)
    assert np.array_equal(greedy_lists(hidden), greedy_lists(world))
    assert np.array_equal(random_lists(hidden), random_lists(world))


def test_seen_scores_earn_nothing_by_openness_where_there_are_no_needs() -> None:
    none = replace(CENTRAL, needs_per_client=0.0)
    closed = replace(none, share_introduced=0.0, share_with_note=0.0)
    assert np.array_equal(small_world(none).seen_score, small_world(closed).seen_score)


def test_everything_that_should_be_a_probability_is_one() -> None:
    world = small_world()
    for values in (world.interest, world.hire, world.kept, world.seen_score):
        assert values.shape == (80, 160)
        assert ((values > 0) & (values < 1)).all()


def test_greedy_lists_hold_the_best_eligible_ones_in_order() -> None:
    world = small_world()
    for client, own in enumerate(greedy_lists(world, length=5)):
        listed = own[own != NOBODY]
        eligible = np.flatnonzero(world.eligible[client])
        scores = world.seen_score[client]
        assert scores[listed].tolist() == sorted(scores[eligible], reverse=True)[:5]


def test_what_only_an_introduction_reaches_is_for_the_introduced_alone() -> None:
    world = small_world()
    through_services = world.eligible[:, world.vacancies.through_services]
    introduced = world.clients.route == INTRODUCED
    assert through_services[introduced].any()
    assert not through_services[~introduced].any()


def test_no_known_fact_fails_a_demand_and_an_unknown_one_never_does() -> None:
    nothing = dict.fromkeys(("missing_education", "missing_wish", "missing_availability"), 0.0)
    everything = dict.fromkeys(nothing, 1.0)
    known, unknown = (small_world(replace(CENTRAL, **rates)) for rates in (nothing, everything))
    hours = known.clients.hours[:, None, :], known.vacancies.hours[None, :, :]
    meet = (hours[0][..., 0] <= hours[1][..., 1]) & (hours[1][..., 0] <= hours[0][..., 1])
    level = known.clients.level[:, None] >= known.vacancies.demanded_level
    assert np.array_equal(known.eligible, unknown.eligible & meet & level)
    assert same(known.hire, unknown.hire)


def test_facts_are_missing_at_the_rates_of_registers() -> None:
    shares = draw_clients(CENTRAL, 500, seed=1).missing.mean(axis=0)
    assert shares == pytest.approx((0.42, 0.38, 0.25), abs=0.005)


def test_every_range_holds_its_central_value_and_draws_a_region() -> None:
    for name, ends in RANGES.items():
        assert ends.low < getattr(CENTRAL, name) < ends.high, name
    assert len(list(settings_one_by_one())) == 2 * len(RANGES)
    for setting in (corner(favourable=True), corner(favourable=False), drawn_setting(1)):
        world = small_world(setting)
        live(world, greedy_lists(world), seed=1)
    assert corner(favourable=True).hire_base == RANGES["hire_base"].high
    assert corner(favourable=False).fatigue == RANGES["fatigue"].high


def test_a_small_region_can_be_drawn() -> None:
    employers = draw_employers(CENTRAL, 1, seed=1)
    assert employers.n == draw_vacancies(CENTRAL, employers, 1, seed=1).n == 1


def test_the_region_is_as_it_was_frozen() -> None:
    """Changed on purpose? Put the new number in README.md, and a line with it in its history."""
    told = README.read_text(encoding="utf-8")
    assert f"Frozen as `{frozen_hash()}`." in told
    history = re.findall(r"^\| \d+ \| `([0-9a-f]{12})` \|", told, re.MULTILINE)
    assert history[-1] == frozen_hash()[:12]
