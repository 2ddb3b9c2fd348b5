"""What happened after a proposal: kept for the people involved, and what a ranker learns from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.ids import ClientId, OutcomeId, ReferralId, VacancyId


class OutcomeEvent(StrEnum):
    """A step on the way from proposal to a job kept."""

    PROPOSED = "proposed"
    CLIENT_DECLINED = "client_declined"
    CLIENT_INTERESTED = "client_interested"
    APPLIED = "applied"
    INTRODUCED = "introduced"
    NO_ANSWER = "no_answer"
    NOT_HIRED = "not_hired"
    WITHDRAWN = "withdrawn"
    HIRED = "hired"
    ENDED = "ended"
    KEPT_13_WEEKS = "kept_13_weeks"
    KEPT_26_WEEKS = "kept_26_weeks"


class ListKind(StrEnum):
    """The kind of list a line was shown in."""

    SEARCH = "search"
    NIGHTLY = "nightly"


@dataclass(frozen=True, slots=True)
class Shown:
    """Where and by which ranker a pair was shown, so that learning can correct for exposure."""

    rank: int
    list: ListKind
    ranker: str


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """One event of one pair on one day; `reason` is free text."""

    id: OutcomeId
    client_id: ClientId
    vacancy_id: VacancyId
    event: OutcomeEvent
    on: date
    referral_id: ReferralId | None = None
    reason: str | None = None
    contract_ends_on: date | None = None
    shown: Shown | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Outcome(...)"
