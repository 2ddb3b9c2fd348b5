"""Turns texts into vectors whose cosine tells how much they speak of the same work.

Queries (what a person wants or can) and passages (what a vacancy says) are encoded by two
functions, because the network was taught to tell them apart by a prefix. This is the only place
that knows the prefixes. Importing this module loads no network: torch comes in with the first text.
"""

import logging
import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from matcher.domain.errors import EncoderUnavailableError
from matcher.retrieval.encoder_manifest import (
    check_folder,
    folder_dimension,
    folder_version,
    version_of_content,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "

Vectors: TypeAlias = npt.NDArray[np.float32]

_PROCESSOR_FACTS = Path("/proc/cpuinfo")
_FAST_BFLOAT16_FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
# Folders of ours that would read as an owner on the hub.
_NEVER_AN_OWNER = frozenset({"models", "data", ".", ".."})
_logger = logging.getLogger(__name__)


class TextEncoder(Protocol):
    """Whatever turns texts into vectors; every implementation passes the same contract tests."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    @property
    def version(self) -> str:
        """Which encoder this is: vectors of two versions must never meet."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return what people want or can as vectors of length one, `(n_texts, dimension)`."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return what vacancies say as vectors of length one, `(n_texts, dimension)`."""


class SentenceTransformerEncoder:
    """A sentence-transformers folder or hub name, opened with the first text.

    Computes in bfloat16 where the processor is made for it (twice as fast, cosine .9999 to
    float32) and in float32 elsewhere; what comes out is always float32. The same texts in the same
    order give the same vectors; in another batch a vector may differ in its last digits.
    """

    def __init__(
        self,
        source: Path | str,
        *,
        threads: int | None = None,
        bfloat16: bool | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        """Store where the encoder is and how to run it.

        Args:
            source: a folder, or the name of an encoder on the hub as `owner/name`. Only a hub name
                may lead to network traffic.
            threads: processor threads for the whole process; None leaves torch's own choice.
            bfloat16: compute in bfloat16; None asks the processor.
            told: told how many of the texts asked for are done, and how many there are.

        """
        self.source = source
        self.threads = threads
        self.bfloat16 = bfloat16
        self.told = told
        self._opened: SentenceTransformer | None = None
        self._version: str | None = None
        self._opening = threading.Lock()
        self._computing = threading.Lock()

    @property
    def dimension(self) -> int:
        """How many numbers a vector has; opens the encoder only where its folder does not say.

        Raises:
            EncoderUnavailableError: there is no usable encoder at the source.

        """
        folder = _as_folder(self.source)
        said = None if folder is None else folder_dimension(folder)
        return said or int(self._open().get_embedding_dimension() or 0)

    @property
    def version(self) -> str:
        """The folder's own version, or a hash of its name and content where it states none.

        Raises:
            EncoderUnavailableError: there is no usable encoder at the source.

        """
        if self._version is None:
            self._version = self._read_version()
        return self._version

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return what people want or can as vectors of length one, `(n_texts, dimension)`.

        Raises:
            EncoderUnavailableError: there is no usable encoder at the source.

        """
        return self._encode([QUERY_PREFIX + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return what vacancies say as vectors of length one, `(n_texts, dimension)`.

        Raises:
            EncoderUnavailableError: there is no usable encoder at the source.

        """
        return self._encode([PASSAGE_PREFIX + text for text in texts])

    def _encode(self, prefixed: list[str]) -> Vectors:
        """Return the vectors of texts that carry their prefix."""
        if not prefixed:
            return np.zeros((0, self.dimension), dtype=np.float32)
        network = self._open()
        from matcher.retrieval.network import compute  # noqa: PLC0415, there since the opening

        with self._computing:  # the tokenizer cannot serve two threads at a time
            return _of_length_one(compute(network, prefixed, self.told))

    def _open(self) -> "SentenceTransformer":
        """Return the network, loading it the first time; safe to call from several threads."""
        with self._opening:
            if self._opened is None:
                folder = _as_folder(self.source)
                if folder is not None:
                    check_folder(folder)
                    self._check_version(folder_version(folder))
                self._opened = self._load(folder)
        return self._opened

    def _check_version(self, found: str) -> None:
        """Refuse a folder whose encoder is not the one whose version was told: vectors would mix."""
        if self._version is None:
            self._version = found
        elif self._version != found:
            message = (
                f"The text encoder {self.source} was replaced by another while this program ran: "
                "start the program again."
            )
            raise EncoderUnavailableError(message)

    def _load(self, folder: Path | None) -> "SentenceTransformer":
        """Load the network from a folder, or from the hub when there is no folder."""
        import torch  # noqa: PLC0415, seconds to import, and most commands need no network

        from matcher.retrieval.network import open_network  # noqa: PLC0415, likewise

        if self.threads is not None:
            torch.set_num_threads(self.threads)
        fast = has_fast_bfloat16() if self.bfloat16 is None else self.bfloat16
        try:
            network = open_network(
                str(self.source if folder is None else folder),
                only_local=folder is not None,
                bfloat16=fast,
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            message = f"The text encoder {self.source} cannot be opened: {error}"
            raise EncoderUnavailableError(message) from error
        _logger.debug("encoder %s opened, %s", self.source, "bfloat16" if fast else "float32")
        return network

    def _read_version(self) -> str:
        """Return the folder's version, or one made of hub name and description of the network."""
        folder = _as_folder(self.source)
        if folder is None:
            network = self._open()
            return version_of_content(str(self.source), [str(network[0].config)])
        return folder_version(folder)


def has_fast_bfloat16(processor_facts: Path = _PROCESSOR_FACTS) -> bool:
    """Tell whether the processor computes in bfloat16 itself; False where it does not say."""
    try:
        lines = processor_facts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    flags = next((line for line in lines if line.startswith("flags")), "")
    return not _FAST_BFLOAT16_FLAGS.isdisjoint(flags.split())


def _as_folder(source: Path | str) -> Path | None:
    """Return the source as a folder, or None when it is the name of an encoder on the hub.

    When in doubt it is a folder, since a missing folder must never turn into a download.
    """
    folder = Path(source).expanduser()
    if isinstance(source, Path) or folder.exists() or not _HUB_NAME.fullmatch(source):
        return folder
    owner = source.split("/", maxsplit=1)[0]
    return folder if owner in _NEVER_AN_OWNER or Path(owner).exists() else None


def _of_length_one(vectors: Vectors) -> Vectors:
    """Return the vectors scaled to length one; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return scaled
