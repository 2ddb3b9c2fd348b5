"""Bands of the figures about a region, and that no figure tells on fewer than ten people."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.region_figures import Load, Reach, Wait, load_of, reach_of, wait_of
from matcher.domain.small_groups import FEWEST_PEOPLE, may_be_told
from matcher.wording import figures_pages

BEGAN = date(2026, 9, 1)
sizes_of_groups = st.lists(st.integers(0, 40), max_size=8)


@given(sizes=sizes_of_groups)
def test_no_group_of_one_to_nine_people_is_told(sizes: list[int]) -> None:
    told = may_be_told(sizes)
    assert all(
        size == 0 or size >= FEWEST_PEOPLE for size, one in zip(sizes, told, strict=True) if one
    )


@given(sizes=sizes_of_groups)
def test_what_is_left_out_cannot_be_reckoned_from_the_whole(sizes: list[int]) -> None:
    told = may_be_told(sizes)
    left_out = sum(size for size, one in zip(sizes, told, strict=True) if not one)
    assert (
        left_out == 0
        or left_out >= FEWEST_PEOPLE
        or not any(one and size for size, one in zip(sizes, told, strict=True))
    )


@given(sizes=st.lists(st.integers(FEWEST_PEOPLE, 40) | st.just(0)))
def test_large_and_empty_groups_are_all_told(sizes: list[int]) -> None:
    assert all(may_be_told(sizes))


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, Wait.UNKNOWN),
        (1, Wait.UNDER_TWO_WEEKS),
        (13, Wait.UNDER_TWO_WEEKS),
        (14, Wait.UNDER_FOUR_WEEKS),
        (28, Wait.UNDER_EIGHT_WEEKS),
        (55, Wait.UNDER_EIGHT_WEEKS),
        (56, Wait.LONGER),
    ],
)
def test_a_wait_is_counted_in_whole_weeks(days: int, band: Wait) -> None:
    assert wait_of(BEGAN, BEGAN + timedelta(days=days)) is band


def test_without_contact_somebody_waits_still_and_without_a_begin_nobody_knows() -> None:
    assert wait_of(BEGAN, None) is Wait.NOT_YET
    assert wait_of(None, None) is Wait.NOT_YET
    assert wait_of(None, BEGAN) is Wait.UNKNOWN


@pytest.mark.parametrize(("count", "load"), [(0, Load.NONE), (2, Load.TWO), (5, Load.UP_TO_NINE)])
def test_the_load_of_a_vacancy_is_told_in_bands(count: int, load: Load) -> None:
    assert load_of(count) is load


def test_bands_follow_one_another_without_a_gap() -> None:
    loads, reaches = [load_of(n) for n in range(12)], [reach_of(n) for n in range(12)]
    assert list(dict.fromkeys(loads)) == list(Load)
    assert list(dict.fromkeys(reaches)) == list(Reach)


def test_every_band_has_its_words() -> None:
    assert set(figures_pages.LOADS) == set(figures_pages.LOADS_OF_ADVISER) == set(Load)
    assert set(figures_pages.REACHES) == set(Reach)
    assert set(figures_pages.WAITS) == set(Wait)
