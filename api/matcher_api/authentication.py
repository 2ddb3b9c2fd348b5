"""Who asks: a key in the `Authorization` header for systems, a session cookie for the pages."""

from ipaddress import ip_address
from typing import Annotated, Final

from fastapi import Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from matcher import clock
from matcher.domain.access import Actor
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.issue_keys import actor_of_ended, authenticate, session_actor
from matcher_api.errors import InsecureConnectionError, UnauthenticatedError

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
        InsecureConnectionError: a key came along in the open; it is not even looked up.
        TooManyRequestsError: this key, or this address without a valid one, asks too often.
    """
    state = request.app.state
    safe = travels_safely(request)
    actor = None
    if given is not None and safe:
        kept = state.store
        actor = authenticate(kept.database, kept.secret, given.credentials, clock.today())
    if actor is None:
        state.limiter.take(f"address:{request.client.host if request.client else ''}")
        if given is not None and not safe:
            msg = "A key travels over https only, or within the machine itself."
            raise InsecureConnectionError(msg)
        msg = "Send a valid key as 'Authorization: Bearer <key>'."
        raise UnauthenticatedError(msg)
    state.limiter.take(f"key:{actor.key_id}")
    return actor


def travels_safely(request: Request) -> bool:
    """Tell whether a key may travel here: over https, or within this machine.

    Within it only under a name of it: a proxy beside us asks for visitors from elsewhere.
    """
    if request.url.scheme == "https":
        return True
    visitor, name = request.client, request.url.hostname or ""
    return visitor is not None and _loopback(visitor.host) and _loopback(name)


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


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _safe(request: Request) -> bool:
    return request.url.scheme == "https"
