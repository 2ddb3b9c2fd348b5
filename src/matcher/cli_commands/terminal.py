"""What a command writes: results on stdout, progress and failures on stderr."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

import typer

Progress = Callable[[int, int], None]
"""Told how many are done and how many there are (0: nobody knows)."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else on stdout.")]

_SECONDS_BETWEEN_LINES: Final = 2.0


def command_app(name: str) -> typer.Typer:
    """Return an empty application for the commands of one module."""
    return typer.Typer(
        name=name, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def say(line: str = "") -> None:
    """Write a line of the result."""
    typer.echo(line)


def say_json(document: object) -> None:
    """Write the result as JSON."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def note(line: str) -> None:
    """Write a line that is no part of the result."""
    typer.echo(line, err=True)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "line"), count(1234, "vacancy", "vacancies")
    ('1 line', '1,234 vacancies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def table(rows: list[tuple[str, ...]]) -> list[str]:
    """Return rows as lines with columns of equal width.

    >>> table([("a", "b"), ("long", "c")])
    ['a     b', 'long  c']
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Lend something to tell progress to: a bar on a terminal, plain lines now and then elsewhere."""
    if sys.stderr.isatty():
        with _bar(label) as told:
            yield told
    else:
        yield _Lines(label).told


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415, a tenth of a second, for terminals alone
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(console=Console(stderr=True), transient=True)
    task: Any = None

    def told(done: int, total: int) -> None:
        nonlocal task
        if task is None:
            task = bar.add_task(label)
        bar.update(task, completed=done, total=total or None)

    with bar:
        yield told


class _Lines:
    """Writes how far the work is: not more often than every few seconds, and at its end."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._last = time.monotonic()

    def told(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done != total and now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        note(f"{self._label}: {done:,}" + (f" of {total:,}" if total else ""))
