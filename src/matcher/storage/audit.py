"""The audit log: who did what to what, each line chained to the one before by its hash.

A line says that something happened, never what it contained. When a person is erased, their id goes
from the lines; the chain still holds, since it is made over a keyed hash of that id.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from matcher.domain.ids import KeyId
from matcher.storage.codec import to_json
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher.storage.revisions import Counter, hold, last_number, next_numbers
from matcher.storage.tables import audit_lines, clients, outcomes, proposals, referrals

_START = "0" * 64
_ROWS_AT_ONCE: Final = 1000
_ERASABLE: Final[Mapping[str, Table]] = MappingProxyType(
    {"client": clients, "referral": referrals, "proposal": proposals, "outcome": outcomes}
)
"""Where the objects are whose ids go from the lines when a person is erased."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What one line says: an action on an object, how it ended, and where it came from.

    `origin` is a part of the software (`api`, `pages`, `cli`, `clerk`, `night`), never an address.
    """

    action: str
    object_kind: str
    object_id: str
    result: str
    origin: str
    actor_key_id: KeyId | None = None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An entry with its number and moment; `object_id` is None once the person was erased.

    Numbers tell in which order lines were written. A moment is that of the request, so that of a
    later line may be earlier.
    """

    sequence: int
    recorded_at: datetime
    action: str
    object_kind: str
    object_id: str | None
    result: str
    origin: str
    actor_key_id: KeyId | None


class AuditRepository:
    """The audit log: appended to, read and checked, never rewritten."""

    def __init__(self, connection: Connection, pepper: bytes) -> None:
        """Keep the connection and the installation's own secret."""
        self._connection = connection
        self._pepper = pepper

    def append(self, entries: Sequence[AuditEntry], at: datetime) -> None:
        """Add lines at the end, in the order given; of who was erased meanwhile without the id."""
        if not entries:
            return
        hold(self._connection, Counter.AUDIT)
        nameable = self._nameable(entries)
        last = self._connection.execute(
            select(audit_lines.c.hash).order_by(audit_lines.c.sequence.desc()).limit(1)
        ).scalar_one_or_none()
        previous = last or _START
        lines = []
        numbers = next_numbers(self._connection, Counter.AUDIT, len(entries))
        for number, entry in zip(numbers, entries, strict=True):
            line = {
                "sequence": number,
                "recorded_at": at,
                "action": entry.action,
                "object_kind": entry.object_kind,
                "object_digest": self._digest(entry.object_kind, entry.object_id),
                "result": entry.result,
                "origin": entry.origin,
                "actor_key_id": entry.actor_key_id,
                "previous_hash": previous,
            }
            previous = _hash(line)
            named = (entry.object_kind, entry.object_id) in nameable
            object_id = entry.object_id if named else None
            lines.append(line | {"hash": previous, "object_id": object_id})
        self._connection.execute(insert(audit_lines), lines)

    def verify(self) -> int | None:
        """Return None when the log is whole, else the number of the first line that is not.

        Lines removed from the end are noticed too: the counter knows how many there were.
        """
        expected: int | None = None
        previous: str | None = None
        lines = select(audit_lines).order_by(audit_lines.c.sequence)
        with self._connection.execute(lines.execution_options(yield_per=_ROWS_AT_ONCE)) as rows:
            for row in rows:
                whole = (
                    row.sequence == (row.sequence if expected is None else expected)
                    and row.previous_hash == (row.previous_hash if previous is None else previous)
                    and row.hash == _hash(row._asdict())
                    and row.object_digest
                    == (
                        row.object_digest
                        if row.object_id is None
                        else self._digest(row.object_kind, row.object_id)
                    )
                )
                if not whole:
                    return int(row.sequence if expected is None else expected)
                expected, previous = row.sequence + 1, row.hash
        last = last_number(self._connection, Counter.AUDIT)
        if expected is None:
            return last or None
        return None if expected == last + 1 else expected

    def forget_object(self, object_kind: str, object_id: str) -> None:
        """Take an erased person's id out of the lines; its keyed hash stays.

        From here on nobody else adds a line, so that none with the id is on its way.
        """
        hold(self._connection, Counter.AUDIT)
        self._connection.execute(
            update(audit_lines)
            .where(audit_lines.c.object_kind == object_kind, audit_lines.c.object_id == object_id)
            .values(object_id=None)
        )

    def about(self, object_kind: str, object_id: str) -> list[AuditLine]:
        """Return the lines about one object, erased or not, oldest first."""
        rows = self._connection.execute(
            select(audit_lines)
            .where(audit_lines.c.object_digest == self._digest(object_kind, object_id))
            .order_by(audit_lines.c.sequence)
        )
        return [_line(row) for row in rows]

    def latest(self, count: int) -> list[AuditLine]:
        """Return the last lines, newest first."""
        rows = self._connection.execute(
            select(audit_lines).order_by(audit_lines.c.sequence.desc()).limit(count)
        )
        return [_line(row) for row in rows]

    def count(self) -> int:
        """Return how many lines there are."""
        found = self._connection.execute(select(func.count()).select_from(audit_lines))
        return int(found.scalar_one())

    def drop_before(self, moment: datetime) -> int:
        """Forget the lines from before a moment, when the law lets them go; return how many.

        Lines go from the start alone, up to the first of the moment or later: one that was written
        after a younger one stays with it. The last line always stays, since the next one is chained
        to it.
        """
        last = last_number(self._connection, Counter.AUDIT)
        first_kept = self._connection.execute(
            select(func.min(audit_lines.c.sequence)).where(audit_lines.c.recorded_at >= moment)
        ).scalar_one()
        return self._connection.execute(
            delete(audit_lines).where(
                audit_lines.c.sequence < (last if first_kept is None else first_kept)
            )
        ).rowcount

    def _nameable(self, entries: Iterable[AuditEntry]) -> set[tuple[str, str]]:
        """Return the kind and id of each object that a line may name: it is there, or never goes."""
        named = {(entry.object_kind, entry.object_id) for entry in entries}
        there = {one for one in named if one[0] not in _ERASABLE}
        for kind, table in _ERASABLE.items():
            ids = sorted(object_id for of_kind, object_id in named if of_kind == kind)
            for start in range(0, len(ids), _ROWS_AT_ONCE):
                part = ids[start : start + _ROWS_AT_ONCE]
                found = self._connection.execute(select(table.c.id).where(table.c.id.in_(part)))
                there |= {(kind, object_id) for object_id in found.scalars()}
        return there

    def _digest(self, object_kind: str, object_id: str) -> str:
        return keyed_hash(self._pepper, Purpose.AUDIT_OBJECT, object_kind, object_id)


_HASHED = (
    "sequence",
    "recorded_at",
    "action",
    "object_kind",
    "object_digest",
    "result",
    "origin",
    "actor_key_id",
    "previous_hash",
)


def _hash(line: Mapping[str, Any]) -> str:
    parts = {name: line[name] for name in _HASHED}
    parts["recorded_at"] = line["recorded_at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(to_json(parts).encode()).hexdigest()


def _line(row: Row[tuple[object, ...]]) -> AuditLine:
    return AuditLine(
        sequence=row.sequence,
        recorded_at=row.recorded_at,
        action=row.action,
        object_kind=row.object_kind,
        object_id=row.object_id,
        result=row.result,
        origin=row.origin,
        actor_key_id=row.actor_key_id,
    )
