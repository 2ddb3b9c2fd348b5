"""Where learned rankers live: one folder each in the state directory, and a pointer to the one in use.

```
rankers/
|- current               two lines: the version in use, or `prior`, and what was in use before it
`- learned-.../          tables.json, manifest.json, card.md, report.json, report.html
```

A folder is written beside and moved in one step, the pointer is replaced in one step: whoever is stopped
halfway leaves the ranker that was in use, and what was left beside goes when the next ranker is saved.
"""

import logging
import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matcher.domain.errors import ConflictError, NotFoundError, StateError
from matcher.ranking.ranker import MatchRanker, load_prior
from matcher.ranking.ranker_folder import checked_manifest, read_report, read_tables, write_folder

PRIOR: Final = "prior"
"""What the pointer says when no learned ranker is in use."""

POINTER: Final = "current"
_LINES: Final = 2
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_FOLDER_MODE: Final = 0o700
_LONGEST_SAVE: Final = 60.0
"""Seconds: what lies beside for longer than this was left by someone who was stopped."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptRanker:
    """A learned ranker as the store knows it; one that is damaged has no manifest and did not pass."""

    version: str
    manifest: Mapping[str, Any]
    passed: bool
    damaged: bool


class RankerStore:
    """The learned rankers of an installation; nothing is made before the first one is saved."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder, `rankers` in the state directory."""
        self.folder = folder

    def save(
        self, ranker: MatchRanker, manifest: Mapping[str, Any], pages: Mapping[str, str]
    ) -> None:
        """Keep a ranker with what is known of it; a version that is there and whole stays as it is.

        Args:
            ranker: the ranker; its version names the folder.
            manifest: `encoderVersion` and whatever else is known, as plain JSON.
            pages: texts by file name, the card and the report among them.
        """
        target = self._folder_of(ranker.version)
        if self._is_whole(ranker.version):
            return
        shutil.rmtree(target, ignore_errors=True)
        beside = self.folder / f".{ranker.version}.{secrets.token_hex(4)}"
        beside.mkdir(mode=_FOLDER_MODE, parents=True)
        self._sweep(beside.stat().st_mtime)
        try:
            write_folder(beside, ranker, manifest, pages)
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def kept(self) -> list[KeptRanker]:
        """Return every learned ranker by its version, which begins with the day it was made."""
        if not self.folder.is_dir():
            return []
        names = [path.name for path in self.folder.iterdir() if path.is_dir()]
        return [self._kept(name) for name in sorted(names) if _NAME.fullmatch(name)]

    def current(self) -> str:
        """Return the version in use, `prior` when none was learned or promoted.

        Raises:
            StateError: the pointer names nothing that could be a version.
        """
        return self._pointed()[0]

    def load(self, version: str, encoder_version: str) -> MatchRanker:
        """Return a ranker, checked; the prior when that is what is asked.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged, or was taught with the features of another encoder.
        """
        if version == PRIOR:
            return load_prior()
        taught_with = self._checked(version)["encoderVersion"]
        if taught_with != encoder_version:
            msg = (
                f"Ranker {version} was taught with encoder {taught_with} and cannot "
                f"be used with {encoder_version}: run matcher train."
            )
            raise StateError(msg)
        return self.read(version)

    def read(self, version: str) -> MatchRanker:
        """Return a ranker to look at, checked, whatever encoder it was taught with.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged.
        """
        if version == PRIOR:
            return load_prior()
        self._checked(version)
        return read_tables(self.folder / version)

    def report(self, version: str) -> Mapping[str, Any] | None:
        """Return the figures a ranker was judged with; None of the prior and of one that was not judged.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged.
        """
        if version == PRIOR:
            return None
        return read_report(self.folder / version, self._checked(version))

    def in_use(self, encoder_version: str) -> MatchRanker:
        """Return the ranker that is to serve: the current one, or the prior.

        One that was taught with another encoder is not used; a line in the log says so.

        Raises:
            StateError: the current ranker is damaged or gone.
        """
        version = self.current()
        if version == PRIOR:
            return load_prior()
        try:
            manifest = self._checked(version)
        except NotFoundError:
            msg = f"Ranker {version} is in use and gone: run matcher rankers rollback."
            raise StateError(msg) from None
        except StateError as damage:
            msg = f"{str(damage).rstrip('.')}: run matcher rankers rollback."
            raise StateError(msg) from None
        if manifest["encoderVersion"] != encoder_version:
            _logger.warning(
                "Ranker %s was taught with another encoder, so the prior is used: run matcher train.",
                version,
            )
            return load_prior()
        return read_tables(self.folder / version)

    def passed(self, version: str) -> bool:
        """Tell whether a ranker passed when it was judged; one without a report did not.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged.
        """
        report = self.report(version)
        return report is not None and report["passed"] is True

    def promote(self, version: str, encoder_version: str) -> None:
        """Take a ranker into use, once it has been found to be whole.

        Raises:
            ConflictError: it is in use already.
            NotFoundError: there is no such ranker.
            StateError: it is damaged, or was taught with another encoder.
        """
        before = self.current()
        if version == before:
            msg = f"Ranker {version} is in use already."
            raise ConflictError(msg)
        self.load(version, encoder_version)
        self._point(version, before)

    def roll_back(self) -> str:
        """Take back into use what was in use before, and return its version; twice leads to the prior.

        Raises:
            ConflictError: the prior is in use, and was before.
        """
        current, before = self._pointed()
        if current == before == PRIOR:
            msg = "The prior is in use: there is nothing to go back to."
            raise ConflictError(msg)
        if not self._folder_of(before).is_dir():
            before = PRIOR
        self._point(before, PRIOR)
        return before

    def _folder_of(self, version: str) -> Path:
        if not _NAME.fullmatch(version):
            msg = "There is no such ranker."
            raise NotFoundError(msg)
        return self.folder / version

    def _pointed(self) -> tuple[str, str]:
        """Return the version in use and the one before it, `prior` where the pointer names none."""
        pointer = self.folder / POINTER
        try:
            lines = pointer.read_text(encoding="utf-8").split()
        except FileNotFoundError:
            return PRIOR, PRIOR
        except (OSError, UnicodeDecodeError):
            lines = []
        if not 1 <= len(lines) <= _LINES or not all(map(_NAME.fullmatch, lines)):
            msg = f"The pointer {pointer} is broken: put the version of a ranker in it."
            raise StateError(msg)
        return lines[0], lines[1] if len(lines) == _LINES else PRIOR

    def _point(self, version: str, before: str) -> None:
        self.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        beside = self.folder / f".{POINTER}.{secrets.token_hex(4)}"
        beside.write_text(f"{version}\n{before}\n", encoding="utf-8")
        beside.replace(self.folder / POINTER)

    def _checked(self, version: str) -> Mapping[str, Any]:
        folder = self._folder_of(version)
        if not folder.is_dir():
            msg = "There is no such ranker."
            raise NotFoundError(msg)
        return checked_manifest(folder)

    def _kept(self, version: str) -> KeptRanker:
        try:
            return KeptRanker(version, self._checked(version), self.passed(version), damaged=False)
        except StateError:
            return KeptRanker(version, {}, passed=False, damaged=True)

    def _sweep(self, began: float) -> None:
        """Remove what was left beside long before a save that began at this time of the disk."""
        for path in self.folder.glob(".*"):
            if began - path.stat().st_mtime <= _LONGEST_SAVE:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def _is_whole(self, version: str) -> bool:
        try:
            self._checked(version)
        except (NotFoundError, StateError):
            return False
        return True
