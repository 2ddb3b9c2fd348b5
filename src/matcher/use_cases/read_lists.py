"""Published lists, read through the gate again: what was true last night may not be told today.

A line that today's decisions no longer carry is left out and the ranks close up; for colleagues so is
one that quotes what the client's file no longer says.
"""

from dataclasses import replace
from datetime import date

from matcher.domain.conditions import ConditionCode
from matcher.domain.disclosure import colleague_profile, matching_profile
from matcher.domain.eligibility import Applicant, Finding, assess
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import RankedPair
from matcher.domain.openness import topic_of
from matcher.domain.profiles import ColleagueProfile, MatchingProfile
from matcher.domain.vacancies import Vacancy
from matcher.features.columns import Feature
from matcher.features.people import phrases_of
from matcher.storage.clients import ClientRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.sessions import Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.published_night import night_on
from matcher.wording.nights import NIGHT_NOT_RUN, age_note, client_note
from matcher.wording.notes import NOT_LOOKING

_FEATURES_OF_NEEDS = frozenset(
    {Feature.NEEDS_STANDARD, Feature.NEEDS_WHEN_ASKED, Feature.NEEDS_IMPOSSIBLE}
)


def nightly_list(database: Database, client_id: ClientId, on: date) -> FoundVacancies:
    """Return a client's published list as it may be read today; for the client's own specialist.

    The note says why it is empty, or that it is old.
    """
    with database.reading() as connection:
        found = ClientRepository(connection).get(client_id)
        lines = ListRepository(connection).list_for(ListOwner.CLIENT, client_id)
        displaced = ListRepository(connection).list_for(ListOwner.DISPLACED, client_id)
        vacancies = {
            line.vacancy_id: VacancyRepository(connection).get(line.vacancy_id)
            for line in (*lines, *displaced)
        }
        night = night_on(connection, on)
        outcomes = OutcomeRepository(connection).of_client(client_id)
    profile = None if found is None else matching_profile(found.value, on, outcomes)
    if profile is None:
        return FoundVacancies(note=NOT_LOOKING)
    if night is None:
        return FoundVacancies(note=NIGHT_NOT_RUN)
    kept, out = (
        [
            _with_route(line, profile, vacancy.value)
            for line in some
            if (vacancy := vacancies[line.vacancy_id]) is not None
            and _still_true(line, profile, vacancy.value, on)
        ]
        for some in (lines, displaced)
    )
    note = age_note(night) if kept else client_note(night, stood=bool(lines), displaced=bool(out))
    return FoundVacancies(items=_closed_up(kept), note=note, displaced=tuple(out), night=night)


def nightly_list_of_vacancy(
    database: Database, vacancy_id: VacancyId, on: date
) -> tuple[RankedPair, ...]:
    """Return a vacancy's published list of people as an adviser may read it today."""
    with database.reading() as connection:
        vacancy = VacancyRepository(connection).get(vacancy_id)
        lines = ListRepository(connection).list_for(ListOwner.VACANCY, vacancy_id)
        records = [ClientRepository(connection).get(line.client_id) for line in lines]
    if vacancy is None or not vacancy.value.open_on(on):
        return ()
    profiles = [None if r is None else colleague_profile(r.value, on) for r in records]
    kept = [
        line
        for line, profile in zip(lines, profiles, strict=True)
        if profile is not None
        and _needs_named(line) <= _needs_of(profile)
        and _quoted(line) <= _said_by(profile)
    ]
    return _closed_up(kept)


def _still_true(line: RankedPair, profile: MatchingProfile, vacancy: Vacancy, on: date) -> bool:
    openness = profile.openness.towards(vacancy.employer_id)
    person = Applicant(
        profile.work,
        target_group_register=profile.target_group_register,
        openness=openness,
    )
    counted_on = _codes(line, frozenset({Feature.NEEDS_WHEN_ASKED}))
    return (
        vacancy.open_on(on)
        and vacancy.id not in profile.not_vacancies | profile.settled
        and vacancy.employer_id not in profile.not_employers
        and counted_on <= openness.need_codes
        and _needs_named(line) <= {need.code for need in profile.needs}
        and not any(v.finding is Finding.NOT_DISCLOSED and v.fails for v in assess(person, vacancy))
    )


def _needs_of(profile: ColleagueProfile) -> set[ConditionCode]:
    return {code for code in profile.needs if topic_of(code) in profile.topics}


def _needs_named(line: RankedPair) -> set[ConditionCode]:
    conditions = "vacancy.conditions."
    missing = {
        ConditionCode(fact.fact.removeprefix(conditions))
        for fact in line.missing
        if fact.fact.startswith(conditions)
    }
    return _codes(line, _FEATURES_OF_NEEDS) | missing


def _quoted(line: RankedPair) -> set[str]:
    return {reason.evidence[0] for reason in line.reasons if reason.evidence}


def _said_by(profile: ColleagueProfile) -> set[str]:
    return {phrase for some in phrases_of(profile.work).values() for phrase in some}


def _codes(line: RankedPair, features: frozenset[Feature]) -> set[ConditionCode]:
    named = [r.params["codes"] for r in line.reasons if r.feature in features and r.params]
    return {ConditionCode(code) for codes in named for code in str(codes).split(",")}


def _with_route(line: RankedPair, profile: MatchingProfile, vacancy: Vacancy) -> RankedPair:
    return replace(line, route=profile.openness.towards(vacancy.employer_id).route)


def _closed_up(lines: list[RankedPair]) -> tuple[RankedPair, ...]:
    return tuple(replace(line, rank=rank) for rank, line in enumerate(lines, start=1))
