"""Talks between a client and the own specialist: what was discussed, for the two of them to look back on.

Nothing here is ever matched on, shown to a colleague or told to an employer. A talk at an employer and
a trial placement, which no outcome stands for, are kept here with the vacancy they are about.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.ids import ClientId, StaffId, TalkId, VacancyId


class TalkAbout(StrEnum):
    """What a talk was about."""

    WORK = "work"
    OPENNESS = "openness"
    VACANCY = "vacancy"


class StepAtEmployer(StrEnum):
    """A step between an introduction and its result, on which the two look back."""

    INTERVIEW = "interview"
    TRIAL_PLACEMENT = "trial_placement"


@dataclass(frozen=True, slots=True, repr=False)
class Talk:
    """One talk on one day, in a few words of the specialist, without a word about health.

    `vacancy_id` is the vacancy it was about, `step` what happened there at the employer.
    """

    id: TalkId
    client_id: ClientId
    held_on: date
    about: TalkAbout
    note: str
    recorded_by: StaffId
    vacancy_id: VacancyId | None = None
    step: StepAtEmployer | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Talk(...)"
