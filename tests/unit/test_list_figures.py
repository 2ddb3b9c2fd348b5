"""Figures of lists, by hand: load, fit, recall, nDCG, groups with intervals, and simulated seasons."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.evaluation.intervals import (
    Divided,
    Division,
    cells,
    mean_of,
    told_groups,
    worst_tenth_of,
)
from matcher.evaluation.list_figures import Listed, coverage, gini, ndcg, recall
from matcher.evaluation.simulated_hires import follow

NOWHERE = math.inf


def listed(*pairs: tuple[int, int, int], chances: tuple[float, float, float]) -> Listed:
    """Return lists of (client, vacancy, rank), every pair with the same chances."""
    client, vacancy, rank = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    return Listed(client, vacancy, rank, np.tile(chances, (len(pairs), 1)))


def luck() -> np.random.Generator:
    return np.random.default_rng(7)


def test_load_and_fit_of_three_lists() -> None:
    own = Listed(
        client=np.array([0, 0, 1]),
        vacancy=np.array([2, 0, 2]),
        rank=np.array([1, 2, 1]),
        chances=np.array([[0.5, 0.5, 1.0], [0.5, 0.1, 1.0], [1.0, 0.4, 0.5]]),
    )
    assert own.load(4).tolist() == [1, 0, 2, 0]
    assert own.sizes(3).tolist() == [2, 1, 0]
    assert own.mean_fit(3) == pytest.approx([0.15, 0.2, 0.0])


def test_gini_of_a_few_loads() -> None:
    assert gini(np.array([1, 3])) == pytest.approx(0.25)
    assert gini(np.array([0, 0, 5])) == pytest.approx(2 / 3)
    assert gini(np.array([0, 0])) == 0.0


@given(st.integers(0, 50), st.integers(1, 30))
def test_gini_of_an_equal_load_is_zero(load: int, vacancies: int) -> None:
    assert gini(np.full(vacancies, load)) == pytest.approx(0.0)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40))
def test_gini_depends_on_shares_alone(load: list[int]) -> None:
    told = gini(np.array(load))
    assert told + 1e-12 >= 0.0
    assert told < 1.0
    assert gini(3 * np.array(load)) == pytest.approx(told)
    assert gini(np.array(load[::-1])) == pytest.approx(told)


def test_coverage_counts_vacancies_in_any_list() -> None:
    assert coverage(np.array([0, 1, 7, 0])) == 0.5
    assert coverage(np.array([])) == 0.0


def test_recall_is_the_share_of_what_was_wanted_in_the_first_ten() -> None:
    assert recall([10]) == 1.0
    assert recall([11]) == 0.0
    assert recall([3, NOWHERE, 8, 40]) == 0.5
    assert recall([*range(1, 11), 11, 12]) == 1.0


def test_ndcg_by_hand() -> None:
    assert ndcg([1], [3]) == 1.0
    assert ndcg([3], [1]) == pytest.approx(0.5)
    # (1/log2(2) + 2/log2(3)) against (2/log2(2) + 1/log2(3))
    told = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    assert ndcg([1, 2], [1, 2]) == pytest.approx(told)
    assert ndcg([NOWHERE, 11], [2, 1]) == 0.0


def test_small_groups_are_told_together_with_a_neighbour() -> None:
    names = ["self"] * 40 + ["note"] * 20 + ["introduced"] * 4
    assert told_groups(names, ("self", "note", "introduced")) == [
        ("self",),
        ("note", "introduced"),
    ]


def test_a_small_group_that_only_leaves_everybody_is_left_out() -> None:
    assert told_groups(["car"] * 9 + ["without car"] * 70, ("car", "without car")) == []
    assert told_groups(["car"] * 70, ("car", "without car")) == []


@given(st.lists(st.sampled_from("abcde"), max_size=120))
def test_no_group_is_under_ten_and_nobody_can_be_subtracted(names: list[str]) -> None:
    told = told_groups(names, "abcde")
    sizes = [sum(name in groups for name in names) for groups in told]
    assert all(size >= 10 for size in sizes)
    assert not told or sum(sizes) == len(names)


def test_a_figure_of_fewer_than_ten_people_is_not_told() -> None:
    values = np.array([0.5] * 9 + [np.nan] * 30)
    assert cells(values, {}, seed=1) == ()


def test_each_group_has_its_mean_within_its_interval() -> None:
    values = np.array([0.2] * 10 + [0.4] * 10 + [0.9] * 3 + [np.nan] * 5)
    names = np.array(["town"] * 10 + ["country"] * 10 + ["unknown"] * 3 + ["town"] * 5)
    divided = Divided(names, ("town", "country", "unknown"))
    everybody, town, rest = cells(values, {Division.PLACE: divided}, seed=1)
    assert (everybody.division, everybody.groups) == (None, ())
    assert everybody.estimate.value == pytest.approx(8.7 / 23)
    assert everybody.estimate.over == 23
    assert (town.groups, town.estimate.value) == (("town",), pytest.approx(0.2))
    assert town.estimate.over == 10
    assert rest.groups == ("country", "unknown")
    assert rest.estimate.value == pytest.approx(6.7 / 13)


def test_the_same_seed_gives_the_same_intervals() -> None:
    values = luck().random(50)
    assert cells(values, {}, seed=3) == cells(values, {}, seed=3)


@given(st.lists(st.floats(0, 1), min_size=10, max_size=60))
def test_intervals_hold_their_value(values: list[float]) -> None:
    for told in (mean_of(np.array(values), luck()), worst_tenth_of(np.array(values), luck())):
        assert told.low <= told.value <= told.high


def test_an_interval_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(5).normal(size=400)
    told = mean_of(values, luck())
    assert told.high - told.low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.1)


def test_the_worst_tenth_is_of_ten_people_at_least() -> None:
    assert worst_tenth_of(np.arange(200.0), luck()).value == pytest.approx(9.5)
    assert worst_tenth_of(np.arange(40.0), luck()).value == pytest.approx(4.5)


def test_a_seat_is_taken_once_and_nobody_has_two_jobs() -> None:
    sure = (1.0, 1.0, 1.0)
    crowd = listed(*((client, 0, 1) for client in range(5)), chances=sure)
    both = listed((0, 0, 1), (0, 1, 2), chances=sure)
    [of_crowd, of_both] = follow([crowd, both], np.array([2, 1]), 5, seasons=20)
    assert (of_crowd.hired.sum(axis=1) == 2).all()
    assert (of_both.hired.sum(axis=1) == 1).all()
    assert of_crowd.hired.any(axis=0).all(), "the same two are first in every season"


def test_whoever_finds_a_seat_taken_goes_on_down_the_list() -> None:
    sure = (1.0, 1.0, 0.0)
    lists = listed((0, 0, 1), (1, 0, 1), (1, 1, 2), (0, 1, 2), chances=sure)
    [lived] = follow([lists], np.array([1, 1]), 2, seasons=10)
    assert lived.hired.all()
    assert not lived.kept.any()


def test_each_estimate_counts_as_its_chance() -> None:
    lists = listed((0, 0, 1), chances=(0.5, 0.8, 0.25))
    [lived] = follow([lists], np.array([1]), 1, seasons=4000)
    assert lived.hired.mean() == pytest.approx(0.4, abs=0.03)
    assert lived.kept.mean() == pytest.approx(0.1, abs=0.02)


def test_two_ways_of_listing_meet_the_same_dice() -> None:
    lists = listed((0, 0, 1), (1, 1, 1), (2, 1, 1), chances=(0.6, 0.6, 0.6))
    more = listed((0, 0, 1), (1, 1, 1), (2, 1, 1), (0, 2, 2), chances=(0.6, 0.6, 0.6))
    [one, other] = follow([lists, more], np.array([1, 1, 1]), 3, seasons=50)
    assert np.array_equal(one.hired[:, 1:], other.hired[:, 1:])
    assert (other.hired[:, 0] >= one.hired[:, 0]).all()
    assert other.hired[:, 0].sum() > one.hired[:, 0].sum()


def test_an_empty_list_hires_nobody() -> None:
    [lived] = follow([listed(chances=(1.0, 1.0, 1.0))], np.array([1]), 3, seasons=5)
    assert not lived.hired.any()
