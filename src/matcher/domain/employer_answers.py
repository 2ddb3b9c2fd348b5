"""What an employer answers to an introduction, with a structured reason.

Like an introduction it holds no client's id: it is the employer's own input.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.domain.ids import AnswerId, IntroductionId


class AnswerCode(StrEnum):
    """What the employer wants to do."""

    TALK = "talk"
    TRIAL = "trial"
    HIRE = "hire"
    NO = "no"


class NoReason(StrEnum):
    """Why an employer says no; a barrier of the person is never one of them."""

    OTHER_PERSON = "other_person"
    TASKS_DO_NOT_FIT = "tasks_do_not_fit"
    HOURS_DO_NOT_FIT = "hours_do_not_fit"
    CONDITIONS_NOT_POSSIBLE = "conditions_not_possible"
    NO_WORK_ANY_MORE = "no_work_any_more"
    OTHER = "other"


LONGEST_NOTE: Final = 500
"""How many characters an employer may add."""


@dataclass(frozen=True, slots=True)
class EmployerAnswer:
    """One answer to one introduction; the latest one counts. `reason` goes with `NO` alone."""

    id: AnswerId
    introduction_id: IntroductionId
    code: AnswerCode
    answered_on: date
    reason: NoReason | None = None
    note: str = ""
