"""What staff choose beside the list: whom to put a vacancy to, and whom to leave out, each with a reason.

A list is a suggestion; a person decides. A proposal goes to the client's own specialist and to nobody
else, and no employer ever hears of one.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.ids import ClientId, ProposalId, SetAsideId, StaffId, VacancyId


class Reply(StrEnum):
    """What the specialist lets the one who proposed know, and nothing beside it."""

    TAKEN_UP = "taken_up"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True, repr=False)
class Proposal:
    """Somebody of staff thinks that this vacancy is for this client; the specialist talks it over.

    `rank` is where the client stood in the list, None for someone the list missed; `reason` is then
    not empty.
    """

    id: ProposalId
    client_id: ClientId
    vacancy_id: VacancyId
    proposed_by: StaffId
    proposed_on: date
    rank: int | None
    reason: str
    reply: Reply | None = None
    replied_on: date | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Proposal(...)"


@dataclass(frozen=True, slots=True, repr=False)
class SetAside:
    """Somebody of staff does not want to see this client for this vacancy, for a reason."""

    id: SetAsideId
    client_id: ClientId
    vacancy_id: VacancyId
    set_by: StaffId
    set_on: date
    reason: str

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "SetAside(...)"
