"""Talks between a client and the own specialist: what was discussed, for the two of them to look back on.

Nothing here is ever matched on, shown to a colleague or told to an employer.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.ids import ClientId, StaffId, TalkId


class TalkAbout(StrEnum):
    """What a talk was about."""

    WORK = "work"
    OPENNESS = "openness"
    VACANCY = "vacancy"


@dataclass(frozen=True, slots=True, repr=False)
class Talk:
    """One talk on one day, in a few words of the specialist, without a word about health."""

    id: TalkId
    client_id: ClientId
    held_on: date
    about: TalkAbout
    note: str
    recorded_by: StaffId

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Talk(...)"
