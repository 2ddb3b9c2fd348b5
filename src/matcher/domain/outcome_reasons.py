"""Why something did not come about or came to an end: a code to count by, with a text where there is one.

Both stand in the `reason` of an outcome, `code: text`, so that its shape is one for everybody; a reason
that another system wrote as plain text reads as text without a code. A person's health is never one.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from matcher.domain.outcomes import OutcomeEvent

LONGEST_REASON: Final = 500
"""How many characters the text of a reason may have."""

_BETWEEN: Final = ": "


class OutcomeReason(StrEnum):
    """Why, in one word; which ones go with which event is in `REASONS_OF`."""

    TASKS = "tasks"
    HOURS = "hours"
    TRAVEL = "travel"
    PAY = "pay"
    CONDITIONS = "conditions"
    EMPLOYER = "employer"
    NOT_NOW = "not_now"
    OTHER_PERSON = "other_person"
    NO_WORK_ANY_MORE = "no_work_any_more"
    OTHER_JOB = "other_job"
    CHANGED_MIND = "changed_mind"
    CONTRACT_ENDED = "contract_ended"
    CLIENT_STOPPED = "client_stopped"
    EMPLOYER_STOPPED = "employer_stopped"
    OTHER = "other"


REASONS_OF: Final[Mapping[OutcomeEvent, tuple[OutcomeReason, ...]]] = MappingProxyType(
    {
        OutcomeEvent.CLIENT_DECLINED: (
            OutcomeReason.TASKS,
            OutcomeReason.HOURS,
            OutcomeReason.TRAVEL,
            OutcomeReason.PAY,
            OutcomeReason.CONDITIONS,
            OutcomeReason.EMPLOYER,
            OutcomeReason.NOT_NOW,
            OutcomeReason.OTHER,
        ),
        OutcomeEvent.NOT_HIRED: (
            OutcomeReason.OTHER_PERSON,
            OutcomeReason.TASKS,
            OutcomeReason.HOURS,
            OutcomeReason.CONDITIONS,
            OutcomeReason.NO_WORK_ANY_MORE,
            OutcomeReason.OTHER,
        ),
        OutcomeEvent.WITHDRAWN: (
            OutcomeReason.OTHER_JOB,
            OutcomeReason.CHANGED_MIND,
            OutcomeReason.NO_WORK_ANY_MORE,
            OutcomeReason.OTHER,
        ),
        OutcomeEvent.ENDED: (
            OutcomeReason.CONTRACT_ENDED,
            OutcomeReason.CLIENT_STOPPED,
            OutcomeReason.EMPLOYER_STOPPED,
            OutcomeReason.OTHER_JOB,
            OutcomeReason.OTHER,
        ),
    }
)
"""The reasons that go with an event; an event that is not in it needs none."""


def written(reason: OutcomeReason | None, text: str) -> str | None:
    """Return a code and a text as an outcome keeps them, None when there is neither.

    >>> written(OutcomeReason.HOURS, "te vroeg op de dag"), written(OutcomeReason.HOURS, " ")
    ('hours: te vroeg op de dag', 'hours')
    >>> written(None, "") is None
    True
    """
    return _BETWEEN.join(part for part in (reason, text.strip()) if part) or None


def read(kept: str | None) -> tuple[OutcomeReason | None, str]:
    """Return the code and the text in what an outcome keeps; a text of elsewhere has no code.

    >>> read("hours: te vroeg"), read("Te ver: een uur reizen")
    ((<OutcomeReason.HOURS: 'hours'>, 'te vroeg'), (None, 'Te ver: een uur reizen'))
    """
    code, _, text = (kept or "").partition(_BETWEEN)
    if code in set(OutcomeReason):
        return OutcomeReason(code), text
    return None, kept or ""
