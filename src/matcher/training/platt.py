"""Platt scaling: one slope and one shift that turn log-odds into log-odds one can believe.

Source: J. Platt, Probabilistic outputs for support vector machines (1999); here with weights, a part of
the log-odds that is left as it is, and a slope that never turns an order round.
"""

import numpy as np
import numpy.typing as npt

from matcher.ranking.ranker import probability

Values = npt.NDArray[np.float64]

_MOST_STEPS = 50
_CLOSE = 1e-10
_RIDGE = 1e-9


def platt(
    log_odds: Values, happened: Values, weights: Values, offset: Values
) -> tuple[float, float]:
    """Return the slope (at least 0) and the shift that fit best.

    The chance is that of `slope * log_odds + shift + offset`; all are `(n,)`, `happened` 0..1.
    """
    slope, shift = _newton(
        np.column_stack([log_odds, np.ones_like(log_odds)]), happened, weights, offset
    )
    if slope > 0.0:
        return slope, shift
    (shift,) = _newton(np.ones((len(log_odds), 1)), happened, weights, offset)
    return 0.0, shift


def _newton(columns: Values, happened: Values, weights: Values, offset: Values) -> list[float]:
    """Return the coefficients of a weighted logistic regression, by Newton's steps."""
    found = np.zeros(columns.shape[1])
    found[0] = float(columns.shape[1] > 1)
    for _ in range(_MOST_STEPS):
        chance = probability(columns @ found + offset)
        gradient = columns.T @ (weights * (happened - chance))
        spread = (columns * (weights * chance * (1.0 - chance))[:, None]).T @ columns
        step = np.linalg.solve(spread + _RIDGE * np.eye(len(found)), gradient)
        found += np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < _CLOSE:
            break
    return [float(one) for one in found]
