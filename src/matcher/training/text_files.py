"""Reads files of texts for training and evaluation: lines, records of JSON and tables.

What is wrong is told as one sentence with the file and the line, never as a failure further on.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from matcher.domain.errors import Fault, InvalidInputError

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
"""A text that says something."""


class Record(BaseModel):
    """A line of JSON; keys that nobody asks for are let through."""

    model_config = ConfigDict(frozen=True, extra="ignore")


AnyRecord = TypeVar("AnyRecord", bound=Record)


def lines_of(path: Path) -> list[str]:
    """Return the lines of a text file that say something.

    Raises:
        InvalidInputError: there is no such file, it is not UTF-8, or it has no such line.

    """
    lines = [line.strip() for line in _text_of(path).split("\n") if line.strip()]
    if not lines:
        raise InvalidInputError([Fault(path.name, "has no lines")])
    return lines


def records_of(path: Path, shape: type[AnyRecord]) -> list[AnyRecord]:
    """Return the records of a file, one a line; empty lines do not count.

    Raises:
        InvalidInputError: the file is missing, not UTF-8 or without records, a line is no object, lacks
            a key or has the wrong kind of value, or an id stands on an earlier line too.

    """
    records: list[AnyRecord] = []
    ids: set[str] = set()
    for number, line in enumerate(_text_of(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        record = _record(line, shape, place)
        name = getattr(record, "id", None)
        if name in ids:
            raise InvalidInputError([Fault(place, "an id stands on an earlier line too")])
        if name is not None:
            ids.add(name)
        records.append(record)
    if not records:
        raise InvalidInputError([Fault(path.name, "has no records")])
    return records


def record_files(folder: Path) -> list[Path]:
    """Return the files of records in a folder (`*.jsonl`), by name; hidden files do not count."""
    return sorted(path for path in folder.glob("*.jsonl") if not path.name.startswith("."))


def records_in(folder: Path, shape: type[AnyRecord]) -> list[AnyRecord]:
    """Return the records of all files of a folder (`*.jsonl`), by file name.

    Raises:
        InvalidInputError: there is no such file, or a line is not as it should be.

    """
    paths = record_files(folder)
    if not paths:
        raise InvalidInputError([Fault(str(folder), "has no files of phrases (*.jsonl)")])
    return [record for path in paths for record in records_of(path, shape)]


def rows_of(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that must have some columns.

    Raises:
        InvalidInputError: the file is missing or not UTF-8, or lacks a column, or a row is too short.

    """
    reader = csv.DictReader(StringIO(_text_of(path), newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise InvalidInputError([Fault(path.name, f"has no column {', '.join(missing)}")])
    for row in reader:
        if any(row[name] is None for name in columns):
            raise InvalidInputError(
                [Fault(f"{path.name}:{reader.line_num}", "the row is too short")]
            )
        yield row


def _record(line: str, shape: type[AnyRecord], place: str) -> AnyRecord:
    """Return the record on a line."""
    try:
        content = json.loads(line)
    except ValueError as error:
        raise InvalidInputError([Fault(place, "is not a JSON object")]) from error
    if not isinstance(content, dict):
        raise InvalidInputError([Fault(place, "is not a JSON object")])
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        keys = dict.fromkeys(str(fault["loc"][0]) for fault in faults)
        missing = [str(fault["loc"][0]) for fault in faults if fault["type"] == "missing"]
        problem = (
            f"has no {', '.join(missing)}" if missing else f"has a wrong value in {', '.join(keys)}"
        )
        raise InvalidInputError([Fault(place, problem)]) from error


def _text_of(path: Path) -> str:
    """Return the content of a file."""
    try:
        return path.read_bytes().decode("utf-8-sig")  # some programs put a mark before the text
    except FileNotFoundError as error:
        raise InvalidInputError([Fault(str(path), "there is no such file")]) from error
    except UnicodeDecodeError as error:
        raise InvalidInputError([Fault(path.name, "is not UTF-8 text")]) from error
