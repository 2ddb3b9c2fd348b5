"""Shows on stderr how far the work is: a bar on a terminal, plain lines now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from matcher.cli_commands.terminal import note

Progress = Callable[[int, int], None]
"""Told how many are done and how many there are (0: nobody knows)."""

Steps = Callable[[str], None]
"""Told the name of each step as it begins."""

_SECONDS_BETWEEN_LINES: Final = 2.0


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Lend something to tell how much is done."""
    if not sys.stderr.isatty():
        yield _Lines(label).told
        return
    with _bar() as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


@contextmanager
def steps(label: str) -> Iterator[Steps]:
    """Lend something to tell which step begins."""
    if not sys.stderr.isatty():
        yield lambda step: note(f"{label}: {step}")
        return
    with _bar() as bar:
        task = bar.add_task(label, total=None)
        yield lambda step: bar.update(task, description=f"{label}: {step}")


def _bar() -> Any:  # noqa: ANN401, the library is loaded for terminals alone
    from rich.console import Console  # noqa: PLC0415, a tenth of a second
    from rich.progress import Progress as Bar  # noqa: PLC0415, likewise

    return Bar(console=Console(stderr=True), transient=True)


class _Lines:
    """Writes how far the work is, not more often than every few seconds."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._last = time.monotonic()
        note(f"{label}...")

    def told(self, done: int, total: int) -> None:
        """Take in how much is done."""
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = now
            note(f"{self._label}: {done:,}" + (f" of {total:,}" if total else ""))
