"""Referrals: a client and a vacancy, discussed with the client, on the way to an introduction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from matcher.domain.ids import ClientId, ReferralId, StaffId, VacancyId

UNDO_TIME: Final = timedelta(hours=1)
"""A release takes effect after this time and can be undone until then."""


class ReferralState(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class RefusedBecause(StrEnum):
    """Why a release is refused: what the client decided, or where client and vacancy stand."""

    NOT_LOOKING = "not_looking"
    UNWANTED = "unwanted"
    CLOSED_VACANCY = "closed_vacancy"
    NO_SUPPORT = "no_support"
    CLIENT_TELLS = "client_tells"
    NO_JOBS_AGREEMENT = "no_jobs_agreement"


@dataclass(frozen=True, slots=True, repr=False)
class Referral:
    """A pair that specialist and client discussed; `summary` is the text an employer would get.

    `ended_on` is the day on which it was withdrawn, or its introduction ended; None as long as it stands.
    """

    id: ReferralId
    client_id: ClientId
    vacancy_id: VacancyId
    discussed_on: date
    discussed_by: StaffId
    summary: str
    state: ReferralState = ReferralState.DRAFT
    releases_at: datetime | None = None
    ended_on: date | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Referral(...)"

    def in_effect(self, now: datetime) -> bool:
        """Tell whether the release has taken effect at this moment (aware UTC)."""
        return (
            self.state is ReferralState.RELEASED
            and self.releases_at is not None
            and self.releases_at <= now
        )
