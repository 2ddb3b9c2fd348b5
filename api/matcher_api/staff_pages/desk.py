"""What a route of the staff pages works with: who is signed in, the moment, the matching, a trail."""

from contextlib import AbstractContextManager
from typing import Annotated

from fastapi import Depends, Request

from matcher.domain.access import Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, Tell, leave_trail, telling
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import not_here
from matcher_api.dependencies import this_moment
from matcher_api.matching_side import AppDep, fresh_matching
from matcher_api.pages.visits import ORIGIN, visitor


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
        actor = visitor(request)
        if actor.role is Role.EMPLOYER:
            raise not_here()
        self.app = app
        self.actor = actor
        self.as_of = as_of

    @property
    def matching(self) -> Matching:
        """Return the matching with everything in it that was committed up to now."""
        return fresh_matching(self.app)

    def leave_trail(self, action: str, *client_ids: str) -> None:
        """Write one line in the audit log for each person shown."""
        deed = Deed(action, "client", client_ids)
        leave_trail(self.app.database, self.app.secret, self._signature, [deed])

    def telling(
        self, action: str, object_id: str, object_kind: str = "client"
    ) -> AbstractContextManager[Tell]:
        """Write one line about an object in the transaction in which the block changes something."""
        deed = Deed(action, object_kind, (object_id,))
        return telling(self.app.database, self.app.secret, self._signature, [deed])

    def telling_of_new(self) -> AbstractContextManager[Tell]:
        """Write one line for what the block makes, in the transaction in which it makes it."""
        return telling(self.app.database, self.app.secret, self._signature)

    @property
    def _signature(self) -> Signature:
        return Signature(self.actor, ORIGIN, self.as_of.now)


DeskDep = Annotated[Desk, Depends()]
