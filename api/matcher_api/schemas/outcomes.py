"""Outcomes, as they are sent and answered."""

from pydantic import Field

from matcher.exchange.outcomes import OutcomeShape
from matcher.exchange.shapes import Id
from matcher_api.schemas.parts import READ_ONLY


class OutcomeResource(OutcomeShape):
    """What happened with one client at one vacancy on one day."""

    outcome_id: Id = Field(default="", json_schema_extra=READ_ONLY)
