"""Additive, monotone boosting in scikit-learn, and its exact translation into tables.

The only importer of scikit-learn that makes rankers. `no_interactions` lets every tree look at one
feature only, so the sum of all trees is a sum over features, and each feature's share is a step function
of its value that can be read off exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from matcher.domain.matches import Part
from matcher.features.columns import Feature
from matcher.ranking.ranker import PARTS, FeatureTable, MatchRanker

Values = npt.NDArray[np.float64]

_BOOSTING = {
    "learning_rate": 0.1,
    "max_iter": 600,
    "max_leaf_nodes": 8,
    "max_bins": 63,
    "min_samples_leaf": 30,
    "l2_regularization": 0.0,
    "early_stopping": False,
    "random_state": 20261122,
}


@dataclass(frozen=True, slots=True)
class FittedPart:
    """One part's estimator and the features that are its first columns, in order.

    `nuisances` more columns stand behind them: what goes with an outcome and is no reason. Each is 0 at
    rest, and left out when the part is compiled.
    """

    estimator: HistGradientBoostingClassifier
    features: tuple[Feature, ...]
    nuisances: int = 0

    def at_rest(self, neutral: Mapping[Feature, float]) -> Values:
        """Return the columns of a pair about which nothing is known, `(1, n_columns)`."""
        return np.array(
            [[*(neutral[feature] for feature in self.features), *[0.0] * self.nuisances]]
        )


def fit_part(
    directions: Mapping[Feature, int],
    values: Values,
    happened: Values,
    weights: Values,
    nuisances: Sequence[int] = (),
) -> FittedPart:
    """Fit one probability on weighted outcomes.

    Args:
        directions: the features that speak, each with 1 (rising) or -1 (falling).
        values: `(n, len(directions) + len(nuisances))`, their values in that order.
        happened: `(n,)` 0 or 1.
        weights: `(n,)` how much each outcome counts.
        nuisances: the direction of each nuisance column; 0 is either way.
    """
    estimator = HistGradientBoostingClassifier(
        interaction_cst="no_interactions",
        monotonic_cst=[*directions.values(), *nuisances],
        **_BOOSTING,
    )
    estimator.fit(values, happened, sample_weight=weights)
    return FittedPart(estimator, tuple(directions), len(nuisances))


def compile_ranker(
    version: str,
    fitted: Mapping[Part, FittedPart],
    neutral: Mapping[Feature, float],
    plausible: Mapping[Feature, tuple[float, float]],
) -> MatchRanker:
    """Return the ranker whose tables add up to exactly what the estimators say of known pairs."""
    baseline = np.zeros(len(PARTS))
    steps: dict[Feature, dict[Part, tuple[Values, Values]]] = {feature: {} for feature in neutral}
    for part, one in fitted.items():
        at_rest = one.at_rest(neutral)
        baseline[PARTS.index(part)] = one.estimator.decision_function(at_rest)[0]
        for column, feature in enumerate(one.features):
            steps[feature][part] = _steps(one, column, at_rest)
    tables = {f: _merged(of_part, plausible[f]) for f, of_part in steps.items()}
    return MatchRanker(version, baseline, tables, calibrated=False)


def _steps(fitted: FittedPart, column: int, at_rest: Values) -> tuple[Values, Values]:
    """Return a feature's thresholds and its contribution up to each, and beyond the last."""
    thresholds = _thresholds(fitted.estimator, column)
    inside = np.append(thresholds, thresholds[-1:] + 1.0 if len(thresholds) else [0.0])
    probes = np.repeat(at_rest, len(inside), axis=0)
    probes[:, column] = inside
    rest = fitted.estimator.decision_function(at_rest)[0]
    return thresholds, fitted.estimator.decision_function(probes) - rest


def _thresholds(estimator: HistGradientBoostingClassifier, column: int) -> Values:
    found = [
        node["num_threshold"]
        for (tree,) in estimator._predictors  # noqa: SLF001 -- no public way to the split points
        for node in tree.nodes
        if not node["is_leaf"] and node["feature_idx"] == column
    ]
    return np.unique(np.array(found, dtype=np.float64))


def _merged(
    of_part: Mapping[Part, tuple[Values, Values]], plausible: tuple[float, float]
) -> FeatureTable:
    """Return one table over the thresholds of all parts together."""
    together = np.unique(np.concatenate([thresholds for thresholds, _ in of_part.values()]))
    inside = np.append(together, np.inf)
    contributions = np.zeros((len(inside), len(PARTS)))
    for part, (thresholds, steps) in of_part.items():
        contributions[:, PARTS.index(part)] = steps[np.searchsorted(thresholds, inside)]
    return FeatureTable(together, contributions, plausible, tuple(of_part))


def decision_functions(fitted: Mapping[Part, FittedPart], columns: Sequence[Values]) -> Values:
    """Return what the estimators themselves say, `(n, n_parts)` log-odds: to check tables against."""
    return np.column_stack(
        [fitted[part].estimator.decision_function(columns[n]) for n, part in enumerate(PARTS)]
    )
