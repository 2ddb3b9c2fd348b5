"""The made-up region's files, moved in time so that its vacancies are open whenever it is tried."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from matcher.cli_commands.data_folder import data_folder

WRITTEN_ON: Final = date(2026, 11, 22)
"""The day on which the files were right as they are."""

_DAYS_AT_ONCE: Final = 28
"""Dates move by whole blocks, so that the region stays as it is from one day to the next."""

_DATE: Final = re.compile(r'"(\d{4}-\d{2}-\d{2})"')


def region_files(into: Path, on: date) -> Path:
    """Write the region's files as of a day into a folder of their own, and return that folder.

    Raises:
        StateError: the files are not here.
    """
    source = data_folder("demo")
    days = max(0, (on - WRITTEN_ON).days // _DAYS_AT_ONCE) * _DAYS_AT_ONCE
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in source.glob("*.jsonl"):
        content = path.read_text(encoding="utf-8")
        (into / path.name).write_text(moved(content, days), encoding="utf-8")
    return into


def moved(content: str, days: int) -> str:
    """Return a file's content with every date so many days later.

    >>> moved('{"on": "2026-11-25", "title": "Maand 2026-11"}', 28)
    '{"on": "2026-12-23", "title": "Maand 2026-11"}'
    """
    later = timedelta(days=days)
    return _DATE.sub(lambda found: f'"{date.fromisoformat(found[1]) + later}"', content)
