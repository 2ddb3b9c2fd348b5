"""The clerk: while the server runs, releases take effect when their hour has passed.

An employer's request never makes anything happen, so somebody else has to look at the clock. Each
day the clerk also ends the introductions whose decision ran out. Several processes may each have
one.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from matcher import clock
from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.release_desk import end_uncovered_introductions, take_effect_due_releases
from matcher_api.errors import log_without_values

if TYPE_CHECKING:
    from datetime import date

SECONDS_BETWEEN: Final = 15.0
_ORIGIN: Final = "clerk"


class Clerk:
    """Does what is due, at once and then every so many seconds."""

    def __init__(
        self, database: Database, pepper: bytes, seconds_between: float = SECONDS_BETWEEN
    ) -> None:
        """Keep where everything is remembered, and the installation's own secret."""
        self._database = database
        self._pepper = pepper
        self._seconds_between = seconds_between
        self._done_for: date | None = None
        self._stop = threading.Event()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let the clerk work in a thread of its own until the block ends."""
        self._stop.clear()
        thread = threading.Thread(target=self._work, name="clerk", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def do_what_is_due(self) -> None:
        """Make introductions whose hour has passed; on a new day, end those that ran out first."""
        today = clock.today()
        signature = Signature(None, _ORIGIN, clock.now())
        if self._done_for != today:
            end_uncovered_introductions(self._database, self._pepper, signature, on=today)
            self._done_for = today
        take_effect_due_releases(self._database, self._pepper, signature, on=today)

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self.do_what_is_due()
            except Exception as error:  # noqa: BLE001 -- the next round may succeed
                log_without_values(error)
            self._stop.wait(self._seconds_between)
