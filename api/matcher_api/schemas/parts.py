"""What several answers have in common."""

from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, JsonValue

READ_ONLY: Final[dict[str, JsonValue]] = {"readOnly": True}
"""Marks what is answered, and ignored when it is sent back."""


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_in_utc)]
"""A moment in an answer: always in UTC."""
