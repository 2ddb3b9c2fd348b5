"""What must go, goes every night: decisions that ran out, traces of people who were not hired.

Source of the periods: data of people not hired go four weeks after the procedure; someone who left the
caseload is erased after the same time. Both are settings.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from matcher.domain.employer_answers import AnswerCode
from matcher.domain.ids import OutcomeId, ReferralId
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.referrals import Referral, ReferralState
from matcher.settings import Settings
from matcher.storage.audit import AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.outcomes import FeatureRow, OutcomeRepository
from matcher.storage.page_sessions import PageSessionRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.audit_trail import Deed, Signature, write_trail
from matcher.use_cases.release_desk import end_uncovered_introductions, take_effect_due_releases

_ORIGIN: Final = "night"
_MONTH = timedelta(days=31)
_ENDED = frozenset(
    {
        OutcomeEvent.NOT_HIRED,
        OutcomeEvent.NO_ANSWER,
        OutcomeEvent.WITHDRAWN,
        OutcomeEvent.CLIENT_DECLINED,
    }
)


def let_go(
    database: Database, settings: Settings, pepper: bytes, *, now: datetime, on: date
) -> dict[str, int]:
    """Bring introductions up to date with decisions, and forget what may no longer be kept.

    Returns:
        How much of each kind, by the name it has in the record of a run.
    """
    before = over_before(settings, on)
    signature = Signature(None, _ORIGIN, now)
    return {
        "releasesTakenEffect": take_effect_due_releases(database, pepper, signature, on=on),
        "introductionsEnded": end_uncovered_introductions(database, pepper, signature, on=on),
        "referralsForgotten": _forget_referrals(database, before),
        "proposalsForgotten": _forget_choices(database, before),
        "sessionsDropped": _drop_sessions(database, pepper, now),
        "auditLinesDropped": _drop_audit_lines(
            database, pepper, now - _MONTH * settings.audit_months
        ),
    }


def over_before(settings: Settings, on: date) -> date:
    """Return the day before which a procedure must have ended, or a client left, to be forgotten."""
    return on - timedelta(days=settings.retention_days_not_hired)


def erase_departed(
    database: Database,
    settings: Settings,
    pepper: bytes,
    feature_rows: Mapping[OutcomeId, FeatureRow],
    *,
    now: datetime,
    on: date,
) -> int:
    """Erase the clients whose time is over; of their outcomes these feature rows stay.

    Each erasure leaves a line in the audit log, without the client's id.

    Of nobody who was erased, now or before, anything stays in the log of the database; when others are
    at work there all the time, the next night empties it.

    Returns:
        How many were erased.
    """
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        clients = ClientRepository(connection)
        clients.note_departures(on)
        departed = clients.departed_before(over_before(settings, on))
        for client_id in departed:
            erase_client(connection, client_id, pepper=pepper, feature_rows=feature_rows)
        erased = Deed("erase", "client", tuple(departed))
        write_trail(connection, pepper, Signature(None, _ORIGIN, now), [erased])
    database.empty_log()
    return len(departed)


def _forget_referrals(database: Database, before: date) -> int:
    """Forget referrals, with what their introductions tell, whose procedure ended before a day."""
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        referrals = ReferralRepository(connection)
        introductions = IntroductionRepository(connection)
        happened = defaultdict(list)
        for outcome in OutcomeRepository(connection).all():
            happened[outcome.client_id, outcome.vacancy_id].append(outcome)
        refused = _refused(connection)
        old = [
            referral
            for referral in referrals.all()
            if _over(
                referral,
                happened[referral.client_id, referral.vacancy_id],
                refused.get(referral.id),
                before,
            )
            or _withdrawn(referral, before)
        ]
        for referral in old:
            introductions.let_go(referral.id)
            referrals.delete(referral.id)
        return len(old)


def _refused(connection: Connection) -> dict[ReferralId, date]:
    """Return for each referral to whose introduction the employer last said no, on which day."""
    last = EmployerAnswerRepository(connection).last_by_referral()
    return {of: answer.answered_on for of, answer in last.items() if answer.code is AnswerCode.NO}


def _over(
    referral: Referral, outcomes: Iterable[Outcome], refused_on: date | None, before: date
) -> bool:
    """Tell whether the procedure of a referral ended before a day, and nothing came after its end.

    What happened with the pair before the referral was of an earlier procedure. Who was hired was not
    refused, whatever an employer answered on the way. Where nobody told how it ended, it ended with the
    introduction.
    """
    since = [outcome for outcome in outcomes if outcome.on >= referral.discussed_on]
    hired = any(outcome.event is OutcomeEvent.HIRED for outcome in since)
    ends = [outcome.on for outcome in since if outcome.event in _ENDED]
    if refused_on is not None and not hired:
        ends.append(refused_on)
    if referral.ended_on is not None and not ends and not hired:
        ends.append(referral.ended_on)
    end = max(ends, default=None)
    return end is not None and end < before and all(outcome.on <= end for outcome in since)


def _withdrawn(referral: Referral, before: date) -> bool:
    """Tell whether a referral was withdrawn before a day; that of old ones, from their talk on."""
    day = referral.ended_on or referral.discussed_on
    return referral.state is ReferralState.WITHDRAWN and day < before


def _forget_choices(database: Database, before: date) -> int:
    """Forget what staff chose beside the lists before a day."""
    with database.transaction() as connection:
        set_aside = SetAsideRepository(connection).forget_before(before)
        return set_aside + ProposalRepository(connection).forget_before(before)


def _drop_sessions(database: Database, pepper: bytes, now: datetime) -> int:
    with database.transaction() as connection:
        return PageSessionRepository(connection, pepper).drop_expired(now)


def _drop_audit_lines(database: Database, pepper: bytes, before: datetime) -> int:
    with database.transaction() as connection:
        return AuditRepository(connection, pepper).drop_before(before)
