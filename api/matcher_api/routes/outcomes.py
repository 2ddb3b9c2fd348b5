"""`/outcomes`: what happened after a suggestion. No vacancy is ever touched by it."""

from http import HTTPStatus

from fastapi import APIRouter

from matcher.exchange.ids import SameIds
from matcher.use_cases.record_outcome import record_outcome
from matcher_api.dependencies import CallerDep
from matcher_api.schemas.outcomes import OutcomeResource

router = APIRouter(prefix="/outcomes", tags=["outcomes"])


@router.post("", status_code=HTTPStatus.CREATED)
def post_outcome(body: OutcomeResource, caller: CallerDep) -> OutcomeResource:
    """Record what happened: of an own client, or by an adviser of an introduction."""
    given = body.to_domain(SameIds())
    with caller.telling_of_new() as tell:
        outcome = record_outcome(
            caller.database, caller.secret, caller.actor, given, tell, on=caller.as_of.on
        )
    return OutcomeResource.from_domain(outcome, SameIds())
