"""A file changes what it newly says; what it says as before stays as people left it here.

Of what a file said a keyed hash is kept for each part of a record, never the words themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from matcher.storage.codec import from_document, to_document, to_json
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher.storage.sessions import Connection
from matcher.use_cases.import_terms import ImportTerms

_HASH_LENGTH: Final = 16

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class NewlySaid:
    """Holds what a file says of records of one kind against what the one before it said."""

    connection: Connection
    kind: RecordKind
    terms: ImportTerms

    def taken_in(self, external_id: str, here: Record | None, told: Record) -> Record:
        """Return a record as it is to be after a file, and remember what the file said of it.

        Args:
            external_id: its id in the file, linked to an id inside.
            here: the record as it is, if there is one.
            told: the record as the file has it. All of it counts the first time; after that the
                parts in which it differs from the last file.

        """
        known = ExternalIdRepository(self.connection)
        before = known.said(self.kind, self.terms.source, external_id)
        now = self._hashes(external_id, told)
        if now != before:
            known.note_said(self.kind, self.terms.source, external_id, now)
        if here is None or not before:
            return told
        new = {
            name: part for name, part in to_document(told).items() if now[name] != before.get(name)
        }
        return from_document(type(told), {**to_document(here), **new})

    def _hashes(self, external_id: str, told: object) -> Mapping[str, str]:
        secret, purpose = self.terms.secret, Purpose.FILE_PART
        return {
            name: keyed_hash(secret, purpose, external_id, name, to_json(part))[:_HASH_LENGTH]
            for name, part in to_document(told).items()
        }
