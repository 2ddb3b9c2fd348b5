"""Who went before: why a vacancy is not in somebody's list that would hold it if nobody else were there."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matcher.allocation.candidates import Candidates, Ints, Openings
from matcher.allocation.rounds import LISTS_PER_SEAT, MOST_LISTS_PER_SEAT, Shared
from matcher.domain.matches import Crowd, DisplacedBy

_TEN, _TWENTY_FIVE = 10, 25


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pair that was left out: where it would stand alone (from 1), and what went before it."""

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
        first = range(start, min(start + length, end))
        held = of_caseload[candidates.caseload[person]]
        yield [
            _left_out(candidates, openings, shared, pair, pair - start + 1, held)
            for pair in first
            if not shared.taken[pair]
        ]


def crowd_of(lists: int) -> Crowd:
    """Return the band of a number of lists."""
    if lists >= _TWENTY_FIVE:
        return Crowd.TWENTY_FIVE_OR_MORE
    return Crowd.TEN_OR_MORE if lists >= _TEN else Crowd.UNDER_TEN


def _left_out(
    candidates: Candidates,
    openings: Openings,
    shared: Shared,
    pair: int,
    rank: int,
    held: Ints,
) -> LeftOut:
    opening = int(candidates.opening[pair])
    load, seats, own = int(shared.load[opening]), int(openings.seats[opening]), int(held[opening])
    if load >= MOST_LISTS_PER_SEAT * seats:
        by = DisplacedBy.NO_ROOM
    else:
        by = DisplacedBy.CROWD if load >= LISTS_PER_SEAT * seats else DisplacedBy.SURER
    return LeftOut(pair, rank, by, own, crowd_of(load - own))


def _load_by_caseload(candidates: Candidates, openings: Openings, shared: Shared) -> Ints:
    """Return in how many lists of each caseload each opening stands, `(n_caseloads, n_openings)`."""
    n_openings = len(openings.seats)
    n_caseloads = int(candidates.caseload.max(initial=-1)) + 1
    caseload = candidates.caseload[candidates.person[shared.taken]]
    cell = caseload * n_openings + candidates.opening[shared.taken]
    counts: Ints = np.bincount(cell, minlength=n_caseloads * n_openings)
    return counts.reshape(n_caseloads, n_openings)
