"""Ids of other systems and the random ids they stand for here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, delete, insert, null, select, update

from matcher.storage.tables import external_ids


class RecordKind(StrEnum):
    """The kinds of record that other systems know by an id of their own."""

    CLIENT = "client"
    VACANCY = "vacancy"
    EMPLOYER = "employer"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class ExternalId:
    """An id in another system: `source` names that system."""

    source: str
    external_id: str


class ExternalIdRepository:
    """The mapping between (source, external id) and the random id inside, per kind of record."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def link(self, kind: RecordKind, source: str, external_id: str, internal_id: str) -> None:
        """Remember that an id elsewhere stands for one inside."""
        self._connection.execute(
            insert(external_ids).values(
                kind=kind.value, source=source, external_id=external_id, internal_id=internal_id
            )
        )

    def internal(self, kind: RecordKind, source: str, external_id: str) -> str | None:
        """Return the id inside for an id elsewhere, or None."""
        return self._connection.execute(
            select(external_ids.c.internal_id).where(*_one(kind, source, external_id))
        ).scalar_one_or_none()

    def said(self, kind: RecordKind, source: str, external_id: str) -> dict[str, str]:
        """Return a hash of each part of what the last file said of a record; empty before the first."""
        found = self._connection.execute(
            select(external_ids.c.said).where(*_one(kind, source, external_id))
        ).scalar_one_or_none()
        return dict(found or {})

    def note_said(
        self, kind: RecordKind, source: str, external_id: str, said: Mapping[str, str]
    ) -> None:
        """Remember a hash of each part of what a file said of a record that is linked."""
        self._connection.execute(
            update(external_ids).where(*_one(kind, source, external_id)).values(said=dict(said))
        )

    def resolve(self, kind: RecordKind, either: str, source: str | None = None) -> str | None:
        """Return the id inside for an id of either sort, or None when unknown or ambiguous.

        Without `source`, an external id must mean the same thing in every system that uses it.
        """
        wanted = (external_ids.c.internal_id == either) | (external_ids.c.external_id == either)
        rows = select(external_ids.c.internal_id, external_ids.c.external_id).where(
            external_ids.c.kind == kind.value, wanted
        )
        if source is not None:
            rows = rows.where(external_ids.c.source == source)
        found = {row.internal_id for row in self._connection.execute(rows)}
        if either in found:
            return either
        return found.pop() if len(found) == 1 else None

    def by_source(self, kind: RecordKind, external_id: str) -> dict[str, str]:
        """Return the id inside for each source that uses an id, in the order of the sources."""
        rows = self._connection.execute(
            select(external_ids.c.source, external_ids.c.internal_id)
            .where(external_ids.c.kind == kind.value, external_ids.c.external_id == external_id)
            .order_by(external_ids.c.source)
        )
        return {row.source: row.internal_id for row in rows}

    def in_files(self, kind: RecordKind, source: str) -> dict[str, str]:
        """Return the id inside for each id of which a file of a source said something so far."""
        rows = self._connection.execute(
            select(external_ids.c.external_id, external_ids.c.internal_id).where(
                external_ids.c.kind == kind.value,
                external_ids.c.source == source,
                external_ids.c.said.is_not(null()),
            )
        )
        return {row.external_id: row.internal_id for row in rows}

    def of(self, kind: RecordKind, internal_id: str) -> list[ExternalId]:
        """Return the ids elsewhere of one record, by source and id."""
        rows = self._connection.execute(
            select(external_ids.c.source, external_ids.c.external_id)
            .where(external_ids.c.kind == kind.value, external_ids.c.internal_id == internal_id)
            .order_by(external_ids.c.source, external_ids.c.external_id)
        )
        return [ExternalId(*row) for row in rows]

    def externals(
        self, kind: RecordKind, internal_ids: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return one id elsewhere for each id inside (None: for all), the first by source and id.

        A record made here has none and is not in the answer.
        """
        wanted = select(external_ids.c.internal_id, external_ids.c.external_id).where(
            external_ids.c.kind == kind.value
        )
        if internal_ids is not None:
            wanted = wanted.where(external_ids.c.internal_id.in_(internal_ids))
        last_first = wanted.order_by(
            external_ids.c.source.desc(), external_ids.c.external_id.desc()
        )
        return {row.internal_id: row.external_id for row in self._connection.execute(last_first)}

    def forget(self, kind: RecordKind, internal_id: str) -> None:
        """Forget every id elsewhere of one record."""
        self._connection.execute(
            delete(external_ids).where(
                external_ids.c.kind == kind.value, external_ids.c.internal_id == internal_id
            )
        )


def _one(kind: RecordKind, source: str, external_id: str) -> tuple[ColumnElement[bool], ...]:
    """Return what holds for one id elsewhere alone."""
    return (
        external_ids.c.kind == kind.value,
        external_ids.c.source == source,
        external_ids.c.external_id == external_id,
    )
