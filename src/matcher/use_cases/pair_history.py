"""Everything that happened with one own client and one vacancy, and the step that comes next.

For the client's own specialist alone. The version tells two readings apart, so that a page of an hour
ago cannot take a step that no longer fits.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.access import Actor
from matcher.domain.employer_answers import EmployerAnswer
from matcher.domain.errors import ReleaseRefusedError
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.openness import ContactRoute, openness_per_employer
from matcher.domain.outcomes import Outcome
from matcher.domain.pair_steps import (
    PairStage,
    by_vacancy,
    current,
    in_order,
    settled_vacancies,
    stage_of,
)
from matcher.domain.proposals import Proposal
from matcher.domain.referrals import Referral, ReferralState, RefusedBecause
from matcher.domain.talks import Talk
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.proposals import ProposalRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.talks import TalkRepository
from matcher.use_cases.client_file import own_client
from matcher.use_cases.permissions import not_here
from matcher.use_cases.release_desk import ReleaseDesk, desk_on

_VERSION_LENGTH: Final = 16


@dataclass(frozen=True, slots=True, repr=False)
class PairHistory:
    """What is known of a pair. `outcomes` are in order, everything else oldest first.

    `referral` is the one that stands in the current procedure, `introduction` what it led to; `earlier`
    is one that still stands of a procedure that is over. `told` are all introductions ever made of the
    pair, also those that ended. `to_answer` are the proposals of colleagues without a reply. `refusal`
    says why a release would be refused today, None when it would not, or when it is not the next step.
    """

    client_id: ClientId
    vacancy: Vacancy
    outcomes: tuple[Outcome, ...]
    proposals: tuple[Proposal, ...]
    to_answer: tuple[Proposal, ...]
    referral: Referral | None
    introduction: Introduction | None
    earlier: Referral | None
    told: tuple[Introduction, ...]
    answers: tuple[EmployerAnswer, ...]
    talks: tuple[Talk, ...]
    route: ContactRoute
    stage: PairStage
    refusal: RefusedBecause | None
    version: str

    @property
    def current(self) -> list[Outcome]:
        """Return what happened in the procedure that runs, or else in the last one."""
        return current(self.outcomes)

    def may_be_read(self, introduction: Introduction) -> bool:
        """Tell whether the employer can read an introduction of the pair: not of a vacancy that closed."""
        there = introduction.state is IntroductionState.AVAILABLE
        return there and self.vacancy.status is VacancyStatus.OPEN


def read_pair(
    database: Database, actor: Actor, client_id: ClientId, vacancy_id: VacancyId, on: date
) -> PairHistory:
    """Return what happened with an own client and a vacancy.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
    """
    with database.reading() as connection:
        return history_on(connection, actor, client_id, vacancy_id, on)


def settled_pairs(database: Database, actor: Actor, client_id: ClientId) -> tuple[Outcome, ...]:
    """Return what happened last with each vacancy that is settled with an own client, the latest first.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        desk = desk_on(connection)
        own_client(desk.clients, actor, client_id)
        outcomes = desk.outcomes.of_client(client_id)
    settled = settled_vacancies(outcomes)
    last = [history[-1] for one, history in by_vacancy(outcomes).items() if one in settled]
    return tuple(sorted(last, key=lambda outcome: (outcome.on, outcome.vacancy_id), reverse=True))


def history_on(
    connection: Connection, actor: Actor, client_id: ClientId, vacancy_id: VacancyId, on: date
) -> PairHistory:
    """Return what happened with a pair, read in a transaction that is open.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
    """
    desk = desk_on(connection)
    record = own_client(desk.clients, actor, client_id).value
    found = desk.vacancies.get(vacancy_id)
    if found is None:
        raise not_here()
    vacancy = found.value
    outcomes = in_order(o for o in desk.outcomes.of_client(client_id) if o.vacancy_id == vacancy_id)
    proposals = [
        p
        for p in reversed(ProposalRepository(connection).of_client(client_id))
        if p.vacancy_id == vacancy_id
    ]
    referral, introduction, earlier = _standing(desk, client_id, vacancy_id, outcomes)
    answers: Sequence[EmployerAnswer] = ()
    if introduction is not None:
        told = EmployerAnswerRepository(connection).of_introductions([introduction.id])
        answers = told.get(introduction.id, ())
    talks = [
        t
        for t in reversed(TalkRepository(connection).of_client(client_id))
        if t.vacancy_id == vacancy_id
    ]
    route = openness_per_employer(record.decisions, on).towards(vacancy.employer_id).route
    stage = stage_of(outcomes, referral, route, introduced=introduction is not None)
    return PairHistory(
        client_id=client_id,
        vacancy=vacancy,
        outcomes=tuple(outcomes),
        proposals=tuple(proposals),
        to_answer=tuple(
            p for p in proposals if p.reply is None and p.proposed_by != actor.staff_id
        ),
        referral=referral,
        introduction=introduction,
        earlier=earlier,
        told=_told(desk, client_id, vacancy_id),
        answers=tuple(answers),
        talks=tuple(talks),
        route=route,
        stage=stage,
        refusal=_refusal(desk, client_id, vacancy, on) if stage is PairStage.INTRODUCE else None,
        version=_version(outcomes, proposals, referral, introduction, answers, talks),
    )


def _standing(
    desk: ReleaseDesk, client_id: ClientId, vacancy_id: VacancyId, outcomes: Sequence[Outcome]
) -> tuple[Referral | None, Introduction | None, Referral | None]:
    """Return the referral that stands with its introduction, and one that stands from before.

    An introduction of before the first thing that happened in the current procedure is of before.
    """
    standing = next(
        (
            one
            for one in desk.referrals.of_client(client_id)
            if one.vacancy_id == vacancy_id and one.state is not ReferralState.WITHDRAWN
        ),
        None,
    )
    introduction = None if standing is None else desk.introductions.of_referral(standing.id)
    now = current(outcomes)
    if introduction is not None and now and introduction.released_on < now[0].on:
        return None, None, standing
    return standing, introduction, None


def _told(
    desk: ReleaseDesk, client_id: ClientId, vacancy_id: VacancyId
) -> tuple[Introduction, ...]:
    """Return every introduction that a pair led to, by the day released."""
    referrals = [r.id for r in desk.referrals.of_client(client_id) if r.vacancy_id == vacancy_id]
    found = desk.introductions.of_referrals(referrals).values()
    return tuple(sorted(found, key=lambda one: (one.released_on, one.id)))


def _refusal(
    desk: ReleaseDesk, client_id: ClientId, vacancy: Vacancy, on: date
) -> RefusedBecause | None:
    try:
        desk.may_release(client_id, vacancy, on)
    except ReleaseRefusedError as refused:
        return refused.because
    return None


def _version(
    outcomes: Sequence[Outcome],
    proposals: Sequence[Proposal],
    referral: Referral | None,
    introduction: Introduction | None,
    answers: Sequence[EmployerAnswer],
    talks: Sequence[Talk],
) -> str:
    parts = [f"{one.id} {one.event} {one.on} {one.reason}" for one in outcomes]
    parts += [f"{one.id} {one.reply}" for one in proposals]
    parts += [one.id for one in answers]
    parts += [one.id for one in talks]
    parts.append(f"{referral.id} {referral.state}" if referral else "")
    parts.append(f"{introduction.id} {introduction.state}" if introduction else "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_VERSION_LENGTH]
