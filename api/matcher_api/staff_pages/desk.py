"""What a route of the staff pages works with: who is signed in, the moment, the matching, a trail."""

from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Request

from matcher.domain.access import Role
from matcher.domain.errors import MatcherError
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import not_here
from matcher_api.authentication import actor_of_session
from matcher_api.dependencies import this_moment
from matcher_api.matching_side import AppDep, fresh_matching

SIGN_IN_PATH: Final = "/inloggen"
_ORIGIN: Final = "pages"


class SignInFirstError(MatcherError):
    """Nobody is signed in; `came_for` is the path to come back to."""

    def __init__(self, came_for: str) -> None:
        """Keep where the visitor wanted to go."""
        self.came_for = came_for
        super().__init__("Sign in first.")

    @property
    def sign_in_at(self) -> str:
        """Return where to sign in, and come back from."""
        back = "" if self.came_for == "/" else "?" + urlencode({"naar": self.came_for})
        return SIGN_IN_PATH + back


class Desk:
    """One signed-in member of staff at work, for the time of one request."""

    def __init__(
        self, request: Request, app: AppDep, as_of: Annotated[AsOf, Depends(this_moment)]
    ) -> None:
        """Find out who is signed in.

        Raises:
            SignInFirstError: nobody is.
            NotFoundError: an employer is; these pages are not for employers.
            TooManyRequestsError: this key asks too often.
        """
        actor = actor_of_session(request)
        if actor is None:
            raise SignInFirstError(request.url.path if request.method == "GET" else "/")
        if actor.role is Role.EMPLOYER:
            raise not_here()
        request.app.state.limiter.take(f"key:{actor.key_id}")
        request.state.actor = actor
        self.app = app
        self.actor = actor
        self.as_of = as_of

    @property
    def matching(self) -> Matching:
        """Return the matching with everything in it that was committed up to now."""
        return fresh_matching(self.app)

    def leave_trail(self, action: str, *client_ids: str) -> None:
        """Write one line in the audit log for each person shown."""
        signature = Signature(self.actor, _ORIGIN, self.as_of.now)
        deed = Deed(action, "client", client_ids)
        leave_trail(self.app.database, self.app.secret, signature, [deed])


DeskDep = Annotated[Desk, Depends()]
