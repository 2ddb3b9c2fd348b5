"""Tonight's lists: for every client the vacancies, and for every vacancy the people colleagues may see.

A client's list comes from the matching profile and is read by the own specialist alone. A vacancy's
list comes from colleague profiles alone: allocated apart, so that nobody who did not decide so leaves
a trace in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from matcher.allocation.capped_greedy import Offer, allocate, offers_of, room_of
from matcher.domain.ids import ClientId
from matcher.domain.matches import RankedPair
from matcher.domain.outcomes import ListKind
from matcher.features.people import Person
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.matching import Matching
from matcher.use_cases.rank_everyone import Prospects, rank_everyone


@dataclass(slots=True)
class NightLists:
    """Lines of all lists by owner: clients' lists of vacancies, vacancies' lists of clients."""

    of_clients: dict[str, list[RankedPair]] = field(default_factory=dict)
    of_vacancies: dict[str, list[RankedPair]] = field(default_factory=dict)

    def lines(self) -> Iterator[RankedPair]:
        """Yield every line of every list."""
        for lists in (self.of_clients, self.of_vacancies):
            for lines in lists.values():
                yield from lines


def client_lists(
    matching: Matching, prospects: Sequence[Prospects], on: date, length: int
) -> dict[str, list[RankedPair]]:
    """Return every client's list of vacancies, each vacancy in as many lists as its seats allow."""
    offers = [offer for one in prospects for offer in _offers(matching, one)]
    chosen = allocate(offers, _room(matching), length)
    return {
        one.person.client_id: [
            _line(matching, one, offer.item, on, rank)
            for rank, offer in enumerate(chosen.get(one.person.client_id, ()), start=1)
        ]
        for one in prospects
    }


def vacancy_lists(
    matching: Matching, colleagues: Sequence[Person], on: date, length: int
) -> dict[str, list[RankedPair]]:
    """Return every vacancy's list of people, from what colleagues may know."""
    prospects = {one.person.client_id: one for one in rank_everyone(matching, colleagues, on)}
    offers = [
        Offer(offer.item, offer.owner, offer.score)
        for one in prospects.values()
        for offer in _offers(matching, one)
    ]
    chosen = allocate(offers, dict.fromkeys(prospects, length), length)
    return {
        vacancy_id: [
            _line(matching, prospects[ClientId(offer.item)], vacancy_id, on, rank)
            for rank, offer in enumerate(own, start=1)
        ]
        for vacancy_id, own in sorted(chosen.items())
    }


def _offers(matching: Matching, one: Prospects) -> list[Offer]:
    ids = [matching.vacancies[row].id for row in one.scored.rows]
    return offers_of(one.person.client_id, ids, one.scored.scores)


def _room(matching: Matching) -> dict[str, int]:
    return {vacancy.id: room_of(vacancy.seats) for vacancy in matching.vacancies}


def _line(matching: Matching, one: Prospects, vacancy_id: str, on: date, rank: int) -> RankedPair:
    row = matching.table.row_of[vacancy_id]
    at = int(np.flatnonzero(one.scored.rows == row)[0])
    asked = Asked(one.person, one.phrases, built_on=on, kind=ListKind.NIGHTLY)
    pair = ScoredPair(row, one.scored.features[at], one.findings[:, at])
    return ranked_line(matching, asked, pair, rank=rank)
