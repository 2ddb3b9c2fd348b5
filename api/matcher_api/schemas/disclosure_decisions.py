"""Decisions about openness, as they are sent and answered."""

from typing import Self

from pydantic import Field

from matcher.domain.openness import DisclosureDecision
from matcher.exchange.decisions import DecisionShape
from matcher.exchange.ids import SameIds
from matcher.exchange.shapes import Day, Id, Shape
from matcher_api.schemas.parts import READ_ONLY


class DecisionResource(DecisionShape):
    """Who may know what, from when, told by whom, and until when."""

    decision_id: Id = Field(default="", json_schema_extra=READ_ONLY)
    revoked_on: Day | None = Field(default=None, json_schema_extra=READ_ONLY)

    @classmethod
    def of_decision(cls, decision: DisclosureDecision) -> Self:
        """Return a decision as an answer."""
        return cls.from_domain(decision, SameIds()).model_copy(
            update={"decision_id": decision.id, "revoked_on": decision.revoked_on}
        )


class DecisionPage(Shape):
    """A page of a client's decisions in the order in which they were recorded."""

    items: list[DecisionResource]
    page: int
    page_size: int
    total: int
