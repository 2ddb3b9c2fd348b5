"""What holds for one import as a whole."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

Progress = Callable[[int], None]
"""Told how many lines were done since it was told last."""


def no_progress(lines: int) -> None:
    """Tell nobody."""
    del lines


@dataclass(frozen=True, slots=True)
class ImportTerms:
    """When it is, the installation's secret, whose ids the file uses, and who hears of progress.

    `now` is this moment in UTC and `today` the day it is in the Netherlands. `origin` is the part of the
    software that loads the file, as the audit log names it.
    """

    now: datetime
    today: date
    secret: bytes = field(repr=False)
    source: str = "file"
    progress: Progress = no_progress
    origin: str = "cli"
