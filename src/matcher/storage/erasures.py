"""Tombstones: enough to know an erased person's id when it comes back, and not a word more."""

from sqlalchemy import Connection, insert, select

from matcher.storage.external_ids import RecordKind
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher.storage.tables import erasures


class ErasureRepository:
    """Every tombstone: a keyed hash of kind, source and external id."""

    def __init__(self, connection: Connection, pepper: bytes) -> None:
        """Keep the connection and the installation's own secret."""
        self._connection = connection
        self._pepper = pepper

    def remember(self, kind: RecordKind, source: str, external_id: str) -> None:
        """Make sure that this record does not come back by import."""
        if not self.known(kind, source, external_id):
            self._connection.execute(
                insert(erasures).values(digest=self._digest(kind, source, external_id))
            )

    def known(self, kind: RecordKind, source: str, external_id: str) -> bool:
        """Tell whether this record was erased."""
        found = self._connection.execute(
            select(erasures.c.digest).where(
                erasures.c.digest == self._digest(kind, source, external_id)
            )
        )
        return found.first() is not None

    def _digest(self, kind: RecordKind, source: str, external_id: str) -> str:
        return keyed_hash(self._pepper, Purpose.ERASURE, kind.value, source, external_id)
