"""Empties a database of everything but its keys: for made-up worlds, one after the other."""

from sqlalchemy import Connection, delete, update

from matcher.storage.tables import api_keys, counters, metadata, page_sessions

_KEPT = {api_keys.name, page_sessions.name, counters.name}


def empty(connection: Connection) -> None:
    """Delete every row but keys and sessions, and start counting anew."""
    for table in reversed(metadata.sorted_tables):
        if table.name not in _KEPT:
            connection.execute(delete(table))
    connection.execute(update(counters).values(value=0))
