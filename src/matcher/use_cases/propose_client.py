"""Proposing a client for a vacancy, and setting one aside: a person's own choice beside the list.

A proposal reaches the client's own specialist and nobody else. What comes back to an adviser is the
`Reply` that the specialist chose to give, as long as the client lets employer services know of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.disclosure import refused
from matcher.domain.errors import ConflictError, Fault, InvalidInputError
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import ClientId, ProposalId, SetAsideId, VacancyId, new_id
from matcher.domain.proposals import Proposal, Reply, SetAside
from matcher.domain.vacancies import Vacancy
from matcher.storage.clients import ClientRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.client_file import own_client
from matcher.use_cases.permissions import STAFF, not_here, only
from matcher.use_cases.profiles_of_clients import profiles_for_colleagues
from matcher.use_cases.read_vacancies import may_read

LONGEST_REASON: Final = 500
"""How many characters a reason may have."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """A client as somebody of staff knows them: the id here, and the id that this reader is shown."""

    client_id: ClientId
    shown_id: str


@dataclass(frozen=True, slots=True, repr=False)
class MadeProposal:
    """A proposal as the one who made it may see it today."""

    proposal: Proposal
    shown_id: str


def known_client(database: Database, secret: bytes, actor: Actor, shown_id: str, on: date) -> Known:
    """Return whom somebody of staff means: an own client, or one the adviser may see today.

    Raises:
        NotFoundError: there is no such client for the one who asks.
    """
    only(actor, *STAFF)
    if actor.role is Role.EMPLOYMENT_SPECIALIST:
        with database.reading() as connection:
            own = own_client(ClientRepository(connection), actor, ClientId(shown_id))
        return Known(own.value.id, shown_id)
    visible = seen_by_adviser(database, secret, actor, on)
    for client_id, shown in visible.items():
        if shown == shown_id:
            return Known(client_id, shown_id)
    raise not_here()


def seen_by_adviser(
    database: Database, secret: bytes, actor: Actor, on: date
) -> dict[ClientId, str]:
    """Return everybody an adviser may see today, with the id under which this adviser knows them."""
    return {
        one.client_id: adviser_client_id(secret, actor.staff_id, one.client_id)
        for one in profiles_for_colleagues(database, on)
    }


def propose_client(
    database: Database,
    actor: Actor,
    known: Known,
    vacancy_id: VacancyId,
    *,
    rank: int | None,
    reason: str,
    on: date,
) -> Proposal:
    """Keep that somebody of staff proposes a client for a vacancy, and return the proposal.

    `rank` is where the list had the client; None means that it missed them, and asks for a reason.
    Proposing the same pair again gives back the proposal that stands.

    Raises:
        NotFoundError: there is no such vacancy for the one who asks.
        InvalidInputError: the reason is missing, too long or about health.
        ConflictError: the vacancy is closed, or a specialist proposes an own client who does not want the
            vacancy or its employer. Of a refusal an adviser never learns.
    """
    reason = reason.strip()
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        vacancy = _vacancy_for(connection, actor, vacancy_id)
        proposals = ProposalRepository(connection)
        standing = (
            one
            for one in proposals.of_client(known.client_id)
            if one.vacancy_id == vacancy_id and one.proposed_by == actor.staff_id
        )
        if (before := next(standing, None)) is not None:
            return before
        if not vacancy.open_on(on):
            msg = "This vacancy is closed."
            raise ConflictError(msg)
        if actor.role is Role.EMPLOYMENT_SPECIALIST:
            _refuse_unwanted(connection, actor, known.client_id, vacancy)
        _refuse(reason, needed=rank is None)
        proposal = Proposal(
            id=ProposalId(new_id()),
            client_id=known.client_id,
            vacancy_id=vacancy_id,
            proposed_by=actor.staff_id,
            proposed_on=on,
            rank=rank,
            reason=reason,
        )
        proposals.add(proposal)
    return proposal


def reply_to_proposal(
    database: Database, actor: Actor, proposal_id: ProposalId, reply: Reply, on: date
) -> Proposal:
    """Let the one who proposed an own client know what comes of it; the last reply counts.

    Raises:
        NotFoundError: there is no such proposal of an own client.
    """
    with database.transaction() as connection:
        proposals = ProposalRepository(connection)
        found = proposals.get(proposal_id)
        if found is None:
            raise not_here()
        own_client(ClientRepository(connection), actor, found.client_id)
        replied = replace(found, reply=reply, replied_on=on)
        proposals.put(replied)
    return replied


def proposals_for_me(database: Database, actor: Actor, client_id: ClientId) -> list[Proposal]:
    """Return the proposals of an own client, the latest first.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        own_client(ClientRepository(connection), actor, client_id)
        return ProposalRepository(connection).of_client(client_id)


def proposals_i_made(
    database: Database, secret: bytes, actor: Actor, on: date
) -> list[MadeProposal]:
    """Return what somebody of staff proposed, the latest first, read through the gate again.

    Whom an adviser may no longer see today is not in it.
    """
    only(actor, *STAFF)
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:
        return made_among(database, actor, seen_by_adviser(database, secret, actor, on))
    with database.reading() as connection:
        own = ClientRepository(connection).caseload_ids(actor.staff_id)
    return made_among(database, actor, {client_id: client_id for client_id in own})


def made_among(
    database: Database, actor: Actor, shown: Mapping[ClientId, str]
) -> list[MadeProposal]:
    """Return what somebody proposed of these clients, the latest first, under the ids shown."""
    with database.reading() as connection:
        made = ProposalRepository(connection).made_by(actor.staff_id)
    seen = [MadeProposal(one, shown[one.client_id]) for one in made if one.client_id in shown]
    return sorted(
        seen,
        key=lambda one: (
            -one.proposal.proposed_on.toordinal(),
            one.proposal.vacancy_id,
            one.shown_id,
        ),
    )


def proposals_to(database: Database, actor: Actor, vacancy_id: VacancyId) -> list[Proposal]:
    """Return what the one who asks proposed for a vacancy; the gate is the reader's to ask."""
    only(actor, *STAFF)
    with database.reading() as connection:
        made = ProposalRepository(connection).of_vacancy(vacancy_id)
    return [one for one in made if one.proposed_by == actor.staff_id]


def set_aside(
    database: Database,
    actor: Actor,
    known: Known,
    vacancy_id: VacancyId,
    *,
    reason: str,
    on: date,
) -> SetAside:
    """Keep that somebody does not want to see a client for a vacancy, and why.

    Raises:
        NotFoundError: there is no such vacancy for the one who asks.
        InvalidInputError: the reason is missing, too long or about health.
    """
    reason = reason.strip()
    _refuse(reason, needed=True)
    one = SetAside(SetAsideId(new_id()), known.client_id, vacancy_id, actor.staff_id, on, reason)
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        _vacancy_for(connection, actor, vacancy_id)
        SetAsideRepository(connection).put(one)
    return one


def set_asides_of(database: Database, actor: Actor, vacancy_id: VacancyId) -> list[SetAside]:
    """Return whom the one who asks set aside for a vacancy; the gate is the reader's to ask."""
    only(actor, *STAFF)
    with database.reading() as connection:
        return SetAsideRepository(connection).of_vacancy(vacancy_id, actor.staff_id)


def take_back(
    database: Database, actor: Actor, vacancy_id: VacancyId, set_aside_id: SetAsideId
) -> None:
    """Show somebody again who was set aside; doing it twice changes nothing."""
    only(actor, *STAFF)
    with database.transaction() as connection:
        set_asides = SetAsideRepository(connection)
        if any(o.id == set_aside_id for o in set_asides.of_vacancy(vacancy_id, actor.staff_id)):
            set_asides.take_back(set_aside_id)


def _vacancy_for(connection: Connection, actor: Actor, vacancy_id: VacancyId) -> Vacancy:
    only(actor, *STAFF)
    found = VacancyRepository(connection).get(vacancy_id)
    if found is None or not may_read(actor, found.value):
        raise not_here()
    return found.value


def _refuse_unwanted(
    connection: Connection, actor: Actor, client_id: ClientId, vacancy: Vacancy
) -> None:
    """Refuse a vacancy that an own client does not want, in itself or for its employer."""
    record = own_client(ClientRepository(connection), actor, client_id).value
    if refused(record, vacancy):
        msg = "The client does not want this vacancy or this employer."
        raise ConflictError(msg)


def _refuse(reason: str, *, needed: bool) -> None:
    faults = []
    if needed and not reason:
        faults.append(Fault("reason", "is needed"))
    if len(reason) > LONGEST_REASON:
        faults.append(Fault("reason", f"is longer than {LONGEST_REASON} characters"))
    if find_health_words(reason):
        faults.append(Fault("reason", "holds words about health; write it without them"))
    if faults:
        raise InvalidInputError(faults)
