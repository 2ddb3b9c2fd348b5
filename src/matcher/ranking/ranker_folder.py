"""A kept ranker as a folder: tables and words, never code, with hashes that tell whether it is whole."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from matcher.domain.errors import StateError
from matcher.ranking.ranker import MatchRanker

TABLES: Final = "tables.json"
MANIFEST: Final = "manifest.json"
CARD: Final = "card.md"
REPORT: Final = "report.json"
REPORT_PAGE: Final = "report.html"
FORMAT: Final = 1

_HASH_LENGTH: Final = 8


def write_folder(
    folder: Path, ranker: MatchRanker, manifest: Mapping[str, Any], pages: Mapping[str, str]
) -> None:
    """Write a ranker, its pages by file name, and a manifest with the hash of each."""
    texts = {TABLES: json_text(ranker.as_json()), **pages}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    hashes = {name: _hash(text) for name, text in sorted(texts.items())}
    content = {**manifest, "format": FORMAT, "version": ranker.version, "files": hashes}
    (folder / MANIFEST).write_text(json_text(content), encoding="utf-8", newline="\n")


def checked_manifest(folder: Path) -> Mapping[str, Any]:
    """Return the manifest of a ranker whose files are as it says; cards and pages may be edited.

    Raises:
        StateError: it is damaged.
    """
    manifest = _manifest(folder)
    for name in (TABLES, REPORT):
        expected = manifest["files"].get(name)
        try:
            found = _hash((folder / name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            found = None
        if expected != found and (name == TABLES or expected is not None):
            raise _damaged(folder, name)
    return manifest


def read_tables(folder: Path) -> MatchRanker:
    """Return the ranker in a folder that was checked."""
    return MatchRanker.from_json(json.loads((folder / TABLES).read_text(encoding="utf-8")))


def read_report(folder: Path, manifest: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the report in a folder that was checked; None when there never was one."""
    if REPORT not in manifest["files"]:
        return None
    report: Mapping[str, Any] = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    return report


def versioned(ranker: MatchRanker, day: str) -> MatchRanker:
    """Return a ranker whose version says the day it was made and a hash of what its tables say."""
    content = {**ranker.as_json(), "version": ""}
    version = f"learned-{day}+{_hash(json_text(content))[:_HASH_LENGTH]}"
    return MatchRanker(version, ranker.baseline, ranker.tables, calibrated=ranker.calibrated)


def json_text(content: Mapping[str, Any]) -> str:
    """Return readable JSON, always the same for the same content."""
    return json.dumps(content, indent=1, ensure_ascii=False, default=float) + "\n"


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _damaged(folder, MANIFEST) from None
    whole = isinstance(content, dict) and content.get("format") == FORMAT
    if not whole or not isinstance(content.get("files"), dict) or "encoderVersion" not in content:
        raise _damaged(folder, MANIFEST)
    manifest: Mapping[str, Any] = content
    return manifest


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _damaged(folder: Path, name: str) -> StateError:
    return StateError(f"Ranker {folder.name} is damaged ({name}).")
