"""Figures of simulated lists and seasons are right by hand, and none tells on fewer than ten people."""

from dataclasses import replace

import numpy as np
import pytest

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
from simulation.greedy import greedy_lists
from simulation.people import INTRODUCED
from simulation.season import NOBODY, Season, live
from small_region import small_world


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
