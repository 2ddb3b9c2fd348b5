"""Where learned rankers live: one folder each in the state directory, and a pointer to the one in use.

```
rankers/
|- current               one line: the version in use, or `prior`
|- previous              one line: what was in use before
`- learned-.../          tables.json, manifest.json, card.md, report.json, report.md
```

Tables and words, never code. A folder is written beside and moved in one step, the pointer is replaced in
one step: whoever is stopped halfway leaves the ranker that was in use.
"""

import hashlib
import json
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

PRIOR: Final = "prior"
"""What the pointer says when no learned ranker is in use."""

TABLES: Final = "tables.json"
MANIFEST: Final = "manifest.json"
CARD: Final = "card.md"
REPORT: Final = "report.json"
REPORT_PAGE: Final = "report.md"
FORMAT: Final = 1

_CURRENT: Final = "current"
_PREVIOUS: Final = "previous"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_HASH_LENGTH: Final = 8
_FOLDER_MODE: Final = 0o700

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptRanker:
    """A learned ranker as the store knows it: its version and what its manifest says."""

    version: str
    manifest: Mapping[str, Any]


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
        try:
            texts = {TABLES: json_text(ranker.as_json()), **pages}
            for name, text in texts.items():
                (beside / name).write_text(text, encoding="utf-8", newline="\n")
            hashes = {name: _hash(text) for name, text in sorted(texts.items())}
            content = {**manifest, "format": FORMAT, "version": ranker.version, "files": hashes}
            (beside / MANIFEST).write_text(json_text(content), encoding="utf-8", newline="\n")
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def kept(self) -> list[KeptRanker]:
        """Return every learned ranker by the day it was made, then its version.

        Raises:
            StateError: a manifest is missing or broken.
        """
        if not self.folder.is_dir():
            return []
        names = [path.name for path in self.folder.iterdir() if path.is_dir()]
        found = [KeptRanker(n, self._manifest(n)) for n in names if _NAME.fullmatch(n)]
        return sorted(found, key=lambda one: (str(one.manifest.get("createdOn")), one.version))

    def current(self) -> str:
        """Return the version in use, `prior` when none was learned or promoted.

        Raises:
            StateError: the pointer names nothing that could be a version.
        """
        return self._pointed(_CURRENT)

    def load(self, version: str, encoder_version: str) -> MatchRanker:
        """Return a ranker, checked; the prior when that is what is asked.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged, or was taught with the features of another encoder.
        """
        if version == PRIOR:
            return load_prior()
        manifest = self._checked(version)
        if manifest["encoderVersion"] != encoder_version:
            msg = (
                f"Ranker {version} was taught with encoder {manifest['encoderVersion']} and cannot "
                f"be used with {encoder_version}: run matcher train."
            )
            raise StateError(msg)
        return self._tables(version)

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
        if manifest["encoderVersion"] != encoder_version:
            _logger.warning(
                "Ranker %s was taught with another encoder, so the prior is used: run matcher train.",
                version,
            )
            return load_prior()
        return self._tables(version)

    def passed(self, version: str) -> bool:
        """Tell whether a ranker passed when it was judged; one without a report did not.

        Raises:
            NotFoundError: there is no such ranker.
            StateError: it is damaged.
        """
        if REPORT not in self._checked(version)["files"]:
            return False
        report = json.loads((self._folder_of(version) / REPORT).read_text(encoding="utf-8"))
        return report["passed"] is True

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
        self._point(_PREVIOUS, before)
        self._point(_CURRENT, version)

    def roll_back(self) -> str:
        """Take back into use what was in use before, and return its version; twice leads to the prior.

        Raises:
            ConflictError: the prior is in use already.
        """
        if self.current() == PRIOR:
            msg = "The prior is in use: there is nothing to go back to."
            raise ConflictError(msg)
        before = self._pointed(_PREVIOUS)
        if before == self.current() or not self._folder_of(before).is_dir():
            before = PRIOR
        self._point(_CURRENT, before)
        self._point(_PREVIOUS, PRIOR)
        return before

    def _folder_of(self, version: str) -> Path:
        if not _NAME.fullmatch(version):
            msg = "There is no such ranker."
            raise NotFoundError(msg)
        return self.folder / version

    def _pointed(self, pointer: str) -> str:
        try:
            version = (self.folder / pointer).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return PRIOR
        except (OSError, UnicodeDecodeError):
            version = ""
        if not _NAME.fullmatch(version):
            msg = (
                f"The pointer {self.folder / pointer} is broken: put the version of a ranker in it."
            )
            raise StateError(msg)
        return version

    def _point(self, pointer: str, version: str) -> None:
        self.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        beside = self.folder / f".{pointer}.{secrets.token_hex(4)}"
        beside.write_text(f"{version}\n", encoding="utf-8")
        beside.replace(self.folder / pointer)

    def _manifest(self, version: str) -> Mapping[str, Any]:
        try:
            text = (self._folder_of(version) / MANIFEST).read_text(encoding="utf-8")
            content = json.loads(text)
        except (OSError, ValueError):
            raise _damaged(version, MANIFEST) from None
        whole = isinstance(content, dict) and content.get("format") == FORMAT
        if (
            not whole
            or not isinstance(content.get("files"), dict)
            or "encoderVersion" not in content
        ):
            raise _damaged(version, MANIFEST)
        manifest: Mapping[str, Any] = content
        return manifest

    def _checked(self, version: str) -> Mapping[str, Any]:
        """Return the manifest of a ranker whose files are as it says; cards may be edited."""
        folder = self._folder_of(version)
        if not folder.is_dir():
            msg = "There is no such ranker."
            raise NotFoundError(msg)
        manifest = self._manifest(version)
        for name in (TABLES, REPORT):
            expected = manifest["files"].get(name)
            try:
                found = _hash((folder / name).read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                found = None
            if expected != found and (name == TABLES or expected is not None):
                raise _damaged(version, name)
        return manifest

    def _is_whole(self, version: str) -> bool:
        try:
            self._checked(version)
        except (NotFoundError, StateError):
            return False
        return True

    def _tables(self, version: str) -> MatchRanker:
        text = (self._folder_of(version) / TABLES).read_text(encoding="utf-8")
        return MatchRanker.from_json(json.loads(text))


def versioned(ranker: MatchRanker, day: str) -> MatchRanker:
    """Return a ranker whose version says the day it was made and a hash of what its tables say."""
    content = {**ranker.as_json(), "version": ""}
    version = f"learned-{day}+{_hash(json_text(content))[:_HASH_LENGTH]}"
    return MatchRanker(version, ranker.baseline, ranker.tables, calibrated=ranker.calibrated)


def json_text(content: Mapping[str, Any]) -> str:
    """Return readable JSON, always the same for the same content."""
    return json.dumps(content, indent=1, ensure_ascii=False, default=float) + "\n"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _damaged(version: str, name: str) -> StateError:
    return StateError(f"Ranker {version} is damaged ({name}): run matcher rankers rollback.")
