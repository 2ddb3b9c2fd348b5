"""The simulated region keeps its own rules, hides what it says it hides, and stays as it was frozen."""

import re
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from simulation import frozen_hash
from simulation.drawing import Ints
from simulation.figures import (
    by_group,
    figures_of_clients,
    figures_of_lists,
    figures_of_lives,
    figures_of_load,
    figures_of_season,
    fit_of_lists,
    gini,
    load_of_vacancies,
    ndcg,
    recall,
    worst_tenth,
)
from simulation.greedy import greedy_lists, random_lists
from simulation.people import INTRODUCED, draw_clients
from simulation.season import NOBODY, RegionState, Season, live
from simulation.setting import (
    CENTRAL,
    RANGES,
    Setting,
    corner,
    drawn_setting,
    settings_one_by_one,
)
from simulation.workplaces import draw_employers, draw_vacancies
from simulation.world import World, draw_world

README = Path(__file__).resolve().parents[2] / "benchmarks" / "simulation" / "README.md"
EAGER = replace(CENTRAL, hire_base=1.0, contacts_per_week=3.0, filled_elsewhere=0.0)
"""Nearly everybody who applies is hired, so that rules about hiring are put to the test."""


def small_world(setting: Setting = CENTRAL, seed: int = 1) -> World:
    return draw_world(setting, n_clients=80, n_vacancies=160, seed=seed)


def same(one: object, other: object) -> bool:
    """Return whether two drawings are the same in every array, worlds inside worlds included."""
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, Setting) or not hasattr(one, "__dataclass_fields__"):
        return one == other
    return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))


@pytest.fixture(scope="module")
def eager() -> tuple[World, Season]:
    world = small_world(EAGER)
    return world, live(world, greedy_lists(world), seed=5)


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


def test_gini_of_equal_load_is_nothing_and_of_one_taking_all_nearly_one() -> None:
    assert gini(np.array([3, 3, 3])) == pytest.approx(0.0)
    assert gini(np.array([0, 0, 0, 7])) == pytest.approx(3 / 4)
    assert gini(np.array([0, 0])) == 0.0
    assert gini(np.array([1, 3])) == pytest.approx(0.25)


def test_load_counts_in_how_many_lists_a_vacancy_stands() -> None:
    lists = np.array([[0, 2], [2, NOBODY]])
    assert load_of_vacancies(lists, 4).tolist() == [1, 0, 2, 0]


def test_load_is_over_vacancies_that_somebody_could_have() -> None:
    world = small_world()
    eligible = np.zeros((80, 160), dtype=bool)
    eligible[:, :4] = True
    lists = np.full((80, 2), NOBODY)
    lists[:, 0] = 1
    figures = figures_of_load(replace(world, eligible=eligible), lists)
    assert figures == pytest.approx(
        {"gini_of_load": 3 / 4, "coverage": 1 / 4, "maximum_load": 80.0}
    )


def test_fit_of_a_list_is_the_mean_of_what_stands_in_it() -> None:
    fit = np.array([[0.2, 0.4, 0.9], [0.5, 0.1, 0.1], [0.5, 0.1, 0.1]])
    lists = np.array([[0, 1], [0, NOBODY], [NOBODY, NOBODY]])
    assert fit_of_lists(lists, fit) == pytest.approx([0.3, 0.5, 0.0])


def test_the_worst_tenth_is_at_least_one_person() -> None:
    assert worst_tenth(np.array([0.5, 0.1, np.nan])) == pytest.approx(0.1)
    assert worst_tenth(np.arange(20.0)) == pytest.approx(0.5)


def test_recall_and_ndcg_by_hand() -> None:
    product = np.array([[0.4, 0.2, 0.0]])
    best, second, none = np.array([[0, 1]]), np.array([[1, NOBODY]]), np.array([[NOBODY, 2]])
    assert [recall(lists, product)[0] for lists in (best, second, none)] == [1.0, 0.5, 0.0]
    assert ndcg(best, product) == pytest.approx([1.0])
    assert ndcg(second, product) == pytest.approx([0.2 / (0.4 + 0.2 / np.log2(3))])
    assert ndcg(none, product) == pytest.approx([0.0])


def test_figures_of_a_season_by_hand() -> None:
    hired_at = np.full(20, NOBODY)
    hired_at[:5] = [0, 0, 1, 2, 3]
    season = Season(
        hired_at=hired_at,
        kept=np.arange(20) < 2,
        hires=np.array([2, 1, 1, 1]),
        applications=np.array([4, 2, 1, 1]),
        serious_looks=np.array([3, 1, 1, 1]),
        introductions=np.array([1, 3]),
        introductions_of=np.zeros(20, dtype=int),
        first_contact_days=np.where(np.arange(20) < 10, 7.0, np.nan),
    )
    figures = figures_of_season(season)
    assert (figures["clients_hired"], figures["kept_26_weeks"]) == (5, 2)
    assert figures["share_hired"] == pytest.approx(0.25)
    assert figures["share_not_looked_at"] == pytest.approx(0.25)
    assert figures["days_to_first_contact"] == pytest.approx(7.0)
    assert "kept_of_hired" not in figures  # of five people


def test_figures_on_fewer_than_ten_people_are_left_out() -> None:
    world = small_world()
    route = np.full(80, INTRODUCED)
    route[:9] = 0
    world = replace(world, clients=replace(world.clients, route=route))
    of_clients = figures_of_clients(world, greedy_lists(world))
    groups = by_group(world, of_clients)
    assert "route applies_self" not in groups
    assert "route applies_with_note" not in groups
    assert "mean_true_fit" in groups["route introduced"]
    assert {"place town", "missing facts low", "travel bicycle"} <= groups.keys()


def test_there_is_a_figure_for_everything_that_is_asked() -> None:
    world = small_world()
    lists = greedy_lists(world)
    assert figures_of_lists(world, lists).keys() == {
        *("gini_of_load", "coverage", "maximum_load", "share_with_list"),
        *("mean_seen_fit", "mean_seen_fit_worst_tenth"),
        *("mean_true_fit", "mean_true_fit_worst_tenth", "recall_at_10", "ndcg_at_10"),
    }
    lives = figures_of_lives(live(world, lists, seed=1))
    assert all(values.shape == (80,) for values in lives.values())


def test_the_region_is_as_it_was_frozen() -> None:
    """Changed on purpose? Put the new number in README.md, and a line with it in its history."""
    told = README.read_text(encoding="utf-8")
    assert f"Frozen as `{frozen_hash()}`." in told
    history = re.findall(r"^\| \d+ \| `([0-9a-f]{12})` \|", told, re.MULTILINE)
    assert history[-1] == frozen_hash()[:12]
