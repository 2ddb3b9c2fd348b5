"""The way of a learned ranker: taught with the earliest outcomes, judged by the rest, ready to be kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from matcher.domain.errors import LearningRefusedError
from matcher.domain.labels import Broken
from matcher.domain.matches import Part
from matcher.features.taught_pairs import TaughtPairs
from matcher.ranking.prior import Prior
from matcher.ranking.ranker import MatchRanker
from matcher.ranking.ranker_folder import versioned
from matcher.training.learned_ranker import (
    PRIOR_WEIGHT,
    SEED,
    PartCounts,
    counts_of,
    learn_ranker,
)
from matcher.training.ranker_report import RankerReport, judge

TEACHING_SHARE: Final = 0.75
MOST_BROKEN: Final = 0.05
"""Where more of the histories than this share cannot be true, the records are not fit to learn from."""


@dataclass(frozen=True, slots=True)
class TrainedRanker:
    """A ranker that was taught and judged, with what its manifest is to say."""

    ranker: MatchRanker
    counts: Mapping[Part, PartCounts]
    report: RankerReport
    manifest: Mapping[str, Any]


def train_ranker(
    pairs: TaughtPairs,
    broken: Mapping[Broken, int],
    in_use: MatchRanker,
    prior: Prior,
    *,
    encoder_version: str,
    on: date,
) -> TrainedRanker:
    """Teach a ranker with the earliest pairs and judge it by the rest.

    Args:
        pairs: every pair with an outcome.
        broken: how many histories cannot be true, by kind; they teach nothing.
        in_use: the ranker to be no worse than.
        prior: the written prior.
        encoder_version: what decided the text features.
        on: the day it is.

    Raises:
        LearningRefusedError: the outcomes are too few, one-sided or broken.
    """
    refuse_broken(len(pairs), broken)
    taught, held_out = split_by_time(pairs)
    ranker = versioned(learn_ranker("learned", prior, taught), on.isoformat())
    counts = counts_of(taught)
    manifest = {
        "encoderVersion": encoder_version,
        "priorVersion": prior.version,
        "priorWeight": PRIOR_WEIGHT,
        "createdOn": on.isoformat(),
        "seed": SEED,
        "dataHash": data_hash(pairs),
        "outcomes": {part.value: asdict(one) for part, one in counts.items()},
        "learnedParts": [part.value for part, one in counts.items() if one.enough],
    }
    return TrainedRanker(ranker, counts, judge(ranker, in_use, held_out), manifest)


def refuse_broken(whole: int, broken: Mapping[Broken, int]) -> None:
    """Refuse to learn where too many histories cannot be true; the text names their kinds.

    Raises:
        LearningRefusedError: more than `MOST_BROKEN` of them are broken.
    """
    number = sum(broken.values())
    if number > MOST_BROKEN * (whole + number):
        kinds = ", ".join(f"{kind.value} ({times:,})" for kind, times in sorted(broken.items()))
        msg = f"{number:,} of {whole + number:,} histories cannot be true: {kinds}."
        raise LearningRefusedError(msg)


def split_by_time(pairs: TaughtPairs) -> tuple[TaughtPairs, TaughtPairs]:
    """Return the pairs that began earliest, which teach, and the rest, which judges.

    Raises:
        LearningRefusedError: there is nothing left to judge by.
    """
    order = np.argsort(pairs.began_on, kind="stable")
    end = int(TEACHING_SHARE * len(pairs))
    taught, held_out = pairs.where(order[:end]), pairs.where(order[end:])
    if np.isnan(held_out.well).all():
        msg = f"The outcomes are too few to learn from: {len(pairs):,} pairs have any."
        raise LearningRefusedError(msg)
    return taught, held_out


def data_hash(pairs: TaughtPairs) -> str:
    """Return a hash of everything that decides what is learned."""
    found = hashlib.sha256()
    for values in (pairs.features, pairs.well, pairs.rank_shown, pairs.began_on, pairs.client):
        found.update(np.ascontiguousarray(values).tobytes())
    return found.hexdigest()
