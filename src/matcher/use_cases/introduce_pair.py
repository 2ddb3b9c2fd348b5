"""Introducing a client at an employer, when the client said yes: the employer gets it in an hour.

The gate is asked at the release and again when it takes effect; until then it can be taken back.
"""

from matcher.domain.access import Actor
from matcher.domain.ids import ReferralId
from matcher.domain.pair_steps import PairStage
from matcher.domain.referrals import Referral, ReferralState
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.pair_history import PairHistory
from matcher.use_cases.refer_client import create_at, release_at
from matcher.use_cases.release_desk import desk_on
from matcher.use_cases.take_steps import SeenPair, Taken, at_pair, check_pair


def introduce(database: Database, pair: SeenPair, summary: str, as_of: AsOf) -> Taken:
    """Release a work summary that was approved with the client; it takes effect in an hour.

    Releasing the same again changes nothing. What still stands of an earlier procedure at this vacancy
    ends. A release that is refused changes nothing at all.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: the summary is empty, about health, or in the client's own words.
        ConflictError: the client has not said yes, or something else happened since.
        ReleaseRefusedError: the client's decision does not allow it.
    """
    with at_pair(database, pair, as_of.on) as (connection, history):
        standing, summary = history.referral, summary.strip()
        if standing and standing.state is ReferralState.RELEASED and standing.summary == summary:
            return Taken.BEFORE
        check_pair(pair, history, {PairStage.INTRODUCE})
        desk = desk_on(connection)
        if history.earlier is not None:
            desk.withdraw(history.earlier, as_of.on)
        given = _draft(pair.actor, history, as_of)
        draft = standing or create_at(desk, pair.actor, given, as_of.on)
        release_at(desk, pair.actor, draft.id, as_of, summary)
    return Taken.NOW


def _draft(actor: Actor, history: PairHistory, as_of: AsOf) -> Referral:
    return Referral(
        id=ReferralId(""),
        client_id=history.client_id,
        vacancy_id=history.vacancy.id,
        discussed_on=as_of.on,
        discussed_by=actor.staff_id,
        summary="",
    )
