"""Empties a database of everything but its keys: for made-up worlds, one after the other."""

from typing import Final

from sqlalchemy import Connection, delete, select, update

from matcher.storage.revisions import Counter, last_number
from matcher.storage.tables import (
    api_keys,
    counters,
    employers,
    erasures,
    external_ids,
    metadata,
    page_sessions,
    secret_checks,
)

_KEPT: Final = {api_keys.name, page_sessions.name, counters.name, secret_checks.name}
_BROUGHT_OR_MADE: Final = (employers, external_ids, erasures, api_keys)


def empty(connection: Connection) -> None:
    """Delete every row but keys and sessions, and start counting anew."""
    for table in reversed(metadata.sorted_tables):
        if table.name not in _KEPT:
            connection.execute(delete(table))
    connection.execute(update(counters).values(value=0))


def untouched(connection: Connection) -> bool:
    """Tell whether nobody brought or made anything here: no record, now or before, and no key."""
    written = (last_number(connection, one) for one in (Counter.CLIENTS, Counter.VACANCIES))
    rows = (connection.execute(select(one).limit(1)).first() for one in _BROUGHT_OR_MADE)
    return not any(written) and all(row is None for row in rows)
