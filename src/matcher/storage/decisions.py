"""Decisions about openness as rows: appended and revoked, never overwritten, in their order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, DecisionId, StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import disclosure_decisions

_IN_COLUMN = frozenset({"revoked_on"})


@dataclass(frozen=True, slots=True)
class RecordedDecision:
    """A decision with who recorded it, when, and who revoked it."""

    decision: DisclosureDecision
    recorded_by: StaffId
    recorded_at: datetime
    revoked_by: StaffId | None


class DecisionTable:
    """The rows themselves; `ClientRepository` is what others use."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def append(
        self,
        client_id: ClientId,
        decision: DisclosureDecision,
        sequence: int,
        recorded_by: StaffId,
        recorded_at: datetime,
    ) -> None:
        """Write a decision under a number higher than any before."""
        self._connection.execute(
            insert(disclosure_decisions).values(
                id=decision.id,
                client_id=client_id,
                sequence=sequence,
                recorded_by=recorded_by,
                recorded_at=recorded_at,
                revoked_on=decision.revoked_on,
                content=to_document(decision, without=_IN_COLUMN),
            )
        )

    def revoke(self, client_id: ClientId, decision_id: DecisionId, on: date, by: StaffId) -> bool:
        """Mark a decision as revoked and tell whether that was new.

        Raises:
            NotFoundError: this client has no such decision.
        """
        mine = (
            disclosure_decisions.c.client_id == client_id,
            disclosure_decisions.c.id == decision_id,
        )
        known = self._connection.execute(select(disclosure_decisions.c.id).where(*mine)).first()
        if known is None:
            msg = "This client has no such decision."
            raise NotFoundError(msg)
        changed = self._connection.execute(
            update(disclosure_decisions)
            .where(*mine, disclosure_decisions.c.revoked_on.is_(None))
            .values(revoked_on=on, revoked_by=by)
        )
        return bool(changed.rowcount)

    def of_clients(self, ids: Select[Any]) -> Mapping[str, tuple[DisclosureDecision, ...]]:
        """Return the decisions of some clients in the order they were recorded."""
        found: dict[str, list[DisclosureDecision]] = defaultdict(list)
        for row in self._rows(disclosure_decisions.c.client_id.in_(ids)):
            found[row.client_id].append(_decision(row))
        return {client_id: tuple(decisions) for client_id, decisions in found.items()}

    def recorded(self, client_id: ClientId) -> list[RecordedDecision]:
        """Return a client's decisions with who recorded and revoked them, in their order."""
        rows = self._rows(disclosure_decisions.c.client_id == client_id)
        return [
            RecordedDecision(_decision(row), row.recorded_by, row.recorded_at, row.revoked_by)
            for row in rows
        ]

    def delete(self, client_id: ClientId) -> None:
        """Forget a client's decisions."""
        self._connection.execute(
            delete(disclosure_decisions).where(disclosure_decisions.c.client_id == client_id)
        )

    def _rows(self, which: ColumnElement[bool]) -> Sequence[Row[Any]]:
        return self._connection.execute(
            select(disclosure_decisions).where(which).order_by(disclosure_decisions.c.sequence)
        ).all()


def _decision(row: Row[Any]) -> DisclosureDecision:
    return from_document(DisclosureDecision, {**row.content, "revoked_on": row.revoked_on})
