"""What was refused, in a file beside the one it came from: fix it there and load it again."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from matcher.domain.errors import Fault, InvalidInputError


class RejectedLines:
    """The refused lines of one file, written to `<file>.rejected.jsonl` in one step at the end.

    Without a refused line there is no such file afterwards, also when there was one before. When
    the work stops half-way, the file of the time before stays as it was.
    """

    def __init__(self, source: Path) -> None:
        """Keep where the lines come from."""
        self.path = source.with_name(f"{source.name}.rejected.jsonl")
        self._unfinished = self.path.with_name(f"{self.path.name}.part")
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        """Begin; nothing is written before the first refused line."""
        return self

    def add(
        self,
        number: int,
        record_id: str | None,
        reasons: Sequence[Fault],
        record: dict[str, Any] | None,
    ) -> None:
        """Write one refused line; `record` is None when it may not be kept.

        Raises:
            InvalidInputError: nothing can be written beside the file.
        """
        line: dict[str, Any] = {"line": number, "id": record_id}
        line["reasons"] = [{"place": r.place, "problem": r.problem} for r in reasons]
        if record is not None:
            line["record"] = record
        try:
            if self._file is None:
                self._file = _private(self._unfinished)
            self._file.write(json.dumps(line) + "\n")
        except OSError as error:
            raise self._unwritable(error) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the file in its place, or take the old one away; after an error do neither."""
        del error, trace
        try:
            if self._file is not None:
                self._file.close()
            if kind is not None:
                self._unfinished.unlink(missing_ok=True)
            elif self._file is not None:
                self._unfinished.replace(self.path)
            else:
                self.path.unlink(missing_ok=True)
        except OSError as failure:
            raise self._unwritable(failure) from None

    def _unwritable(self, error: OSError) -> InvalidInputError:
        why = (error.strerror or "cannot be written").casefold()
        return InvalidInputError([Fault(str(self.path), f"cannot be written: {why}")])


def _private(path: Path) -> TextIO:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(descriptor, "w", encoding="utf-8")
