"""Erasing a client: what is known goes, and what stays cannot be traced back to anybody."""

from matcher.domain.ids import ClientId
from matcher.storage import erasing
from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Deed, Signature, write_trail


def erase_client(
    database: Database, pepper: bytes, client_id: ClientId, signature: Signature
) -> bool:
    """Erase a client who asks for it; introductions stay as empty ones that are no longer available.

    Of outcomes event and month stay and no feature row: who asks to be erased teaches nothing any more.
    The line in the audit log that says so holds no id. Files made from the database
    (vectors, indexes) are the caller's to renew.

    Returns:
        Whether nothing of it stays in the log of the database either. If not, others were at work there
        all the time, and the next night empties it.

    Raises:
        NotFoundError: there is no such client.
    """
    with database.transaction() as connection:
        erasing.erase_client(connection, client_id, pepper=pepper)
        write_trail(connection, pepper, signature, [Deed("erase", "client", (client_id,))])
    return database.empty_log()
