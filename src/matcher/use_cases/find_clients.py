"""Which clients fit this vacancy? What is seen depends on who asks, and the gate decides what exists.

An adviser's list is found, scored and counted from `ColleagueProfile`s alone; a specialist's from the
own caseload. Nobody else has a list of people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from matcher.domain.access import Actor, Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import VacancyId
from matcher.domain.matches import RankedPair
from matcher.domain.outcomes import ListKind
from matcher.features.eligibility import verdicts
from matcher.features.pairs import pair_features
from matcher.features.people import Person, person_of_colleague, person_of_specialist
from matcher.features.text_fit import text_fits
from matcher.features.vacancy_table import VacancyTable
from matcher.retrieval.vector_index import VectorIndex
from matcher.storage.sessions import Database
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.matching import Matching, queries_of
from matcher.use_cases.profiles_of_clients import profiles_for_colleagues, profiles_of_caseload

_FIRST_ROW = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True, repr=False)
class _ScoredPerson:
    asked: Asked
    pair: ScoredPair
    score: float


def find_clients(
    matching: Matching,
    database: Database,
    vacancy_id: VacancyId,
    actor: Actor,
    *,
    on: date,
    k: int,
) -> tuple[RankedPair, ...]:
    """Return the k clients who fit a vacancy best among those the asker may see, with reasons.

    Raises:
        NotFoundError: there is no such vacancy, or this role has no list of people.
    """
    row = matching.row_of(vacancy_id)
    if row is None or actor.role not in {
        Role.EMPLOYMENT_SPECIALIST,
        Role.EMPLOYER_SERVICES_ADVISER,
    }:
        msg = "There is no such vacancy."
        raise NotFoundError(msg)
    return clients_for(matching, people_for(matching, database, actor, on), row, on=on, k=k)


def people_for(matching: Matching, database: Database, actor: Actor, on: date) -> list[Person]:
    """Return the people the asker may see, each made from the profile for that audience."""
    where = matching.gazetteer
    if actor.role is Role.EMPLOYMENT_SPECIALIST:
        own = profiles_of_caseload(database, actor.staff_id, on)
        return [person_of_specialist(profile, where) for profile in own]
    return [person_of_colleague(p, where) for p in profiles_for_colleagues(database, on)]


def clients_for(
    matching: Matching,
    people: Iterable[Person],
    row: int,
    *,
    on: date,
    k: int,
    kind: ListKind = ListKind.SEARCH,
) -> tuple[RankedPair, ...]:
    """Return the k of these people who fit the vacancy in a row best; equal scores go by client id.

    All people are held against the demands first; of those who remain, the ones nearest by text are
    ranked (all of them, up to the depth of retrieval).
    """
    with matching.lock:
        one = matching.table.only(row)
        able = [p for p in people if verdicts(p, one, on).eligible[0]]
        asked = [Asked(p, matching.vectors(p), built_on=on, kind=kind) for p in able]
        scored = [_scored(matching, each, one, row, on) for each in _nearest(matching, asked, row)]
        scored.sort(key=lambda each: (-each.score, each.asked.person.client_id))
        return tuple(
            ranked_line(matching, each.asked, each.pair, rank=n + 1)
            for n, each in enumerate(scored[:k])
        )


def _nearest(matching: Matching, asked: list[Asked], row: int) -> list[Asked]:
    """Return the people nearest to a vacancy by text; all of them when they are few."""
    if len(asked) <= matching.depth:
        return asked
    index = VectorIndex(2 * matching.space.dimension)
    queries = [queries_of(each.phrases) for each in asked]
    owners = np.repeat(np.arange(len(asked)), [len(q) for q in queries])
    index.put(owners, np.concatenate(queries))
    everyone = np.ones(index.n_owners, dtype=np.bool_)
    found, _ = index.search(matching.index.search_vector(row), matching.depth, everyone)
    return [asked[number] for number in found]


def _scored(
    matching: Matching, asked: Asked, one: VacancyTable, row: int, on: date
) -> _ScoredPerson:
    found = verdicts(asked.person, one, on)
    features = pair_features(
        asked.person,
        one,
        _FIRST_ROW,
        found,
        text_fits(asked.phrases, matching.block(row)),
        matching.receptiveness(),
        on,
    )
    score = float(matching.ranker.scores(features)[0])
    return _ScoredPerson(asked, ScoredPair(row, features[0], found.findings[:, 0]), score)
