"""Everybody against every vacancy: retrieval, features and scores, for the night.

The same pairs and the same numbers as one search after another, but with the matrix products of many
people taken together, and batches of people shared over the processor's cores.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.features.eligibility import Verdicts
from matcher.features.people import Person
from matcher.features.text_fit import PhraseVectors
from matcher.use_cases.matching import Matching, ScoredVacancies, queries_of

_PEOPLE_AT_ONCE = 64
_WORKERS = os.cpu_count() or 1


@dataclass(frozen=True, slots=True, repr=False)
class Prospects:
    """A person's candidates: scored, best first, with the findings `(n_demands, n)` on each.

    `eligible` `(n_vacancies,)` tells which vacancies this person may be listed with, candidate or not.
    """

    person: Person
    phrases: PhraseVectors
    scored: ScoredVacancies
    findings: npt.NDArray[np.int8]
    eligible: npt.NDArray[np.bool_]


def rank_everyone(matching: Matching, people: Sequence[Person], on: date) -> Iterator[Prospects]:
    """Yield what is retrieved for every person, ranked, in the order given."""
    batches = [
        people[start : start + _PEOPLE_AT_ONCE] for start in range(0, len(people), _PEOPLE_AT_ONCE)
    ]
    with matching.lock, ThreadPoolExecutor(_WORKERS) as pool:
        for ranked in pool.map(lambda batch: _ranked(matching, batch, on), batches):
            yield from ranked


def _ranked(matching: Matching, batch: Sequence[Person], on: date) -> list[Prospects]:
    phrases = [matching.vectors(person) for person in batch]
    found = [matching.to_propose(person, matching.verdicts(person, on)) for person in batch]
    rows = _retrieved(matching, phrases, found)
    ranked = []
    for person, own, verdicts, near in zip(batch, phrases, found, rows, strict=True):
        best = matching.scored(person, own, verdicts, near, on)
        if not len(queries_of(own)):
            best = _kept(matching, best)
        findings = verdicts.findings[:, best.rows]
        ranked.append(Prospects(person, own, best, findings, verdicts.eligible))
    return ranked


def _kept(matching: Matching, scored: ScoredVacancies) -> ScoredVacancies:
    """Return of vacancies ranked without a text as many of the best as a text would retrieve.

    As in retrieval, what only disclosure can reach comes on top and pushes nothing out.
    """
    reached = np.flatnonzero(~matching.table.only_by_disclosure()[scored.rows])
    if len(reached) <= matching.depth:
        return scored
    return scored.first(int(reached[matching.depth - 1]) + 1)


def _retrieved(
    matching: Matching, phrases: Sequence[PhraseVectors], found: Sequence[Verdicts]
) -> Iterator[npt.NDArray[np.int64]]:
    """Yield for each person the rows to rank: all eligible ones, or the nearest when they are many."""
    allowed = [verdicts.eligible for verdicts in found]
    queries = [queries_of(own) for own in phrases]
    many = [
        bool(len(q)) and int(mask.sum()) > matching.depth
        for q, mask in zip(queries, allowed, strict=True)
    ]
    nearness = matching.index.search.nearness_to_many(
        [q for q, is_many in zip(queries, many, strict=True) if is_many]
    )
    for mask, is_many in zip(allowed, many, strict=True):
        yield matching.retrieved(mask, next(nearness) if is_many else None)
