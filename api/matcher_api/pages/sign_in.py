"""Signing in and out: a key is exchanged for a session in a cookie that no script can read."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.access import Actor, Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.demo_visitors import DEMO_VISITORS, is_demo
from matcher.use_cases.issue_keys import authenticate, close_session, open_session
from matcher.wording import pages, unsent_form_pages
from matcher_api.authentication import (
    cookie_name,
    forget_session,
    remember_session,
    travels_safely,
)
from matcher_api.dependencies import this_moment
from matcher_api.pages.contexts import Option, SignInContext, UnsentContext, Wrong
from matcher_api.pages.rendering import page
from matcher_api.pages.unsent_forms import UnsentForm, opened_form
from matcher_api.pages.visits import SIGN_IN_PATH

router = APIRouter()

_FIELD: Final = "sleutel"
_OUR_PAGES: Final = re.compile(r"/(?!inloggen|uitloggen)(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?")
EMPLOYERS_HOME: Final = "/werkgever"
_DEMO_ROLES: Final = tuple(
    Option(role.value, pages.LOOK_AROUND_AS.format(role=pages.ROLES[role]))
    for role in DEMO_VISITORS
)


@dataclass(frozen=True, slots=True, repr=False)
class Entrance:
    """Somebody who may come in: who, with which key, what for, and the sealed form they had to send."""

    actor: Actor
    key: str
    came_for: str
    unsent: str


@router.get(SIGN_IN_PATH)
def ask_for_key(request: Request, naar: str = "/") -> Response:
    """Show the form for a key."""
    return sign_in_page(request, naar, status=HTTPStatus.OK)


@router.post(SIGN_IN_PATH)
def sign_in(
    request: Request,
    as_of: Annotated[AsOf, Depends(this_moment)],
    sleutel: Annotated[str, Form()] = "",
    naar: Annotated[str, Form()] = "/",
    niet_verstuurd: Annotated[str, Form()] = "",
) -> Response:
    """Exchange a key for a session; a wrong key is neither shown again nor written down.

    Whoever had a form to send gets it back first, to send it now.
    """
    key = sleutel.strip()
    again = partial(sign_in_page, request, naar, unsent=niet_verstuurd)
    if not travels_safely(request):
        return again(problem=pages.ONLY_HTTPS)
    if not key:
        return again(problem=pages.NO_KEY, status=HTTPStatus.BAD_REQUEST)
    take_a_turn(request)
    kept = request.app.state.store
    actor = authenticate(kept.database, kept.secret, key, as_of.on)
    if actor is None:
        return again(problem=pages.WRONG_KEY)
    return enter(request, Entrance(actor, key, naar, niet_verstuurd), as_of)


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


def enter(request: Request, entrance: Entrance, as_of: AsOf) -> Response:
    """Open a session with the key of somebody, and send them to where they came for.

    Whoever had a form to send gets it back first.
    """
    actor, kept = entrance.actor, request.app.state.store
    unsent = opened_form(request, entrance.unsent, actor)
    if unsent is None:
        home = _home(actor, _back_to(entrance.came_for))
        answer: Response = RedirectResponse(home, HTTPStatus.SEE_OTHER)
    else:
        request.state.actor = actor
        answer = page(request, _unsent(unsent))
    life = timedelta(hours=request.app.state.session_hours)
    token = open_session(kept.database, kept.secret, entrance.key, as_of, life)
    if token is not None:
        remember_session(request, answer, token)
    return answer


def take_a_turn(request: Request) -> None:
    """Let somebody sign in, unless there were too many tries from the same address.

    Raises:
        TooManyRequestsError: there were.
    """
    request.app.state.limiter.take(f"sign-in:{request.client.host if request.client else ''}")


def sign_in_page(
    request: Request,
    naar: str,
    *,
    unsent: str = "",
    problem: str | None = None,
    status: HTTPStatus = HTTPStatus.FORBIDDEN,
) -> Response:
    """Return the form for a key, with where to go after it and the sealed form that was not sent."""
    title = pages.SIGN_IN if problem is None else pages.ERROR_IN_TITLE.format(title=pages.SIGN_IN)
    wrong = None if problem is None else Wrong(_FIELD, problem)
    roles = _DEMO_ROLES if is_demo(request.app.state.app.settings) else ()
    return page(request, SignInContext(title, wrong, _back_to(naar), roles, unsent), status)


def _unsent(form: UnsentForm) -> UnsentContext:
    fields = tuple((name, text) for name, given in form.texts.items() for text in given)
    texts = tuple(text for _, text in fields if len(text.split()) > 1)
    return UnsentContext(unsent_form_pages.UNSENT, form.address, form.page, fields, texts)


def _back_to(path: str) -> str:
    """Return a page of ours to go to: never another site, whatever was asked."""
    return path if _OUR_PAGES.fullmatch(path) else "/"


def _home(actor: Actor, came_for: str) -> str:
    """Return where to go after signing in: each side has its own pages."""
    if (actor.role is Role.EMPLOYER) is came_for.startswith(EMPLOYERS_HOME):
        return came_for
    return EMPLOYERS_HOME if actor.role is Role.EMPLOYER else "/"
