"""What a route of the staff pages works with: who is signed in, the moment, the matching, a trail."""

from typing import Annotated, Final
from urllib.parse import quote

from fastapi import Depends, Request

from matcher.bootstrap import App
from matcher.domain.access import Actor, Role
from matcher.domain.errors import MatcherError
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import not_here
from matcher_api.authentication import actor_of_session
from matcher_api.dependencies import AsOfDep

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
        return f"/inloggen?naar={quote(self.came_for)}" if self.came_for != "/" else "/inloggen"


class Desk:
    """One signed-in member of staff at work, for the time of one request."""

    def __init__(self, request: Request, as_of: AsOfDep) -> None:
        """Find out who is signed in.

        Raises:
            SignInFirstError: nobody is.
            NotFoundError: an employer is; these pages are not for employers.
        """
        actor = actor_of_session(request)
        if actor is None:
            raise SignInFirstError(request.url.path if request.method == "GET" else "/")
        if actor.role is Role.EMPLOYER:
            raise not_here()
        request.state.actor = actor
        self.app: App = request.app.state.app
        self.actor: Actor = actor
        self.as_of: AsOf = as_of

    @property
    def matching(self) -> Matching:
        """Return the matching with everything in it that was committed up to now."""
        self.app.refresher.refresh()
        return self.app.matching

    def leave_trail_of_clients(self, *client_ids: str) -> None:
        """Write one line in the audit log for each person shown."""
        signature = Signature(self.actor, _ORIGIN, self.as_of.now)
        deeds = [Deed("read", "client", client_ids)]
        leave_trail(self.app.database, self.app.secret, signature, deeds)


DeskDep = Annotated[Desk, Depends()]
