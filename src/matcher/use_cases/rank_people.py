"""Everybody held against one vacancy: who is ranked and where, and who falls out on what.

The order is found first, for all at once; lines with their reasons are made for those who are asked
about. What a person is seen as was decided before: the same code serves a specialist and an adviser.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import ClientId
from matcher.domain.matches import Blocked, RankedPair
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Demand
from matcher.features.eligibility import verdicts_of_people
from matcher.features.pairs import features_of_people
from matcher.features.people import Person
from matcher.features.people_table import PeopleTable
from matcher.features.text_fit import PhraseVectors, text_fits_of_people
from matcher.features.vacancy_table import DEMANDS
from matcher.ranking.blocked import blocked_by
from matcher.retrieval.vector_index import VectorIndex
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.matching import Matching, Weights, queries_of

_FIRST_ROW = np.zeros(1, dtype=np.int64)
MET_BY_DISCLOSURE: Final = frozenset({Demand.REGISTER_ENTRY, Demand.WAY_OF_APPLYING})
"""Demands that are met by what a client discloses: of no concern to whoever may not know of that."""


@dataclass(frozen=True, slots=True, repr=False)
class _Scored:
    """A person by number, with phrases as vectors, the features of the pair, and its score."""

    number: int
    phrases: PhraseVectors
    features: npt.NDArray[np.float64]
    score: float


class RankedPeople:
    """The people for one vacancy, best first; equal scores go by client id.

    All are held against the demands; of those who remain, the ones nearest by text are ranked (all of
    them, up to the depth of retrieval).
    """

    def __init__(
        self,
        matching: Matching,
        people: Iterable[Person],
        row: int,
        *,
        on: date,
        kind: ListKind = ListKind.SEARCH,
        weights: Weights | None = None,
    ) -> None:
        """Hold these people against the vacancy in a row, and rank those who may be suggested."""
        self._matching = matching.weighted(weights or {})
        self._weights = weights
        self._row, self._on, self._kind = row, on, kind
        self._people = tuple(people)
        self._number = {person.client_id: n for n, person in enumerate(self._people)}
        with matching.lock:
            self._one = matching.table.only(row)
            found = verdicts_of_people(PeopleTable(self._people, self._one), self._one, on)
            settled = np.array([[self.settled(person.client_id)] for person in self._people])
            considered = found.considered & ~settled if len(settled) else found.considered
            self._found = replace(found, considered=considered)
            self._best = self._ranked(np.flatnonzero(self._found.eligible[:, 0]).tolist())
        self._rank = {self._id(one): n for n, one in enumerate(self._best, start=1)}

    def first(self, k: int) -> tuple[RankedPair, ...]:
        """Return the lines of the k best, with reasons."""
        with self._matching.lock:
            return tuple(self._line(one, n) for n, one in enumerate(self._best[:k], start=1))

    def blocked(self, k: int) -> tuple[RankedPair, ...]:
        """Return the k best of those whom one liftable thing keeps out, each with that thing.

        Of whom the reader may not know the openness, nothing is said that openness would lift.
        """
        with self._matching.lock:
            nearly = np.flatnonzero(self._found.nearly_eligible(self._one)[:, 0]).tolist()
            told = [n for n in nearly if self._may_be_told(n)]
            return tuple(
                self._line(one, n, self._fails(one.number)[0])
                for n, one in enumerate(self._ranked(told)[:k], start=1)
            )

    def line_of(self, client_id: ClientId) -> RankedPair:
        """Return the line of one of these people, also of somebody who is not in the list.

        Whoever is not ranked comes after everybody who is.
        """
        with self._matching.lock:
            (scored,) = self._ranked([self._number[client_id]])
            return self._line(scored, self._rank.get(client_id, len(self) + 1))

    def rank_of(self, client_id: ClientId) -> int | None:
        """Return where somebody stands, from 1, or None when not ranked."""
        return self._rank.get(client_id)

    def blocks(self, client_id: ClientId) -> tuple[Blocked, ...]:
        """Return everything that keeps somebody out of the list; nothing where nothing does."""
        number, vacancy = self._number[client_id], self._matching.vacancies[self._row]
        fails = self._fails(number)
        return tuple(blocked_by(demand, self._people[number], vacancy) for demand in fails)

    def refused(self, client_id: ClientId) -> bool:
        """Tell whether somebody does not want this vacancy or its employer, as far as the reader may know.

        Whoever refuses it is never ranked for it, nor blocked by one thing.
        """
        person, vacancy = self._people[self._number[client_id]], self._matching.vacancies[self._row]
        return (
            vacancy.id in person.refuses_vacancies
            or vacancy.employer_id in person.refuses_employers
        )

    def settled(self, client_id: ClientId) -> bool:
        """Tell whether nothing is left to propose to somebody here, as far as the reader may know."""
        person = self._people[self._number[client_id]]
        return self._matching.vacancies[self._row].id in person.settled

    def __len__(self) -> int:
        """Return how many people are ranked."""
        return len(self._best)

    def _id(self, one: _Scored) -> ClientId:
        return self._people[one.number].client_id

    def _fails(self, number: int) -> tuple[Demand, ...]:
        """Return the demands that keep a person out."""
        return tuple(DEMANDS[n] for n in np.flatnonzero(self._found.fails[number, :, 0]))

    def _may_be_told(self, number: int) -> bool:
        """Tell whether the reader may know what keeps a person out."""
        known = self._people[number].openness is not None
        return known or MET_BY_DISCLOSURE.isdisjoint(self._fails(number))

    def _ranked(self, numbers: list[int]) -> list[_Scored]:
        """Return those of these people who are nearest by text, best first by score."""
        if not numbers:
            return []
        matching = self._matching
        everyone = matching.vectors_of([self._people[number] for number in numbers])
        near = self._nearest(everyone)
        chosen, phrases = [numbers[n] for n in near], [everyone[n] for n in near]
        features = features_of_people(
            PeopleTable([self._people[number] for number in chosen], self._one),
            self._one,
            _FIRST_ROW,
            self._found.of(chosen),
            text_fits_of_people(phrases, matching.block(self._row)),
            matching.receptiveness(),
            self._on,
        )[:, 0]
        scores = matching.ranker.scores(features).tolist()
        scored = map(_Scored, chosen, phrases, features, scores)
        return sorted(scored, key=lambda one: (-one.score, self._id(one)))

    def _nearest(self, phrases: list[PhraseVectors]) -> list[int]:
        """Return which of these people are ranked: the nearest to the vacancy by text.

        Whoever has no text cannot be far: they come on top, and push nobody out.
        """
        matching, everyone = self._matching, range(len(phrases))
        if len(phrases) <= matching.depth:
            return list(everyone)
        index = VectorIndex(2 * matching.space.dimension)
        queries = [queries_of(one, self._weights) for one in phrases]
        index.put(np.repeat(everyone, [len(q) for q in queries]), np.concatenate(queries))
        allowed = np.ones(index.n_owners, dtype=np.bool_)
        vacancy = matching.index.search_vector(self._row)
        found, _ = index.search(vacancy, matching.depth, allowed)
        return [*found.tolist(), *(number for number in everyone if not len(queries[number]))]

    def _line(self, one: _Scored, rank: int, by: Demand | None = None) -> RankedPair:
        person = self._people[one.number]
        asked = Asked(person, one.phrases, built_on=self._on, kind=self._kind)
        findings = self._found.findings[one.number, :, 0]
        pair = ScoredPair(self._row, one.features, findings, by)
        return ranked_line(self._matching, asked, pair, rank=rank)
