"""The vacancies of a region, ready to be matched: kept in memory, fresh from the database.

One `Matching` serves a process. It holds vacancies only; a person comes in with each question and is
gone after it. `refresh` takes in what was committed since, so a posted vacancy is found within a second
without rebuilding anything.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from matcher.domain.employers import Employer
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.places import Gazetteer
from matcher.domain.vacancies import Vacancy
from matcher.features.columns import Feature
from matcher.features.eligibility import Verdicts, verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person, PhraseKind
from matcher.features.text_fit import PhraseVectors, SentenceBlock, text_fits
from matcher.features.vacancy_table import VacancyTable
from matcher.ranking.ranker import MatchRanker
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vacancy_index import Progress, VacancyIndex, person_queries
from matcher.retrieval.vector_index import best_of

Rows = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Weights = Mapping[str, float]
Nearness = npt.NDArray[np.float32]
"""For every vacancy the best inner product with what a person loves and can do, `(n_rows,)`."""

RETRIEVED = 200
"""How many eligible vacancies are retrieved by text before ranking, unless the settings say otherwise."""


_WEIGHED = {
    "wishes": (Feature.PASSION_FIT, Feature.OCCUPATION_FIT),
    "abilities": (Feature.ABILITY_FIT,),
    "travel": (Feature.TRAVEL_MINUTES,),
    "conditions": (
        Feature.NEEDS_STANDARD,
        Feature.NEEDS_WHEN_ASKED,
        Feature.NEEDS_IMPOSSIBLE,
    ),
}


@dataclass(frozen=True, slots=True)
class ScoredVacancies:
    """Vacancies scored for one person, best first: rows, features `(n, n_features)`, scores `(n,)`."""

    rows: Rows
    features: Values
    scores: Values

    def first(self, k: int) -> "ScoredVacancies":
        """Return the k best, as copies: the rest is not kept in memory."""
        return ScoredVacancies(
            self.rows[:k].copy(), self.features[:k].copy(), self.scores[:k].copy()
        )


class Matching:
    """Vacancies, their vectors and the ranker, with one question: which fit this person best?"""

    def __init__(
        self, space: TextSpace, ranker: MatchRanker, gazetteer: Gazetteer, depth: int = RETRIEVED
    ) -> None:
        """Start without vacancies.

        From here on a matrix product takes one thread: those of a search are too short to share,
        the night shares people instead, and on a busy machine nobody waits for a second thread.
        """
        threadpool_limits(limits=1, user_api="blas")
        self.space = space
        self.ranker = ranker
        self.gazetteer = gazetteer
        self.depth = depth
        self.table = VacancyTable()
        self.index = VacancyIndex(space)
        self.vacancies: list[Vacancy] = []
        self.employers: dict[EmployerId, Employer] = {}
        self.lock = threading.RLock()
        self._removed: set[int] = set()
        self._rates: Mapping[EmployerId, float] = {}

    @cached_property
    def encoder_version(self) -> str:
        """Return what decides a vector, as lines name it."""
        return self.space.version

    def put(
        self,
        vacancies: Sequence[Vacancy],
        employers: Mapping[EmployerId, Employer],
        progress: Progress | None = None,
    ) -> None:
        """Take in new and changed vacancies; they are searchable when this returns."""
        with self.lock:
            self.employers.update(employers)
            rows = self.index.put(vacancies, progress)
            for row, vacancy in zip(rows, vacancies, strict=True):
                if row == len(self.vacancies):
                    self.vacancies.append(vacancy)
                self.vacancies[row] = vacancy
                self._removed.discard(row)
                point = self.gazetteer.point(vacancy.place)
                self.table.put(row, vacancy, point, self.employers.get(vacancy.employer_id))

    def close(self, vacancy_ids: Iterable[VacancyId]) -> None:
        """Never find vacancies again that are no longer in the database, nor let their texts weigh."""
        with self.lock:
            known = (self.row_of(vacancy_id) for vacancy_id in vacancy_ids)
            rows = sorted({row for row in known if row is not None} - self._removed)
            self.table.column["open"][rows] = False
            self.index.remove(rows)
            self._removed.update(rows)

    def known_vacancies(self) -> list[Vacancy]:
        """Return every vacancy that is still in the database, whatever its status."""
        with self.lock:
            return [
                vacancy for row, vacancy in enumerate(self.vacancies) if row not in self._removed
            ]

    def learn_receptiveness(self, rates: Mapping[EmployerId, float]) -> None:
        """Take in what is known of employers: the share 0..1 hired of introduced people decided on."""
        self._rates = rates

    def row_of(self, vacancy_id: VacancyId) -> int | None:
        """Return a vacancy's row, or None when there is no such vacancy."""
        return self.table.row_of.get(vacancy_id)

    def vectors(self, person: Person) -> PhraseVectors:
        """Return a person's phrases as vectors; what was typed in a search is not kept."""
        texts = _texts_of(person)
        found = self.space.wishes(texts) if person.client_id else self.space.fleeting(texts)
        return _by_kind(person, found)

    def vectors_of(self, people: Sequence[Person]) -> list[PhraseVectors]:
        """Return the phrases of clients as vectors, all fetched at once."""
        texts = [_texts_of(person) for person in people]
        found = self.space.wishes([text for own in texts for text in own])
        ends = np.cumsum([len(own) for own in texts]).tolist()
        return [
            _by_kind(person, found[end - len(own) : end])
            for person, own, end in zip(people, texts, ends, strict=True)
        ]

    def weighted(self, weights: Weights) -> "Matching":
        """Return the same matching with some things counting so many times in the ranking.

        `weights` may name `wishes`, `abilities`, `travel` and `conditions`; each is 1.0 unless it does.
        """
        factors = {
            feature: weights[kind]
            for kind, features in _WEIGHED.items()
            for feature in features
            if weights.get(kind, 1.0) != 1.0
        }
        if not factors:
            return self
        other = copy(self)
        other.ranker = self.ranker.weighted(factors)
        return other

    def verdicts(self, person: Person, on: date) -> Verdicts:
        """Return what every demand of every vacancy says of a person."""
        return verdicts(person, self.table, on)

    def to_propose(self, person: Person, found: Verdicts) -> Verdicts:
        """Return verdicts on a person of which those of settled vacancies are considered no more."""
        settled = [self.table.row_of[one] for one in person.settled if one in self.table.row_of]
        considered = found.considered.copy()
        considered[settled] = False
        return replace(found, considered=considered)

    def nearness(self, phrases: PhraseVectors, weights: Weights | None = None) -> Nearness | None:
        """Return how near every vacancy is to a person by text; None when the person has no text."""
        queries = queries_of(phrases, weights)
        return self.index.search.nearness(queries) if len(queries) and self.vacancies else None

    def retrieved(self, choice: Mask, near: Nearness | None) -> Rows:
        """Return which vacancies of a choice are ranked: its nearest by text, or all where `near` is None.

        The depth of retrieval counts those that anybody can reach. Those that only disclosure can reach
        come on top where they are as near as the last of these, so that they push nothing out of a list.
        """
        if near is None or choice.sum() <= self.depth:
            return np.flatnonzero(choice)
        apart = self.table.only_by_disclosure()
        rows, nearness = best_of(near, self.depth, choice & ~apart)
        farthest = nearness[-1] if len(rows) == self.depth else -np.inf
        beside, _ = best_of(near, self.depth, choice & apart & (near >= farthest))
        return np.concatenate([rows, beside])

    def best(
        self,
        person: Person,
        phrases: PhraseVectors,
        found: Verdicts,
        choices: Sequence[Mask],
        on: date,
        near: Nearness | None,
    ) -> list[ScoredVacancies]:
        """Return for each choice the vacancies that fit a person best by text, ranked by score.

        Equal scores go by vacancy id.
        """
        chosen = [self.retrieved(choice, near) for choice in choices]
        rows = np.concatenate(chosen)
        features = self._features(person, phrases, found, rows, on)
        scores = self.ranker.scores(features)
        ends = np.cumsum([len(own) for own in chosen]).tolist()
        return [
            self._in_order(rows[start:end], features[start:end], scores[start:end])
            for start, end in zip([0, *ends], ends, strict=False)
        ]

    def scored(
        self, person: Person, phrases: PhraseVectors, found: Verdicts, rows: Rows, on: date
    ) -> ScoredVacancies:
        """Return these vacancies ranked for a person."""
        features = self._features(person, phrases, found, rows, on)
        return self._in_order(rows, features, self.ranker.scores(features))

    def _features(
        self, person: Person, phrases: PhraseVectors, found: Verdicts, rows: Rows, on: date
    ) -> Values:
        fits = text_fits(phrases, self.index.block(rows))
        return pair_features(person, self.table, rows, found, fits, self.receptiveness(), on)

    def _in_order(self, rows: Rows, features: Values, scores: Values) -> ScoredVacancies:
        order = np.argsort(-scores)
        if (np.diff(scores[order]) == 0.0).any():
            ids = np.array([self.vacancies[row].id for row in rows], dtype=np.str_)
            order = np.lexsort((ids, -scores))
        return ScoredVacancies(rows[order], features[order], scores[order])

    def block(self, row: int) -> SentenceBlock:
        """Return the sentences of one vacancy."""
        return self.index.block_of(row)

    def receptiveness(self) -> Values:
        """Return what is known of every employer number, share 0..1; NaN where too little is known."""
        shares = np.full(len(self.table.employer_number) + 1, np.nan)
        for employer_id, share in self._rates.items():
            number = self.table.employer_number.get(employer_id)
            if number is not None:
                shares[number] = share
        return shares


def _texts_of(person: Person) -> list[str]:
    return [text for kind in PhraseKind for text in person.phrases[kind]]


def _by_kind(person: Person, found: npt.NDArray[np.float32]) -> PhraseVectors:
    """Return the vectors of a person's phrases, which stand in the order of the kinds, by kind."""
    vectors, start = {}, 0
    for kind in PhraseKind:
        end = start + len(person.phrases[kind])
        vectors[kind] = found[start:end]
        start = end
    return vectors


def queries_of(phrases: PhraseVectors, weights: Weights | None = None) -> npt.NDArray[np.float32]:
    """Return the query rows of a person: wishes and target occupations each beside all abilities."""
    wishes = np.concatenate([phrases[PhraseKind.WISH], phrases[PhraseKind.OCCUPATION]])
    return person_queries(wishes, phrases[PhraseKind.ABILITY], weights)
