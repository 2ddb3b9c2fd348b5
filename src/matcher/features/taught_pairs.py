"""Pairs whose outcome is known, as arrays: what a ranker learns from and is judged by.

No id, text or exact fact of anybody is in it: clients are numbers that mean nothing elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.domain.labels import PairLabels
from matcher.domain.matches import Part

Values = npt.NDArray[np.float64]

ERASED: Final = -1
"""The client number of every pair whose client is gone: nobody can tell any more which were of one person."""


class Grouping(StrEnum):
    """A way to divide pairs, so that a ranker is good for each group and not only on average."""

    ROUTE = "route"
    REGION = "region"
    MISSING_FACTS = "missing_facts"
    TRAVEL_MODE = "travel_mode"


@dataclass(frozen=True, slots=True)
class TaughtPairs:
    """Pairs with what is known of how they went.

    `features` is `(n, n_features)`, NaN unknown; `well` `(n, n_parts)` 1, 0, or NaN where nothing is known;
    `rank_shown` `(n,)` from 1, NaN when not shown; `began_on` `(n,)` day numbers; `client` `(n,)` tells whose
    pairs belong together, from 0, or `ERASED`; `groups` names the group `(n,)` of each pair in each division.
    """

    features: Values
    well: Values
    rank_shown: Values
    began_on: npt.NDArray[np.int64]
    client: npt.NDArray[np.int64]
    groups: Mapping[Grouping, npt.NDArray[np.str_]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.features)

    def where(self, chosen: npt.NDArray[Any]) -> "TaughtPairs":
        """Return some of the pairs, by a mask or by rows."""
        return TaughtPairs(
            self.features[chosen],
            self.well[chosen],
            self.rank_shown[chosen],
            self.began_on[chosen],
            self.client[chosen],
            {grouping: names[chosen] for grouping, names in self.groups.items()},
        )


def as_arrays(labels: Sequence[PairLabels]) -> tuple[Values, Values, npt.NDArray[np.int64]]:
    """Return how pairs went `(n, n_parts)`, their ranks when shown `(n,)` and their first days `(n,)`."""
    well = [[float(one.well.get(part, np.nan)) for part in Part] for one in labels]
    ranks = [np.nan if one.rank_shown is None else float(one.rank_shown) for one in labels]
    days = [one.began_on.toordinal() for one in labels]
    return (
        np.array(well, dtype=np.float64).reshape(-1, len(Part)),
        np.array(ranks, dtype=np.float64),
        np.array(days, dtype=np.int64),
    )
