"""Everybody's candidates in one table: who could be listed where, and how well each pair fits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Openings:
    """Vacancies as lists see them, a row each.

    `seats` (an unknown number counts as one), `employer` and `kind` of work by number, and whether each
    `is_open`; all `(n,)`.
    """

    seats: Ints
    employer: Ints
    kind: Ints
    is_open: Bools

    @property
    def n_kinds(self) -> int:
        """Return how many kinds of work there are numbers for."""
        return int(self.kind.max(initial=-1)) + 1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OwnCandidates:
    """What could stand in one person's list.

    Args:
        openings: `(n,)` rows of openings, each once.
        scores: `(n,)` 0..1, how well each fits.
        introduced: `(n,)` whether a proposal would be an introduction to the employer.
        allowed: `(n_openings,)` which openings this person may be listed with, candidate or not.
        caseload: whose client this is, by number.

    """

    openings: Ints
    scores: Floats
    introduced: Bools
    allowed: Bools
    caseload: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Candidates:
    """The candidates of all people, one after another, each person's best first.

    The pairs of person p are those from `starts[p]` to `starts[p + 1]`. `allowed` `(n_people, n_openings)`
    tells which openings each person may be listed with, candidate or not.
    """

    starts: Ints
    opening: Ints
    score: Floats
    introduced: Bools
    caseload: Ints
    allowed: Bools

    @property
    def n_people(self) -> int:
        """Return how many people there are."""
        return len(self.starts) - 1

    @property
    def person(self) -> Ints:
        """Return whose pair each pair is, `(n_pairs,)`."""
        return np.repeat(np.arange(self.n_people), np.diff(self.starts))


def together(people: Sequence[OwnCandidates], openings: Openings) -> Candidates:
    """Return the candidates of all people in one table; equal scores go by row of the opening."""
    orders = [np.lexsort((own.openings, -own.scores)) for own in people]
    starts = np.zeros(len(people) + 1, dtype=np.int64)
    np.cumsum([len(order) for order in orders], out=starts[1:])
    opening = np.empty(starts[-1], dtype=np.int64)
    score = np.empty(starts[-1], dtype=np.float64)
    introduced = np.empty(starts[-1], dtype=np.bool_)
    allowed = np.empty((len(people), len(openings.seats)), dtype=np.bool_)
    for number, (own, order) in enumerate(zip(people, orders, strict=True)):
        mine = slice(starts[number], starts[number + 1])
        opening[mine] = own.openings[order]
        score[mine] = own.scores[order]
        introduced[mine] = own.introduced[order]
        allowed[number] = own.allowed
    caseload = np.array([own.caseload for own in people], dtype=np.int64)
    return Candidates(starts, opening, score, introduced, caseload, allowed)
