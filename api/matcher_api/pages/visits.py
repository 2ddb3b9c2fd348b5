"""Somebody who is signed in visits a page; whoever is not is asked to sign in and comes back."""

from typing import Final
from urllib.parse import urlencode, urlsplit

from fastapi import Request

from matcher.domain.access import Actor
from matcher.domain.errors import MatcherError
from matcher_api.authentication import actor_of_session

SIGN_IN_PATH: Final = "/inloggen"
ORIGIN: Final = "pages"


class SignInFirstError(MatcherError):
    """Nobody is signed in; `came_for` is the path to come back to."""

    def __init__(self, came_for: str) -> None:
        """Keep where the visitor wanted to go, or where the form stood that they sent."""
        self.came_for = came_for
        super().__init__("Sign in first.")

    @property
    def sign_in_at(self) -> str:
        """Return where to sign in, and come back from."""
        back = "" if self.came_for == "/" else "?" + urlencode({"naar": self.came_for})
        return SIGN_IN_PATH + back


def visitor(request: Request) -> Actor:
    """Return who is signed in.

    Raises:
        SignInFirstError: nobody is.
        TooManyRequestsError: this key asks too often.
    """
    actor = actor_of_session(request)
    if actor is None:
        raise SignInFirstError(_wanted(request))
    request.app.state.limiter.take(f"key:{actor.key_id}")
    request.state.actor = actor
    return actor


def _wanted(request: Request) -> str:
    """Return the page to come back to: this one, or for what was sent the page its form stood at."""
    if request.method == "GET":
        return request.url.path
    return urlsplit(request.headers.get("referer", "")).path or "/"
