"""Why this vacancy, or why not that one: any pair of an own client, explained by the code of the lists.

What is said here is what the list says: the same verdicts, the same retrieval, the same order. A pair
that is not ranked still has its line, with every reason, so that nobody has to guess.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Blocked, RankedPair
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.vacancies import Demand, Vacancy
from matcher.features.eligibility import Verdicts
from matcher.features.people import Person, person_of_specialist
from matcher.features.vacancy_table import DEMANDS
from matcher.ranking.blocked import blocked_by
from matcher.storage.sessions import Database
from matcher.use_cases.explain_matches import Asked, ScoredPair, ranked_line
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.matching import Matching, ScoredVacancies
from matcher.use_cases.profiles_of_clients import profile_of
from matcher.use_cases.read_lists import nightly_list
from matcher.use_cases.what_would_change import change_of_one, ranked_list
from matcher.wording.terms import at_most_in_words, minutes_in_words


class WhyNot(StrEnum):
    """Why a vacancy is not in a client's list, the first that holds."""

    NOT_LOOKING = "not_looking"
    NOT_OPEN = "not_open"
    REFUSED_VACANCY = "refused_vacancy"
    REFUSED_EMPLOYER = "refused_employer"
    SETTLED = "settled"
    ONE_THING = "one_thing"
    DEMANDS = "demands"
    NOT_RETRIEVED = "not_retrieved"
    TOO_LOW = "too_low"


@dataclass(frozen=True, slots=True, repr=False)
class ExplainedPair:
    """A pair as the lists see it.

    `why_not` is None for a pair that stands in the list of today. `line` holds its numbers and reasons,
    None where nothing is searched for; its rank is that among the `ranked` vacancies by score, whether
    the pair stands among them or not; of a settled one as if nothing had happened with it. `failing`
    are the demands that are not met. `of_night` is the line in the list of the last `night`,
    `displaced` the one that went to others then; `night_note` says that this list is empty or old.
    `night` is None before the first.
    """

    why_not: WhyNot | None
    line: RankedPair | None = None
    ranked: int = 0
    failing: tuple[Blocked, ...] = ()
    of_night: RankedPair | None = None
    displaced: RankedPair | None = None
    night: PublishedNight | None = None
    night_note: str | None = None


def explain_pair(
    matching: Matching,
    database: Database,
    client_id: ClientId,
    vacancy_id: VacancyId,
    *,
    on: date,
    k: int,
) -> ExplainedPair:
    """Return why a vacancy is or is not among the k that fit a client best today.

    Whoever calls has checked that the one who asks is the client's own specialist.

    Raises:
        NotFoundError: there is no such client.
    """
    profile = profile_of(database, client_id, on)
    if profile is None:
        return ExplainedPair(WhyNot.NOT_LOOKING)
    row = matching.row_of(vacancy_id)
    if row is None or not matching.vacancies[row].open_on(on):
        return ExplainedPair(WhyNot.NOT_OPEN)
    if vacancy_id in profile.not_vacancies:
        return ExplainedPair(WhyNot.REFUSED_VACANCY)
    if matching.vacancies[row].employer_id in profile.not_employers:
        return ExplainedPair(WhyNot.REFUSED_EMPLOYER)
    alone = replace(profile, settled=profile.settled - {vacancy_id})
    person = person_of_specialist(alone, matching.gazetteer)
    asked = Asked(person, matching.vectors(person), built_on=on)
    with matching.lock:
        found = matching.to_propose(person, matching.verdicts(person, on))
        explained = _explained(matching, asked, found, row, k)
    if vacancy_id in profile.settled:
        line = explained.line and replace(explained.line, to_top_five=None)
        return replace(explained, why_not=WhyNot.SETTLED, line=line)
    return _with_night(explained, nightly_list(database, client_id, on), vacancy_id)


def _explained(
    matching: Matching, asked: Asked, found: Verdicts, row: int, k: int
) -> ExplainedPair:
    near = matching.nearness(asked.phrases)
    person, on = asked.person, asked.built_on
    (best,) = matching.best(person, asked.phrases, found, [found.eligible], on, near)
    place = np.flatnonzero(best.rows == row)
    if len(place):
        number = int(place[0])
        line = _line(matching, asked, best, found, number, number + 1)
        lists = ranked_list(matching, person, best, found)
        line = replace(line, to_top_five=change_of_one(matching, lists, number))
        return ExplainedPair(None if number < k else WhyNot.TOO_LOW, line, len(best.rows))
    alone = matching.scored(person, asked.phrases, found, np.array([row], dtype=np.int64), on)
    rank = 1 + int((best.scores > alone.scores[0]).sum())
    line = _line(matching, asked, alone, found, 0, rank)
    failing = tuple(
        _failing(DEMANDS[number], person, matching.vacancies[row], found.travel_minutes[row])
        for number in np.flatnonzero(found.fails[:, row]).tolist()
    )
    if not failing:
        return ExplainedPair(WhyNot.NOT_RETRIEVED, line, len(best.rows))
    nearly = bool(found.nearly_eligible(matching.table)[row])
    why_not = WhyNot.ONE_THING if nearly else WhyNot.DEMANDS
    return ExplainedPair(why_not, line, len(best.rows), failing)


def _failing(demand: Demand, person: Person, vacancy: Vacancy, minutes: float) -> Blocked:
    """Return what a demand asks and what there is; of travel the time it takes, and the client's limit."""
    blocked = blocked_by(demand, person, vacancy)
    if demand is not Demand.PLACE or person.max_travel_minutes is None:
        return blocked
    return replace(
        blocked,
        asked=minutes_in_words(minutes),
        have=at_most_in_words(person.max_travel_minutes),
    )


def _line(
    matching: Matching,
    asked: Asked,
    scored: ScoredVacancies,
    found: Verdicts,
    number: int,
    rank: int,
) -> RankedPair:
    row = int(scored.rows[number])
    pair = ScoredPair(row, scored.features[number], found.findings[:, row])
    return ranked_line(matching, asked, pair, rank=rank)


def _with_night(
    explained: ExplainedPair, night: FoundVacancies, vacancy_id: VacancyId
) -> ExplainedPair:
    """Return the same with what last night's list says of the pair."""
    of_night, displaced = (
        next((line for line in lines if line.vacancy_id == vacancy_id), None)
        for lines in (night.items, night.displaced)
    )
    return replace(
        explained,
        of_night=of_night,
        displaced=displaced,
        night=night.night,
        night_note=night.note if night.night else None,
    )
