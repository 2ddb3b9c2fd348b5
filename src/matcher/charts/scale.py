"""From numbers to places on a sheet, with round numbers along the axis."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

Written = Callable[[float], str]
"""How a number of an axis is written."""

PLAIN: Final[Written] = "{:g}".format

_MOST_STEPS: Final = 4
_ROUND: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` in round steps, which lie from `start` to `end` on the sheet."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a value lies on the sheet."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return the round numbers along the axis, its ends included."""
        steps = round((self.high - self.low) / self.step)
        digits = 2 - math.floor(math.log10(self.step))
        return [round(self.low + number * self.step, digits) for number in range(steps + 1)]


def scale_over(values: Iterable[float], start: float, end: float) -> Scale:
    """Return a scale on which all values lie.

    Raises:
        ValueError: there are none, or one is not finite.
    """
    found = list(values)
    if not found or not all(math.isfinite(value) for value in found):
        msg = "A chart needs numbers, and each of them finite."
        raise ValueError(msg)
    low, high = min(found), max(found)
    if low == high:
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (0.0, 1.0)
    rough = (high - low) / _MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(one for one in _ROUND if one * power >= rough * (1 - 1e-9))
    return Scale(
        step * math.floor(low / step + 1e-9), step * math.ceil(high / step - 1e-9), step, start, end
    )
