"""The written prior: shapes with reasons, read from `prior.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import Part
from matcher.features.columns import Feature

PRIOR_FILE = Path(__file__).with_name("prior.toml")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a feature adds to one part: points (value, log-odds), straight lines between, level outside."""

    points: tuple[tuple[float, float], ...]

    def __call__(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the log-odds at these values, same shape."""
        x, y = zip(*self.points, strict=True)
        found: npt.NDArray[np.float64] = np.interp(values, x, y)
        return found

    @property
    def direction(self) -> int:
        """Return 1 for a rising shape, -1 for a falling one."""
        return 1 if self.points[-1][1] >= self.points[0][1] else -1

    @property
    def ends(self) -> tuple[float, float]:
        """Return the lowest and highest value the shape names."""
        return self.points[0][0], self.points[-1][0]


@dataclass(frozen=True, slots=True)
class PriorFeature:
    """A feature's place in the prior, with the reason why."""

    neutral: float
    plausible: tuple[float, float]
    reason: str
    shapes: Mapping[Part, Shape]


@dataclass(frozen=True, slots=True)
class Prior:
    """Everything the ranker says before it has learned."""

    version: str
    baseline: Mapping[Part, float]
    features: Mapping[Feature, PriorFeature]


def read_prior(file: Path = PRIOR_FILE) -> Prior:
    """Return the prior as written."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    features = {}
    for name, entry in content["feature"].items():
        low, high = entry["plausible"]
        shapes = {
            part: Shape(tuple((float(x), float(y)) for x, y in entry[part]))
            for part in Part
            if part in entry
        }
        features[Feature(name)] = PriorFeature(
            entry["neutral"], (low, high), entry["reason"], shapes
        )
    baseline = {part: float(content["baseline"][part]) for part in Part}
    return Prior(content["version"], baseline, features)
