"""A day's work in the made-up region: something that waits for each role, on the day it is tried.

Through the use cases that the pages go through, in the name of those who look around. What is there
already stays as it is, so that the demo can be started again.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from matcher.bootstrap import App
from matcher.cli_commands.known_ids import client_named, vacancy_named
from matcher.domain.access import Actor, Role
from matcher.domain.employer_answers import AnswerCode, EmployerAnswer
from matcher.domain.errors import ConflictError, NotFoundError, ReleaseRefusedError
from matcher.domain.ids import (
    AnswerId,
    ClientId,
    DecisionId,
    OutcomeId,
    ReferralId,
    StaffId,
    TalkId,
    VacancyId,
)
from matcher.domain.openness import DisclosureDecision, Moment, Recipient, Teller, Topic, topic_of
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.proposals import Reply
from matcher.domain.referrals import Referral
from matcher.domain.talks import Talk, TalkAbout
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.answer_introduction import answer_introduction, introductions_with_answers
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature
from matcher.use_cases.client_file import read_client
from matcher.use_cases.decide_openness import record_decision
from matcher.use_cases.log_talks import list_talks, log_talk
from matcher.use_cases.propose_client import known_client, propose_client, reply_to_proposal
from matcher.use_cases.record_outcome import record_outcome
from matcher.use_cases.refer_client import create_referral, release_referral
from matcher.use_cases.release_desk import take_effect_due_releases

_SPECIALIST: Final = Role.EMPLOYMENT_SPECIALIST
_ADVISER: Final = Role.EMPLOYER_SERVICES_ADVISER
_UNDO: Final = timedelta(hours=2)
"""Well over the hour in which a release can be undone."""


@dataclass(frozen=True, slots=True)
class _Introduced:
    """Somebody who is introduced at the employer of the demo, so many days ago."""

    client: str
    vacancy: str
    days_ago: int
    decided_for: timedelta
    summary: str
    answer: AnswerCode | None


_INTRODUCED: Final = (
    _Introduced(
        client="c-0003",
        vacancy="v-0002",
        days_ago=8,
        decided_for=timedelta(days=10),
        summary=(
            "Kundig met klein elektrisch werk en fijne techniek. Werkt rustig en zorgvuldig aan een "
            "vaste taak en leest tekeningen goed."
        ),
        answer=None,
    ),
    _Introduced(
        client="c-0011",
        vacancy="v-0005",
        days_ago=3,
        decided_for=timedelta(days=120),
        summary=(
            "Schrijft helder en leest teksten zorgvuldig na. Weet veel van de stad en werkt graag met "
            "verhalen en beeld."
        ),
        answer=AnswerCode.TALK,
    ),
)
_PROPOSED: Final = (
    ("c-0007", "v-0059", "Werkt graag met planten en let goed op. Misschien iets?", None),
    ("c-0004", "v-0063", "Kent de bakkerij. De winkel is ook een begin.", Reply.TAKEN_UP),
)
"""Who is proposed by the adviser for what, why, and what the specialist let the adviser know."""

_JOB: Final = ("c-0006", "v-0059")
_APPLIED: Final = timedelta(weeks=15)
_HIRED: Final = timedelta(weeks=12)
_STILL_RUNS: Final = timedelta(weeks=5)
_TALK: Final = "Samen bekeken wat het filmhuis mag weten: de begeleiding wel, verder niets."


def fill_the_day(service: App, visitors: Mapping[Role, Actor], as_of: AsOf) -> None:
    """Let happen what waits for the visitors on this day; what happened before is left alone."""
    day = _Day(service, visitors, as_of)
    for introduced in _INTRODUCED:
        day.introduce(introduced)
    for client, vacancy, reason, reply in _PROPOSED:
        day.propose(client, vacancy, reason, reply)
    day.employ(*_JOB)


class _Day:
    """The made-up region on one day, with somebody of each role at work in it."""

    def __init__(self, service: App, visitors: Mapping[Role, Actor], as_of: AsOf) -> None:
        self._database = service.database
        self._secret = service.secret
        self._as_of = as_of
        self._who = visitors

    def introduce(self, one: _Introduced) -> None:
        """Let a client decide, refer and release, and let the hour pass; the employer may answer."""
        client_id = client_named(self._database, one.client)
        vacancy_id = vacancy_named(self._database, one.vacancy)
        with self._database.reading() as connection:
            vacancy = VacancyRepository(connection).get(vacancy_id)
            referred = ReferralRepository(connection).of_client(client_id)
        done = any(referral.vacancy_id == vacancy_id for referral in referred)
        if done or vacancy is None or not vacancy.value.open_on(self._as_of.on):
            return
        ago = timedelta(days=one.days_ago)
        then = AsOf(self._as_of.now - ago, self._as_of.on - ago)
        specialist = self._who[_SPECIALIST]
        self._talk(client_id, then)
        decision = self._decision(client_id, one, then)
        record_decision(self._database, specialist, client_id, decision, then)
        with suppress(ReleaseRefusedError):
            draft = create_referral(
                self._database,
                specialist,
                Referral(ReferralId(""), client_id, vacancy_id, then.on, StaffId(""), one.summary),
                then.on,
                _untold,
            )
            release_referral(self._database, specialist, draft.id, then)
            signature = Signature(None, "cli", then.now + _UNDO)
            take_effect_due_releases(self._database, self._secret, signature, on=then.on)
            self._answer(vacancy_id, one.answer)

    def propose(self, client: str, vacancy: str, reason: str, reply: Reply | None) -> None:
        """Let the adviser propose somebody, and the specialist let the adviser know what comes of it."""
        adviser, on = self._who[_ADVISER], self._as_of.on
        client_id = client_named(self._database, client)
        shown_id = adviser_client_id(self._secret, adviser.staff_id, client_id)
        vacancy_id = vacancy_named(self._database, vacancy)
        with suppress(ConflictError, NotFoundError):
            known = known_client(self._database, self._secret, adviser, shown_id, on)
            proposal = propose_client(
                self._database, adviser, known, vacancy_id, rank=None, reason=reason, on=on
            )
            if reply is not None and proposal.reply is None:
                reply_to_proposal(self._database, self._who[_SPECIALIST], proposal.id, reply, on)

    def employ(self, client: str, vacancy: str) -> None:
        """Let somebody have a job of which the contract ends, and about which it is time to ask."""
        client_id = client_named(self._database, client)
        vacancy_id = vacancy_named(self._database, vacancy)
        with self._database.reading() as connection:
            if OutcomeRepository(connection).of_client(client_id):
                return
        on = self._as_of.on
        applied = Outcome(OutcomeId(""), client_id, vacancy_id, OutcomeEvent.APPLIED, on - _APPLIED)
        hired = Outcome(
            OutcomeId(""),
            client_id,
            vacancy_id,
            OutcomeEvent.HIRED,
            on - _HIRED,
            contract_ends_on=on + _STILL_RUNS,
        )
        for outcome in (applied, hired):
            record_outcome(
                self._database, self._secret, self._who[_SPECIALIST], outcome, _untold, on=on
            )

    def _talk(self, client_id: ClientId, then: AsOf) -> None:
        specialist = self._who[_SPECIALIST]
        if not list_talks(self._database, specialist, client_id):
            talk = Talk(TalkId(""), client_id, then.on, TalkAbout.OPENNESS, _TALK, StaffId(""))
            log_talk(self._database, specialist, talk, then.on)

    def _decision(self, client_id: ClientId, one: _Introduced, then: AsOf) -> DisclosureDecision:
        """Return a decision of a client for the employer: support, and what they need at work."""
        needs = read_client(self._database, self._who[_SPECIALIST], client_id).record.needs
        return DisclosureDecision(
            id=DecisionId(""),
            recipient=Recipient(self._who[Role.EMPLOYER].subject),
            topics=frozenset({Topic.SUPPORT, Topic.NEEDS}),
            need_codes=frozenset(n.code for n in needs if topic_of(n.code) is Topic.NEEDS),
            from_moment=Moment.INTRODUCTION,
            told_by=Teller.EMPLOYMENT_SPECIALIST,
            valid_from=then.on,
            valid_until=self._as_of.on + one.decided_for,
        )

    def _answer(self, vacancy_id: VacancyId, code: AnswerCode | None) -> None:
        if code is None:
            return
        employer, on = self._who[Role.EMPLOYER], self._as_of.on
        for told, _ in introductions_with_answers(self._database, employer, vacancy_id, on):
            answer = EmployerAnswer(AnswerId(""), told.id, code, on)
            answer_introduction(self._database, employer, vacancy_id, answer, on)


def _untold(deed: Deed) -> None:
    """Hear of a deed and tell nobody: what fills the day leaves no trail."""
    del deed
