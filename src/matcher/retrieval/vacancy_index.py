"""Vacancies by meaning: sentence vectors, how common each sentence is, and one search vector each.

A search vector is two halves: what the vacancy is about and what it asks. A person's query has the same
two halves, weighted at query time, so that one inner product holds wishes against the one and abilities
against the other. A sentence that many vacancies share says who employers are, not what the work is: its
weight falls with the number of vacancies that share it, and with nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.features.sentences import ABOUT_ROLES, ASKS_ROLES, Role, Sentence, sentences_of
from matcher.features.text_fit import ROLES, SentenceBlock
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_index import Floats, VectorIndex

UNCOMMON_UP_TO = 2
"""A sentence in this many vacancies still counts in full: one vacancy posted twice is no boilerplate."""

HALVED_EVERY = 4
"""Each further this-many vacancies take away as much again: weight 1/2 at 6 vacancies, 1/5 at 18."""

_AT_ONCE = 100
"""How many vacancies are encoded together."""

_ROLE_WEIGHT = {Role.TITLE: 2.0, Role.TASK: 1.5, Role.DESCRIPTION: 1.0, Role.REQUIREMENT: 1.5}
_FROM_START = np.zeros(1, dtype=np.int64)
_Item = TypeVar("_Item", bound=np.generic)

Progress = Callable[[int, int], None]
"""Told how many are done, and how many there are."""


def commonness_weight(vacancies_sharing: int) -> float:
    """Return the weight 0..1 of a sentence that so many vacancies share.

    >>> commonness_weight(1), commonness_weight(6)
    (1.0, 0.5)
    """
    return 1.0 / (1.0 + max(0, vacancies_sharing - UNCOMMON_UP_TO) / HALVED_EVERY)


class VacancyIndex:
    """Sentences and search vectors of vacancies; a vacancy put is searchable at once.

    Vacancies are numbered in order of first arrival; `row_of` holds the numbers.
    """

    def __init__(self, space: TextSpace) -> None:
        """Make an empty index in a text space."""
        self._space = space
        self.row_of: dict[VacancyId, int] = {}
        self.search = VectorIndex(2 * space.dimension)
        self._sentences: list[list[Sentence]] = []
        self._extents = np.empty((0, 2), dtype=np.int64)
        self._vectors = np.empty((0, space.dimension), dtype=np.float32)
        self._weights = np.empty(0, dtype=np.float32)
        self._roles = np.empty(0, dtype=np.int8)
        self._used = 0
        self._shared_by: defaultdict[str, set[int]] = defaultdict(set)

    def put(self, vacancies: Sequence[Vacancy], progress: Progress | None = None) -> list[int]:
        """Add or replace vacancies and return their rows; all of them, or none when encoding fails.

        Vacancies that share a changed sentence, before or after, get their weights anew too: once,
        when all are in. `progress` is told how many are encoded, and how many there are.
        """
        sentences = [sentences_of(vacancy) for vacancy in vacancies]
        vectors: list[Floats] = []
        for start in range(0, len(vacancies), _AT_ONCE):
            some = sentences[start : start + _AT_ONCE]
            vectors.append(self._space.passages([s.text for own in some for s in own]))
            if progress:
                progress(start + len(some), len(vacancies))
        rows = [self.row_of.setdefault(v.id, len(self.row_of)) for v in vacancies]
        touched: set[str] = set()
        news: list[bool] = []
        for row, own in zip(rows, sentences, strict=True):
            touched |= self._share(row, {s.key for s in own})
            news.append(self._sentences[row : row + 1] != [own])
            self._sentences[row : row + 1] = [own]
        self._make_room(sum(map(len, compress(sentences, news))))
        for start, of_some in zip(range(0, len(vacancies), _AT_ONCE), vectors, strict=True):
            part = slice(start, start + _AT_ONCE)
            self._store_vectors(rows[part], sentences[part], of_some, news[part])
        self._reweigh(self._sharing(touched) | set(rows))
        return rows

    def remove(self, rows: Sequence[int]) -> None:
        """Let the sentences of these vacancies count no more for how common those of others are.

        Their own stay as they were, to be read until they are put again.
        """
        touched = {key for row in rows for key in self._share(row, set())}
        self._reweigh(self._sharing(touched))

    def sentences(self, row: int) -> list[Sentence]:
        """Return the sentences of a vacancy, in the order of its block."""
        return self._sentences[row]

    def block(self, rows: npt.NDArray[np.int64]) -> SentenceBlock:
        """Return the sentences of these vacancies; a vacancy always has at least its title."""
        first, last = self._extents[rows].T
        counts = last - first
        starts = np.cumsum(counts) - counts
        at = np.arange(int(counts.sum())) + np.repeat(first - starts, counts)
        return SentenceBlock(self._vectors, at, self._weights[at], self._roles[at], starts)

    def block_of(self, row: int) -> SentenceBlock:
        """Return the sentences of one vacancy."""
        first, last = self._extents[row].tolist()
        return SentenceBlock(
            self._vectors[first:last],
            np.arange(last - first),
            self._weights[first:last],
            self._roles[first:last],
            _FROM_START,
        )

    def about(self) -> Floats:
        """Return what every vacancy is about, `(n_rows, d)`: the first half of its search vector."""
        half = self._space.dimension
        return self.search.vectors()[:, :half]

    def search_vector(self, row: int) -> Floats:
        """Return the search vector of a vacancy as one row, `(1, 2d)`."""
        return _halves(self.block_of(row))

    def _share(self, row: int, new: set[str]) -> set[str]:
        """Let a vacancy share these sentences and no others, and return those of which that is news."""
        known = self._sentences[row] if row < len(self._sentences) else ()
        old = {s.key for s in known if row in self._shared_by[s.key]}
        for key in old - new:
            self._shared_by[key].discard(row)
        for key in new - old:
            self._shared_by[key].add(row)
        return old ^ new

    def _sharing(self, keys: set[str]) -> set[int]:
        return {row for key in keys for row in self._shared_by[key]}

    def _store_vectors(
        self,
        rows: Sequence[int],
        sentences: Sequence[list[Sentence]],
        vectors: Floats,
        news: Sequence[bool],
    ) -> None:
        """Store the vectors of vacancies whose sentences are news; others have theirs already."""
        taken = 0
        for row, own, is_news in zip(rows, sentences, news, strict=True):
            if is_news:
                after = self._used + len(own)
                self._vectors[self._used : after] = vectors[taken : taken + len(own)]
                self._roles[self._used : after] = [ROLES.index(s.role) for s in own]
                self._extents[row] = self._used, after
                self._used = after
            taken += len(own)

    def _make_room(self, extra: int) -> None:
        if len(self._sentences) > len(self._extents):
            self._extents = _grown(self._extents, 2 * len(self._sentences))
        needed = self._used + extra
        if needed <= len(self._vectors):
            return
        size = max(needed, 2 * len(self._vectors))
        self._vectors = _grown(self._vectors, size)
        self._weights = _grown(self._weights, size)
        self._roles = _grown(self._roles, size)

    def _reweigh(self, affected: set[int]) -> None:
        rows = sorted(affected)
        for row in rows:
            first, last = self._extents[row]
            self._weights[first:last] = [
                1.0 if s.role is Role.TITLE else commonness_weight(len(self._shared_by[s.key]))
                for s in self._sentences[row]
            ]
        for start in range(0, len(rows), _AT_ONCE):
            numbers = np.array(rows[start : start + _AT_ONCE], dtype=np.int64)
            self.search.put(numbers, _halves(self.block(numbers)))


def person_queries(
    wishes: Floats, abilities: Floats, weights: Mapping[str, float] | None = None
) -> Floats:
    """Return the query rows of a person: one for each wish, each with all abilities beside it.

    Args:
        wishes: `(n, d)` vectors of what the person loves or is after.
        abilities: `(m, d)` vectors of what the person can do.
        weights: `wishes` and `abilities`, default 1.0 each; set at query time.

    Returns:
        `(max(n, 1), 2d)`; no rows at all when there is no text.
    """
    chosen = {"wishes": 1.0, "abilities": 1.0} | dict(weights or {})
    if not len(wishes) and not len(abilities):
        return np.empty((0, 2 * wishes.shape[1]), dtype=np.float32)
    ability = _unit(abilities.sum(axis=0, keepdims=True)) if len(abilities) else None
    left = wishes if len(wishes) else np.zeros((1, wishes.shape[1]), dtype=np.float32)
    right = np.zeros_like(left) if ability is None else np.repeat(ability, len(left), axis=0)
    both = [left * chosen["wishes"], right * chosen["abilities"]]
    return np.concatenate(both, axis=1).astype(np.float32)


def _halves(block: SentenceBlock) -> Floats:
    """Return search vectors: what each vacancy is about, and what it asks."""
    vectors = block.vectors
    halves = [_mean_of_roles(block, vectors, roles) for roles in (ABOUT_ROLES, ASKS_ROLES)]
    return np.concatenate(halves, axis=1)


def _mean_of_roles(block: SentenceBlock, vectors: Floats, roles: frozenset[Role]) -> Floats:
    weight_of_role = np.array([_ROLE_WEIGHT[r] if r in roles else 0.0 for r in ROLES])
    weights = (block.weights * weight_of_role[block.roles]).astype(np.float32)
    return _unit(np.add.reduceat(vectors * weights[:, None], block.starts, axis=0))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit


def _grown(array: npt.NDArray[_Item], size: int) -> npt.NDArray[_Item]:
    grown = np.zeros((size, *array.shape[1:]), dtype=array.dtype)
    grown[: len(array)] = array
    return grown
