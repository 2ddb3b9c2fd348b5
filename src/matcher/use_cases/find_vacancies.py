"""Which vacancies fit this client? For the client's own specialist, starting from what the client loves."""

from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.ids import ClientId, RegionCode
from matcher.domain.matches import ListQuestion, RankedPair
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.vacancies import Demand
from matcher.features.eligibility import Mask, Verdicts
from matcher.features.people import Person, person_of_specialist
from matcher.features.vacancy_table import DEMANDS
from matcher.storage.sessions import Database
from matcher.use_cases.explain_matches import Asked, ranked_lines
from matcher.use_cases.matching import Matching, ScoredVacancies, Weights
from matcher.use_cases.profiles_of_clients import profile_of
from matcher.use_cases.what_would_change import list_question, ranked_list, with_changes
from matcher.wording.notes import (
    ALL_REFUSED,
    ALL_SETTLED,
    NO_VACANCIES,
    NO_VACANCIES_HERE,
    NOT_LOOKING,
    nothing_fits,
)

MOST_BLOCKED = 5
"""How many vacancies that one thing blocks are shown beside a list."""


@dataclass(frozen=True, slots=True, repr=False)
class FoundVacancies:
    """A client's list: ranked lines, the lines that one thing blocks, and why a list is empty.

    `displaced` are lines that a nightly list would hold as well by score alone, and `night` is
    the one it is from.
    `question` is the one whose answer would change the list most: of a search for a client alone.
    """

    items: tuple[RankedPair, ...] = ()
    blocked: tuple[RankedPair, ...] = ()
    note: str | None = None
    displaced: tuple[RankedPair, ...] = ()
    question: ListQuestion | None = None
    night: PublishedNight | None = None


def find_vacancies(
    matching: Matching,
    database: Database,
    client_id: ClientId,
    *,
    on: date,
    k: int,
    weights: Weights | None = None,
    with_changes: bool = False,
) -> FoundVacancies:
    """Return the k vacancies that fit a client best today, with reasons.

    `with_changes` tells what would change the list as well, which takes about as long again. Whoever
    calls has checked that the one who asks is the client's own specialist.

    Raises:
        NotFoundError: there is no such client.
    """
    profile = profile_of(database, client_id, on)
    if profile is None:
        return FoundVacancies(note=NOT_LOOKING)
    person = person_of_specialist(profile, matching.gazetteer)
    return vacancies_for(matching, person, on=on, k=k, weights=weights, with_changes=with_changes)


def vacancies_for(
    matching: Matching,
    person: Person,
    *,
    on: date,
    k: int,
    weights: Weights | None = None,
    with_changes: bool = False,
    region: RegionCode | None = None,
) -> FoundVacancies:
    """Return the k vacancies that fit a person best, with reasons.

    `with_changes`, for the own specialist alone: lines below the first five say what would lift them, and
    the list has its question. `weights` count in retrieval and in ranking; the lines' version of the
    ranker says what ran. `region` leaves out the vacancies of other regions, before anything is retrieved.
    """
    matching = matching.weighted(weights or {})
    phrases = matching.vectors(person)
    with matching.lock:
        every = matching.verdicts(person, on)
        there = matching.table.open_rows(on)
        if region is not None:
            there &= matching.table.in_region(region)
            every = replace(every, considered=every.considered & there)
        found = matching.to_propose(person, every)
        asked = Asked(person, phrases, built_on=on)
        near = matching.nearness(phrases, weights)
        choices = found.eligible, found.nearly_eligible(matching.table)
        best, nearly = matching.best(person, phrases, found, choices, on, near)
        nearly = nearly.first(MOST_BLOCKED)
        answer = FoundVacancies(
            items=ranked_lines(matching, asked, best.first(k), found),
            blocked=ranked_lines(matching, asked, nearly, found, found.blocking(nearly.rows)),
            note=None if len(best.rows) else _why_nothing(every, found, there, region, nearly),
        )
        if not with_changes:
            return answer
        return _with_changes(matching, asked, best, found, answer)


def _with_changes(
    matching: Matching,
    asked: Asked,
    best: ScoredVacancies,
    found: Verdicts,
    answer: FoundVacancies,
) -> FoundVacancies:
    """Return an answer with what would change it."""
    ranked = ranked_list(matching, asked.person, best, found)
    return replace(
        answer,
        items=with_changes(matching, ranked, answer.items),
        question=list_question(matching, ranked),
    )


def _why_nothing(
    every: Verdicts,
    found: Verdicts,
    there: Mask,
    region: RegionCode | None,
    nearly: ScoredVacancies,
) -> str:
    """Return why a list is empty.

    `found` are the verdicts without settled vacancies, `every` those with them. `there` `(n_rows,)` tells
    which vacancies are open, and in the region where one was asked for; `nearly` are those that one thing
    keeps out.
    """
    if not there.any():
        return NO_VACANCIES if region is None else NO_VACANCIES_HERE
    if not every.considered.any():
        return ALL_REFUSED
    if (every.eligible & ~found.considered).any():
        return ALL_SETTLED
    most: Demand = DEMANDS[int(every.fails[:, every.considered].sum(axis=1).argmax())]
    return nothing_fits(most, blocked=len(nearly.rows) > 0)
