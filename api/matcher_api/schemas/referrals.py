"""Referrals, as they are sent and answered."""

from datetime import date
from typing import Self

from matcher.domain.ids import ClientId, ReferralId, StaffId, VacancyId
from matcher.domain.referrals import Referral, ReferralState
from matcher.exchange.shapes import Day, Id, MaybeText, Shape
from matcher_api.schemas.parts import Moment


class ReferralRequest(Shape):
    """A client and a vacancy, discussed with the client; the summary may come later."""

    client_id: Id
    vacancy_id: Id
    discussed_on: Day
    summary: MaybeText = None

    def to_domain(self) -> Referral:
        """Return the referral; id and speaker are set when it is kept."""
        return Referral(
            id=ReferralId(""),
            client_id=ClientId(self.client_id),
            vacancy_id=VacancyId(self.vacancy_id),
            discussed_on=self.discussed_on,
            discussed_by=StaffId(""),
            summary=self.summary or "",
        )


class ReleaseRequest(Shape):
    """What goes with a release: a summary replaces the one in the draft."""

    summary: MaybeText = None


class ReferralAnswer(Shape):
    """A referral; `releasesAt` says when a release takes effect."""

    id: str
    client_id: str
    vacancy_id: str
    discussed_on: date
    discussed_by: str
    summary: str
    state: ReferralState
    releases_at: Moment | None

    @classmethod
    def of_referral(cls, referral: Referral) -> Self:
        """Return a referral as an answer."""
        return cls.of(
            id=referral.id,
            client_id=referral.client_id,
            vacancy_id=referral.vacancy_id,
            discussed_on=referral.discussed_on,
            discussed_by=referral.discussed_by,
            summary=referral.summary,
            state=referral.state,
            releases_at=referral.releases_at,
        )
