"""The ranker: one table of contributions for each feature, added up to log-odds.

A ranker is learned elsewhere (`matcher.training`) as additive monotone boosting and compiled to tables,
so that serving needs no estimator and every reason is a number that was really added. Contributions are
centred on each feature's neutral value; an unknown value contributes exactly 0.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.domain.errors import StateError
from matcher.domain.matches import Part
from matcher.features.columns import COLUMN, FEATURES, Feature

Values = npt.NDArray[np.float64]

PARTS = tuple(Part)
FORMAT = 1
_PAIRS_AT_ONCE = 4096
_PRIOR = Path(__file__).with_name("prior_tables.json")


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """What each value of a feature adds to each part, in log-odds.

    A value x belongs to the first i with x <= `thresholds[i]`, else to the last row.
    `contributions` is `(n_thresholds + 1, n_parts)`; `plausible` the range of an unknown value;
    `parts` are those the feature speaks in.
    """

    thresholds: Values
    contributions: Values
    plausible: tuple[float, float]
    parts: tuple[Part, ...]


class MatchRanker:
    """Turns pair features into three probabilities that are sums of reasons."""

    def __init__(
        self,
        version: str,
        baseline: Values,
        tables: Mapping[Feature, FeatureTable],
        *,
        calibrated: bool,
    ) -> None:
        """Keep a version name, the baseline log-odds `(n_parts,)` and every feature's table."""
        self.version = version
        self.baseline = baseline
        self.tables = dict(tables)
        self.calibrated = calibrated
        # One more row for unknown: NaN sorts behind the infinity that ends the thresholds.
        unknown = np.zeros((1, len(PARTS)))
        self._ends = {f: np.append(t.thresholds, np.inf) for f, t in tables.items()}
        self._rows = {f: np.concatenate([t.contributions, unknown]) for f, t in tables.items()}
        self._end_list = {f: ends.tolist() for f, ends in self._ends.items()}
        self._row_list = {
            f: [tuple(row) for row in rows.tolist()] for f, rows in self._rows.items()
        }
        self._steps = [(COLUMN[f], self._end_list[f], self._row_list[f]) for f in tables]

    def contributions(self, features: Values) -> Values:
        """Return what every feature adds to every part, `(n, n_features, n_parts)`, in log-odds."""
        out = np.zeros((len(features), len(FEATURES), len(PARTS)))
        for feature in self.tables:
            out[:, COLUMN[feature]] = self._looked_up(feature, features)
        return out

    def contribution(self, feature: Feature, value: float) -> tuple[float, ...]:
        """Return what one value of a feature adds to every part, `(n_parts,)`, in log-odds.

        The same number as in `contributions`; for a few values this is far quicker than arrays.
        """
        at = -1 if math.isnan(value) else bisect_left(self._end_list[feature], value)
        return self._row_list[feature][at]

    def contributions_of_pair(self, values: Sequence[float]) -> list[tuple[float, ...]]:
        """Return what each feature of `tables` in turn adds to every part for one pair, in log-odds.

        `values` are the pair's features; each number is what `contribution` gives.
        """
        return [
            rows[-1 if math.isnan(values[at]) else bisect_left(ends, values[at])]
            for at, ends, rows in self._steps
        ]

    def log_odds(self, features: Values) -> Values:
        """Return the log-odds of the three parts, `(n, n_parts)`."""
        total = np.repeat(self.baseline[None, :], len(features), axis=0)
        for start in range(0, len(features), _PAIRS_AT_ONCE):
            run = slice(start, start + _PAIRS_AT_ONCE)
            for feature in self.tables:
                total[run] += self._looked_up(feature, features[run])
        return total

    def probabilities(self, features: Values) -> Values:
        """Return the probabilities of the three parts, `(n, n_parts)`, 0..1."""
        return probability(self.log_odds(features))

    def scores(self, features: Values) -> Values:
        """Return the score of each pair: the product of its three probabilities, `(n,)`."""
        product: Values = self.probabilities(features).prod(axis=1)
        return product

    def weighted(self, factors: Mapping[Feature, float]) -> "MatchRanker":
        """Return the ranker in which some features count so many times as much.

        Its version says so; reasons still add up, and unknown still contributes nothing.
        """
        tables = {
            feature: replace(table, contributions=table.contributions * factors.get(feature, 1.0))
            for feature, table in self.tables.items()
        }
        told = ",".join(f"{feature}*{factor:g}" for feature, factor in sorted(factors.items()))
        version = f"{self.version}({told})"
        return MatchRanker(version, self.baseline, tables, calibrated=False)

    def _looked_up(self, feature: Feature, features: Values) -> Values:
        at = self._ends[feature].searchsorted(features[:, COLUMN[feature]])
        return self._rows[feature].take(at, axis=0)

    def as_json(self) -> dict[str, Any]:
        """Return everything of the ranker as plain JSON values."""
        return {
            "format": FORMAT,
            "version": self.version,
            "calibrated": self.calibrated,
            "baseline": dict(zip(PARTS, self.baseline.tolist(), strict=True)),
            "features": {
                feature: {
                    "plausible": list(table.plausible),
                    "thresholds": table.thresholds.tolist(),
                    "contributions": {
                        part: table.contributions[:, PARTS.index(part)].tolist()
                        for part in table.parts
                    },
                }
                for feature, table in self.tables.items()
            },
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "MatchRanker":
        """Return the ranker that `as_json` described.

        Raises:
            StateError: the content is of another format or broken.
        """
        try:
            if content["format"] != FORMAT:
                msg = f"This ranker has format {content['format']}; this version reads {FORMAT}."
                raise StateError(msg)
            return cls(
                version=content["version"],
                baseline=np.array([content["baseline"][part] for part in PARTS]),
                tables={Feature(f): _table(t) for f, t in content["features"].items()},
                calibrated=content["calibrated"],
            )
        except (KeyError, TypeError, ValueError) as error:
            msg = "This ranker's tables are broken."
            raise StateError(msg) from error


def load_prior() -> MatchRanker:
    """Return the ranker that speaks from the written prior alone."""
    return MatchRanker.from_json(json.loads(_PRIOR.read_text(encoding="utf-8")))


def probability(log_odds: Values) -> Values:
    """Return the probability 0..1 of log-odds."""
    return 1.0 / (1.0 + np.exp(-log_odds))


def _table(content: Mapping[str, Any]) -> FeatureTable:
    thresholds = np.array(content["thresholds"], dtype=np.float64)
    contributions = np.zeros((len(thresholds) + 1, len(PARTS)))
    for part, column in content["contributions"].items():
        contributions[:, PARTS.index(Part(part))] = column
    low, high = content["plausible"]
    parts = tuple(Part(part) for part in content["contributions"])
    return FeatureTable(thresholds, contributions, (low, high), parts)
