"""One night at a time: a lock that the operating system lets go of when its holder dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matcher.domain.errors import RunLockedError


@contextmanager
def night_lock(state_dir: Path) -> Iterator[None]:
    """Hold the lock of the night.

    Raises:
        RunLockedError: another process holds it.
    """
    with (state_dir / "night.lock").open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            msg = "Another nightly run is at work."
            raise RunLockedError(msg) from None
        yield
