"""One client and one vacancy: the line of this pair, wherever in the list it stands."""

from dataclasses import replace
from datetime import date

import numpy as np

from matcher.domain.ids import ClientId
from matcher.features.eligibility import Verdicts
from matcher.features.people import person_of_specialist
from matcher.features.vacancy_table import DEMANDS
from matcher.storage.sessions import Database
from matcher.use_cases.explain_matches import Asked, ranked_lines
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profile_of
from matcher.wording.notes import NOT_LOOKING, NOT_OPEN
from matcher.wording.terms import DEMANDS as DEMANDS_IN_WORDS

_REFUSED = "The client does not want this vacancy or this employer."
_SETTLED = "Something was done or decided with this pair already: nothing is left to propose."


def find_pair(
    matching: Matching, database: Database, client_id: ClientId, row: int, *, on: date
) -> FoundVacancies:
    """Return the line of a client and the vacancy in a row: ranked, blocked, or a note why neither.

    Its rank is its place among all vacancies that fit the client, when every one of them is scored.

    Raises:
        NotFoundError: there is no such client.
    """
    profile = profile_of(database, client_id, on)
    if profile is None:
        return FoundVacancies(note=NOT_LOOKING)
    if matching.vacancies[row].id in profile.settled:
        return FoundVacancies(note=_SETTLED)
    person = person_of_specialist(profile, matching.gazetteer)
    phrases = matching.vectors(person)
    with matching.lock:
        found = matching.to_propose(person, matching.verdicts(person, on))
        asked = Asked(person, phrases, built_on=on)
        one = matching.scored(person, phrases, found, np.array([row]), on)
        blocked = found.blocked_by_one_thing(matching.table)
        if row in blocked:
            return FoundVacancies(blocked=ranked_lines(matching, asked, one, found, blocked))
        if not found.eligible[row]:
            return FoundVacancies(note=_why_not(matching, found, row, on))
        everything = matching.scored(person, phrases, found, np.flatnonzero(found.eligible), on)
        (line,) = ranked_lines(matching, asked, one, found)
    rank = 1 + everything.rows.tolist().index(row)
    return FoundVacancies(items=(replace(line, rank=rank),))


def _why_not(matching: Matching, found: Verdicts, row: int, on: date) -> str:
    if not matching.vacancies[row].open_on(on):
        return NOT_OPEN
    if not found.considered[row]:
        return _REFUSED
    failing = [DEMANDS[number] for number in np.flatnonzero(found.fails[:, row])]
    return f"This pair fails on: {', '.join(DEMANDS_IN_WORDS[demand] for demand in failing)}."
