"""The clock: the only place that reads the time. Rules get the day as an argument."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_NETHERLANDS = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 -- the one place


def today() -> date:
    """Return the day it is in the Netherlands, where decisions begin and end at midnight."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day it is in the Netherlands at a moment (aware)."""
    return moment.astimezone(_NETHERLANDS).date()


def time_of(moment: datetime) -> time:
    """Return what clocks in the Netherlands say at a moment (aware)."""
    return moment.astimezone(_NETHERLANDS).time()
