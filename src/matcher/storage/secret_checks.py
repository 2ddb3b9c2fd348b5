"""Which secret a database belongs to: a keyed hash of nothing, so that another secret is noticed.

With another one no key opens anything, and who was erased would come back by import.
"""

from sqlalchemy import Connection, insert, select

from matcher.storage.keyed_hashes import Purpose, keyed_hash, same_hash
from matcher.storage.revisions import Counter, hold
from matcher.storage.tables import secret_checks

_FIRST = "first"


class SecretCheckRepository:
    """The one check of a database, made when it is first opened with a secret."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def known(self) -> bool:
        """Tell whether this database belongs to a secret."""
        return self._digest() is not None

    def belongs_to(self, pepper: bytes) -> bool:
        """Tell whether this is the database's secret; the first one asked about becomes it."""
        asked = keyed_hash(pepper, Purpose.DATABASE)
        if not self.known():
            hold(self._connection, Counter.AUDIT)
        known = self._digest()
        if known is None:
            row = insert(secret_checks).values(name=_FIRST, digest=asked)
            self._connection.execute(row)
        return known is None or same_hash(known, asked)

    def _digest(self) -> str | None:
        return self._connection.execute(
            select(secret_checks.c.digest).where(secret_checks.c.name == _FIRST)
        ).scalar_one_or_none()
