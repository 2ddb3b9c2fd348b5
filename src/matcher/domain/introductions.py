"""An introduction: the only shape in which an employer ever gets anything about a client.

It is a snapshot, approved for one vacancy and stored as such. It imports no profile and holds no
client's id, so that nothing can be looked up through it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import IntroductionId, VacancyId
from matcher.domain.openness import Topic


class IntroductionState(StrEnum):
    """Whether an employer can still go on with it; the reason why not is never told."""

    AVAILABLE = "available"
    NO_LONGER_AVAILABLE = "no_longer_available"


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the specialist, with the client, decided to tell one employer for one vacancy."""

    id: IntroductionId
    vacancy_id: VacancyId
    pseudonym: str
    summary: str
    needs: tuple[ConditionCode, ...]
    topics: frozenset[Topic]
    contact: str
    released_on: date
    state: IntroductionState = IntroductionState.AVAILABLE
