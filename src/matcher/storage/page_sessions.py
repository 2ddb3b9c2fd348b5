"""Sessions on the pages: an API key exchanged for a cookie, remembered as a hash alone."""

import secrets
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from matcher.domain.ids import KeyId
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher.storage.keys import ApiKey, key_of_row
from matcher.storage.tables import api_keys, page_sessions

_TOKEN_BYTES = 32
ENDED_IS_KNOWN: Final = timedelta(days=1)
"""How long it is known of an ended session whose it was: they may come back with a form."""


class PageSessionRepository:
    """Every session on the pages, by its token."""

    def __init__(self, connection: Connection, pepper: bytes) -> None:
        """Keep the connection and the installation's own secret."""
        self._connection = connection
        self._pepper = pepper

    def start(self, key_id: KeyId, expires_at: datetime) -> str:
        """Begin a session of a key and return its token, which is kept nowhere."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._connection.execute(
            insert(page_sessions).values(
                digest=self._digest(token), key_id=key_id, expires_at=expires_at
            )
        )
        return token

    def find(self, token: str, now: datetime, today: date) -> ApiKey | None:
        """Return the key behind a session that has not ended and whose key is valid, else None."""
        return self._key_of(token, page_sessions.c.expires_at > now, today)

    def find_ended(self, token: str, now: datetime, today: date) -> ApiKey | None:
        """Return the key behind a session that ran out and whose key is valid, else None."""
        return self._key_of(token, page_sessions.c.expires_at <= now, today)

    def end(self, token: str) -> None:
        """End a session; one that is not there has ended already."""
        self._connection.execute(
            delete(page_sessions).where(page_sessions.c.digest == self._digest(token))
        )

    def drop_expired(self, now: datetime) -> int:
        """Forget the sessions that ran out `ENDED_IS_KNOWN` ago; return how many."""
        return self._connection.execute(
            delete(page_sessions).where(page_sessions.c.expires_at <= now - ENDED_IS_KNOWN)
        ).rowcount

    def _key_of(self, token: str, which: ColumnElement[bool], today: date) -> ApiKey | None:
        row = self._connection.execute(
            select(api_keys)
            .join(page_sessions, page_sessions.c.key_id == api_keys.c.id)
            .where(page_sessions.c.digest == self._digest(token), which)
        ).one_or_none()
        key = None if row is None else key_of_row(row)
        return key if key is not None and key.valid(today) else None

    def _digest(self, token: str) -> str:
        return keyed_hash(self._pepper, Purpose.PAGE_SESSION, token)
