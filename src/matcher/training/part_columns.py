"""What an estimator of one part is given: the part's features, then what goes with them but is no reason.

An unknown value must teach its feature nothing. It is put at the feature's neutral value, and a column
"is unknown" takes up whatever goes with absence. Where a pair stood in a list is taken up in the same way.
None of these columns is in the compiled tables. Of a feature that hardly any outcome knows nothing is
learned: a known value would tell the prior's made-up pairs from what happened, and the level pass for it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import Part
from matcher.features.columns import COLUMN
from matcher.features.taught_pairs import TaughtPairs
from matcher.ranking.prior import Prior
from matcher.ranking.ranker import PARTS
from matcher.training.prior_ranker import directions_of

Values = npt.NDArray[np.float64]

RANK_TEACHES = frozenset({Part.CLIENT_FIT})
"""Parts in which the rank shown counts: an employer never sees it, and a job kept knows nothing of it."""

FEWEST_KNOWN: Final = 30
"""A feature is learned from at least so many outcomes of a part in which it is known."""


@dataclass(frozen=True, slots=True)
class Taught:
    """The outcomes of one part.

    `values` `(n, m)` are its features, NaN unknown; `depth` `(n,)` is how far down a pair was shown, as
    log2(1 + rank), NaN when it was not; `happened` `(n,)` 0 or 1; `client` `(n,)` tells whose it is.
    """

    values: Values
    depth: Values
    happened: Values
    client: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many outcomes there are."""
        return len(self.happened)


def taught_of(prior: Prior, part: Part, pairs: TaughtPairs) -> Taught:
    """Return the pairs that speak of one part, as that part sees them."""
    well = pairs.well[:, PARTS.index(part)]
    known = ~np.isnan(well)
    columns = [COLUMN[feature] for feature in directions_of(prior, part)]
    depth = np.log2(1.0 + pairs.rank_shown[known])
    return Taught(
        pairs.features[known][:, columns],
        depth if part in RANK_TEACHES else np.full_like(depth, np.nan),
        well[known],
        pairs.client[known],
    )


class PartColumns:
    """Makes one part's columns; which nuisances there are follows from the outcomes it is made for.

    `untold` `(m,)` marks the features that fewer than `FEWEST_KNOWN` of these outcomes know: their columns
    stay at the neutral value, whatever the pair.
    """

    def __init__(self, prior: Prior, part: Part, taught: Taught) -> None:
        """Learn which features are ever unknown, or almost always, and how far down pairs were shown."""
        features = directions_of(prior, part)
        unknown = np.isnan(taught.values)
        self.neutral = np.array([prior.features[feature].neutral for feature in features])
        self.untold = (~unknown).sum(axis=0) < FEWEST_KNOWN
        self.sometimes_unknown = np.flatnonzero(unknown.any(axis=0) & ~self.untold)
        seen = taught.depth[~np.isnan(taught.depth)]
        self.has_rank = len(np.unique(seen)) > 1
        self.middle = float(np.median(seen)) if self.has_rank else 0.0

    @property
    def nuisances(self) -> tuple[int, ...]:
        """Return the direction of each nuisance column: either way for absence, falling for the rank."""
        return (*[0] * len(self.sometimes_unknown), *[-1] * self.has_rank)

    def __call__(self, values: Values, depth: Values) -> Values:
        """Return the columns of pairs, `(n, m + n_nuisances)`, without NaN."""
        unknown = np.isnan(values)
        known = np.where(unknown | self.untold, self.neutral, values)
        beside = [known, unknown[:, self.sometimes_unknown].astype(np.float64)]
        if self.has_rank:
            beside.append(np.nan_to_num(depth - self.middle, nan=0.0)[:, None])
        return np.concatenate(beside, axis=1)

    def without_nuisances(self, columns: Values, *, rank_stays: bool = False) -> Values:
        """Return columns with what is no reason at rest; the rank too, unless it is to stay."""
        plain = columns.copy()
        end = columns.shape[1] - int(rank_stays and self.has_rank)
        plain[:, len(self.neutral) : end] = 0.0
        return plain
