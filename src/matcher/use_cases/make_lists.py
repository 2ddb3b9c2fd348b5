"""Tonight's lists: for every client the vacancies, and for every vacancy the people colleagues may see.

A client's list comes from the matching profile and is read by the own specialist alone. A vacancy's
list comes from colleague profiles alone: allocated apart, so that nobody who did not decide so leaves
a trace in it.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.allocation.candidates import Candidates, Openings, OwnCandidates, together
from matcher.allocation.capped_greedy import Offer, allocate
from matcher.allocation.displaced import LeftOut, left_out
from matcher.allocation.rounds import share_out
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Displaced, RankedPair
from matcher.domain.openness import ContactRoute
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import MOST_SEATS
from matcher.features.people import Person
from matcher.retrieval.kinds_of_work import kinds_of, read_kinds_of_work
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.matching import Matching
from matcher.use_cases.rank_everyone import Prospects, rank_everyone

Pairs = AbstractSet[tuple[ClientId, VacancyId]]

MOST_DISPLACED = 5
"""How many vacancies that went to others are told of with a list."""


@dataclass(slots=True)
class NightLists:
    """Lines of all lists by owner: clients' lists of vacancies, vacancies' lists of clients.

    `displaced` holds, by client, what the list would hold as well by score alone.
    """

    of_clients: dict[str, list[RankedPair]] = field(default_factory=dict)
    of_vacancies: dict[str, list[RankedPair]] = field(default_factory=dict)
    displaced: dict[str, list[RankedPair]] = field(default_factory=dict)

    def lines(self) -> Iterator[RankedPair]:
        """Yield every line of every list."""
        for lists in (self.of_clients, self.of_vacancies, self.displaced):
            for lines in lists.values():
                yield from lines


def client_lists(
    matching: Matching, found: Sequence[Prospects], on: date, length: int, before: Pairs
) -> NightLists:
    """Return every client's list of vacancies, shared out among all, with what was displaced.

    `before` is who stood in last night's lists with what: lists stay where nothing changed.
    """
    prospects = sorted(found, key=lambda one: one.person.client_id)
    openings = _openings(matching, on)
    candidates = together(_own_candidates(matching, prospects), openings)
    shared = share_out(
        candidates, openings, length, _stood(matching, prospects, candidates, before)
    )
    lists = NightLists()
    for number, (one, left) in enumerate(
        zip(prospects, left_out(candidates, openings, shared, length), strict=True)
    ):
        client_id, start = one.person.client_id, int(candidates.starts[number])
        lists.of_clients[client_id] = [
            _line(matching, one, candidates.opening[pair], on, rank)
            for rank, pair in enumerate(shared.of_person(candidates, number), start=1)
        ]
        lists.displaced[client_id] = [
            _displaced_line(matching, one, candidates.opening[start + out.rank_alone - 1], on, out)
            for out in left[:MOST_DISPLACED]
        ]
    return lists


def vacancy_lists(
    matching: Matching, colleagues: Sequence[Person], on: date, length: int
) -> dict[str, list[RankedPair]]:
    """Return every vacancy's list of people, from what colleagues may know."""
    prospects = {one.person.client_id: one for one in rank_everyone(matching, colleagues, on)}
    offers = [
        Offer(matching.vacancies[row].id, client_id, score)
        for client_id, one in prospects.items()
        for row, score in zip(one.scored.rows.tolist(), one.scored.scores.tolist(), strict=True)
    ]
    chosen = allocate(offers, dict.fromkeys(prospects, length), length)
    return {
        vacancy_id: [
            _line(
                matching,
                prospects[ClientId(offer.item)],
                matching.table.row_of[VacancyId(vacancy_id)],
                on,
                rank,
            )
            for rank, offer in enumerate(own, start=1)
        ]
        for vacancy_id, own in sorted(chosen.items())
    }


def _openings(matching: Matching, on: date) -> Openings:
    """Return every vacancy, open tonight or not; employers and kinds of work as numbers."""
    about = matching.index.about()
    return Openings(
        seats=np.array([min(v.seats or 1, MOST_SEATS) for v in matching.vacancies]),
        employer=_numbers([v.employer_id for v in matching.vacancies]),
        kind=kinds_of(matching.space, about, read_kinds_of_work()),
        is_open=matching.table.open_rows(on),
    )


def _own_candidates(matching: Matching, prospects: Sequence[Prospects]) -> list[OwnCandidates]:
    caseloads = _numbers([one.person.caseload or one.person.client_id for one in prospects])
    return [
        OwnCandidates(
            openings=one.scored.rows,
            scores=one.scored.scores,
            introduced=_introduced(matching, one),
            allowed=one.eligible,
            caseload=int(caseload),
        )
        for one, caseload in zip(prospects, caseloads, strict=True)
    ]


def _introduced(matching: Matching, one: Prospects) -> npt.NDArray[np.bool_]:
    """Tell for which candidates a proposal would be an introduction."""
    openness = one.person.openness
    if openness is None:
        return np.zeros(len(one.scored.rows), dtype=np.bool_)
    routes = [
        openness.towards(matching.vacancies[row].employer_id).route
        for row in one.scored.rows.tolist()
    ]
    return np.array([route is ContactRoute.INTRODUCED for route in routes], dtype=np.bool_)


def _stood(
    matching: Matching, prospects: Sequence[Prospects], candidates: Candidates, before: Pairs
) -> npt.NDArray[np.bool_]:
    """Tell which pairs stood in last night's lists, `(n_pairs,)`."""
    owners = [prospects[person].person.client_id for person in candidates.person.tolist()]
    vacancies = [matching.vacancies[row].id for row in candidates.opening.tolist()]
    return np.array(
        [pair in before for pair in zip(owners, vacancies, strict=True)], dtype=np.bool_
    )


def _numbers(names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return a number for each name, the same for the same name."""
    return np.unique(np.array(names, dtype=np.str_), return_inverse=True)[1].astype(np.int64)


def _line(matching: Matching, one: Prospects, row: int, on: date, rank: int) -> RankedPair:
    at = int(np.flatnonzero(one.scored.rows == row)[0])
    asked = Asked(one.person, one.phrases, built_on=on, kind=ListKind.NIGHTLY)
    pair = ScoredPair(int(row), one.scored.features[at], one.findings[:, at])
    return ranked_line(matching, asked, pair, rank=rank)


def _displaced_line(
    matching: Matching, one: Prospects, row: int, on: date, out: LeftOut
) -> RankedPair:
    line = _line(matching, one, row, on, out.rank_alone)
    seats = matching.vacancies[row].seats
    return replace(
        line, displaced=Displaced(out.by, out.rank_alone, out.own_caseload, out.others, seats)
    )
