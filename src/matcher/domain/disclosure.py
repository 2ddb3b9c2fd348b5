"""The gate: the only door through which anything about a client leaves the file.

One function for each audience: `matching_profile` for the client's own specialist, `colleague_profile`
for an employer services adviser, `releasable` for an introduction to one employer. What these do not
return, nobody outside the caseload learns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode
from matcher.domain.errors import ReleaseRefusedError
from matcher.domain.follow_up import looks_for_work_again
from matcher.domain.health_words import holds_health_word, without_health_words
from matcher.domain.ids import EmployerId
from matcher.domain.openness import (
    CLOSED,
    EMPLOYER_SERVICES,
    ContactRoute,
    Recipient,
    Topic,
    openness_per_employer,
    openness_towards,
)
from matcher.domain.outcomes import Outcome
from matcher.domain.pair_steps import settled_vacancies
from matcher.domain.profiles import ColleagueProfile, MatchingProfile, WorkFacts
from matcher.domain.referrals import RefusedBecause
from matcher.domain.vacancies import Vacancy
from matcher.domain.vocabulary import CodedTerm


def matching_profile(
    record: ClientRecord, on: date, outcomes: Iterable[Outcome] = ()
) -> MatchingProfile | None:
    """Return the profile the client's own specialist matches with, or None when not looking.

    By `outcomes`, all that happened with the client, some vacancies are settled, and someone placed whose
    contract ends soon or whose job has ended looks again. Whoever calls this has checked that the one who
    asks is that specialist (or is the night).
    """
    outcomes = tuple(outcomes)
    placed = record.status is ClientStatus.PLACED
    looks_again = placed and looks_for_work_again(outcomes, on)
    if record.status is not ClientStatus.LOOKING and not looks_again:
        return None
    return replace(_profile(record, on), settled=settled_vacancies(outcomes))


def profile_of_the_past(record: ClientRecord, on: date) -> MatchingProfile | None:
    """Return the profile behind what happened with a client, looking or not; None of one who left.

    For learning from outcomes alone: whoever was hired looks no more, and would else teach nothing.
    """
    return None if record.status is ClientStatus.LEFT else _profile(record, on)


def profile_of_departed(record: ClientRecord, on: date) -> MatchingProfile | None:
    """Return the profile behind what happened with a client who left; None of anybody who is here.

    For the night in which the client's time is over: of it stay coarse numbers without a name.
    """
    return _profile(record, on) if record.status is ClientStatus.LEFT else None


def _profile(record: ClientRecord, on: date) -> MatchingProfile:
    return MatchingProfile(
        client_id=record.id,
        work=_work_facts(record),
        employment_specialist=record.employment_specialist,
        region=record.region,
        passions=without_health_words(record.passions),
        aversions=without_health_words(record.aversions),
        avoid_times=record.avoid_times,
        place=record.place,
        max_travel_minutes=record.max_travel_minutes,
        transport_modes=record.transport_modes,
        not_employers=record.not_employers,
        not_vacancies=record.not_vacancies,
        needs=record.needs,
        target_group_register=record.target_group_register,
        openness=openness_per_employer(record.decisions, on),
    )


def colleague_profile(record: ClientRecord, on: date) -> ColleagueProfile | None:
    """Return what an adviser may know of a client, or None when the client did not decide so.

    Passions, aversions, avoided times, refused employers, travel limits and modes are never in it.
    """
    openness = openness_towards(record.decisions, EMPLOYER_SERVICES, on) or CLOSED
    if not openness.topics or record.status is not ClientStatus.LOOKING:
        return None
    named = Topic.JOBS_AGREEMENT in openness.topics
    return ColleagueProfile(
        client_id=record.id,
        work=_work_facts(record),
        place=record.place,
        needs=tuple(n.code for n in sorted(record.needs) if n.code in openness.need_codes),
        topics=openness.topics,
        target_group_register=record.target_group_register if named else None,
    )


@dataclass(frozen=True, slots=True)
class Releasable:
    """What an introduction to one employer may hold."""

    topics: frozenset[Topic]
    needs: tuple[ConditionCode, ...]


def releasable(record: ClientRecord, vacancy: Vacancy, on: date) -> Releasable:
    """Return what may be released to a vacancy's employer on a day.

    Only a decision for this very employer counts; `any_employer` releases nothing.

    Raises:
        ReleaseRefusedError: the decision does not allow an introduction; the text says why.
    """
    openness = openness_towards(record.decisions, Recipient(vacancy.employer_id), on) or CLOSED
    if Topic.SUPPORT not in openness.topics:
        msg = "The client has not decided to be open about support towards this employer."
        raise ReleaseRefusedError(msg, RefusedBecause.NO_SUPPORT)
    if openness.route is not ContactRoute.INTRODUCED:
        msg = "The client tells this employer in person, or not yet at the introduction."
        raise ReleaseRefusedError(msg, RefusedBecause.CLIENT_TELLS)
    if vacancy.requires_jobs_agreement and Topic.JOBS_AGREEMENT not in openness.topics:
        msg = (
            "This vacancy needs the topic jobs_agreement, which the client does not disclose here."
        )
        raise ReleaseRefusedError(msg, RefusedBecause.NO_JOBS_AGREEMENT)
    needed = {need.code for need in record.needs}
    return Releasable(
        topics=openness.topics,
        needs=tuple(sorted(openness.need_codes & needed)),
    )


def refused(record: ClientRecord, vacancy: Vacancy) -> bool:
    """Tell whether the client does not want this vacancy or its employer."""
    return (
        EmployerId(vacancy.employer_id) in record.not_employers
        or vacancy.id in record.not_vacancies
    )


def _work_facts(record: ClientRecord) -> WorkFacts:
    summary = record.work_summary
    return WorkFacts(
        target_occupations=_neutral(record.target_occupations),
        target_sectors=_neutral(record.target_sectors),
        abilities=without_health_words(record.abilities),
        working_hours=record.working_hours,
        available_from=record.available_from,
        driving_licences=record.driving_licences,
        languages=record.languages,
        education_level=record.education_level,
        qualifications=(None if record.qualifications is None else _neutral(record.qualifications)),
        work_summary=None if summary and holds_health_word(summary) else summary,
    )


def _neutral(terms: tuple[CodedTerm, ...]) -> tuple[CodedTerm, ...]:
    """Return the terms whose label holds no health word."""
    return tuple(term for term in terms if not holds_health_word(term.label))
