"""Signing in and out: a key is exchanged for a session in a cookie that no script can read."""

import re
from datetime import timedelta
from http import HTTPStatus
from ipaddress import ip_address
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.access import Actor, Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.demo_visitors import DEMO_VISITORS, is_demo
from matcher.use_cases.issue_keys import authenticate, close_session, open_session
from matcher.wording import pages
from matcher_api.authentication import cookie_name, forget_session, remember_session
from matcher_api.dependencies import this_moment
from matcher_api.pages.contexts import Option, SignInContext, Wrong
from matcher_api.pages.rendering import page
from matcher_api.pages.visits import SIGN_IN_PATH

router = APIRouter()

_FIELD: Final = "sleutel"
_OUR_PAGES: Final = re.compile(r"/(?!inloggen|uitloggen)(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?")
_FOR_EMPLOYERS: Final = "/werkgever"
_DEMO_ROLES: Final = tuple(
    Option(role.value, pages.LOOK_AROUND_AS.format(role=pages.ROLES[role]))
    for role in DEMO_VISITORS
)


@router.get(SIGN_IN_PATH)
def ask_for_key(request: Request, naar: str = "/") -> Response:
    """Show the form for a key."""
    return _form(request, naar, None, HTTPStatus.OK)


@router.post(SIGN_IN_PATH)
def sign_in(
    request: Request,
    as_of: Annotated[AsOf, Depends(this_moment)],
    sleutel: Annotated[str, Form()] = "",
    naar: Annotated[str, Form()] = "/",
) -> Response:
    """Exchange a key for a session; a wrong key is neither shown again nor written down."""
    key = sleutel.strip()
    if not travels_safely(request):
        return _form(request, naar, pages.ONLY_HTTPS, HTTPStatus.FORBIDDEN)
    if not key:
        return _form(request, naar, pages.NO_KEY, HTTPStatus.BAD_REQUEST)
    take_a_turn(request)
    kept = request.app.state.store
    actor = authenticate(kept.database, kept.secret, key, as_of.on)
    if actor is None:
        return _form(request, naar, pages.WRONG_KEY, HTTPStatus.FORBIDDEN)
    return enter(request, actor, key, as_of, naar)


@router.post("/uitloggen")
def sign_out(request: Request) -> Response:
    """End the session, here and in the database."""
    kept = request.app.state.store
    token = request.cookies.get(cookie_name(request))
    if token:
        close_session(kept.database, kept.secret, token)
    answer = RedirectResponse(SIGN_IN_PATH, HTTPStatus.SEE_OTHER)
    forget_session(request, answer)
    return answer


def enter(request: Request, actor: Actor, key: str, as_of: AsOf, came_for: str) -> Response:
    """Open a session with the key of somebody, and send them to where they came for."""
    kept = request.app.state.store
    life = timedelta(hours=request.app.state.session_hours)
    answer = RedirectResponse(_home(actor, _back_to(came_for)), HTTPStatus.SEE_OTHER)
    token = open_session(kept.database, kept.secret, key, as_of, life)
    if token is not None:
        remember_session(request, answer, token)
    return answer


def take_a_turn(request: Request) -> None:
    """Let somebody sign in, unless there were too many tries from the same address.

    Raises:
        TooManyRequestsError: there were.
    """
    request.app.state.limiter.take(f"sign-in:{request.client.host if request.client else ''}")


def travels_safely(request: Request) -> bool:
    """Tell whether a key may travel here: over https, or within this machine."""
    if request.url.scheme == "https":
        return True
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _form(request: Request, naar: str, problem: str | None, status: HTTPStatus) -> Response:
    title = pages.SIGN_IN if problem is None else pages.ERROR_IN_TITLE.format(title=pages.SIGN_IN)
    wrong = None if problem is None else Wrong(_FIELD, problem)
    roles = _DEMO_ROLES if is_demo(request.app.state.app.settings) else ()
    return page(request, SignInContext(title, wrong, _back_to(naar), roles), status)


def _back_to(path: str) -> str:
    """Return a page of ours to go to: never another site, whatever was asked."""
    return path if _OUR_PAGES.fullmatch(path) else "/"


def _home(actor: Actor, came_for: str) -> str:
    """Return where to go after signing in: each side has its own pages."""
    if (actor.role is Role.EMPLOYER) is came_for.startswith(_FOR_EMPLOYERS):
        return came_for
    return _FOR_EMPLOYERS if actor.role is Role.EMPLOYER else "/"
