"""`/inloggen/demo`: looking around in the made-up region as one of the roles, without a key."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.access import Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.demo_visitors import DEMO_VISITORS, is_demo
from matcher.use_cases.issue_keys import create_key
from matcher.use_cases.permissions import not_here
from matcher_api.authentication import travels_safely
from matcher_api.dependencies import this_moment
from matcher_api.pages.sign_in import Entrance, enter, take_a_turn
from matcher_api.pages.visits import ORIGIN, SIGN_IN_PATH

router = APIRouter()


@router.post(SIGN_IN_PATH + "/demo")
def look_around(
    request: Request,
    as_of: Annotated[AsOf, Depends(this_moment)],
    rol: Annotated[str, Form()] = "",
    naar: Annotated[str, Form()] = "/",
    niet_verstuurd: Annotated[str, Form()] = "",
) -> Response:
    """Sign in as one of the made-up people; outside the demo there is no such page."""
    if not is_demo(request.app.state.app.settings) or rol not in set(Role):
        raise not_here()
    if not travels_safely(request):
        return RedirectResponse(SIGN_IN_PATH, HTTPStatus.SEE_OTHER)
    take_a_turn(request)
    kept = request.app.state.store
    issued = create_key(kept.database, kept.secret, DEMO_VISITORS[Role(rol)], as_of.on)
    made = Deed("create", "key", (issued.key.actor.key_id,))
    leave_trail(kept.database, kept.secret, Signature(None, ORIGIN, as_of.now), [made])
    entrance = Entrance(issued.key.actor, issued.secret, naar, niet_verstuurd)
    return enter(request, entrance, as_of)
