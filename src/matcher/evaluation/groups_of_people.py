"""Which groups people belong to when lists are compared: by route, missing facts, place and travel.

The groups of missing facts and travel are those a learned ranker is judged by. Town is within reach of a
large town's middle; everything else that is known is country.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.openness import ContactRoute, OpennessPerEmployer
from matcher.domain.places import Point
from matcher.evaluation.intervals import Divided, Division, Names
from matcher.evaluation.list_figures import Floats
from matcher.features.columns import COLUMN, Feature
from matcher.features.people import Person
from matcher.storage.large_towns import in_town
from matcher.use_cases.gather_outcomes import (
    MISSING_BANDS,
    TRAVEL_MODES,
    UNKNOWN,
    missing_band,
    travel_mode,
)

TOWN: Final = "town"
COUNTRY: Final = "country"


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """A person with the features `(n, n_features)` of the pairs that were looked at."""

    person: Person
    features: Floats


def divisions_of(people: Sequence[Seen]) -> dict[Division, Divided]:
    """Return how people are divided; unknown is a group of its own."""
    bands = tuple(name for _, name in MISSING_BANDS)
    return {
        Division.ROUTE: Divided(
            _named([_route(one.person.openness) for one in people]), (*ContactRoute, UNKNOWN)
        ),
        Division.MISSING_FACTS: Divided(
            _named([_missing(one.features) for one in people]), (*bands, UNKNOWN)
        ),
        Division.PLACE: Divided(
            _named([_place(one.person.point) for one in people]), (TOWN, COUNTRY, UNKNOWN)
        ),
        Division.TRAVEL_MODE: Divided(
            _named([travel_mode(one.person.transport_modes) for one in people]),
            (*TRAVEL_MODES, UNKNOWN),
        ),
    }


def _named(names: Sequence[str]) -> Names:
    return np.array(names, dtype=np.str_)


def _route(openness: OpennessPerEmployer | None) -> str:
    """Return how a person comes to an employer that no decision names."""
    return UNKNOWN if openness is None else openness.otherwise.route.value


def _missing(features: Floats) -> str:
    """Return how many facts are missing of a person's pairs as a rule.

    What is known of an employer's past counts as missing everywhere, as it does in learning.
    """
    if not len(features):
        return UNKNOWN
    unknown = np.isnan(features)
    unknown[:, COLUMN[Feature.RECEPTIVENESS]] = True
    return missing_band(float(np.median(unknown.sum(axis=1))))


def _place(point: Point | None) -> str:
    if point is None:
        return UNKNOWN
    return TOWN if in_town(point) else COUNTRY
