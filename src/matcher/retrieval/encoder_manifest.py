"""What an encoder folder says about itself: its version, its width, and which bytes belong to it.

Kept apart from the encoder so that these can be read, and a folder checked, without loading a
network.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from matcher.domain.errors import EncoderUnavailableError

MANIFEST_FILE = "manifest.json"
MANIFEST_FORMAT = 1
# A card may be edited without making the folder another encoder.
_FOR_PEOPLE = ".md"
_DECIDES_VECTORS = frozenset({".json", ".safetensors", ".bin", ".model", ".txt"})
_FIRST_FILE = "modules.json"
_POOLING = Path("1_Pooling") / "config.json"
_DIMENSION = "embedding_dimension"
_VERSION_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class EncoderManifest:
    """An encoder folder's own version, and the SHA-256 of each of its files by relative path."""

    version: str
    file_hashes: dict[str, str]


def read_manifest(folder: Path) -> EncoderManifest | None:
    """Return a folder's manifest, or None when it has none that can be read."""
    try:
        content = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or content.get("format") != MANIFEST_FORMAT:
        return None
    version, hashes = content.get("version"), content.get("files")
    if not isinstance(version, str) or not isinstance(hashes, dict):
        return None
    return EncoderManifest(version, {str(name): str(value) for name, value in hashes.items()})


def changed_files(folder: Path, manifest: EncoderManifest) -> list[str]:
    """Return which files are missing or have other bytes than the manifest says, cards apart."""
    return [
        name
        for name, expected in manifest.file_hashes.items()
        if not name.endswith(_FOR_PEOPLE) and _hash_or_none(folder / name) != expected
    ]


def file_hash(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def check_folder(folder: Path) -> None:
    """Raise EncoderUnavailableError when the folder is missing or not as its manifest says."""
    _require_encoder(folder)
    manifest = read_manifest(folder)
    if manifest is not None and (changed := changed_files(folder, manifest)):
        message = f"The text encoder in {folder} is damaged ({changed[0]}): get it again."
        raise EncoderUnavailableError(message)


def folder_version(folder: Path) -> str:
    """Return the version a folder states, else its name and a hash of its content.

    Raises:
        EncoderUnavailableError: there is no encoder in the folder.

    """
    _require_encoder(folder)
    manifest = read_manifest(folder)
    if manifest is not None:
        return manifest.version
    contents = [
        f"{path.relative_to(folder).as_posix()} {file_hash(path)}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in _DECIDES_VECTORS
    ]
    return version_of_content(folder.resolve().name, contents)


def folder_dimension(folder: Path) -> int | None:
    """Return how many numbers a folder's vectors have, or None where its pooling does not say so."""
    try:
        pooling = json.loads((folder / _POOLING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    said = pooling.get(_DIMENSION) if isinstance(pooling, dict) else None
    return said if isinstance(said, int) else None


def version_of_content(name: str, contents: list[str]) -> str:
    """Return a version for an encoder that states none: its name and a hash of what it is."""
    together = hashlib.sha256("\n".join([name, *contents]).encode()).hexdigest()
    return f"{name}+{together[:_VERSION_HASH_LENGTH]}"


def _require_encoder(folder: Path) -> None:
    """Raise EncoderUnavailableError when there is no encoder in the folder."""
    if not (folder / _FIRST_FILE).is_file():
        message = f"There is no text encoder in {folder}: set MATCHER_ENCODER to one."
        raise EncoderUnavailableError(message)


def _hash_or_none(path: Path) -> str | None:
    """Return a file's hash, or None when it cannot be read."""
    try:
        return file_hash(path)
    except OSError:
        return None
