"""A candidate beside the ranker in use, on outcomes the candidate was not taught with: figures and a verdict.

The ranker in use may have been taught with some of them; then it looks better than it is, and the candidate
passes less easily. Clients may be among those that taught, with earlier pairs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pydantic.alias_generators import to_camel

from matcher.domain.matches import Part
from matcher.domain.small_groups import FEWEST_PEOPLE
from matcher.features.taught_pairs import Grouping, TaughtPairs
from matcher.ranking.ranker import MatchRanker
from matcher.training.ranker_measures import (
    Bin,
    bounds,
    calibration_error,
    log_losses,
    ndcg_of_clients,
    reliability,
)

LARGE_GROUP: Final = 1_000
"""Groups with fewer held-out outcomes are judged together."""

POOLED: Final = "all smaller groups"
MOST_WORSE: Final = 0.01
"""How much worse, in nats of log-loss, a group may become at most, with 90 % certainty."""

FEWEST_JUDGED: Final = 100
"""On fewer held-out outcomes than these, better or worse is chance."""

_SEED: Final = 20261122


@dataclass(frozen=True, slots=True)
class Figures:
    """What one ranker reached: log-loss in nats, calibration error 0..1, nDCG 0..1 (None: no telling).

    `reliability` holds what it said beside what happened, for parts with enough people.
    """

    log_loss: float
    calibration_error: float
    ndcg: float | None
    reliability: Mapping[Part, tuple[Bin, ...]]


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """How much worse (above 0) or better a candidate is for one group, in nats of log-loss."""

    grouping: Grouping
    name: str
    outcomes: int
    difference: float
    lower_bound: float
    upper_bound: float


@dataclass(frozen=True, slots=True)
class RankerReport:
    """A candidate and the ranker in use on the same held-out outcomes."""

    candidate_version: str
    in_use_version: str
    held_out_pairs: int
    held_out_outcomes: int
    candidate: Figures
    in_use: Figures
    groups: tuple[GroupFigures, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate may be taken into use, and every reason why not."""

    passed: bool
    reasons: tuple[str, ...]


def judge(candidate: MatchRanker, in_use: MatchRanker, held_out: TaughtPairs) -> RankerReport:
    """Return how a candidate does beside the ranker in use; at least one outcome must be known."""
    new, old = log_losses(candidate, held_out), log_losses(in_use, held_out)
    known = ~np.isnan(held_out.well)
    return RankerReport(
        candidate_version=candidate.version,
        in_use_version=in_use.version,
        held_out_pairs=len(held_out),
        held_out_outcomes=int(known.sum()),
        candidate=_figures(candidate, held_out, new),
        in_use=_figures(in_use, held_out, old),
        groups=tuple(_groups(held_out, known, new - old)),
    )


def verdict_of(report: RankerReport) -> Verdict:
    """Return whether the candidate passes: overall no worse, and no group for which it may be much worse.

    It is refused for a group as soon as the upper bound of how much worse it is lies above `MOST_WORSE`,
    even where the difference itself does not: whoever may be worse off counts, not only who clearly is.
    """
    reasons = []
    if report.held_out_outcomes < FEWEST_JUDGED:
        reasons.append(
            f"{report.held_out_outcomes:,} held-out outcomes are too few to judge by; "
            f"{FEWEST_JUDGED} are needed"
        )
    new, old = report.candidate, report.in_use
    if new.log_loss > old.log_loss:
        reasons.append(f"log-loss {new.log_loss:.4f} is above {old.log_loss:.4f}")
    if new.calibration_error > old.calibration_error:
        reasons.append(
            f"calibration error {new.calibration_error:.4f} is above {old.calibration_error:.4f}"
        )
    if new.ndcg is not None and old.ndcg is not None and new.ndcg < old.ndcg:
        reasons.append(f"nDCG {new.ndcg:.4f} is below {old.ndcg:.4f}")
    reasons += [
        f"for {one.grouping.value} {one.name} log-loss may rise by {one.upper_bound:.4f}, "
        f"more than {MOST_WORSE:g}"
        for one in report.groups
        if one.upper_bound > MOST_WORSE
    ]
    return Verdict(not reasons, tuple(reasons))


def report_shape(report: RankerReport) -> dict[str, Any]:
    """Return a report with its verdict as plain JSON, in camelCase."""
    verdict = verdict_of(report)
    shape = asdict(
        report, dict_factory=lambda pairs: {to_camel(key): value for key, value in pairs}
    )
    return {**shape, "passed": verdict.passed, "reasons": list(verdict.reasons)}


def _figures(
    ranker: MatchRanker, held_out: TaughtPairs, losses: npt.NDArray[np.float64]
) -> Figures:
    return Figures(
        float(np.nanmean(losses)),
        calibration_error(ranker, held_out),
        ndcg_of_clients(ranker, held_out),
        reliability(ranker, held_out, FEWEST_PEOPLE),
    )


def _groups(
    held_out: TaughtPairs,
    known: npt.NDArray[np.bool_],
    differences: npt.NDArray[np.float64],
) -> Iterator[GroupFigures]:
    """Yield the figures of every group, those under `LARGE_GROUP` together, by division and name."""
    rows = np.repeat(np.arange(len(held_out)), known.sum(axis=1))
    flat, client = differences[known], held_out.client[rows]
    random = np.random.default_rng(_SEED)
    for grouping, names in held_out.groups.items():
        for name, chosen in _pooled(names[rows]).items():
            if len(np.unique(client[chosen])) < FEWEST_PEOPLE:
                continue
            lower, upper = bounds(flat[chosen], client[chosen], random)
            yield GroupFigures(
                grouping, name, int(chosen.sum()), float(flat[chosen].mean()), lower, upper
            )


def _pooled(names: npt.NDArray[np.str_]) -> Mapping[str, npt.NDArray[np.bool_]]:
    found, counts = np.unique(names, return_counts=True)
    large = found[counts >= LARGE_GROUP]
    masks = {str(name): names == name for name in large}
    rest = ~np.isin(names, large)
    return {**masks, POOLED: rest} if rest.any() else masks
