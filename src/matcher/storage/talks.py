"""Talks with clients as they are remembered."""

from sqlalchemy import Connection, delete, insert, select

from matcher.domain.ids import ClientId
from matcher.domain.talks import Talk
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import talks


class TalkRepository:
    """Every talk, by client."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, talk: Talk) -> None:
        """Remember a new talk."""
        self._connection.execute(
            insert(talks).values(
                id=talk.id,
                client_id=talk.client_id,
                held_on=talk.held_on,
                content=to_document(talk),
            )
        )

    def of_client(self, client_id: ClientId) -> list[Talk]:
        """Return a client's talks, the latest first."""
        rows = self._connection.execute(
            select(talks.c.content)
            .where(talks.c.client_id == client_id)
            .order_by(talks.c.held_on.desc(), talks.c.id)
        )
        return [from_document(Talk, document) for document in rows.scalars()]

    def delete_of_client(self, client_id: ClientId) -> None:
        """Forget a client's talks."""
        self._connection.execute(delete(talks).where(talks.c.client_id == client_id))
