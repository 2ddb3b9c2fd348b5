"""The space in which wishes and vacancies are compared: what all texts share is taken out.

As a plain encoder gives them, even unrelated texts have a cosine near .8, and sentences that any
employer writes lie close to everything. Taking away the mean of a bank of ordinary sentences (ours,
in `background.txt`) leaves what a text says beyond that: unrelated texts come near 0. Wishes and
passages have a mean each, since they are written and encoded differently. What it brings is in
`docs/decisions/0002-centred-text-space.md`.
"""

import hashlib
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from matcher.domain.errors import Fault, InvalidInputError
from matcher.retrieval.encoder import TextEncoder, Vectors
from matcher.retrieval.vector_cache import VectorCache, text_key

_BACKGROUND_FILE = "background.txt"
_SECTION = {"# wishes": "wishes", "# passages": "passages"}
_VERSION_BYTES = 4
_SHORTEST = 1e-9
_STEPS = 2048.0
"""Numbers in a vector are whole multiples of one over this; see `centred`."""


@dataclass(frozen=True, slots=True)
class Background:
    """Ordinary sentences that stand for everything: what people say, and what vacancies say."""

    wishes: tuple[str, ...]
    passages: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a background that has nothing to compare with."""
        if not self.wishes or not self.passages:
            fault = Fault("background", "needs at least one sentence of each kind")
            raise InvalidInputError([fault])

    @property
    def version(self) -> str:
        """A hash of all sentences."""
        lines = "\n".join((*self.wishes, "", *self.passages))
        return hashlib.blake2b(lines.encode(), digest_size=_VERSION_BYTES).hexdigest()


class TextSpace:
    """Texts as centred vectors of length one, so that a cosine of 0 means: nothing to do with it.

    The background is encoded with the first text asked for, or comes from the cache.
    """

    def __init__(
        self,
        encoder: TextEncoder,
        background: Background | None = None,
        *,
        cache: VectorCache | None = None,
    ) -> None:
        """Store what the space is made of.

        Args:
            encoder: what turns texts into vectors.
            background: the sentences to centre on; None takes our own.
            cache: where vectors are kept as encoded, before centring; of this encoder's version.

        """
        self.encoder = encoder
        self.background = background or read_background()
        self.cache = cache
        self._means: tuple[Vectors, Vectors] | None = None
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self.encoder.dimension

    @property
    def version(self) -> str:
        """The encoder's version and that of the background: what decides a vector here."""
        return f"{self.encoder.version}+{self.background.version}"

    def wishes(self, texts: Sequence[str]) -> Vectors:
        """Return what people want, love or can, `(n_texts, dimension)`; float32, length one."""
        return centred(self.raw_wishes(texts), self.mean_wish)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return what vacancies say, `(n_texts, dimension)`; float32, length one."""
        return centred(self.raw_passages(texts), self.mean_passage)

    @property
    def mean_wish(self) -> Vectors:
        """What all wishes share, `(dimension,)`."""
        return self._measured_means()[0]

    @property
    def mean_passage(self) -> Vectors:
        """What all passages share, `(dimension,)`."""
        return self._measured_means()[1]

    def fleeting(self, texts: Sequence[str]) -> Vectors:
        """Return wishes as `wishes` does, keeping nothing: for what somebody types in a search."""
        return centred(self.encoder.encode_queries(texts), self.mean_wish)

    def keep_only(self, wishes: Iterable[str], passages: Iterable[str]) -> int:
        """Forget every kept vector but those of these texts and the background; return how many went."""
        if self.cache is None:
            return 0
        keys = {text_key("query", text) for text in (*wishes, *self.background.wishes)}
        keys |= {text_key("passage", text) for text in (*passages, *self.background.passages)}
        return self.cache.keep_only(keys)

    def raw_wishes(self, texts: Sequence[str]) -> Vectors:
        """Return wishes as encoded, through the cache; for evaluation and training."""
        if self.cache is None:
            return self.encoder.encode_queries(texts)
        return self.cache.get_many("query", texts, self.encoder.encode_queries)

    def raw_passages(self, texts: Sequence[str]) -> Vectors:
        """Return passages as encoded, through the cache; for evaluation and training."""
        if self.cache is None:
            return self.encoder.encode_passages(texts)
        return self.cache.get_many("passage", texts, self.encoder.encode_passages)

    def _measured_means(self) -> tuple[Vectors, Vectors]:
        """Return the mean wish and the mean passage of the background, measuring them once."""
        with self._lock:
            if self._means is None:
                self._means = (
                    self.raw_wishes(self.background.wishes).mean(axis=0),
                    self.raw_passages(self.background.passages).mean(axis=0),
                )
            return self._means


def read_background() -> Background:
    """Return our own bank of sentences, which travels with the package."""
    lines = (files(__package__) / _BACKGROUND_FILE).read_text(encoding="utf-8").splitlines()
    sentences: dict[str, list[str]] = {"wishes": [], "passages": []}
    section = "wishes"
    for line in lines:
        if line.startswith("#"):
            section = _SECTION.get(line.partition(":")[0], section)
        elif line.strip():
            sentences[section].append(line.strip())
    return Background(tuple(sentences["wishes"]), tuple(sentences["passages"]))


def centred(vectors: Vectors, mean: Vectors) -> Vectors:
    """Return vectors less the mean, of length one but for rounding; what equals the mean becomes zero.

    Numbers are rounded to whole multiples of 1/2048. An inner product of two such vectors, and every
    sum on the way to it, is a multiple of 2 ** -22 below 2, which float32 holds exactly: it is the same
    in whatever order, on whatever processor and beside whichever other vectors it is computed. So no
    fit depends on what else a person said. A cosine moves by some .0001.
    """
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    scaled = np.where(lengths > _SHORTEST, moved / np.maximum(lengths, _SHORTEST), 0.0)
    rounded: Vectors = (np.round(scaled * _STEPS) / _STEPS).astype(np.float32, copy=False)
    return rounded
