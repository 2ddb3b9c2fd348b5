"""Why a pair stands where it stands: reasons that add up, what is not known, and the span it leaves.

Reasons are the very numbers the ranker added. A missing fact contributes nothing; what it could do is
reckoned by scoring the pair again with the fact at its best and at its worst plausible value.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import MissingFact, Params, Part, Reason
from matcher.features.columns import COLUMN, Feature
from matcher.features.unknown import UnknownFact
from matcher.ranking.ranker import PARTS, MatchRanker, probability

Values = npt.NDArray[np.float64]
Change = Mapping[Feature, float]
"""Features with the values a fact would give them; a weight of needs comes on top."""

SUMS = frozenset({Feature.NEEDS_STANDARD, Feature.NEEDS_IMPOSSIBLE})
"""Features that hold a weight of several needs."""

_THERE_OR_NOT = frozenset(
    {Feature.SECTOR_FIT, Feature.LICENCE, Feature.LANGUAGE, Feature.QUALIFICATION}
)
"""Features that are 1 or 0, of which is said what is so, whatever it adds."""


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
    values = features.tolist()
    said = {
        feature: _said(feature, values[COLUMN[feature]], added, facts)
        for feature, added in zip(ranker.tables, ranker.contributions_of_pair(values), strict=True)
    }
    return tuple(
        Reason(part, name, added[number], code, params, evidence)
        for number, part in enumerate(PARTS)
        for feature, (name, added, code, params, evidence) in said.items()
        if part in ranker.tables[feature].parts
    )


def reason_code(feature: Feature, value: float, contributions: Sequence[float]) -> str:
    """Return what is to be said of a feature: `<feature>.unknown`, `.for`, `.against` or `.neutral`.

    One thing is said of a feature in all parts; where parts differ, the sum decides. That a demand is met, or
    the sector wished, is said as `.for` even where a learned ranker adds nothing for it.
    """
    if math.isnan(value):
        return f"{feature}.unknown"
    if feature in _THERE_OR_NOT and value > 0.0:
        return f"{feature}.for"
    total = sum(contributions)
    if total == 0.0:
        return f"{feature}.neutral"
    return f"{feature}.for" if total > 0 else f"{feature}.against"


def _said(
    feature: Feature, value: float, added: tuple[float, ...], facts: PairFacts
) -> tuple[str, tuple[float, ...], str, Params, tuple[str, ...]]:
    """Return what the reasons of a feature share in all parts, and what it adds to each."""
    return (
        feature.value,
        added,
        reason_code(feature, value, added),
        facts.params.get(feature, {}),
        facts.evidence.get(feature, ()),
    )


def missing_facts(
    ranker: MatchRanker, features: Values, unknown: Sequence[UnknownFact]
) -> tuple[tuple[MissingFact, ...], tuple[float, float]]:
    """Return the missing facts, the one that could move the score most first, and the score's span.

    The span is the score with every unknown fact at its worst and at its best plausible value. A fact that
    tells nothing alone widens it, and is not among the missing ones: its answer would change no score.
    """
    values = features.tolist()
    ends = [plausible_ends(ranker, fact) for fact in unknown]
    tried = [{}, *(end for pair in ends for end in pair)]
    log_odds = _log_odds(ranker, values)
    score, *at_ends = _scores(ranker, values, log_odds, tried)
    worst: list[Change] = []
    best: list[Change] = []
    missing = []
    for number, (fact, (low, high)) in enumerate(zip(unknown, ends, strict=True)):
        at_low, at_high = at_ends[2 * number : 2 * number + 2]
        if fact.tells_alone:
            missing.append(MissingFact(fact.path, abs(at_high - at_low)))
        worst.append(low if at_low <= at_high else high)
        best.append(high if at_low <= at_high else low)
    span = _scores(ranker, values, log_odds, [_together(worst), _together(best)])
    missing.sort(key=lambda fact: (-fact.could_change_score_by, fact.fact))
    return tuple(missing), (min(score, span[0]), max(score, span[1]))


def probabilities_of(ranker: MatchRanker, features: Values) -> Values:
    """Return the three probabilities of one pair, the same as the ranker's, `(n_parts,)`."""
    return probability(np.array(_log_odds(ranker, features.tolist())))


def parts_of(values: Values) -> dict[Part, float]:
    """Return the three values of one pair by part."""
    return {part: float(value) for part, value in zip(PARTS, values, strict=True)}


def plausible_ends(ranker: MatchRanker, fact: UnknownFact) -> tuple[Change, Change]:
    """Return the two ends of what a fact may turn out to be; a weight of needs comes on top."""
    if fact.feature is None:
        weight = fact.need_weight
        return {Feature.NEEDS_IMPOSSIBLE: weight}, {Feature.NEEDS_STANDARD: weight}
    low, high = ranker.tables[fact.feature].plausible
    return {fact.feature: low}, {fact.feature: high}


def _together(changes: Iterable[Change]) -> Change:
    """Return all changes as one; weights of needs add up."""
    all_in_one: dict[Feature, float] = {}
    for change in changes:
        for feature, value in change.items():
            before = all_in_one.get(feature, 0.0) if feature in SUMS else 0.0
            all_in_one[feature] = before + value
    return all_in_one


def _scores(
    ranker: MatchRanker,
    values: Sequence[float],
    log_odds: Sequence[float],
    changes: Iterable[Change],
) -> list[float]:
    """Return the score of a pair with these values and log-odds after each change."""
    moved = [
        [now + step for now, step in zip(log_odds, _step(ranker, values, change), strict=True)]
        for change in changes
    ]
    scores: list[float] = probability(np.array(moved)).prod(axis=1).tolist()
    return scores


def _log_odds(ranker: MatchRanker, values: Sequence[float]) -> list[float]:
    """Return the log-odds of a pair, summed in the very order in which the ranker sums."""
    added = ranker.contributions_of_pair(values)
    return [reduce(add, part) for part in zip(ranker.baseline.tolist(), *added, strict=True)]


def _step(ranker: MatchRanker, values: Sequence[float], change: Change) -> list[float]:
    """Return by how much a change moves the log-odds of each part.

    Weights of needs come on top of what was known.
    """
    steps = [0.0] * len(PARTS)
    for feature, value in change.items():
        known = values[COLUMN[feature]]
        base = known if feature in SUMS and not math.isnan(known) else 0.0
        before = ranker.contribution(feature, known)
        after = ranker.contribution(feature, base + value)
        steps = [s + new - old for s, new, old in zip(steps, after, before, strict=True)]
    return steps
