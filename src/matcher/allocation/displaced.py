"""Who went before: why a vacancy is not in somebody's list although it scores among the first.

A cause is told only where it is one. What is worth less than the whole list was left out for surer choices,
however many lists hold it. Anything else gave way: there was no room, or its worth fell with the lists that
hold it, other work of the employer or work of that kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matcher.allocation.candidates import Candidates, Ints, Openings
from matcher.allocation.rounds import MOST_LISTS_PER_SEAT, Shared
from matcher.domain.matches import Crowd, DisplacedBy

_TEN, _TWENTY_FIVE = 10, 25


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pair that was left out: its place by score alone (from 1), and what went before it."""

    pair: int
    rank_alone: int
    by: DisplacedBy
    own_caseload: int
    others: Crowd


def left_out(
    candidates: Candidates, openings: Openings, shared: Shared, length: int
) -> Iterator[list[LeftOut]]:
    """Yield for each person, in order, what stands among the own `length` best but not in the list."""
    of_caseload = _load_by_caseload(candidates, openings, shared)
    for person in range(candidates.n_people):
        start, end = candidates.starts[person : person + 2].tolist()
        held = of_caseload[candidates.caseload[person]]
        least = _least_listed(candidates, shared, person, length)
        left = []
        for rank, pair in enumerate(range(start, min(start + length, end)), start=1):
            if not shared.taken[pair]:
                opening = candidates.opening[pair]
                surer = least is not None and _before(shared, least, pair)
                by = DisplacedBy.SURER if surer else _gave_way(openings, shared, opening)
                own = int(held[opening])
                left.append(LeftOut(pair, rank, by, own, crowd_of(int(shared.load[opening]) - own)))
        yield left


def crowd_of(lists: int) -> Crowd:
    """Return the band of a number of lists."""
    if lists >= _TWENTY_FIVE:
        return Crowd.TWENTY_FIVE_OR_MORE
    return Crowd.TEN_OR_MORE if lists >= _TEN else Crowd.UNDER_TEN


def _least_listed(candidates: Candidates, shared: Shared, person: int, length: int) -> int | None:
    """Return the pair of a person's list that is worth least, or None where the list has room left."""
    listed: list[int] = shared.of_person(candidates, person).tolist()
    if len(listed) < length:
        return None
    return max(listed, key=lambda pair: (-shared.worth[pair], pair), default=None)


def _before(shared: Shared, one: int, other: int) -> bool:
    """Tell whether whoever picks first of all picks one pair before the other."""
    mine, its = shared.worth[one], shared.worth[other]
    return bool(mine > its or (mine == its and one < other))


def _gave_way(openings: Openings, shared: Shared, opening: int) -> DisplacedBy:
    """Return why an opening is not in a list that has room left, or holds something worth less."""
    full = shared.load[opening] >= MOST_LISTS_PER_SEAT * openings.seats[opening]
    return DisplacedBy.NO_ROOM if full else DisplacedBy.CROWD


def _load_by_caseload(candidates: Candidates, openings: Openings, shared: Shared) -> Ints:
    """Return in how many lists of each caseload each opening stands, `(n_caseloads, n_openings)`."""
    n_openings = len(openings.seats)
    n_caseloads = int(candidates.caseload.max(initial=-1)) + 1
    caseload = candidates.caseload[candidates.person[shared.taken]]
    cell = caseload * n_openings + candidates.opening[shared.taken]
    counts: Ints = np.bincount(cell, minlength=n_caseloads * n_openings)
    return counts.reshape(n_caseloads, n_openings)
