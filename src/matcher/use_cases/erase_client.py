"""Erasing a client: what is known goes, and what stays cannot be traced back to anybody."""

from matcher.domain.ids import ClientId
from matcher.storage import erasing
from matcher.storage.audit import AuditRepository
from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Deed, Signature, entries_of


def erase_client(
    database: Database, pepper: bytes, client_id: ClientId, signature: Signature
) -> None:
    """Erase a client who asks for it; introductions stay as empty ones that are no longer available.

    Of outcomes event and month stay and no feature row: who asks to be erased teaches nothing any more.
    The line in the audit log that says so holds no id any more. Files made from the database
    (vectors, indexes) are the caller's to renew.

    Raises:
        NotFoundError: there is no such client.
    """
    with database.transaction() as connection:
        entries = entries_of(signature, Deed("erase", "client", (client_id,)))
        AuditRepository(connection, pepper).append(entries, signature.at)
        erasing.erase_client(connection, client_id, pepper=pepper)
