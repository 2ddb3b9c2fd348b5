"""The trail: one line in the audit log for each person or thing that somebody saw or changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from matcher.domain.access import Actor
from matcher.storage.audit import AuditEntry, AuditRepository
from matcher.storage.sessions import Connection, Database


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did something, when, and through which part of the software.

    `actor` None is the software itself; `origin` is `api`, `pages`, `cli`, `clerk` or `night`.
    """

    actor: Actor | None
    origin: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, to say once for every object it touched.

    `action` and `object_kind` are plain words (`read`, `client`); `result` is `ok` or why not.
    """

    action: str
    object_kind: str
    object_ids: tuple[str, ...]
    result: str = "ok"


Tell = Callable[[Deed], None]
"""Hears of a deed in the transaction that does it, where its object is first known there."""


def leave_trail(
    database: Database, pepper: bytes, signature: Signature, deeds: Iterable[Deed]
) -> None:
    """Write one line for each object of each deed, in one transaction; no object, no line."""
    told = [deed for deed in deeds if deed.object_ids]
    if not told:
        return
    with database.transaction() as connection:
        write_trail(connection, pepper, signature, told)


@contextmanager
def telling(
    database: Database, pepper: bytes, signature: Signature, deeds: Iterable[Deed] = ()
) -> Iterator[Tell]:
    """Write the lines in the very transaction in which the block does what they tell.

    The block is given what hears of a deed whose object is not known before, such as one that it makes.
    Where the block changes nothing, or is refused, there is no line.
    """
    told = list(deeds)
    with database.ending_with(lambda connection: write_trail(connection, pepper, signature, told)):
        yield told.append


def write_trail(
    connection: Connection, pepper: bytes, signature: Signature, deeds: Iterable[Deed]
) -> None:
    """Write the same lines in a transaction that is open, last of all that it does.

    From here to its end nobody else can write a line.
    """
    entries = [entry for deed in deeds for entry in _entries(signature, deed)]
    AuditRepository(connection, pepper).append(entries, signature.at)


@dataclass(frozen=True, slots=True)
class TrailCheck:
    """How many lines the audit log has, and the number of the first that is not as it was written."""

    lines: int
    first_wrong: int | None


def check_trail(database: Database, pepper: bytes) -> TrailCheck:
    """Look whether the audit log is whole: no line changed, none missing but dropped old ones."""
    with database.reading() as connection:
        audit = AuditRepository(connection, pepper)
        return TrailCheck(audit.count(), audit.verify())


def _entries(signature: Signature, deed: Deed) -> list[AuditEntry]:
    return [
        AuditEntry(
            action=deed.action,
            object_kind=deed.object_kind,
            object_id=object_id,
            result=deed.result,
            origin=signature.origin,
            actor_key_id=None if signature.actor is None else signature.actor.key_id,
        )
        for object_id in deed.object_ids
    ]
