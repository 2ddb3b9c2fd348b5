"""What was written down of who read and changed what."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from api_world import SECRET, World
from matcher.domain.errors import StateError
from matcher.storage.audit import AuditEntry, AuditLine, AuditRepository


def audit(world: World) -> list[AuditLine]:
    """Return the latest lines, the newest first."""
    with world.app.database.reading() as connection:
        return AuditRepository(connection, SECRET).latest(100)


def tell_nothing(patched: pytest.MonkeyPatch, action: str, kind: str) -> None:
    """Let the audit log fail when it is to tell of an action on a kind of object."""
    append = AuditRepository.append

    def broken_off(self: AuditRepository, entries: Sequence[AuditEntry], moment: datetime) -> None:
        if any((one.action, one.object_kind) == (action, kind) for one in entries):
            raise StateError
        append(self, entries, moment)

    patched.setattr(AuditRepository, "append", broken_off)
