"""Lists for everybody at once: in turns, the worst off first, each the best of what is not yet crowded.

A list made for each person alone sends everybody to the same vacancies. Here everybody picks one vacancy
in each round, whoever got least so far before the others. What a vacancy is worth falls with the lists
it stands in already for each seat, with the introductions its employer will get, and a little with what
the same caseload holds of that employer and that kind of work.

Deterministic: equals go by order of people and openings. Whatever stood in last night's list has a small
advantage, so that lists stay as they were where nothing changed.
"""

from dataclasses import dataclass

import numpy as np

from matcher.allocation.candidates import Bools, Candidates, Floats, Ints, Openings
from matcher.allocation.steadied import steadied

LISTS_PER_SEAT = 4
"""In so many lists for each seat a vacancy is hardly crowded; with that many more, twice as much."""

MOST_LISTS_PER_SEAT = 16
"""In more lists than this for each seat a vacancy does not stand."""

INTRODUCTIONS_PER_VACANCY = 8
"""So many lists that would lead to introductions an employer bears well, for each open vacancy."""

CROWDING = 0.65
FATIGUE = 0.25
SAME_EMPLOYER = 0.1
SAME_KIND = 0.05
STAYS = 0.05
"""How much log score each of these is worth; the first four by log(1 + load)."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Shared:
    """Lists for everybody: which pairs were taken `(n_pairs,)`, and how often each opening stands in one.

    `worth` `(n_pairs,)` is what each pair was worth before anybody picked: in log score, steadied, with the
    advantage of last night's lists. Of equals the first pair goes before.
    """

    taken: Bools
    load: Ints
    worth: Floats

    def of_person(self, candidates: Candidates, person: int) -> Ints:
        """Return the pairs in a person's list, best score first."""
        start, end = candidates.starts[person : person + 2].tolist()
        own: Ints = start + np.flatnonzero(self.taken[start:end])
        return own


def share_out(
    candidates: Candidates, openings: Openings, length: int, before: Bools | None = None
) -> Shared:
    """Return everybody's list.

    Args:
        candidates: who could be listed where.
        openings: the vacancies.
        length: how long a list may be.
        before: `(n_pairs,)` which pairs stood in last night's lists.

    """
    table = _Table(candidates, openings, before)
    for _ in range(length):
        for person in np.argsort(table.got, kind="stable").tolist():
            table.pick(person)
    return Shared(table.taken, table.load, table.worth)


class _Table:
    """What is on the table while everybody picks."""

    def __init__(self, candidates: Candidates, openings: Openings, before: Bools | None) -> None:
        self.taken = np.zeros(len(candidates.opening), dtype=np.bool_)
        self.got = np.zeros(candidates.n_people)
        self.load = np.zeros(len(openings.seats), dtype=np.int64)
        self._starts = candidates.starts.tolist()
        self._opening, self._score = candidates.opening, candidates.score
        self._introduced, self._caseload = candidates.introduced, candidates.caseload
        self._employer = openings.employer[candidates.opening]
        self._kind = openings.kind[candidates.opening]
        self._room = LISTS_PER_SEAT * np.maximum(openings.seats, 1)
        self._most = MOST_LISTS_PER_SEAT * openings.seats
        n_employers = int(openings.employer.max(initial=-1)) + 1
        self._introductions = np.zeros(n_employers)
        n_open = np.bincount(openings.employer[openings.is_open], minlength=n_employers)
        self._bears = INTRODUCTIONS_PER_VACANCY * np.maximum(n_open, 1)
        n_caseloads = int(candidates.caseload.max(initial=-1)) + 1
        self._of_employer = np.zeros((n_caseloads, n_employers))
        self._of_kind = np.zeros((n_caseloads, openings.n_kinds))
        self.worth = steadied(candidates, openings)
        if before is not None:
            self.worth = self.worth + STAYS * before

    def pick(self, person: int) -> None:
        """Let a person take the best of what is left, if there is anything."""
        start, end = self._starts[person], self._starts[person + 1]
        if start == end:
            return
        at = start + int(np.argmax(self._net(slice(start, end), int(self._caseload[person]))))
        if self.taken[at] or self._full(at):
            return
        self.taken[at] = True
        self.got[person] += self._score[at]
        self.load[self._opening[at]] += 1
        self._introductions[self._employer[at]] += self._introduced[at]
        caseload = self._caseload[person]
        self._of_employer[caseload, self._employer[at]] += 1
        self._of_kind[caseload, self._kind[at]] += 1

    def _full(self, pair: int) -> bool:
        opening = self._opening[pair]
        return bool(self.load[opening] >= self._most[opening])

    def _net(self, pairs: slice, caseload: int) -> Floats:
        """Return what each of a person's pairs is worth now; nothing where it is taken or full."""
        opening, employer = self._opening[pairs], self._employer[pairs]
        crowd = np.log1p(self.load[opening] / self._room[opening])
        tired = np.log1p(self._introductions[employer] / self._bears[employer])
        same = SAME_EMPLOYER * np.log1p(self._of_employer[caseload, employer])
        same += SAME_KIND * np.log1p(self._of_kind[caseload, self._kind[pairs]])
        net: Floats = self.worth[pairs] - CROWDING * crowd - same
        net -= FATIGUE * tired * self._introduced[pairs]
        net[self.taken[pairs] | (self.load[opening] >= self._most[opening])] = -np.inf
        return net
