"""The trail: one line in the audit log for each person or thing that somebody saw or changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from matcher.domain.access import Actor
from matcher.storage.audit import AuditEntry, AuditRepository
from matcher.storage.sessions import Database


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did something, when, and through which part of the software.

    `actor` None is the software itself; `origin` is `api`, `pages`, `cli` or `night`.
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


def leave_trail(
    database: Database, pepper: bytes, signature: Signature, deeds: Iterable[Deed]
) -> None:
    """Write one line for each object of each deed, in one transaction; no object, no line."""
    entries = [entry for deed in deeds for entry in entries_of(signature, deed)]
    if not entries:
        return
    with database.transaction() as connection:
        AuditRepository(connection, pepper).append(entries, signature.at)


def entries_of(signature: Signature, deed: Deed) -> list[AuditEntry]:
    """Return the lines of one deed, for whoever writes them in a transaction of its own."""
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
