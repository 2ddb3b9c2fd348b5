"""Lists for everybody: nobody's too long, no vacancy in too many, and the same again when nothing changed."""

from dataclasses import replace

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from matcher.allocation.candidates import Candidates, Openings, OwnCandidates, together
from matcher.allocation.displaced import crowd_of, left_out
from matcher.allocation.rounds import LISTS_PER_SEAT, MOST_LISTS_PER_SEAT, Shared, share_out
from matcher.allocation.steadied import steadied
from matcher.domain.matches import Crowd, DisplacedBy

LENGTH = 3


def openings(n: int, *, seats: int = 1, employer: list[int] | None = None) -> Openings:
    """Return openings of one seat, each of its own employer, two to a kind of work."""
    return Openings(
        seats=np.full(n, seats),
        employer=np.arange(n) if employer is None else np.array(employer),
        kind=np.arange(n) // 2,
        is_open=np.ones(n, dtype=np.bool_),
    )


def own(
    scores: dict[int, float], n: int, *, caseload: int = 0, introduced: bool = False
) -> OwnCandidates:
    """Return one person's candidates, by opening."""
    rows = np.array(list(scores), dtype=np.int64)
    allowed = np.zeros(n, dtype=np.bool_)
    allowed[rows] = True
    return OwnCandidates(
        rows, np.array(list(scores.values())), np.full(len(rows), introduced), allowed, caseload
    )


def listed(candidates: Candidates, shared: Shared, person: int) -> list[int]:
    return candidates.opening[shared.of_person(candidates, person)].tolist()


@st.composite
def regions(draw: st.DrawFn) -> tuple[Candidates, Openings]:
    n = draw(st.integers(1, 8))
    seats = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    given_openings = replace(
        openings(n, employer=draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))),
        seats=np.array(seats),
    )
    fits = st.dictionaries(st.integers(0, n - 1), st.floats(0, 1).map(lambda x: round(x, 3)))
    people = [
        own(fit, n, caseload=draw(st.integers(0, 2)), introduced=draw(st.booleans()))
        for fit in draw(st.lists(fits, max_size=12))
    ]
    return together(people, given_openings), given_openings


@given(regions(), st.integers(1, 4))
def test_lists_keep_their_length_and_vacancies_their_room(
    region: tuple[Candidates, Openings], length: int
) -> None:
    candidates, given_openings = region
    shared = share_out(candidates, given_openings, length)
    assert (shared.load <= MOST_LISTS_PER_SEAT * given_openings.seats).all()
    counted = np.bincount(candidates.opening[shared.taken], minlength=len(given_openings.seats))
    assert counted.tolist() == shared.load.tolist()
    for person in range(candidates.n_people):
        pairs = shared.of_person(candidates, person)
        assert len(pairs) <= length
        scores = candidates.score[pairs].tolist()
        assert scores == sorted(scores, reverse=True)
        start, end = candidates.starts[person : person + 2]
        free = shared.load < MOST_LISTS_PER_SEAT * given_openings.seats
        for pair in range(start, end):
            if not shared.taken[pair] and free[candidates.opening[pair]]:
                assert len(pairs) == length


@given(regions())
def test_nothing_changes_when_nothing_changed(region: tuple[Candidates, Openings]) -> None:
    candidates, given_openings = region
    first = share_out(candidates, given_openings, LENGTH)
    again = share_out(candidates, given_openings, LENGTH, first.taken)
    assert again.taken.tolist() == first.taken.tolist()


@given(regions(), st.floats(0.1, 1.0))
def test_how_high_a_person_scores_in_general_changes_no_worth(
    region: tuple[Candidates, Openings], factor: float
) -> None:
    candidates, given_openings = region
    sure = replace(candidates, score=0.1 + 0.9 * candidates.score)
    lower = replace(sure, score=sure.score * factor)
    np.testing.assert_allclose(
        steadied(sure, given_openings), steadied(lower, given_openings), atol=1e-9
    )


@pytest.mark.parametrize("n_people", [0, 1, 3])
def test_without_vacancies_every_list_is_empty(n_people: int) -> None:
    candidates = together([own({}, 0, caseload=p) for p in range(n_people)], openings(0))
    shared = share_out(candidates, openings(0), LENGTH)
    assert [listed(candidates, shared, person) for person in range(n_people)] == [[]] * n_people
    assert list(left_out(candidates, openings(0), shared, LENGTH)) == [[]] * n_people


def test_alike_people_are_spread_over_alike_vacancies() -> None:
    n = 6
    people = [own(dict.fromkeys(range(n), 0.5), n, caseload=p) for p in range(12)]
    given_openings = replace(openings(n), kind=np.zeros(n, dtype=np.int64))
    shared = share_out(together(people, given_openings), given_openings, 2)
    assert shared.load.tolist() == [4] * n


def test_whoever_got_least_picks_first() -> None:
    """The last place goes to the one whose first vacancy is the lesser one."""
    people = [own({0: 0.9, 2: 0.5}, 3), own({1: 0.2, 2: 0.5}, 3)]
    crowd = [own({2: 0.9}, 3, caseload=p + 1) for p in range(MOST_LISTS_PER_SEAT - 1)]
    given_openings = replace(openings(3), kind=np.arange(3))
    candidates = together([*people, *crowd], given_openings)
    shared = share_out(candidates, given_openings, 2)
    assert listed(candidates, shared, 0) == [0]
    assert sorted(listed(candidates, shared, 1)) == [1, 2]


def test_only_introductions_tire_an_employer() -> None:
    """Two employers alike: the one who gets introductions is avoided by those introduced alone."""
    given_openings = openings(3, employer=[0, 0, 1])
    given_openings = replace(given_openings, kind=np.zeros(3, dtype=np.int64))
    for introduced in (True, False):
        busy = [own({0: 0.9}, 3, caseload=p, introduced=True) for p in range(8)]
        choice = own({1: 0.41, 2: 0.4}, 3, caseload=9, introduced=introduced)
        candidates = together([*busy, choice], given_openings)
        shared = share_out(candidates, given_openings, 1)
        assert listed(candidates, shared, 8) == [2 if introduced else 1]


def test_what_an_employer_had_before_makes_it_bear_no_more() -> None:
    """Twenty vacancies that are filled change nothing for the two that are open."""
    n = 23
    given_openings = openings(n, employer=[0, 0, 1, *(20 * [0])])
    given_openings = replace(
        given_openings, kind=np.zeros(n, dtype=np.int64), is_open=np.arange(n) < 3
    )
    busy = [own({0: 0.9}, n, caseload=p, introduced=True) for p in range(8)]
    candidates = together(
        [*busy, own({1: 0.41, 2: 0.4}, n, caseload=9, introduced=True)], given_openings
    )
    assert listed(candidates, share_out(candidates, given_openings, 1), 8) == [2]


def test_a_vacancy_that_all_score_high_on_is_worth_less_than_one_for_this_person() -> None:
    given_openings = replace(openings(3), kind=np.arange(3))
    others = [own({0: 0.6, 1: 0.1, 2: 0.1}, 3, caseload=p) for p in range(9)]
    candidates = together([*others, own({0: 0.6, 1: 0.5, 2: 0.1}, 3)], given_openings)
    worth = steadied(candidates, given_openings)[-3:]
    assert candidates.opening[-3:].tolist() == [0, 1, 2]
    assert worth[1] > worth[0] > worth[2]


def test_a_score_that_its_kind_of_work_bears_out_is_worth_more() -> None:
    given_openings = replace(openings(6), kind=np.array([0, 0, 0, 1, 1, 1]))
    fits = {0: 0.5, 1: 0.4, 2: 0.4, 3: 0.5, 4: 0.1, 5: 0.1}
    candidates = together([own(fits, 6), own({3: 0.3, 0: 0.3}, 6)], given_openings)
    worth = dict(
        zip(candidates.opening[:6].tolist(), steadied(candidates, given_openings)[:6], strict=True)
    )
    assert worth[0] > worth[3]


class TestLeftOut:
    def test_who_went_before_is_told_exactly_for_the_own_caseload_alone(self) -> None:
        room = MOST_LISTS_PER_SEAT
        given_openings = replace(openings(2), kind=np.arange(2))
        before = [own({0: 0.1}, 2, caseload=int(p < 3)) for p in range(room)]
        late = own({0: 0.9, 1: 0.95}, 2, caseload=1)
        candidates = together([*before, late], given_openings)
        shared = share_out(candidates, given_openings, 2)
        *_, out = left_out(candidates, given_openings, shared, 2)
        (one,) = out
        assert candidates.opening[one.pair] == 0
        assert (one.rank_alone, one.by) == (2, DisplacedBy.NO_ROOM)
        assert (one.own_caseload, one.others) == (3, Crowd.TEN_OR_MORE)

    def test_a_first_choice_that_three_others_hold_is_not_called_unsure(self) -> None:
        given_openings = replace(openings(3), kind=np.zeros(3, dtype=np.int64))
        before = [own({0: 0.9, 2: 0.1}, 3, caseload=p) for p in range(3)]
        late = own({0: 0.5, 1: 0.45, 2: 0.1}, 3, caseload=9)
        candidates = together([*before, late], given_openings)
        shared = share_out(candidates, given_openings, 1)
        *_, (one,) = left_out(candidates, given_openings, shared, 1)
        first, second, _ = shared.worth[-3:]
        assert first > second
        assert shared.load.tolist() == [3, 1, 0]
        assert (one.rank_alone, one.by) == (1, DisplacedBy.CROWD)

    def test_an_employer_with_many_introductions_makes_no_choice_unsure(self) -> None:
        given_openings = replace(openings(3, employer=[0, 0, 1]), kind=np.zeros(3, dtype=np.int64))
        busy = [own({0: 0.9}, 3, caseload=p, introduced=True) for p in range(8)]
        choice = own({1: 0.41, 2: 0.4}, 3, caseload=9, introduced=True)
        candidates = together([*busy, choice], given_openings)
        shared = share_out(candidates, given_openings, 1)
        *_, (one,) = left_out(candidates, given_openings, shared, 1)
        assert candidates.opening[one.pair] == 1
        assert shared.load.tolist() == [8, 0, 1]
        assert one.by is DisplacedBy.CROWD

    def test_an_unsure_choice_is_called_so_however_many_lists_hold_it(self) -> None:
        given_openings = replace(openings(3), kind=np.arange(3))
        others = [own({0: 0.6, 1: 0.1, 2: 0.1}, 3, caseload=p) for p in range(9)]
        late = own({0: 0.6, 1: 0.5, 2: 0.1}, 3, caseload=9)
        candidates = together([*others, late], given_openings)
        shared = share_out(candidates, given_openings, 1)
        *_, (one,) = left_out(candidates, given_openings, shared, 1)
        assert candidates.opening[one.pair] == 0
        assert shared.load[0] > LISTS_PER_SEAT
        assert one.by is DisplacedBy.SURER

    @given(regions(), st.integers(0, 2))
    def test_every_cause_holds(self, region: tuple[Candidates, Openings], stood: int) -> None:
        candidates, given_openings = region
        before = share_out(candidates, given_openings, stood).taken
        shared = share_out(candidates, given_openings, LENGTH, before)
        for person, out in enumerate(left_out(candidates, given_openings, shared, LENGTH)):
            mine = shared.worth[shared.of_person(candidates, person)]
            for one in out:
                opening = candidates.opening[one.pair]
                if one.by is DisplacedBy.SURER:
                    assert len(mine) == LENGTH
                    assert (mine >= shared.worth[one.pair]).all()
                elif one.by is DisplacedBy.NO_ROOM:
                    room = MOST_LISTS_PER_SEAT * given_openings.seats[opening]
                    assert shared.load[opening] == room
                else:
                    alike = given_openings.employer == given_openings.employer[opening]
                    alike |= given_openings.kind == given_openings.kind[opening]
                    assert shared.load[alike].any()
                    assert (mine <= shared.worth[one.pair]).any()

    @given(regions())
    def test_a_list_and_what_is_left_out_hold_all_of_the_own_best(
        self, region: tuple[Candidates, Openings]
    ) -> None:
        candidates, given_openings = region
        shared = share_out(candidates, given_openings, LENGTH)
        told = list(left_out(candidates, given_openings, shared, LENGTH))
        assert len(told) == candidates.n_people
        for person, out in enumerate(told):
            start, end = candidates.starts[person : person + 2].tolist()
            best = set(range(start, min(start + LENGTH, end)))
            mine = set(shared.of_person(candidates, person).tolist())
            assert {one.pair for one in out} == best - mine

    def test_numbers_of_others_are_bands(self) -> None:
        bands = [crowd_of(lists) for lists in (0, 9, 10, 24, 25, 400)]
        assert bands == [
            *(Crowd.UNDER_TEN, Crowd.UNDER_TEN, Crowd.TEN_OR_MORE, Crowd.TEN_OR_MORE),
            *(Crowd.TWENTY_FIVE_OR_MORE, Crowd.TWENTY_FIVE_OR_MORE),
        ]
