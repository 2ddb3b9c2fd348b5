"""Everybody held against one vacancy: who is ranked and where, and who falls out on what.

The order is found first, for all; lines with their reasons are made for those who are asked about. What
a person is seen as was decided before: the same code serves a specialist and an adviser.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import ClientId
from matcher.domain.matches import Blocked, RankedPair
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Demand
from matcher.features.eligibility import Verdicts, verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person
from matcher.features.text_fit import PhraseVectors, text_fits
from matcher.features.vacancy_table import DEMANDS, VacancyTable
from matcher.ranking.blocked import blocked_by
from matcher.retrieval.vector_index import VectorIndex
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.matching import Matching, Weights, queries_of

_FIRST_ROW = np.zeros(1, dtype=np.int64)
MET_BY_DISCLOSURE: Final = frozenset({Demand.REGISTER_ENTRY, Demand.WAY_OF_APPLYING})
"""Demands that are met by what a client discloses: of no concern to whoever may not know of that."""


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """A person with what every demand of the vacancy says of them."""

    person: Person
    found: Verdicts

    @property
    def fails(self) -> tuple[Demand, ...]:
        """Return the demands that keep the person out."""
        return tuple(DEMANDS[n] for n in np.flatnonzero(self.found.fails[:, 0]))


@dataclass(frozen=True, slots=True, repr=False)
class _Scored:
    """A person with phrases as vectors, the features of the pair, and its score."""

    held: _Held
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
        with matching.lock:
            self._one: VacancyTable = matching.table.only(row)
            self._held = {p.client_id: _Held(p, verdicts(p, self._one, on)) for p in people}
            able = [held for held in self._held.values() if held.found.eligible[0]]
            self._best = self._ranked(able)
        self._rank = {one.held.person.client_id: n for n, one in enumerate(self._best, start=1)}

    def first(self, k: int) -> tuple[RankedPair, ...]:
        """Return the lines of the k best, with reasons."""
        with self._matching.lock:
            return tuple(self._line(one, n) for n, one in enumerate(self._best[:k], start=1))

    def blocked(self, k: int) -> tuple[RankedPair, ...]:
        """Return the k best of those whom one liftable thing keeps out, each with that thing.

        Of whom the reader may not know the openness, nothing is said that openness would lift.
        """
        with self._matching.lock:
            nearly = [
                held
                for held in self._held.values()
                if held.fails
                and held.found.nearly_eligible(self._one)[0]
                and (held.person.openness is not None or MET_BY_DISCLOSURE.isdisjoint(held.fails))
            ]
            return tuple(
                self._line(one, n, one.held.fails[0])
                for n, one in enumerate(self._ranked(nearly)[:k], start=1)
            )

    def line_of(self, client_id: ClientId) -> RankedPair:
        """Return the line of one of these people, also of somebody who is not in the list.

        Whoever is not ranked comes after everybody who is.
        """
        with self._matching.lock:
            (scored,) = self._ranked([self._held[client_id]])
            return self._line(scored, self._rank.get(client_id, len(self) + 1))

    def rank_of(self, client_id: ClientId) -> int | None:
        """Return where somebody stands, from 1, or None when not ranked."""
        return self._rank.get(client_id)

    def blocks(self, client_id: ClientId) -> tuple[Blocked, ...]:
        """Return everything that keeps somebody out of the list; nothing where nothing does."""
        held, vacancy = self._held[client_id], self._matching.vacancies[self._row]
        return tuple(blocked_by(demand, held.person, vacancy) for demand in held.fails)

    def __len__(self) -> int:
        """Return how many people are ranked."""
        return len(self._best)

    def _ranked(self, held: list[_Held]) -> list[_Scored]:
        """Return those of these people who are nearest by text, best first by score."""
        matching = self._matching
        near = self._nearest(held, matching.vectors_of([one.person for one in held]))
        block, rates = matching.block(self._row), matching.receptiveness()
        features = [
            pair_features(
                one.person,
                self._one,
                _FIRST_ROW,
                one.found,
                text_fits(phrases, block),
                rates,
                self._on,
            )
            for one, phrases in near
        ]
        if not features:
            return []
        scores = matching.ranker.scores(np.concatenate(features)).tolist()
        scored = [
            _Scored(one, phrases, values[0], score)
            for (one, phrases), values, score in zip(near, features, scores, strict=True)
        ]
        return sorted(scored, key=lambda one: (-one.score, one.held.person.client_id))

    def _nearest(
        self, held: list[_Held], phrases: list[PhraseVectors]
    ) -> list[tuple[_Held, PhraseVectors]]:
        """Return the people nearest to the vacancy by text; all of them when they are few."""
        both, matching = list(zip(held, phrases, strict=True)), self._matching
        if len(held) <= matching.depth:
            return both
        index = VectorIndex(2 * matching.space.dimension)
        queries = [queries_of(one, self._weights) for one in phrases]
        owners = np.repeat(np.arange(len(held)), [len(q) for q in queries])
        index.put(owners, np.concatenate(queries))
        everyone = np.ones(index.n_owners, dtype=np.bool_)
        found, _ = index.search(matching.index.search_vector(self._row), matching.depth, everyone)
        return [both[number] for number in found]

    def _line(self, one: _Scored, rank: int, by: Demand | None = None) -> RankedPair:
        asked = Asked(one.held.person, one.phrases, built_on=self._on, kind=self._kind)
        pair = ScoredPair(self._row, one.features, one.held.found.findings[:, 0], by)
        return ranked_line(self._matching, asked, pair, rank=rank)
