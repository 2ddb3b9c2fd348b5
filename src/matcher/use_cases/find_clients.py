"""Which clients fit this vacancy? What is seen depends on who asks, and the gate decides what exists.

An adviser's list is found, scored and counted from `ColleagueProfile`s alone; a specialist's from the
own caseload. Nobody else has a list of people.
"""

from collections.abc import Iterable
from datetime import date

from matcher.domain.access import Actor, Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import VacancyId
from matcher.domain.matches import RankedPair
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Vacancy
from matcher.features.people import Person, person_of_colleague, person_of_specialist
from matcher.storage.sessions import Database
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profiles_for_colleagues, profiles_of_caseload
from matcher.use_cases.rank_people import RankedPeople
from matcher.wording.notes import NO_CLIENTS, NOT_OPEN
from matcher.wording.pages import NONE_OF_YOURS


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


def why_nobody(vacancy: Vacancy, actor: Actor, on: date) -> str:
    """Return why a search for people finds nobody, for the one who asks."""
    if not vacancy.open_on(on):
        return NOT_OPEN
    return NONE_OF_YOURS if actor.role is Role.EMPLOYMENT_SPECIALIST else NO_CLIENTS


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
    """Return the k of these people who fit the vacancy in a row best; equal scores go by client id."""
    return RankedPeople(matching, people, row, on=on, kind=kind).first(k)
