"""What came of an import, in numbers and reasons; never a value of a record."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matcher.domain.errors import Fault


class Change(StrEnum):
    """What loading one record changed."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not loaded: its number, its id if that could be read, and every reason."""

    line: int
    external_id: str | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class FlaggedText:
    """A text with a health word: kept out of matching until a person rewrites it.

    A client's text is loaded, the reason of an outcome is not.
    """

    line: int
    external_id: str | None
    key: str


@dataclass(frozen=True, slots=True)
class NotedPart:
    """A part of a loaded line that a person is to look at, and why: a decision that was left out."""

    line: int
    external_id: str | None
    note: Fault


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many lines were added, changed and already there; which were refused, flagged, noted.

    `not_in_file` counts what earlier files of the source named, this one does not, and is still open here:
    open vacancies, or clients who are looking. None where it is not counted.
    """

    added: int
    changed: int
    unchanged: int
    refused: tuple[RefusedLine, ...]
    flagged: tuple[FlaggedText, ...]
    noted: tuple[NotedPart, ...]
    rejected_file: Path | None
    not_in_file: int | None = None

    @property
    def loaded(self) -> int:
        """Return how many lines are now known here: added, changed or unchanged."""
        return self.added + self.changed + self.unchanged

    @property
    def exit_code(self) -> int:
        """Return 0 when all was loaded, 3 when some lines were refused, 1 when nothing was."""
        if not self.loaded:
            return 1
        return 3 if self.refused else 0
