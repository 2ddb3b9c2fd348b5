"""API keys as they are remembered: a prefix to find one by, and a hash that tells nothing.

The key itself is shown once, when it is made, and kept nowhere.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, insert, or_, select, update

from matcher.domain.access import Actor, Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import KeyId, RegionCode, new_id
from matcher.storage.keyed_hashes import Purpose, keyed_hash, same_hash
from matcher.storage.tables import api_keys

_MARK = "matcher"
_PREFIX_BYTES = 5
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is known of a key: who it speaks for and until when (that day included)."""

    actor: Actor
    prefix: str
    created_on: date
    expires_on: date
    revoked_on: date | None = None
    last_used_on: date | None = None

    def valid(self, on: date) -> bool:
        """Tell whether the key opens anything on this day."""
        return self.revoked_on is None and on <= self.expires_on


class KeyRepository:
    """Every API key, by id and by the secret itself."""

    def __init__(self, connection: Connection, pepper: bytes) -> None:
        """Keep the connection and the installation's own secret."""
        self._connection = connection
        self._pepper = pepper

    def create(
        self,
        role: Role,
        subject: str,
        region: RegionCode | None,
        *,
        created_on: date,
        expires_on: date,
    ) -> tuple[ApiKey, str]:
        """Make a key of 256 random bits; its text comes back here and is never to be had again."""
        prefix = secrets.token_hex(_PREFIX_BYTES)
        text = f"{_MARK}_{prefix}_{secrets.token_urlsafe(_SECRET_BYTES)}"
        actor = Actor(KeyId(new_id()), role, subject, region)
        self._connection.execute(
            insert(api_keys).values(
                id=actor.key_id,
                prefix=prefix,
                digest=self._digest(text),
                role=role.value,
                subject=subject,
                region=region,
                created_on=created_on,
                expires_on=expires_on,
            )
        )
        return ApiKey(actor, prefix, created_on, expires_on), text

    def find_by_secret(self, secret: str, on: date) -> ApiKey | None:
        """Return the key with this text if it is valid on this day, else None.

        An unknown prefix takes the same work as a wrong secret.
        """
        mark, _, rest = secret.partition("_")
        prefix = rest.partition("_")[0]
        row = self._connection.execute(
            select(api_keys).where(api_keys.c.prefix == prefix)
        ).one_or_none()
        stored = row.digest if row is not None else self._digest("")
        same = same_hash(stored, self._digest(secret))
        if row is None or mark != _MARK or not same:
            return None
        key = key_of_row(row)
        return key if key.valid(on) else None

    def get(self, key_id: KeyId) -> ApiKey | None:
        """Return the key, valid or not, or None."""
        row = self._connection.execute(
            select(api_keys).where(api_keys.c.id == key_id)
        ).one_or_none()
        return None if row is None else key_of_row(row)

    def all(self) -> list[ApiKey]:
        """Return every key, by the day it was made; within one day in the order of their ids."""
        rows = self._connection.execute(
            select(api_keys).order_by(api_keys.c.created_on, api_keys.c.id)
        )
        return [key_of_row(row) for row in rows]

    def regions_of(self, role: Role, subject: str, on: date) -> list[RegionCode | None]:
        """Return the regions in which somebody works in a role today, by keys that are valid, in order.

        None is every region; nothing at all means that nobody of this name has that role.
        """
        rows = self._connection.execute(
            select(api_keys).where(api_keys.c.role == role.value, api_keys.c.subject == subject)
        )
        valid = {key.actor.region for key in map(key_of_row, rows) if key.valid(on)}
        return sorted(valid, key=lambda region: region or "")

    def revoke(self, key_id: KeyId, on: date) -> None:
        """End a key; one that was ended before keeps its day.

        Raises:
            NotFoundError: there is no such key.
        """
        if self.get(key_id) is None:
            msg = "There is no such key."
            raise NotFoundError(msg)
        self._connection.execute(
            update(api_keys)
            .where(api_keys.c.id == key_id, api_keys.c.revoked_on.is_(None))
            .values(revoked_on=on)
        )

    def touch_last_used(self, key_id: KeyId, on: date) -> None:
        """Remember the day a key was last used; within one day nothing more is written."""
        self._connection.execute(
            update(api_keys)
            .where(
                api_keys.c.id == key_id,
                or_(api_keys.c.last_used_on.is_(None), api_keys.c.last_used_on < on),
            )
            .values(last_used_on=on)
        )

    def _digest(self, text: str) -> str:
        return keyed_hash(self._pepper, Purpose.API_KEY, text)


def key_of_row(row: Row[tuple[object, ...]]) -> ApiKey:
    """Return the key that a row of `api_keys` holds."""
    return ApiKey(
        actor=Actor(KeyId(row.id), Role(row.role), row.subject, row.region),
        prefix=row.prefix,
        created_on=row.created_on,
        expires_on=row.expires_on,
        revoked_on=row.revoked_on,
        last_used_on=row.last_used_on,
    )
