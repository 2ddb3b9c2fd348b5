"""What was written down of who read and changed what."""

from api_world import SECRET, World
from matcher.storage.audit import AuditLine, AuditRepository


def audit(world: World) -> list[AuditLine]:
    """Return the latest lines, the newest first."""
    with world.app.database.reading() as connection:
        return AuditRepository(connection, SECRET).latest(100)
