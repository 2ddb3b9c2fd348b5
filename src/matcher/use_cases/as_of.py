"""The moment a use case speaks of: passed in, never read from a clock inside."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment (aware, UTC) and the day it is then in the Netherlands."""

    now: datetime
    on: date
