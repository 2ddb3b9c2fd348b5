"""Referrals as they are remembered: a client and a vacancy, discussed with the client."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, true, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, ReferralId, VacancyId
from matcher.domain.referrals import Referral, ReferralState
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import introductions, referrals


class ReferralRepository:
    """Every referral, by id, by client and by vacancy."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, referral: Referral) -> None:
        """Remember a new referral."""
        self._connection.execute(insert(referrals).values(id=referral.id, **_columns(referral)))

    def get(self, referral_id: ReferralId) -> Referral | None:
        """Return the referral, or None."""
        return next(iter(self._found(referrals.c.id == referral_id)), None)

    def put(self, referral: Referral) -> None:
        """Replace what is known of a referral.

        Raises:
            NotFoundError: there is no such referral.
        """
        changed = self._connection.execute(
            update(referrals).where(referrals.c.id == referral.id).values(**_columns(referral))
        )
        if not changed.rowcount:
            msg = "There is no such referral."
            raise NotFoundError(msg)

    def of_client(self, client_id: ClientId) -> list[Referral]:
        """Return a client's referrals, in the order of their ids."""
        return self._found(referrals.c.client_id == client_id)

    def of_clients(self, client_ids: Collection[ClientId]) -> list[Referral]:
        """Return the referrals of these clients, in the order of their ids."""
        return self._found(referrals.c.client_id.in_(client_ids))

    def of_vacancy(self, vacancy_id: VacancyId) -> list[Referral]:
        """Return the referrals to a vacancy, in the order of their ids."""
        return self._found(referrals.c.vacancy_id == vacancy_id)

    def due(self, now: datetime) -> list[Referral]:
        """Return the referrals whose release is in effect and that have no introduction yet."""
        introduced = select(introductions.c.id).where(introductions.c.referral_id == referrals.c.id)
        return self._found(
            (referrals.c.state == ReferralState.RELEASED.value)
            & (referrals.c.releases_at <= now)
            & ~introduced.exists()
        )

    def all(self) -> list[Referral]:
        """Return every referral, in the order of their ids."""
        return self._found(true())

    def delete(self, referral_id: ReferralId) -> None:
        """Forget a referral; its introduction has let go of it first."""
        self._connection.execute(delete(referrals).where(referrals.c.id == referral_id))

    def delete_of_client(self, client_id: ClientId) -> None:
        """Forget a client's referrals; their introductions must be let go of first."""
        self._connection.execute(delete(referrals).where(referrals.c.client_id == client_id))

    def _found(self, which: ColumnElement[bool]) -> list[Referral]:
        rows = self._connection.execute(
            select(referrals.c.content).where(which).order_by(referrals.c.id)
        )
        return [from_document(Referral, document) for document in rows.scalars()]


def _columns(referral: Referral) -> dict[str, object]:
    return {
        "client_id": referral.client_id,
        "vacancy_id": referral.vacancy_id,
        "state": referral.state.value,
        "releases_at": referral.releases_at,
        "content": to_document(referral),
    }
