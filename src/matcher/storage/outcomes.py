"""Outcomes as they are remembered: what happened, and what may stay when a client is gone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, select, tuple_, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, OutcomeId, VacancyId, new_id
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import anonymous_outcomes, outcomes

FeatureRow = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AnonymousOutcome:
    """What stays of an outcome without the client: an event, a month (`2026-11`) and features.

    No id, no text and no exact date: nobody can tell any more whose it was.
    """

    event: OutcomeEvent
    month: str
    features: FeatureRow = field(default_factory=dict)


class OutcomeRepository:
    """Every outcome, by client and by vacancy."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, outcome: Outcome) -> bool:
        """Remember an outcome and tell whether it was new: adding one twice changes nothing."""
        if self.get(outcome.id) is not None:
            return False
        self._connection.execute(insert(outcomes).values(id=outcome.id, **_columns(outcome)))
        return True

    def put(self, outcome: Outcome) -> None:
        """Correct an outcome that was recorded before.

        Raises:
            NotFoundError: there is no such outcome.
        """
        changed = self._connection.execute(
            update(outcomes).where(outcomes.c.id == outcome.id).values(**_columns(outcome))
        )
        if not changed.rowcount:
            msg = "There is no such outcome."
            raise NotFoundError(msg)

    def get(self, outcome_id: OutcomeId) -> Outcome | None:
        """Return the outcome, or None."""
        return next(iter(self._found(outcomes.c.id == outcome_id)), None)

    def of_client(self, client_id: ClientId) -> list[Outcome]:
        """Return a client's outcomes, oldest first."""
        return self._found(outcomes.c.client_id == client_id)

    def of_clients(self, client_ids: Collection[ClientId]) -> list[Outcome]:
        """Return the outcomes of these clients, oldest first."""
        return self._found(outcomes.c.client_id.in_(client_ids))

    def of_vacancy(self, vacancy_id: VacancyId) -> list[Outcome]:
        """Return the outcomes at a vacancy, oldest first."""
        return self._found(outcomes.c.vacancy_id == vacancy_id)

    def all(self) -> list[Outcome]:
        """Return every outcome of clients who are still here, oldest first."""
        return self._found(outcomes.c.id.is_not(None))

    def by_client(
        self, client_ids: Collection[ClientId] | None = None
    ) -> dict[ClientId, list[Outcome]]:
        """Return the outcomes of these clients, or of all who are still here, by client, oldest first."""
        of_client: dict[ClientId, list[Outcome]] = {}
        for outcome in self.all() if client_ids is None else self.of_clients(client_ids):
            of_client.setdefault(outcome.client_id, []).append(outcome)
        return of_client

    def introduced_placements(self) -> list[Outcome]:
        """Return everything that happened with pairs that were introduced, oldest first.

        The only outcomes from which anything may be learned about an employer; pairs still under way, and
        those that the client ended, are among them.
        """
        pair = tuple_(outcomes.c.client_id, outcomes.c.vacancy_id)
        introduced = select(outcomes.c.client_id, outcomes.c.vacancy_id).where(
            outcomes.c.event == OutcomeEvent.INTRODUCED.value
        )
        return self._found(pair.in_(introduced))

    def anonymous(self) -> list[AnonymousOutcome]:
        """Return what stayed of outcomes whose client is gone, in random order of ids."""
        rows = self._connection.execute(
            select(anonymous_outcomes).order_by(anonymous_outcomes.c.id)
        )
        return [
            AnonymousOutcome(OutcomeEvent(row.event), row.month, row.features or {}) for row in rows
        ]

    def anonymise_client(
        self, client_id: ClientId, feature_rows: Mapping[OutcomeId, FeatureRow]
    ) -> int:
        """Keep of a client's outcomes only event, month and feature row; return how many."""
        of_client = self.of_client(client_id)
        for outcome in of_client:
            self._connection.execute(
                insert(anonymous_outcomes).values(
                    id=new_id(),
                    event=outcome.event.value,
                    month=f"{outcome.on:%Y-%m}",
                    features=dict(feature_rows.get(outcome.id, {})) or None,
                )
            )
        self._connection.execute(delete(outcomes).where(outcomes.c.client_id == client_id))
        return len(of_client)

    def _found(self, which: ColumnElement[bool]) -> list[Outcome]:
        rows = self._connection.execute(
            select(outcomes.c.content).where(which).order_by(outcomes.c.happened_on, outcomes.c.id)
        )
        return [from_document(Outcome, document) for document in rows.scalars()]


def _columns(outcome: Outcome) -> dict[str, object]:
    return {
        "client_id": outcome.client_id,
        "vacancy_id": outcome.vacancy_id,
        "event": outcome.event.value,
        "happened_on": outcome.on,
        "content": to_document(outcome),
    }
