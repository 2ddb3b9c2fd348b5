"""What a step with one client and one vacancy must hold up to before it is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import OutcomeId
from matcher.domain.outcome_reasons import LONGEST_REASON, REASONS_OF, OutcomeReason, written
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.use_cases.pair_history import PairHistory
from matcher.use_cases.record_outcome import outcome_faults

BEFORE: Final = Fault("on", "lies before what happened already")
"""What is wrong with a day on which something else had not happened yet."""


@dataclass(frozen=True, slots=True, repr=False)
class Happened:
    """One thing that happened on a day, with why and what more there is to say of it."""

    event: OutcomeEvent
    on: date
    reason: OutcomeReason | None = None
    text: str = ""
    contract_ends_on: date | None = None


def refuse_step(step: Happened, history: PairHistory, on: date) -> None:
    """Refuse a step that cannot have happened so, with every fault at once.

    Raises:
        InvalidInputError: a wrong day, a reason that is missing or too long, words about health.
    """
    reason = written(step.reason, step.text)
    outcome = Outcome(
        OutcomeId(""),
        history.client_id,
        history.vacancy.id,
        step.event,
        step.on,
        reason=reason,
        contract_ends_on=step.contract_ends_on,
    )
    faults = [*outcome_faults(outcome, on), *_faults_of_reason(step)]
    if history.outcomes and step.on < last_day(history.outcomes):
        faults.append(BEFORE)
    if faults:
        raise InvalidInputError(faults)


def _faults_of_reason(step: Happened) -> Iterator[Fault]:
    allowed: Sequence[OutcomeReason] = REASONS_OF.get(step.event, ())
    if allowed and step.reason not in allowed:
        yield Fault("code", "is needed")
    if len(step.text) > LONGEST_REASON:
        yield Fault("reason", f"is longer than {LONGEST_REASON} characters")


def last_day(outcomes: Sequence[Outcome]) -> date:
    """Return the last day on which something happened."""
    return max(one.on for one in outcomes)
