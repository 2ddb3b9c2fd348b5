"""Who asks: a key in the `Authorization` header for systems, a session cookie for the pages."""

from typing import Annotated, Final

from fastapi import Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from matcher import clock
from matcher.domain.access import Actor
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.issue_keys import actor_of_ended, authenticate, session_actor
from matcher_api.errors import UnauthenticatedError

COOKIE: Final = "matcher_session"

_bearer = HTTPBearer(
    scheme_name="key", description="A key made with `matcher keys create`.", auto_error=False
)


def current_actor(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Actor:
    """Return who holds the key that came along.

    Raises:
        UnauthenticatedError: no key came along, or one that opens nothing.
        TooManyRequestsError: this key, or this address without a valid one, asks too often.
    """
    state = request.app.state
    actor = None
    if given is not None:
        kept = state.store
        actor = authenticate(kept.database, kept.secret, given.credentials, clock.today())
    if actor is None:
        state.limiter.take(f"address:{request.client.host if request.client else ''}")
        msg = "Send a valid key as 'Authorization: Bearer <key>'."
        raise UnauthenticatedError(msg)
    state.limiter.take(f"key:{actor.key_id}")
    return actor


def actor_of_session(request: Request) -> Actor | None:
    """Return who opened the session that a page's cookie names, or None."""
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    kept = request.app.state.store
    return session_actor(kept.database, kept.secret, token, AsOf(clock.now(), clock.today()))


def actor_of_ended_session(request: Request) -> Actor | None:
    """Return whose session the cookie names that ran out not long ago, or None."""
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    kept = request.app.state.store
    return actor_of_ended(kept.database, kept.secret, token, AsOf(clock.now(), clock.today()))


def remember_session(request: Request, response: Response, token: str) -> None:
    """Put a session in a cookie that ends with the browser, for this site and no script."""
    response.set_cookie(
        cookie_name(request), token, path="/", secure=_safe(request), httponly=True, samesite="lax"
    )


def forget_session(request: Request, response: Response) -> None:
    """Take the cookie of a session away."""
    response.delete_cookie(
        cookie_name(request), path="/", secure=_safe(request), httponly=True, samesite="lax"
    )


def cookie_name(request: Request) -> str:
    """Return the cookie's name: bound to this host over https, plain for a demo on loopback."""
    return f"__Host-{COOKIE}" if _safe(request) else COOKIE


def _safe(request: Request) -> bool:
    return request.url.scheme == "https"
