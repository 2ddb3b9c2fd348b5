"""Hours a week and times of day."""

from dataclasses import dataclass
from enum import StrEnum


class TimeOfDay(StrEnum):
    """A time that work may ask for."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class HoursRange:
    """Hours a week, from `min` to `max`; either end may be unknown (None)."""

    min: float | None = None
    max: float | None = None

    @property
    def known(self) -> bool:
        """Tell whether at least one end is known."""
        return self.min is not None or self.max is not None

    @property
    def whole(self) -> bool:
        """Tell whether both ends are known."""
        return self.min is not None and self.max is not None

    @property
    def low(self) -> float:
        """Return the lower end in hours, 0 when unknown."""
        return 0.0 if self.min is None else self.min

    @property
    def high(self) -> float:
        """Return the upper end in hours, unbounded when unknown."""
        return float("inf") if self.max is None else self.max


def hours_gap(wanted: HoursRange, offered: HoursRange) -> float:
    """Return how many hours a week lie between two ranges; 0 when they meet.

    >>> hours_gap(HoursRange(12, 24), HoursRange(32, 40))
    8.0
    >>> hours_gap(HoursRange(12, None), HoursRange(16, 24))
    0.0
    """
    return max(0.0, float(wanted.low - offered.high), float(offered.low - wanted.high))
