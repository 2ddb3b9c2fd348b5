"""The log that SQLite keeps beside its file: emptied, so that nothing of what was erased is left there.

While a server is at work that log stays, with pages as they were before the last writes. SQLite's
`secure_delete` clears the file alone.
"""

import sqlite3
import time
from contextlib import closing, suppress
from typing import Final

_TRIES: Final = 10
_WAIT = 0.25
"""How long a try, and each pause between two, takes in seconds; short, since writers wait for it."""


def empty_log(file: str) -> bool:
    """Write the log of a SQLite file into it and cut the log off.

    Returns:
        False when others were reading or writing in all of the few seconds that it was tried.
    """
    with closing(sqlite3.connect(file, _WAIT)) as connection:
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_WAIT)
            if _emptied(connection):
                return True
    return False


def _emptied(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.OperationalError):  # so busy that it is locked for readers as well
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    return False
