"""Handing a client over to a colleague, here or in another region, with the whole history.

Everything that is remembered of a client hangs on the client, so it goes along by itself; the one who had
the client finds nothing of it any more. What an employer was told stays told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import ClientId, RegionCode, StaffId, VacancyId, is_region_code
from matcher.storage.clients import ClientRepository
from matcher.storage.keys import KeyRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.talks import TalkRepository
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, write_trail
from matcher.use_cases.client_file import own_client
from matcher.use_cases.release_desk import desk_on, introducing

TO_FIELD: Final = "to"
REGION_FIELD: Final = "region"
_ORIGIN: Final = "pages"
"""Where this is done: a file that names another specialist goes its own way to `bring_along`."""
IS_YOURSELF: Final = "is the one who has the client now"
IS_NOBODY: Final = "is not an employment specialist known here"
IS_ELSEWHERE: Final = "is not a region in which this specialist works"


@dataclass(frozen=True, slots=True)
class Receiver:
    """To whom a client goes, and in which region; None is the region that follows from the receiver."""

    staff_id: StaffId
    region: RegionCode | None = None


@dataclass(frozen=True, slots=True, repr=False)
class GoesAlong:
    """What goes along with a client: how much of everything, and what stops at this step.

    `stops` are the vacancies whose introduction waits to go out and becomes a draft again.
    """

    talks: int
    decisions: int
    referrals: int
    introductions: int
    outcomes: int
    proposals: int
    stops: tuple[VacancyId, ...]


def what_goes_along(database: Database, actor: Actor, client_id: ClientId) -> GoesAlong:
    """Return what would go along with an own client.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        desk = desk_on(connection)
        record = own_client(desk.clients, actor, client_id).value
        referrals = desk.referrals.of_client(client_id)
        return GoesAlong(
            talks=len(TalkRepository(connection).of_client(client_id)),
            decisions=len(record.decisions),
            referrals=len(referrals),
            introductions=len(desk.introductions.of_referrals([one.id for one in referrals])),
            outcomes=len(desk.outcomes.of_client(client_id)),
            proposals=len(ProposalRepository(connection).of_client(client_id)),
            stops=tuple(one.vacancy_id for one in desk.pending(client_id)),
        )


def receiver_for(
    database: Database,
    pepper: bytes,
    actor: Actor,
    client_id: ClientId,
    wanted: Receiver,
    on: date,
) -> Receiver:
    """Return to whom an own client would go, with the region that the client then has.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: this is no specialist known here, or not one of that region.
    """
    with database.reading() as connection:
        record = own_client(ClientRepository(connection), actor, client_id).value
        keys = KeyRepository(connection, pepper)
        return _receiver(keys, actor, wanted, record.region, on)


def hand_over(
    database: Database,
    pepper: bytes,
    actor: Actor,
    client_id: ClientId,
    wanted: Receiver,
    *,
    expected_version: int | None,
    as_of: AsOf,
) -> Receiver:
    """Hand an own client over, and return to whom and in which region.

    Decisions about openness and introductions stay as they are. A release that waits becomes a draft again,
    and whom the one who asks set aside stays set aside, now by the receiver: see `bring_along`.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: the receiver is no specialist known here, or not one of that region.
        ConflictError: somebody changed the file since `expected_version`.
    """
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        clients = ClientRepository(connection)
        record = own_client(clients, actor, client_id).value
        keys = KeyRepository(connection, pepper)
        receiver = _receiver(keys, actor, wanted, record.region, as_of.on)
        moved = replace(record, employment_specialist=receiver.staff_id, region=receiver.region)
        clients.put(moved, expected_version)
        deeds = bring_along(connection, client_id, actor.staff_id, receiver.staff_id, as_of)
        write_trail(connection, pepper, Signature(None, _ORIGIN, as_of.now), deeds)
    return receiver


def bring_along(
    connection: Connection, client_id: ClientId, giver: StaffId, receiver: StaffId, as_of: AsOf
) -> list[Deed]:
    """Bring what waits with a client in line with a new specialist, in the transaction that names them.

    A release that waits becomes a draft again: the client said yes to an introduction by somebody else,
    and nobody could take it back in time. One whose hour has passed goes on. Whom the giver set aside
    stays set aside, now by the receiver.

    Returns:
        What the audit log is to tell of releases that took effect.
    """
    _move_set_asides(connection, client_id, giver, receiver)
    return _settle_releases(connection, client_id, as_of)


def _receiver(
    keys: KeyRepository, actor: Actor, wanted: Receiver, now: RegionCode | None, on: date
) -> Receiver:
    if wanted.staff_id == actor.staff_id:
        raise InvalidInputError([Fault(TO_FIELD, IS_YOURSELF)])
    regions = keys.regions_of(Role.EMPLOYMENT_SPECIALIST, wanted.staff_id, on)
    if not regions:
        raise InvalidInputError([Fault(TO_FIELD, IS_NOBODY)])
    everywhere = None in regions
    if wanted.region is None:
        return Receiver(wanted.staff_id, now if everywhere else _region_of(regions, now))
    works_there = wanted.region in regions or (everywhere and is_region_code(wanted.region))
    if not works_there:
        raise InvalidInputError([Fault(REGION_FIELD, IS_ELSEWHERE)])
    return wanted


def _region_of(regions: Sequence[RegionCode | None], now: RegionCode | None) -> RegionCode | None:
    """Return the region that a client comes to be in: the same if the receiver works there."""
    return now if now in regions else regions[0]


def _settle_releases(connection: Connection, client_id: ClientId, as_of: AsOf) -> list[Deed]:
    """Let a release go on whose hour has passed; make every other one a draft again."""
    desk = desk_on(connection)
    deeds = []
    for referral in desk.pending(client_id):
        if referral.in_effect(as_of.now):
            deeds.append(introducing(referral, made=desk.take_effect(referral, as_of.on)))
        else:
            desk.undo(referral)
    return deeds


def _move_set_asides(
    connection: Connection, client_id: ClientId, giver: StaffId, receiver: StaffId
) -> None:
    set_asides = SetAsideRepository(connection)
    for one in set_asides.of_client(client_id):
        if one.set_by == giver:
            set_asides.take_back(one.id)
            set_asides.put(replace(one, set_by=receiver))
