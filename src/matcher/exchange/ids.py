"""From ids outside to ids inside and back: who reads or writes a record says how."""

from typing import Protocol

from matcher.domain.ids import ClientId, EmployerId, OutcomeId, ReferralId, VacancyId


class Ids(Protocol):
    """Knows the id inside for each id that a record names."""

    def client(self, outside: str, /) -> ClientId:
        """Return a client's id."""

    def vacancy(self, outside: str, /) -> VacancyId:
        """Return a vacancy's id."""

    def employer(self, outside: str, /) -> EmployerId:
        """Return an employer's id."""

    def outcome(self, outside: str, /) -> OutcomeId:
        """Return an outcome's id."""

    def referral(self, outside: str, /) -> ReferralId:
        """Return a referral's id."""


class OutsideIds(Protocol):
    """Knows the id to show outside for each id inside."""

    def client(self, inside: ClientId, /) -> str:
        """Return what a client is called outside."""

    def vacancy(self, inside: VacancyId, /) -> str:
        """Return what a vacancy is called outside."""

    def employer(self, inside: EmployerId, /) -> str:
        """Return what an employer is called outside."""

    def outcome(self, inside: OutcomeId, /) -> str:
        """Return what an outcome is called outside."""

    def referral(self, inside: ReferralId, /) -> str:
        """Return what a referral is called outside."""


class SameIds:
    """For records whose ids are those inside already, as in the API: both ways the same."""

    def client(self, outside: str, /) -> ClientId:
        """Return a client's id."""
        return ClientId(outside)

    def vacancy(self, outside: str, /) -> VacancyId:
        """Return a vacancy's id."""
        return VacancyId(outside)

    def employer(self, outside: str, /) -> EmployerId:
        """Return an employer's id."""
        return EmployerId(outside)

    def outcome(self, outside: str, /) -> OutcomeId:
        """Return an outcome's id."""
        return OutcomeId(outside)

    def referral(self, outside: str, /) -> ReferralId:
        """Return a referral's id."""
        return ReferralId(outside)
