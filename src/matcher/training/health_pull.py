"""Whether a remark about somebody's own health pulls what they wish towards jobs in care.

A wish is encoded with and without the remark. The pull is by how much its likeness to sentences of care
work, less its likeness to sentences of all other work, grows with the remark; and how much more of its
first ten sentences are care work.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from matcher.retrieval.encoder import Vectors
from matcher.retrieval.text_space import TextSpace
from matcher.training.text_files import Record, Text, lines_of, records_of

REMARKS_FILE: Final = "health_remarks.jsonl"
CARE_FILE: Final = "care_jobs.txt"
OTHER_FILE: Final = "other_jobs.txt"
BOUND: Final = 0.05
"""The mean pull, in cosine, that an encoder of this project stays under."""

_FIRST_PAGE: Final = 10
_P95: Final = 95


@dataclass(frozen=True, slots=True)
class HealthPull:
    """The pull of remarks: its mean and 95th percentile in cosine, and the care work on page one."""

    wishes: int
    mean: float
    p95: float
    care_in_first_ten_plain: float
    care_in_first_ten_with_remark: float

    @property
    def verdict(self) -> str:
        """Return on which side of the bound the mean is, in words."""
        return f"{'under' if self.mean < BOUND else 'NOT under'} the bound of {BOUND}"


class Remarked(Record):
    """A wish, and the same with a remark about one's own health."""

    plain: Text
    with_remark: Text


@dataclass(frozen=True, slots=True)
class HealthTexts:
    """Wishes without and with a remark, in the same order, and sentences of care and other work."""

    plain: tuple[str, ...]
    remarked: tuple[str, ...]
    care: tuple[str, ...]
    other: tuple[str, ...]


def read_health_texts(folder: Path) -> HealthTexts:
    """Return the texts in a folder of held-out phrases.

    Raises:
        InvalidInputError: a file is missing or a line is not as it should be.

    """
    records = records_of(folder / REMARKS_FILE, Remarked)
    return HealthTexts(
        plain=tuple(record.plain for record in records),
        remarked=tuple(record.with_remark for record in records),
        care=tuple(lines_of(folder / CARE_FILE)),
        other=tuple(lines_of(folder / OTHER_FILE)),
    )


def measure_health_pull(texts: HealthTexts, space: TextSpace) -> HealthPull:
    """Return how far the remarks pull.

    Raises:
        EncoderUnavailableError: there is no usable encoder.

    """
    care, other = space.passages(texts.care), space.passages(texts.other)
    plain, remarked = space.wishes(texts.plain), space.wishes(texts.remarked)
    pull = _leaning(remarked, care, other) - _leaning(plain, care, other)
    return HealthPull(
        wishes=len(texts.plain),
        mean=float(pull.mean()),
        p95=float(np.percentile(pull, _P95)),
        care_in_first_ten_plain=_care_on_first_page(plain, care, other),
        care_in_first_ten_with_remark=_care_on_first_page(remarked, care, other),
    )


def _leaning(wishes: Vectors, care: Vectors, other: Vectors) -> Vectors:
    """Return how much more each wish is like care work than like other work, `(n,)`."""
    leaning: Vectors = (wishes @ care.T).mean(axis=1) - (wishes @ other.T).mean(axis=1)
    return leaning


def _care_on_first_page(wishes: Vectors, care: Vectors, other: Vectors) -> float:
    """Return the share of care work among the first ten sentences, mean over wishes."""
    likeness = wishes @ np.concatenate([care, other]).T
    first = np.argsort(-likeness, axis=1, kind="stable")[:, :_FIRST_PAGE]
    return float((first < len(care)).mean())
