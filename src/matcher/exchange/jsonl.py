"""JSONL files, read line by line: every line is a record or a reason why it is none."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from matcher.domain.errors import Fault, InvalidInputError

LONGEST_LINE: Final = 1 << 20
"""Longer lines (in bytes) are refused unread: no record of this field is near it."""

DEEPEST: Final = 20
"""Levels of objects and lists in each other; a record of this field has four."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of a file: its number (from 1) and either its record or what is wrong with it."""

    number: int
    record: dict[str, Any] | None
    problem: str | None = None


def read_jsonl(path: Path) -> Iterator[Line]:
    """Return the lines of a file that are not blank, one at a time.

    Raises:
        InvalidInputError: there is no such file, or it cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    with file:
        try:
            yield from _lines(file)
        except OSError as error:
            raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> InvalidInputError:
    """Return the error that says why a file cannot be read."""
    why = (error.strerror or "cannot be read").casefold()
    return InvalidInputError([Fault(str(path), f"cannot be read: {why}")])


class _RefusedError(ValueError):
    """What is wrong with a line, in words that hold nothing of it."""


def _lines(file: BinaryIO) -> Iterator[Line]:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            _skip_rest(file, raw)
            yield Line(number, None, f"is longer than {LONGEST_LINE} bytes")
            continue
        text = raw.removeprefix(_BOM) if number == 1 else raw
        if not text.strip():
            continue
        try:
            yield Line(number, _object(text))
        except _RefusedError as refused:
            yield Line(number, None, str(refused))


def _skip_rest(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST_LINE)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        msg = "is not UTF-8 text"
        raise _RefusedError(msg) from None
    try:
        value = json.loads(
            text,
            object_pairs_hook=_no_key_twice,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except _RefusedError:
        raise
    except RecursionError:
        msg = "is nested too deeply"
        raise _RefusedError(msg) from None
    except ValueError:
        msg = "is not JSON"
        raise _RefusedError(msg) from None
    if not isinstance(value, dict):
        msg = "is not a JSON object"
        raise _RefusedError(msg)
    _refuse_deep(value)
    return value


def _refuse_deep(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [inside for part in level for inside in _inside(part)]
        if not level:
            return
    msg = "is nested too deeply"
    raise _RefusedError(msg)


def _inside(part: object) -> Iterable[object]:
    if isinstance(part, dict):
        return part.values()
    return part if isinstance(part, list) else ()


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "names one key twice"
        raise _RefusedError(msg)
    return found


def _no_constant(name: str) -> float:
    del name
    msg = "holds NaN or Infinity, which are no numbers"
    raise _RefusedError(msg)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        return _no_constant(text)
    return number
