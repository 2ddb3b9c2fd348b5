"""Referring a client to a vacancy: discussed, released with an hour to undo it, withdrawn.

A person decides every step. The gate is asked at the release and again when it takes effect.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matcher.domain.access import Actor
from matcher.domain.errors import ConflictError, Fault, InvalidInputError
from matcher.domain.ids import ClientId, ReferralId, new_id
from matcher.domain.referrals import UNDO_TIME, Referral, ReferralState
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Tell
from matcher.use_cases.client_file import own_client
from matcher.use_cases.permissions import not_here
from matcher.use_cases.release_desk import ReleaseDesk, release_desk
from matcher.use_cases.summary_checks import summary_faults


def create_referral(
    database: Database, actor: Actor, given: Referral, on: date, tell: Tell
) -> Referral:
    """Keep that specialist and client discussed a vacancy; nobody else hears of it yet.

    Id, speaker and state are set here. The summary may still be empty; what stands in it is
    checked already.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: vacancy unknown, day in the future, or the summary tells too much.
        ConflictError: this client was referred to this vacancy before, and that stands.
    """
    with release_desk(database) as desk:
        referral = create_at(desk, actor, given, on)
        tell(Deed("create", "referral", (referral.id,)))
    return referral


def create_at(desk: ReleaseDesk, actor: Actor, given: Referral, on: date) -> Referral:
    """Do what `create_referral` does at a desk that is open."""
    referral = replace(
        given,
        id=ReferralId(new_id()),
        discussed_by=actor.staff_id,
        summary=given.summary.strip(),
        state=ReferralState.DRAFT,
        releases_at=None,
    )
    client_id, vacancy_id = referral.client_id, referral.vacancy_id
    words = _own_words(desk, actor, client_id)
    faults = []
    if desk.vacancies.get(vacancy_id) is None:
        faults.append(Fault("vacancy_id", "is not a vacancy known here"))
    if referral.discussed_on > on:
        faults.append(Fault("discussed_on", "lies in the future"))
    if referral.summary:
        faults += summary_faults(referral.summary, words)
    if faults:
        raise InvalidInputError(faults)
    standing = (
        other.vacancy_id == vacancy_id and other.state is not ReferralState.WITHDRAWN
        for other in desk.referrals.of_client(client_id)
    )
    if any(standing):
        msg = "This client was referred to this vacancy before; withdraw that first."
        raise ConflictError(msg)
    desk.referrals.add(referral)
    return referral


def release_referral(
    database: Database,
    actor: Actor,
    referral_id: ReferralId,
    as_of: AsOf,
    summary: str | None = None,
) -> Referral:
    """Release a draft: the employer gets the introduction in an hour, unless it is withdrawn.

    `summary`, when given, replaces the one in the draft.

    Raises:
        NotFoundError: there is no such referral of an own client.
        ConflictError: it is no longer a draft.
        InvalidInputError: the summary is empty, about health, or in the client's own words.
        ReleaseRefusedError: the client's decision does not allow it.
    """
    with release_desk(database) as desk:
        return release_at(desk, actor, referral_id, as_of, summary)


def release_at(
    desk: ReleaseDesk, actor: Actor, referral_id: ReferralId, as_of: AsOf, summary: str | None
) -> Referral:
    """Do what `release_referral` does at a desk that is open."""
    draft = _own_referral(desk, actor, referral_id)
    if draft.state is not ReferralState.DRAFT:
        msg = "This referral was released or withdrawn before."
        raise ConflictError(msg)
    if summary is not None:
        draft = replace(draft, summary=summary.strip())
    faults = summary_faults(draft.summary, _own_words(desk, actor, draft.client_id))
    if faults:
        raise InvalidInputError(faults)
    desk.may_release(draft.client_id, desk.vacancy_of(draft), as_of.on)
    released = replace(draft, state=ReferralState.RELEASED, releases_at=as_of.now + UNDO_TIME)
    desk.referrals.put(released)
    return released


def withdraw_referral(
    database: Database, actor: Actor, referral_id: ReferralId, on: date
) -> Referral:
    """Withdraw a referral: within the hour nobody ever hears of it, later the introduction ends.

    Withdrawing twice changes nothing.

    Raises:
        NotFoundError: there is no such referral of an own client.
    """
    with release_desk(database) as desk:
        return desk.withdraw(_own_referral(desk, actor, referral_id), on)


def _own_referral(desk: ReleaseDesk, actor: Actor, referral_id: ReferralId) -> Referral:
    found = desk.referrals.get(referral_id)
    if found is None:
        raise not_here()
    own_client(desk.clients, actor, found.client_id)
    return found


def _own_words(desk: ReleaseDesk, actor: Actor, client_id: ClientId) -> Sequence[str]:
    record = own_client(desk.clients, actor, client_id).value
    return (*record.passions, *record.abilities, *record.aversions)
