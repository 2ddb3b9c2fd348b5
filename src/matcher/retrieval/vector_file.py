"""The file format of cached vectors: a header, then records of one size, only ever appended.

A record is a 16-byte key, a checksum and a float32 vector, so a process killed while writing leaves
at most a torn tail, which the checksum shows and the next writer cuts off. This module neither
locks nor knows what the keys stand for; `vector_cache` does.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

KEY_BYTES = 16
Vectors: TypeAlias = npt.NDArray[np.float32]
Records: TypeAlias = npt.NDArray[np.void]

_HEADER = struct.Struct("<8sI4x")
_SIGNATURE = b"MVECTOR1"
_CHECKSUM_OF_NOTHING = np.uint32(0x5EED5EED)
_OWNER_ONLY = 0o600


class VectorFile:
    """An open file of records, as far as it was whole when last looked at.

    Whoever calls `append` must be the only one writing; whoever calls `look_again` must know that
    nobody writes meanwhile. `rows` maps a key to its record's number.
    """

    def __init__(self, path: Path) -> None:
        """Store the path; nothing is read before `look_again`."""
        self.path = path
        self.dimension = 0
        self.rows: dict[bytes, int] = {}
        self._records: Records | None = None
        self._inode = 0

    def look_again(self) -> None:
        """Take in what was appended, or everything when the file was replaced or is gone."""
        try:
            stated = self.path.stat()
        except FileNotFoundError:
            self._forget_all()
            return
        if stated.st_ino != self._inode or not self.rows:
            self._forget_all()
            self._inode = stated.st_ino
            self.dimension = _dimension_in(self.path)
        if self.dimension == 0:
            return
        known = len(self.rows)
        whole = (stated.st_size - _HEADER.size) // self._kind.itemsize
        if whole > known:
            self._take_in(known, whole)

    def vectors(self, rows: list[int]) -> Vectors:
        """Return the vectors of records, `(n_rows, dimension)`, as a copy."""
        if self._records is None or not rows:
            return np.zeros((len(rows), self.dimension), dtype=np.float32)
        found: Vectors = self._records["vector"][rows]
        return found

    def append(self, keys: list[bytes], vectors: Vectors) -> None:
        """Write records behind the last whole one, starting the file when there is none."""
        if self.dimension != vectors.shape[1]:
            self._start(vectors.shape[1])
        at = _HEADER.size + len(self.rows) * self._kind.itemsize
        with self.path.open("r+b") as file:
            file.truncate(at)
            file.seek(at)
            file.write(_records(keys, vectors).tobytes())
        self.look_again()

    def keep(self, wanted: Callable[[bytes], bool]) -> int:
        """Replace the file by one with only the wanted keys; return how many records went."""
        kept = {key: row for key, row in self.rows.items() if wanted(key)}
        gone = len(self.rows) - len(kept)
        if gone and self.dimension:
            vectors = self.vectors(list(kept.values()))
            content = _records(list(kept), vectors).tobytes() if kept else b""
            _replace(self.path, _header(self.dimension) + content)
            self.look_again()
        return gone

    @property
    def _kind(self) -> "np.dtype[np.void]":
        """The layout of one record."""
        return _record_kind(self.dimension)

    def _start(self, dimension: int) -> None:
        """Begin an empty file for vectors of this many numbers, in the place of another one."""
        _replace(self.path, _header(dimension))
        self.look_again()

    def _take_in(self, known: int, whole: int) -> None:
        """Map the file and add the records from number `known` up to the first torn one."""
        records: Records = np.memmap(
            self.path, dtype=self._kind, mode="r", offset=_HEADER.size, shape=(whole,)
        )
        fresh = records[known:]
        torn = np.flatnonzero(_checksums(fresh) != fresh["checksum"])
        good = known + int(torn[0]) if len(torn) else whole
        keys = records["key"][known:good].tobytes()
        for number in range(good - known):
            start = number * KEY_BYTES
            self.rows[keys[start : start + KEY_BYTES]] = known + number
        self._records = records[:good]

    def _forget_all(self) -> None:
        """Be as if no file had been seen yet."""
        self.dimension = 0
        self.rows = {}
        self._records = None
        self._inode = 0


def _record_kind(dimension: int) -> "np.dtype[np.void]":
    """Return the layout of a record whose vector has this many numbers."""
    fields: list[Any] = [
        ("key", "V16"),
        ("checksum", "<u4"),
        ("vector", "<f4", (dimension,)),
    ]
    return np.dtype(fields)


def _records(keys: list[bytes], vectors: Vectors) -> Records:
    """Return keys and vectors as records with their checksums."""
    records = np.zeros(len(keys), dtype=_record_kind(vectors.shape[1]))
    records["key"] = np.frombuffer(b"".join(keys), dtype="V16")
    records["vector"] = vectors
    records["checksum"] = _checksums(records)
    return records


def _checksums(records: Records) -> npt.NDArray[np.uint32]:
    """Return what each record's checksum should be, `(n_records,)`; never 0 for an empty record."""
    keys = np.frombuffer(records["key"].tobytes(), dtype="<u4").reshape(len(records), -1)
    numbers = np.ascontiguousarray(records["vector"]).view("<u4")
    total: npt.NDArray[np.uint32] = _CHECKSUM_OF_NOTHING + keys.sum(axis=1, dtype=np.uint32)
    total += numbers.sum(axis=1, dtype=np.uint32)
    return total


def _header(dimension: int) -> bytes:
    """Return the first bytes of a file for vectors of this many numbers."""
    return _HEADER.pack(_SIGNATURE, dimension)


def _dimension_in(path: Path) -> int:
    """Return how many numbers a file's vectors have, 0 when it is not such a file."""
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return 0
    signature, dimension = _HEADER.unpack(header)
    return int(dimension) if signature == _SIGNATURE else 0


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside the one at `path` and put it there in one step."""
    beside = path.with_suffix(".new")
    beside.touch(mode=_OWNER_ONLY)
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
