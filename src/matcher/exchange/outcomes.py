"""An outcome as it looks outside: what happened with one client at one vacancy on one day."""

from typing import Annotated, Self

from pydantic import Field

from matcher.domain.health_words import find_health_words
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent, Shown
from matcher.exchange.ids import Ids, OutsideIds
from matcher.exchange.shapes import Day, Id, MaybeText, Shape, Whole


class ShownShape(Shape):
    """Where and by which ranker the pair was shown."""

    rank: Annotated[Whole, Field(ge=1)]
    list: ListKind
    ranker: Id


class OutcomeShape(Shape):
    """An outcome: ids, day and event are required."""

    outcome_id: Id
    client_id: Id
    vacancy_id: Id
    referral_id: Id | None = None
    on: Day
    event: OutcomeEvent
    reason: MaybeText = None
    contract_ends_on: Day | None = None
    shown: ShownShape | None = None

    def to_domain(self, ids: Ids) -> Outcome:
        """Return the outcome as learning knows it."""
        shown = self.shown
        return Outcome(
            id=ids.outcome(self.outcome_id),
            client_id=ids.client(self.client_id),
            vacancy_id=ids.vacancy(self.vacancy_id),
            event=self.event,
            on=self.on,
            referral_id=None if self.referral_id is None else ids.referral(self.referral_id),
            reason=self.reason,
            contract_ends_on=self.contract_ends_on,
            shown=None if shown is None else Shown(shown.rank, shown.list, shown.ranker),
        )

    def flagged(self) -> tuple[str, ...]:
        """Return the keys whose text holds a health word, for a person to rewrite."""
        return ("reason",) if self.reason and find_health_words(self.reason) else ()

    @classmethod
    def from_domain(cls, outcome: Outcome, ids: OutsideIds) -> Self:
        """Return the outcome as it looks outside."""
        shown = outcome.shown
        return cls.of(
            outcome_id=ids.outcome(outcome.id),
            client_id=ids.client(outcome.client_id),
            vacancy_id=ids.vacancy(outcome.vacancy_id),
            referral_id=None if outcome.referral_id is None else ids.referral(outcome.referral_id),
            on=outcome.on,
            event=outcome.event,
            reason=outcome.reason,
            contract_ends_on=outcome.contract_ends_on,
            shown=(
                None
                if shown is None
                else ShownShape(rank=shown.rank, list=shown.list, ranker=shown.ranker)
            ),
        )
