"""How far back a day can lie that somebody types: a year of two figures becomes one of the first century."""

from datetime import timedelta
from typing import Final

LONGEST_AGO: Final = timedelta(days=3653)
"""Ten years: whatever is older is a slip of the pen."""

TOO_LONG_AGO: Final = "lies more than ten years back"
