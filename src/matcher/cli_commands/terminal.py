"""What a command writes: results on stdout, everything else on stderr."""

import json
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else on stdout.")]


def command_app(name: str) -> typer.Typer:
    """Return an empty application for the commands of one module."""
    return typer.Typer(
        name=name,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
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
