"""Keys: made for a role and a subject, shown once, exchanged for a session, revoked."""

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import ValidationError

from matcher.domain.access import Actor, Role
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import EmployerId, KeyId, RegionCode, region_as_written
from matcher.exchange.faults import faults_of
from matcher.exchange.shapes import Id, Shape, Text
from matcher.storage.employers import EmployerRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.keys import ApiKey, KeyRepository
from matcher.storage.page_sessions import PageSessionRepository
from matcher.storage.regions import region_in_use
from matcher.storage.sessions import Database
from matcher.use_cases.ambiguous_ids import refuse_ambiguous
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Tell


@dataclass(frozen=True, slots=True, repr=False)
class IssuedKey:
    """A new key with its secret: the one moment at which the secret is known."""

    key: ApiKey
    secret: str


@dataclass(frozen=True, slots=True)
class WantedKey:
    """A key to make. An employer's `subject` is its id here or in another system."""

    role: Role
    subject: str
    region: RegionCode | None
    life: timedelta


class _Bearer(Shape):
    """Whom a key speaks for: both stand in records that are made with it, so the same rules hold."""

    subject: Id
    region: Text | None


def create_key(
    database: Database, pepper: bytes, wanted: WantedKey, on: date, tell: Tell | None = None
) -> IssuedKey:
    """Make a key that is valid from this day on; `tell` hears of it in the transaction that keeps it.

    Raises:
        InvalidInputError: there is no such employer, or more than one; subject or region is blank, too
            long or no text.
    """
    try:
        given = _Bearer.of(subject=wanted.subject, region=wanted.region)
    except ValidationError as error:
        raise InvalidInputError(faults_of(error)) from None
    subject = given.subject
    region = None if given.region is None else region_as_written(given.region)
    with database.transaction() as connection:
        if wanted.role is Role.EMPLOYER:
            subject = _employer(
                ExternalIdRepository(connection), EmployerRepository(connection), subject
            )
        key, secret = KeyRepository(connection, pepper).create(
            wanted.role, subject, region, created_on=on, expires_on=on + wanted.life
        )
        if tell is not None:
            tell(Deed("create", "key", (key.actor.key_id,)))
    return IssuedKey(key, secret)


def revoke_key(database: Database, pepper: bytes, key_id: KeyId, on: date) -> None:
    """End a key from this day on, with every session that was opened with it.

    Raises:
        NotFoundError: there is no such key.
    """
    with database.transaction() as connection:
        KeyRepository(connection, pepper).revoke(key_id, on)


def region_known(database: Database, region: RegionCode) -> bool:
    """Tell whether anybody or anything here is in this region."""
    with database.reading() as connection:
        return region_in_use(connection, region)


def list_keys(database: Database, pepper: bytes) -> list[ApiKey]:
    """Return every key ever made, by the day it was made; no secret is in it."""
    with database.reading() as connection:
        return KeyRepository(connection, pepper).all()


def authenticate(database: Database, pepper: bytes, secret: str, on: date) -> Actor | None:
    """Return who holds this key, or None when it opens nothing on this day."""
    with database.reading() as connection:
        key = KeyRepository(connection, pepper).find_by_secret(secret, on)
    if key is None:
        return None
    _mark_used(database, pepper, key, on)
    return key.actor


def open_session(
    database: Database, pepper: bytes, secret: str, as_of: AsOf, life: timedelta
) -> str | None:
    """Exchange a key for a session and return its token, or None when the key opens nothing."""
    actor = authenticate(database, pepper, secret, as_of.on)
    if actor is None:
        return None
    with database.transaction() as connection:
        sessions = PageSessionRepository(connection, pepper)
        sessions.drop_expired(as_of.now)
        return sessions.start(actor.key_id, as_of.now + life)


def session_actor(database: Database, pepper: bytes, token: str, as_of: AsOf) -> Actor | None:
    """Return who opened this session, or None when it has ended or its key is no longer valid."""
    with database.reading() as connection:
        key = PageSessionRepository(connection, pepper).find(token, as_of.now, as_of.on)
    return None if key is None else key.actor


def actor_of_ended(database: Database, pepper: bytes, token: str, as_of: AsOf) -> Actor | None:
    """Return whose session ran out less than a day ago, or None; it opens nothing any more."""
    with database.reading() as connection:
        key = PageSessionRepository(connection, pepper).find_ended(token, as_of.now, as_of.on)
    return None if key is None else key.actor


def close_session(database: Database, pepper: bytes, token: str) -> None:
    """End a session; one that is not there has ended already."""
    with database.transaction() as connection:
        PageSessionRepository(connection, pepper).end(token)


def _employer(ids: ExternalIdRepository, employers: EmployerRepository, subject: str) -> str:
    known = ids.resolve(RecordKind.EMPLOYER, subject) or subject
    if employers.get(EmployerId(known)) is not None:
        return known
    refuse_ambiguous(ids, RecordKind.EMPLOYER, subject, "subject")
    raise InvalidInputError([Fault("subject", "is not an employer known here")])


def _mark_used(database: Database, pepper: bytes, key: ApiKey, on: date) -> None:
    """Remember the day a key was used; within one day nothing is written."""
    if key.last_used_on is not None and key.last_used_on >= on:
        return
    with database.transaction() as connection:
        KeyRepository(connection, pepper).touch_last_used(key.actor.key_id, on)
