"""Taking a client into the own caseload, under the number of the organisation's own file if there is one.

Sending the same file twice makes it once: it is the file that is there.
"""

from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.bsn import IS_BSN, looks_like_bsn
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import ClientId
from matcher.exchange.shapes import LONGEST_ID
from matcher.storage.clients import ClientRepository
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Tell
from matcher.use_cases.client_file import ClientChange, ClientFile, keep_new
from matcher.use_cases.permissions import only

SOURCE: Final = "file"
"""Where a number comes from that somebody typed: the same as for an imported file."""

NUMBER_FIELD: Final = "number"
IS_TAKEN: Final = "is in use already, or was once"
IS_ODD: Final = "is too long or holds characters that are not text"


@dataclass(frozen=True, slots=True, repr=False)
class TakenIn:
    """A client's file, and whether it was made just now or was there already."""

    file: ClientFile
    new: bool


def take_in_client(
    database: Database,
    pepper: bytes,
    actor: Actor,
    wanted: ClientChange,
    number: str,
    as_of: AsOf,
    tell: Tell,
) -> TakenIn:
    """Keep a new client of the one who asks; the same facts under the same number are one client.

    Without a number, the same facts as those of an own client without one are that client. A number
    that stands for somebody else, or for an erased person, is refused in the same words.

    Raises:
        NotFoundError: the one who asks has no caseload.
        InvalidInputError: the number cannot be used, or something named does not exist.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    number = number.strip()
    _refuse_odd(number)
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        ids = ExternalIdRepository(connection)
        if (before := _the_same(connection, actor, wanted, number)) is not None:
            return TakenIn(before, new=False)
        taken = number and (
            ids.internal(RecordKind.CLIENT, SOURCE, number) is not None
            or ErasureRepository(connection, pepper).known(RecordKind.CLIENT, SOURCE, number)
        )
        if taken:
            raise InvalidInputError([Fault(NUMBER_FIELD, IS_TAKEN)])
        file = keep_new(connection, actor, wanted.facts, (), as_of.now, tell)
        if number:
            ids.link(RecordKind.CLIENT, SOURCE, number, file.record.id)
    return TakenIn(file, new=True)


def _refuse_odd(number: str) -> None:
    if looks_like_bsn(number):
        raise InvalidInputError([Fault(NUMBER_FIELD, IS_BSN)])
    if len(number) > LONGEST_ID or not number.isprintable():
        raise InvalidInputError([Fault(NUMBER_FIELD, IS_ODD)])


def _the_same(
    connection: Connection, actor: Actor, wanted: ClientChange, number: str
) -> ClientFile | None:
    """Return the own client's file that was wanted, if it is there with the very same facts."""
    clients, ids = ClientRepository(connection), ExternalIdRepository(connection)
    if number:
        known = ids.internal(RecordKind.CLIENT, SOURCE, number)
        found = None if known is None else clients.get(ClientId(known))
        mine = [] if found is None else [found]
    else:
        everyone = clients.caseload(actor.staff_id)
        numbered = ids.externals(RecordKind.CLIENT, [one.value.id for one in everyone])
        mine = [one for one in everyone if one.value.id not in numbered]
    for one in mine:
        record = one.value
        same = replace(
            wanted.facts,
            id=record.id,
            employment_specialist=actor.staff_id,
            region=wanted.facts.region or actor.region,
            decisions=record.decisions,
        )
        if same == record:
            return ClientFile(record, one.version)
    return None
