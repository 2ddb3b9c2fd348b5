"""What is on a specialist's desk today: everything that waits for somebody, of the own clients alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.disclosure import matching_profile
from matcher.domain.employer_answers import EmployerAnswer
from matcher.domain.follow_up import (
    AHEAD,
    PATIENCE,
    Aftercare,
    aftercare_due,
    closed_since,
    contract_ends_soon,
)
from matcher.domain.ids import ClientId, IntroductionId, VacancyId
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.openness import (
    DisclosureDecision,
    carried_until,
    governing_decisions,
)
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.proposals import Proposal
from matcher.domain.referrals import Referral, ReferralState
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.proposals import ProposalRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.client_file import ClientFile
from matcher.use_cases.list_changes import ListChange, changes_of_clients
from matcher.use_cases.permissions import only
from matcher.use_cases.published_night import night_on

DECISIONS_AHEAD: Final = timedelta(days=14)
"""How long before a decision on openness ends it stands in the work list."""

Pair = tuple[ClientId, VacancyId]


@dataclass(frozen=True, slots=True, repr=False)
class Heard:
    """What an employer answered about an own client, and nobody has followed up yet."""

    referral: Referral
    answer: EmployerAnswer


@dataclass(frozen=True, slots=True, repr=False)
class Silent:
    """An introduction that an employer has not answered in time."""

    referral: Referral
    introduction: Introduction


@dataclass(frozen=True, slots=True, repr=False)
class EndingDecision:
    """A decision of an own client that holds no longer than a few days."""

    client_id: ClientId
    decision: DisclosureDecision


@dataclass(frozen=True, slots=True, repr=False)
class RunningJob:
    """A job of an own client about which something is due: its contract's end, or a question."""

    client_id: ClientId
    vacancy_id: VacancyId
    contract_ends_on: date | None
    aftercare: Aftercare | None


@dataclass(frozen=True, slots=True, repr=False)
class SpecialistWork:
    """Everything that waits, most pressing kind first.

    `proposals` are those of colleagues. `night` is the one that changed lists; `titles` names the vacancies
    it is all about.
    """

    heard: tuple[Heard, ...]
    proposals: tuple[Proposal, ...]
    pending: tuple[Referral, ...]
    silent: tuple[Silent, ...]
    ending_decisions: tuple[EndingDecision, ...]
    jobs: tuple[RunningJob, ...]
    changes: tuple[ListChange, ...]
    night: PublishedNight | None
    titles: Mapping[VacancyId, str]


def specialist_work(
    database: Database, actor: Actor, files: Sequence[ClientFile], on: date
) -> SpecialistWork:
    """Return what waits for a specialist on a day, given the files of the whole caseload.

    Raises:
        NotFoundError: the one who asks has no caseload.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    records = [file.record for file in files]
    ids = [record.id for record in records]
    with database.reading() as connection:
        events = OutcomeRepository(connection).of_clients(ids)
        outcomes = _by_pair(events)
        referrals = ReferralRepository(connection).of_clients(ids)
        introductions = IntroductionRepository(connection).of_referrals([r.id for r in referrals])
        answers = EmployerAnswerRepository(connection).of_introductions(
            one.id for one in introductions.values()
        )
        proposals = tuple(
            p
            for p in ProposalRepository(connection).of_clients(ids)
            if p.reply is None and p.proposed_by != actor.staff_id
        )
        told = [(r, introductions[r.id]) for r in referrals if r.id in introductions]
        latest = {one: answered[-1] for one, answered in answers.items()}
        running = tuple(_jobs(outcomes, on))
        happened = defaultdict(list)
        for event in events:
            happened[event.client_id].append(event)
        looking = (matching_profile(record, on, happened[record.id]) for record in records)
        changes = changes_of_clients(connection, [one for one in looking if one is not None], on)
        night = night_on(connection, on)
        heard = tuple(_heard(told, latest, outcomes))
        pending = tuple(
            r for r in referrals if r.state is ReferralState.RELEASED and r.id not in introductions
        )
        about = {
            *(p.vacancy_id for p in proposals),
            *(r.vacancy_id for r in referrals),
            *(job.vacancy_id for job in running),
        }
        vacancies = _vacancies(connection, about)
        readable = [
            (r, one) for r, one in told if vacancies[r.vacancy_id].status is VacancyStatus.OPEN
        ]
        silent = tuple(_silent(readable, latest, outcomes, on))
    return SpecialistWork(
        heard=heard,
        proposals=proposals,
        pending=pending,
        silent=silent,
        ending_decisions=tuple(
            EndingDecision(record.id, decision)
            for record in records
            for decision in _ending(record.decisions, on)
        ),
        jobs=running,
        changes=changes,
        night=night,
        titles={vacancy_id: vacancy.title for vacancy_id, vacancy in vacancies.items()},
    )


def _ending(decisions: Sequence[DisclosureDecision], on: date) -> Iterator[DisclosureDecision]:
    """Yield the decisions that share something and end soon, with none to go on from them."""
    for one in governing_decisions(decisions, on):
        last = carried_until(decisions, one.recipient, on, lambda openness: bool(openness.topics))
        if last == one.valid_until and last <= on + DECISIONS_AHEAD:
            yield one


def _by_pair(outcomes: Sequence[Outcome]) -> dict[Pair, list[Outcome]]:
    found: dict[Pair, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.client_id, outcome.vacancy_id].append(outcome)
    return found


def _heard(
    told: Sequence[tuple[Referral, Introduction]],
    latest: Mapping[IntroductionId, EmployerAnswer],
    outcomes: Mapping[Pair, list[Outcome]],
) -> Iterator[Heard]:
    for referral, introduction in told:
        answer = latest.get(introduction.id)
        if answer is None or introduction.state is not IntroductionState.AVAILABLE:
            continue
        history = outcomes.get((referral.client_id, referral.vacancy_id), [])
        if not closed_since(history, answer.answered_on):
            yield Heard(referral, answer)


def _silent(
    told: Sequence[tuple[Referral, Introduction]],
    latest: Mapping[IntroductionId, EmployerAnswer],
    outcomes: Mapping[Pair, list[Outcome]],
    on: date,
) -> Iterator[Silent]:
    for referral, introduction in told:
        waits = (
            introduction.state is IntroductionState.AVAILABLE
            and introduction.id not in latest
            and introduction.released_on + PATIENCE <= on
        )
        history = outcomes.get((referral.client_id, referral.vacancy_id), [])
        if waits and not closed_since(history, introduction.released_on):
            yield Silent(referral, introduction)


def _jobs(outcomes: Mapping[Pair, list[Outcome]], on: date) -> Iterator[RunningJob]:
    for (client_id, vacancy_id), history in outcomes.items():
        hires = [one for one in history if one.event is OutcomeEvent.HIRED]
        if not hires:
            continue
        ends_on = hires[-1].contract_ends_on
        soon = contract_ends_soon(history, on) and ends_on is not None and ends_on >= on - AHEAD
        aftercare = aftercare_due(history, on)
        if soon or aftercare is not None:
            yield RunningJob(client_id, vacancy_id, ends_on if soon else None, aftercare)


def _vacancies(connection: Connection, about: set[VacancyId]) -> dict[VacancyId, Vacancy]:
    vacancies = VacancyRepository(connection)
    found = {one: vacancies.get(one) for one in sorted(about)}
    return {one: vacancy.value for one, vacancy in found.items() if vacancy is not None}
