"""A file changes what it newly says; what it says as before stays as people left it here.

Of what a file said a keyed hash is kept for each part of a record, never the words themselves.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import TYPE_CHECKING, Final, TypeVar

from matcher.storage.codec import from_document, to_document, to_json
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher.storage.sessions import Connection
from matcher.use_cases.import_terms import ImportTerms

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HASH_LENGTH: Final = 16
_WITH_SPECIALIST: Final = {"employment_specialist", "region"}

Record = TypeVar("Record", bound="DataclassInstance")


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
            told: the record as the file has it. The first time all of it counts that is known there;
                after that the parts in which it differs from the last file, known there or not.

        """
        known = ExternalIdRepository(self.connection)
        before = known.said(self.kind, self.terms.source, external_id)
        now = self._hashes(external_id, told)
        if now != before:
            known.note_said(self.kind, self.terms.source, external_id, now)
        if here is None:
            return told
        new = _changed(before, now) if before else _known(told)
        theirs = to_document(told)
        document = to_document(here) | {name: theirs[name] for name in new}
        return from_document(type(told), document)

    def _hashes(self, external_id: str, told: object) -> Mapping[str, str]:
        which = (self.kind.value, self.terms.source, external_id)
        return {
            name: keyed_hash(self.terms.secret, Purpose.FILE_PART, *which, name, to_json(part))[
                :_HASH_LENGTH
            ]
            for name, part in to_document(told).items()
        }


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the parts that differ; a specialist and a region go together, as in a hand-over."""
    names = {name for name, hashed in now.items() if hashed != before.get(name)}
    return names | (_WITH_SPECIALIST & now.keys() if names & _WITH_SPECIALIST else set())


def _known(told: "DataclassInstance") -> set[str]:
    """Return the parts in which a record says more than one of which nothing is known."""
    return {part.name for part in fields(told) if getattr(told, part.name) != _unknown(part)}


def _unknown(part: Field[object]) -> object:
    return part.default if part.default_factory is MISSING else part.default_factory()
