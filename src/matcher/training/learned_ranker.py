"""Learns a ranker from outcomes: the written prior gives way as outcomes grow.

Each part is additive monotone boosting, as the prior's is. The prior enters as pseudo-outcomes that
together weigh as much as `PRIOR_WEIGHT` real ones: ten outcomes move it little, ten thousand decide. Of a
feature that hardly any outcome of a part knows nothing is learned: it adds what the prior says. A
slope and a shift for each part are fitted to real and pseudo-outcomes that it was not taught with; a ranker
calls itself calibrated only when the real ones weigh at least as much in every part. Deterministic; the
same bytes need `OMP_NUM_THREADS=1`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.errors import LearningRefusedError
from matcher.domain.matches import Part
from matcher.features.columns import Feature
from matcher.features.taught_pairs import ERASED, TaughtPairs
from matcher.ranking.prior import Prior
from matcher.ranking.ranker import PARTS, FeatureTable, MatchRanker, probability
from matcher.training.additive_boosting import FittedPart, compile_ranker, fit_part
from matcher.training.part_columns import PartColumns, Taught, taught_of
from matcher.training.platt import platt
from matcher.training.prior_ranker import (
    directions_of,
    fit_prior_part,
    prior_log_odds,
    pseudo_pairs,
)

Values = npt.NDArray[np.float64]

SEED: Final = 20261122
PRIOR_WEIGHT: Final = 500.0
"""How many outcomes of a part the written prior weighs as much as; see docs/learning.md for the curve."""

FEWEST_OUTCOMES: Final = 30
FEWEST_OF_EACH: Final = 5
"""A part is learned from at least so many outcomes, with so many that went well and so many that did not."""

_FOLDS: Final = 3


@dataclass(frozen=True, slots=True)
class PartCounts:
    """How many outcomes of one part there were, how many went well, and whether they were enough."""

    outcomes: int
    well: int

    @property
    def enough(self) -> bool:
        """Tell whether a part can be learned from so many."""
        one_sided = min(self.well, self.outcomes - self.well) < FEWEST_OF_EACH
        return self.outcomes >= FEWEST_OUTCOMES and not one_sided

    @property
    def calibrates(self) -> bool:
        """Tell whether a part is learned from outcomes that weigh at least as much as the prior."""
        return self.enough and self.outcomes >= PRIOR_WEIGHT


@dataclass(frozen=True, slots=True)
class LearnedPart:
    """One part's estimator with the slope and shift that make its log-odds believable.

    `untold` are the tables, in the prior's own words, of features of which the outcomes told too little;
    the estimator adds nothing for them, and neither slope nor shift touches them.
    """

    fitted: FittedPart
    slope: float = 1.0
    shift: float = 0.0
    untold: Mapping[Feature, FeatureTable] = field(default_factory=dict)


def counts_of(pairs: TaughtPairs) -> dict[Part, PartCounts]:
    """Return how much there is to learn each part from."""
    return {
        part: PartCounts(int((~np.isnan(well)).sum()), int(np.nansum(well)))
        for part, well in zip(PARTS, pairs.well.T, strict=True)
    }


def learn_ranker(version: str, prior: Prior, pairs: TaughtPairs) -> MatchRanker:
    """Return a ranker taught with the prior and with outcomes; a part with too few stays the prior's.

    It is calibrated when in every part the outcomes weigh at least as much as the prior, `PRIOR_WEIGHT`.

    Raises:
        LearningRefusedError: no part has enough outcomes of both kinds.
    """
    counts = counts_of(pairs)
    if not any(one.enough for one in counts.values()):
        raise LearningRefusedError(_why_not(counts))
    parts = {
        part: learn_part(prior, part, taught_of(prior, part, pairs))
        if one.enough
        else LearnedPart(fit_prior_part(prior, part))
        for part, one in counts.items()
    }
    calibrated = all(one.calibrates for one in counts.values())
    return compile_learned(version, prior, parts, calibrated=calibrated)


def learn_part(
    prior: Prior, part: Part, taught: Taught, weight: float = PRIOR_WEIGHT
) -> LearnedPart:
    """Return one part taught with its outcomes and the prior, which counts as `weight` outcomes."""
    columns = PartColumns(prior, part, taught)
    lessons = _lessons(prior, part, taught, columns, weight)
    slope, shift = _calibration(prior, part, columns, lessons)
    everything = np.ones(len(lessons.happened), dtype=np.bool_)
    fitted = _fitted(prior, part, columns, lessons, everything)
    untold = [one for one, left in zip(fitted.features, columns.untold, strict=True) if left]
    return LearnedPart(fitted, slope, shift, _as_written(prior, part, untold))


def compile_learned(
    version: str, prior: Prior, parts: Mapping[Part, LearnedPart], *, calibrated: bool
) -> MatchRanker:
    """Return the ranker of three parts, with slopes and shifts folded into tables and baseline.

    What the prior says of untold features comes on top, as it is.
    """
    plain = compile_ranker(
        version,
        {part: one.fitted for part, one in parts.items()},
        {feature: entry.neutral for feature, entry in prior.features.items()},
        {feature: entry.plausible for feature, entry in prior.features.items()},
    )
    slopes = np.array([parts[part].slope for part in PARTS])
    shifts = np.array([parts[part].shift for part in PARTS])
    tables = {
        feature: replace(table, contributions=table.contributions * slopes)
        for feature, table in plain.tables.items()
    }
    for one in parts.values():
        for feature, table in one.untold.items():
            tables[feature] = _added(tables[feature], table)
    return MatchRanker(version, plain.baseline * slopes + shifts, tables, calibrated=calibrated)


def _as_written(
    prior: Prior, part: Part, features: Collection[Feature]
) -> dict[Feature, FeatureTable]:
    """Return the tables by which the prior speaks of some features in one part."""
    if not features:
        return {}
    of_part = {feature: prior.features[feature] for feature in directions_of(prior, part)}
    said = compile_ranker(
        prior.version,
        {part: fit_prior_part(prior, part)},
        {feature: entry.neutral for feature, entry in of_part.items()},
        {feature: entry.plausible for feature, entry in of_part.items()},
    )
    return {feature: said.tables[feature] for feature in features}


def _added(table: FeatureTable, other: FeatureTable) -> FeatureTable:
    """Return the table of a feature that adds what two add together."""
    thresholds = np.union1d(table.thresholds, other.thresholds)
    inside = np.append(thresholds, np.inf)
    first, second = (
        one.contributions[np.searchsorted(one.thresholds, inside)] for one in (table, other)
    )
    return replace(table, thresholds=thresholds, contributions=first + second)


@dataclass(frozen=True, slots=True)
class _Lessons:
    """Real and pseudo-outcomes together: columns, how they went, what they weigh, and in which fold."""

    columns: Values
    happened: Values
    weights: Values
    fold: npt.NDArray[np.int64]


def _lessons(
    prior: Prior, part: Part, taught: Taught, columns: PartColumns, weight: float
) -> _Lessons:
    """Return the outcomes with the prior's own beside them.

    What the prior says has the same gaps and ranks as what happened: so it also says, with its weight,
    that neither absence nor rank counts, and a level that differs is learned as level. Outcomes of one
    client are in one fold; those whose client is gone are spread, so that no fold lacks them.
    """
    random = np.random.default_rng([SEED, PARTS.index(part)])
    made_up = pseudo_pairs(prior, part)
    like = random.integers(len(taught), size=len(made_up))
    made_up[np.isnan(taught.values[like]) | columns.untold] = np.nan
    chance = probability(prior_log_odds(prior, part, made_up))
    pseudo = columns(made_up, taught.depth[like])
    each = weight / len(made_up)
    alone = -1 - np.arange(len(taught))
    together = np.where(taught.client == ERASED, alone, taught.client)
    clients, of_client = np.unique(together, return_inverse=True)
    fold = random.permutation(len(clients))[of_client] % _FOLDS
    pseudo_fold = np.arange(len(made_up)) % _FOLDS
    return _Lessons(
        np.concatenate([columns(taught.values, taught.depth), pseudo, pseudo]),
        np.concatenate([taught.happened, np.ones(len(made_up)), np.zeros(len(made_up))]),
        np.concatenate([np.ones(len(taught)), each * chance, each * (1.0 - chance)]),
        np.concatenate([fold, pseudo_fold, pseudo_fold]),
    )


def _fitted(
    prior: Prior,
    part: Part,
    columns: PartColumns,
    lessons: _Lessons,
    chosen: npt.NDArray[np.bool_],
) -> FittedPart:
    return fit_part(
        directions_of(prior, part),
        lessons.columns[chosen],
        lessons.happened[chosen],
        lessons.weights[chosen],
        columns.nuisances,
    )


def _calibration(
    prior: Prior, part: Part, columns: PartColumns, lessons: _Lessons
) -> tuple[float, float]:
    """Return slope and shift from outcomes and the prior's own, each judged by a part that did not see it.

    Absence is left out, as it is when serving; what the rank did is taken for given.
    """
    said, offset = np.empty(len(lessons.happened)), np.empty(len(lessons.happened))
    for number in range(_FOLDS):
        held_out = lessons.fold == number
        fitted = _fitted(prior, part, columns, lessons, ~held_out).estimator
        given = lessons.columns[held_out]
        said[held_out] = fitted.decision_function(columns.without_nuisances(given))
        with_rank = columns.without_nuisances(given, rank_stays=True)
        offset[held_out] = fitted.decision_function(with_rank) - said[held_out]
    return platt(said, lessons.happened, lessons.weights, offset)


def _why_not(counts: Mapping[Part, PartCounts]) -> str:
    told = ", ".join(f"{part} {one.outcomes:,} ({one.well:,} well)" for part, one in counts.items())
    plenty = any(one.outcomes >= FEWEST_OUTCOMES for one in counts.values())
    kind = "one-sided" if plenty else "few"
    return (
        f"The outcomes are too {kind} to learn from: {told}; a part takes at least "
        f"{FEWEST_OUTCOMES}, with {FEWEST_OF_EACH} of each kind."
    )
