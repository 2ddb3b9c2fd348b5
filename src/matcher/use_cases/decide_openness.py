"""A client's decisions about openness: appended and revoked, never overwritten.

What was told on an earlier decision follows at once: introductions that go too far end, and
releases that have not taken effect are drafts again.
"""

from dataclasses import replace
from datetime import date

from matcher.domain.access import Actor
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import ClientId, DecisionId, EmployerId, new_id
from matcher.domain.openness import DisclosureDecision
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.client_file import own_client
from matcher.use_cases.decision_checks import decision_faults
from matcher.use_cases.release_desk import ReleaseDesk, release_desk


def list_decisions(
    database: Database, actor: Actor, client_id: ClientId
) -> tuple[DisclosureDecision, ...]:
    """Return an own client's decisions as they were recorded, revoked ones too.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        return own_client(ClientRepository(connection), actor, client_id).value.decisions


def is_known(database: Database, employer_id: EmployerId) -> bool:
    """Tell whether a decision can be about this employer."""
    with database.reading() as connection:
        return EmployerRepository(connection).get(employer_id) is not None


def record_decision(
    database: Database,
    actor: Actor,
    client_id: ClientId,
    given: DisclosureDecision,
    as_of: AsOf,
) -> DisclosureDecision:
    """Record a decision after all earlier ones, under a fresh id, and return it.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: it does not hold together, is over already, or its employer is unknown.
    """
    with release_desk(database) as desk:
        return decide(desk, actor, client_id, given, as_of)


def decide(
    desk: ReleaseDesk,
    actor: Actor,
    client_id: ClientId,
    given: DisclosureDecision,
    as_of: AsOf,
) -> DisclosureDecision:
    """Record a decision at a desk that is open, with everything that follows from it.

    Recording twice what stands last for a recipient changes nothing: the one that stands is returned.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: it does not hold together, is over already, or its employer is unknown.
    """
    decision = replace(given, id=DecisionId(new_id()), revoked_on=None)
    before = own_client(desk.clients, actor, client_id).value.decisions
    faults = decision_faults(desk.employers, decision)
    if decision.valid_until < as_of.on:
        faults.append(Fault("valid_until", "lies in the past"))
    if faults:
        raise InvalidInputError(faults)
    last = next((one for one in reversed(before) if one.recipient == decision.recipient), None)
    if last is not None and last == replace(decision, id=last.id):
        return last
    desk.clients.append_decision(client_id, decision, actor.staff_id, as_of.now)
    desk.undo_pending(client_id, decision, as_of.on)
    desk.end_uncovered(client_id, as_of.on)
    return decision


def revoke_decision(
    database: Database, actor: Actor, client_id: ClientId, decision_id: DecisionId, on: date
) -> DisclosureDecision:
    """End a decision from this day on and return it; one revoked before keeps its first day.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such decision of the client.
    """
    with release_desk(database) as desk:
        return revoke(desk, actor, client_id, decision_id, on)


def revoke(
    desk: ReleaseDesk, actor: Actor, client_id: ClientId, decision_id: DecisionId, on: date
) -> DisclosureDecision:
    """End a decision at a desk that is open, with everything that follows from it.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such decision of the client.
    """
    own_client(desk.clients, actor, client_id)
    desk.clients.revoke_decision(client_id, decision_id, on, actor.staff_id)
    after = own_client(desk.clients, actor, client_id).value.decisions
    revoked = next(decision for decision in after if decision.id == decision_id)
    desk.undo_pending(client_id, revoked, on)
    desk.end_uncovered(client_id, on)
    return revoked
