"""Keeps the vector of every text ever encoded, so that a night encodes only what is new.

Texts themselves are never stored, only a hash of kind and text beside the vector. Several
processes may share a folder: they take turns with a file lock, and see what the others added. A
killed process loses at most the texts it was encoding. Vectors of clients' texts are personal data:
`forget` and `keep_only` take them out of the file itself.
"""

import fcntl
import hashlib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO, TypeAlias, get_args

import numpy as np

from matcher.domain.errors import StateError
from matcher.retrieval.vector_file import KEY_BYTES, VectorFile, Vectors

TextKind: TypeAlias = Literal["query", "passage"]
Encode: TypeAlias = Callable[[Sequence[str]], Vectors]

_ENCODED_BEFORE_SAVING = 2048
_OWNER_ONLY = 0o700
_VERSION_HASH_BYTES = 6


class VectorCache:
    """Vectors by kind and text, for one version of one encoder, in a folder that many may share.

    Each version has a file of its own, so two versions never mix. `encoded` counts the texts that
    had to be encoded since this object was made. Safe to use from several threads.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Store the folder, made when first needed, and the encoder's version."""
        self.folder = folder
        self.version = version
        self.encoded = 0
        name = hashlib.blake2b(version.encode(), digest_size=_VERSION_HASH_BYTES).hexdigest()
        self._file = VectorFile(folder / f"vectors-{name}.bin")
        self._turn = threading.RLock()

    def __len__(self) -> int:
        """Return how many texts have a vector."""
        with self._locked(fcntl.LOCK_SH):
            return len(self._file.rows)

    def get_many(self, kind: TextKind, texts: Sequence[str], encode: Encode) -> Vectors:
        """Return the vectors of texts as encoded, `(n_texts, dimension)`, in the order asked.

        Args:
            kind: a query and a passage of the same words have different vectors.
            texts: may repeat.
            encode: called with the distinct texts that have no vector yet, shortest first and a few
                thousand at a time; what it returns is kept at once.

        """
        keys = [text_key(kind, text) for text in texts]
        with self._locked(fcntl.LOCK_SH):
            rows = self._file.rows
            known = [key for key in dict.fromkeys(keys) if key in rows]
            found = self._file.vectors([rows[key] for key in known])
        absent = dict(zip(keys, texts, strict=True))
        for key in known:
            del absent[key]
        fresh = self._encoded(absent, encode)
        place = {key: number for number, key in enumerate([*known, *absent])}
        together = np.concatenate((found, fresh)) if len(found) else fresh
        chosen: Vectors = together[[place[key] for key in keys]]
        return chosen

    def forget(self, texts: Collection[str]) -> int:
        """Take the vectors of texts, of both kinds and all versions, out of the files.

        Returns:
            How many vectors went. Other processes drop theirs when they next ask for anything.

        """
        unwanted = {text_key(kind, text) for text in texts for kind in get_args(TextKind)}
        with self._locked(fcntl.LOCK_EX):
            self._clear_up()
            gone = self._file.keep(lambda key: key not in unwanted)
            for path in self._other_files():
                other = VectorFile(path)
                other.look_again()
                gone += other.keep(lambda key: key not in unwanted)
        return gone

    def keep_only(self, keys: Collection[bytes]) -> int:
        """Keep the vectors with these keys (see `text_key`) and remove all others for good.

        Files of other versions go whole. This is the nightly end of everything no longer in use.

        Returns:
            How many vectors went from this version's file.

        """
        wanted = frozenset(keys)
        with self._locked(fcntl.LOCK_EX):
            self._clear_up()
            for path in self._other_files():
                path.unlink(missing_ok=True)
            return self._file.keep(wanted.__contains__)

    def _encoded(self, missing: dict[bytes, str], encode: Encode) -> Vectors:
        """Return the vectors of missing texts in their order, keeping each part when it is done."""
        if not missing:
            return self._nothing(encode)
        shortest_first = sorted(missing, key=lambda key: len(missing[key]))
        parts = []
        for start in range(0, len(shortest_first), _ENCODED_BEFORE_SAVING):
            keys = shortest_first[start : start + _ENCODED_BEFORE_SAVING]
            vectors = np.asarray(encode([missing[key] for key in keys]), dtype=np.float32)
            self.encoded += len(keys)
            self._add(keys, vectors)
            parts.append(vectors)
        place = {key: number for number, key in enumerate(shortest_first)}
        in_order: Vectors = np.concatenate(parts)[[place[key] for key in missing]]
        return in_order

    def _nothing(self, encode: Encode) -> Vectors:
        """Return no vectors at all, of the right width."""
        if self._file.dimension:
            return np.zeros((0, self._file.dimension), dtype=np.float32)
        return np.asarray(encode([]), dtype=np.float32)

    def _add(self, keys: list[bytes], vectors: Vectors) -> None:
        """Append vectors that nobody else added in the meantime."""
        with self._locked(fcntl.LOCK_EX):
            same_width = self._file.dimension == vectors.shape[1]
            new = [n for n, key in enumerate(keys) if not same_width or key not in self._file.rows]
            if new:
                self._file.append([keys[number] for number in new], vectors[new])

    def _clear_up(self) -> None:
        """Remove what a killed process left half written: it may hold vectors that had to go."""
        for path in self.folder.glob("vectors-*.new"):
            path.unlink(missing_ok=True)

    def _other_files(self) -> list[Path]:
        """Return the files of other versions."""
        return [path for path in self.folder.glob("vectors-*.bin") if path != self._file.path]

    def _lock_file(self) -> TextIO:
        """Return the opened file that the lock is on; closing it gives the lock back."""
        try:
            self.folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            return (self.folder / "lock").open("a", encoding="utf-8")
        except OSError as error:
            message = f"The vectors in {self.folder} cannot be used: {error.strerror}."
            raise StateError(message) from error

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """Take the turn between threads and processes, and see what others did before."""
        with self._turn, self._lock_file() as lock:
            fcntl.flock(lock, how)
            self._file.look_again()
            yield


def text_key(kind: TextKind, text: str) -> bytes:
    """Return the key a text's vector is kept under, 16 bytes."""
    return hashlib.blake2b(text.encode(), digest_size=KEY_BYTES, person=kind.encode()).digest()
