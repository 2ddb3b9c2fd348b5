"""Client records as they are remembered. Protected: only the caseload's own use cases come here.

The one module of storage that may import `client_records`. Decisions about openness live in a
table of their own: they are appended and revoked, never overwritten.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, insert, select, update

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.ids import ClientId, DecisionId, StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.storage.codec import from_document, to_document
from matcher.storage.decisions import DecisionTable, RecordedDecision
from matcher.storage.revisions import Counter, Versioned, hold, last_number, next_number
from matcher.storage.tables import clients

IS_LOOKING: Final = clients.c.status == ClientStatus.LOOKING.value
"""Which rows are of clients who look for work."""

_ELSEWHERE = frozenset({"decisions"})


class ClientRepository:
    """Every client record, by id and by caseload, decisions filled in as they were recorded."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection
        self._decisions = DecisionTable(connection)

    def get(self, client_id: ClientId) -> Versioned[ClientRecord] | None:
        """Return the record with its version, or None."""
        return next(iter(self._found(select(clients).where(clients.c.id == client_id))), None)

    def add(self, record: ClientRecord) -> int:
        """Remember a new record and return its version, 1; `decisions` are not taken from it."""
        self._connection.execute(
            insert(clients).values(
                id=record.id, version=1, revision=self._next(), **_columns(record)
            )
        )
        return 1

    def put(self, record: ClientRecord, expected_version: int | None) -> int:
        """Replace a record and return its version, which grows only when something changed.

        `decisions` are not taken from it. A new employment specialist hands the client over.
        `expected_version` None replaces whatever is there.

        Raises:
            NotFoundError: there is no such client.
            ConflictError: somebody changed the record since `expected_version`.
        """
        hold(self._connection, Counter.CLIENTS)
        row = self._connection.execute(
            select(clients.c.content, clients.c.version).where(clients.c.id == record.id)
        ).one_or_none()
        if row is None:
            raise _no_such_client()
        content, version = row
        if expected_version is not None and expected_version != version:
            msg = "Somebody changed this client's record first."
            raise ConflictError(msg)
        if content == to_document(record, without=_ELSEWHERE):
            return int(version)
        self._connection.execute(
            update(clients)
            .where(clients.c.id == record.id)
            .values(version=version + 1, revision=self._next(), **_columns(record))
        )
        return int(version) + 1

    def delete(self, client_id: ClientId) -> None:
        """Forget a record with its decisions; what else is known of the client goes first."""
        self._next()
        self._decisions.delete(client_id)
        self._connection.execute(delete(clients).where(clients.c.id == client_id))

    def caseload(self, staff_id: StaffId) -> list[Versioned[ClientRecord]]:
        """Return the records of one employment specialist's clients, in the order of their ids."""
        return self._found(
            select(clients)
            .where(clients.c.employment_specialist == staff_id)
            .order_by(clients.c.id)
        )

    def caseload_ids(self, staff_id: StaffId) -> list[ClientId]:
        """Return the ids of a specialist's clients, in their order."""
        found = self._connection.execute(
            select(clients.c.id)
            .where(clients.c.employment_specialist == staff_id)
            .order_by(clients.c.id)
        )
        return [ClientId(one) for one in found.scalars()]

    def looking_ids(self) -> set[ClientId]:
        """Return the ids of everyone who is looking; nothing else is read."""
        found = self._connection.execute(select(clients.c.id).where(IS_LOOKING))
        return {ClientId(one) for one in found.scalars()}

    def all_matchable(self) -> list[ClientRecord]:
        """Return the records of everyone who is looking, in the order of their ids."""
        return _values(self._found(select(clients).where(IS_LOOKING).order_by(clients.c.id)))

    def all(self) -> list[ClientRecord]:
        """Return every record, in the order of their ids."""
        return _values(self._found(select(clients).order_by(clients.c.id)))

    def note_departures(self, on: date) -> None:
        """Note the day on which a client was first seen to have left, and forget it on a return."""
        left = clients.c.status == ClientStatus.LEFT.value
        unseen = left & clients.c.left_seen_on.is_(None)
        self._connection.execute(update(clients).where(unseen).values(left_seen_on=on))
        self._connection.execute(update(clients).where(~left).values(left_seen_on=None))

    def left_seen_on(self, client_id: ClientId) -> date | None:
        """Return the day on which a client was first seen to have left, or None."""
        return self._connection.execute(
            select(clients.c.left_seen_on).where(clients.c.id == client_id)
        ).scalar_one_or_none()

    def departed_before(self, day: date) -> list[ClientId]:
        """Return the clients who were first seen to have left before a day."""
        rows = self._connection.execute(
            select(clients.c.id).where(clients.c.left_seen_on < day).order_by(clients.c.id)
        )
        return [ClientId(found) for found in rows.scalars()]

    def revision(self) -> int:
        """Return the number of the last write of any record or decision; 0 before the first."""
        return last_number(self._connection, Counter.CLIENTS)

    def changed_since(self, revision: int) -> tuple[int, list[ClientRecord]]:
        """Return the revision now, and the records written after the one given, oldest first.

        A new or revoked decision counts as a write of the record. An erased client moves the
        revision on and is in no answer.
        """
        now = self.revision()
        found = self._found(
            select(clients)
            .where(clients.c.revision > revision, clients.c.revision <= now)
            .order_by(clients.c.revision)
        )
        return now, _values(found)

    def append_decision(
        self,
        client_id: ClientId,
        decision: DisclosureDecision,
        recorded_by: StaffId,
        recorded_at: datetime,
    ) -> None:
        """Record a client's decision after all earlier ones.

        Raises:
            NotFoundError: there is no such client.
        """
        sequence = self._touch(client_id)
        self._decisions.append(client_id, decision, sequence, recorded_by, recorded_at)

    def revoke_decision(
        self, client_id: ClientId, decision_id: DecisionId, on: date, by: StaffId
    ) -> None:
        """End a decision from a day on; one revoked before keeps its first day.

        Raises:
            NotFoundError: this client has no such decision.
        """
        hold(self._connection, Counter.CLIENTS)
        if self._decisions.revoke(client_id, decision_id, on, by):
            self._touch(client_id)

    def recorded_decisions(self, client_id: ClientId) -> list[RecordedDecision]:
        """Return a client's decisions with who recorded and revoked them, in their order."""
        return self._decisions.recorded(client_id)

    def _next(self) -> int:
        return next_number(self._connection, Counter.CLIENTS)

    def _touch(self, client_id: ClientId) -> int:
        revision = self._next()
        changed = self._connection.execute(
            update(clients).where(clients.c.id == client_id).values(revision=revision)
        )
        if not changed.rowcount:
            raise _no_such_client()
        return revision

    def _found(self, wanted: Select[Any]) -> list[Versioned[ClientRecord]]:
        rows = self._connection.execute(wanted).all()
        ids = wanted.with_only_columns(clients.c.id).order_by(None)
        decisions = self._decisions.of_clients(ids)
        return [
            Versioned(
                from_document(
                    ClientRecord, {**row.content, "decisions": decisions.get(row.id, ())}
                ),
                row.version,
            )
            for row in rows
        ]


def _no_such_client() -> NotFoundError:
    return NotFoundError("There is no such client.")


def _values(found: Iterable[Versioned[ClientRecord]]) -> list[ClientRecord]:
    return [versioned.value for versioned in found]


def _columns(record: ClientRecord) -> dict[str, object]:
    return {
        "employment_specialist": record.employment_specialist,
        "region": record.region,
        "status": record.status.value,
        "content": to_document(record, without=_ELSEWHERE),
    }
