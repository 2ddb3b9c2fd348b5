"""Why a pair stands where it stands: reasons that add up, what is not known, and the span it leaves.

Reasons are the very numbers the ranker added. A missing fact contributes nothing; what it could do is
reckoned by scoring the pair again with the fact at its best and at its worst plausible value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import MissingFact, Params, Part, Reason
from matcher.features.columns import COLUMN, Feature
from matcher.features.unknown import UnknownFact
from matcher.ranking.ranker import PARTS, MatchRanker

Values = npt.NDArray[np.float64]

_SUMS = frozenset({Feature.NEEDS_STANDARD, Feature.NEEDS_IMPOSSIBLE})


@dataclass(frozen=True, slots=True, repr=False)
class PairFacts:
    """What an explanation needs besides numbers: evidence, and words to fill in, by feature."""

    evidence: Mapping[Feature, tuple[str, str]]
    params: Mapping[Feature, Params]


def reasons(ranker: MatchRanker, features: Values, facts: PairFacts) -> tuple[Reason, ...]:
    """Return every feature's contribution to every part it speaks in, zeros too.

    `features` is one row `(n_features,)`. For each part, the contributions plus the ranker's baseline
    are the part's log-odds.
    """
    added = ranker.contributions(features[None, :])[0]
    return tuple(
        Reason(
            part=part,
            feature=feature.value,
            contribution=float(added[COLUMN[feature], PARTS.index(part)]),
            code=reason_code(feature, features[COLUMN[feature]], added[COLUMN[feature]]),
            params=facts.params.get(feature, {}),
            evidence=facts.evidence.get(feature, ()),
        )
        for part in PARTS
        for feature, table in ranker.tables.items()
        if part in table.parts
    )


def reason_code(feature: Feature, value: float, contributions: Values) -> str:
    """Return what is to be said of a feature: `<feature>.unknown`, `.for`, `.against` or `.neutral`.

    One thing is said of a feature in all parts; where parts differ, the sum decides.
    """
    if np.isnan(value):
        return f"{feature}.unknown"
    total = float(contributions.sum())
    if total == 0.0:
        return f"{feature}.neutral"
    return f"{feature}.for" if total > 0 else f"{feature}.against"


def missing_facts(
    ranker: MatchRanker, features: Values, unknown: Sequence[UnknownFact]
) -> tuple[tuple[MissingFact, ...], tuple[float, float]]:
    """Return the missing facts, the one that could move the score most first, and the score's span.

    The span is the score with every missing fact at its worst and at its best plausible value.
    """
    ends = [_ends(ranker, fact) for fact in unknown]
    rows = [features, *(_with(features, values) for pair in ends for values in pair)]
    scores = ranker.scores(np.array(rows))
    worst, best = features, features
    missing = []
    for number, (fact, (low, high)) in enumerate(zip(unknown, ends, strict=True)):
        at_low, at_high = scores[1 + 2 * number], scores[2 + 2 * number]
        missing.append(MissingFact(fact.path, float(abs(at_high - at_low))))
        worst = _with(worst, low if at_low <= at_high else high)
        best = _with(best, high if at_low <= at_high else low)
    span = ranker.scores(np.array([worst, best]))
    score = float(scores[0])
    missing.sort(key=lambda fact: (-fact.could_change_score_by, fact.fact))
    return tuple(missing), (min(score, float(span[0])), max(score, float(span[1])))


def parts_of(values: Values) -> dict[Part, float]:
    """Return the three values of one pair by part."""
    return {part: float(value) for part, value in zip(PARTS, values, strict=True)}


def _ends(ranker: MatchRanker, fact: UnknownFact) -> tuple[dict[Feature, float], ...]:
    """Return the two ends of what a fact may turn out to be, as feature values."""
    if fact.feature is None:
        weight = fact.need_weight
        return {Feature.NEEDS_IMPOSSIBLE: weight}, {Feature.NEEDS_STANDARD: weight}
    low, high = ranker.tables[fact.feature].plausible
    return {fact.feature: low}, {fact.feature: high}


def _with(features: Values, values: Mapping[Feature, float]) -> Values:
    """Return features with these values known; weights of needs add up."""
    changed = features.copy()
    for feature, value in values.items():
        before = np.nan_to_num(changed[COLUMN[feature]]) if feature in _SUMS else 0.0
        changed[COLUMN[feature]] = before + value
    return changed
