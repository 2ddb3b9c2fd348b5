"""How two rankers differ: where, for each feature and part, they add most unlike numbers."""

from dataclasses import dataclass

import numpy as np

from matcher.domain.matches import Part
from matcher.features.columns import FEATURES, Feature
from matcher.ranking.ranker import PARTS, MatchRanker, Values


@dataclass(frozen=True, slots=True)
class TableDifference:
    """The largest difference between two rankers for a feature in a part; `feature` None is the baseline.

    What each adds is in log-odds, to values above `above` and up to `up_to`; None is without an end.
    """

    part: Part
    feature: Feature | None
    above: float | None
    up_to: float | None
    first: float
    second: float

    @property
    def difference(self) -> float:
        """How much more the first adds."""
        return self.first - self.second


def table_differences(first: MatchRanker, second: MatchRanker) -> list[TableDifference]:
    """Return the difference of every feature in every part it speaks in, and of baselines, largest first.

    A feature that one of them does not know adds 0 in it.
    """
    found = [
        TableDifference(part, None, None, None, float(one), float(other))
        for part, one, other in zip(PARTS, first.baseline, second.baseline, strict=True)
    ]
    for feature in FEATURES:
        found += _of_feature(first, second, feature)
    return sorted(found, key=lambda one: -abs(one.difference))


def _of_feature(first: MatchRanker, second: MatchRanker, feature: Feature) -> list[TableDifference]:
    """Return where the rankers differ most in a feature; both are level between all their thresholds."""
    tables = [one.tables[feature] for one in (first, second) if feature in one.tables]
    if not tables:
        return []
    ends = np.unique(np.concatenate([table.thresholds for table in tables]))
    ones, others = (_levels(ranker, feature, ends) for ranker in (first, second))
    found = []
    for number, part in enumerate(PARTS):
        if any(part in table.parts for table in tables):
            at = int(np.argmax(np.abs(ones[:, number] - others[:, number])))
            above = float(ends[at - 1]) if at else None
            up_to = float(ends[at]) if at < len(ends) else None
            levels = (float(ones[at, number]), float(others[at, number]))
            found.append(TableDifference(part, feature, above, up_to, *levels))
    return found


def _levels(ranker: MatchRanker, feature: Feature, ends: Values) -> Values:
    """Return what a ranker adds up to each end and beyond the last, `(n_ends + 1, n_parts)`."""
    table = ranker.tables.get(feature)
    if table is None:
        return np.zeros((len(ends) + 1, len(PARTS)))
    at = table.thresholds.searchsorted(np.append(ends, np.inf))
    levels: Values = table.contributions[at]
    return levels
