"""`/clients/{clientId}/disclosure-decisions`: appended and revoked, never overwritten."""

from http import HTTPStatus

from fastapi import APIRouter

from matcher.domain.ids import DecisionId
from matcher.exchange.ids import SameIds
from matcher.use_cases.decide_openness import list_decisions, record_decision, revoke_decision
from matcher_api.dependencies import (
    CallerDep,
    ClientIdDep,
    DecisionIdDep,
    PageDep,
)
from matcher_api.schemas.disclosure_decisions import DecisionPage, DecisionResource

router = APIRouter(prefix="/clients/{client_id}/disclosure-decisions", tags=["disclosure"])


@router.get("")
def list_of_decisions(client_id: ClientIdDep, caller: CallerDep, page: PageDep) -> DecisionPage:
    """Return a page of an own client's decisions, revoked ones too, as they were recorded."""
    decisions = list_decisions(caller.database, caller.actor, client_id)
    caller.leave_trail("read decisions", "client", client_id)
    return DecisionPage.of(
        items=[DecisionResource.of_decision(decision) for decision in decisions[page.part]],
        page=page.page,
        page_size=page.page_size,
        total=len(decisions),
    )


@router.post("", status_code=HTTPStatus.CREATED)
def post_decision(
    client_id: ClientIdDep,
    body: DecisionResource,
    caller: CallerDep,
) -> DecisionResource:
    """Record a decision after all earlier ones; what was told on those follows it at once."""
    given = body.to_domain(DecisionId(""), SameIds())
    with caller.telling("decide", "client", client_id):
        decision = record_decision(caller.database, caller.actor, client_id, given, caller.as_of)
    return DecisionResource.of_decision(decision)


@router.post("/{decision_id}/_revoke")
def revoke(
    client_id: ClientIdDep,
    decision_id: DecisionIdDep,
    caller: CallerDep,
) -> DecisionResource:
    """End a decision today; introductions that stood on it are no longer available."""
    with caller.telling("revoke", "client", client_id):
        decision = revoke_decision(
            caller.database, caller.actor, client_id, decision_id, caller.as_of.on
        )
    return DecisionResource.of_decision(decision)
