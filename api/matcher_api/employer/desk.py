"""What a route of the employer's pages works with: the employer who is signed in, the moment, a trail."""

from typing import Annotated

from fastapi import Depends, Request

from matcher.domain.access import Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.permissions import only
from matcher_api.dependencies import StoreDep, this_moment
from matcher_api.pages.visits import ORIGIN, visitor


class EmployerDesk:
    """One employer who is signed in, for the time of one request."""

    def __init__(
        self, request: Request, kept: StoreDep, as_of: Annotated[AsOf, Depends(this_moment)]
    ) -> None:
        """Find out who is signed in.

        Raises:
            SignInFirstError: nobody is.
            NotFoundError: staff are; these pages are for employers.
            TooManyRequestsError: this key asks too often.
        """
        actor = visitor(request)
        only(actor, Role.EMPLOYER)
        self.database = kept.database
        self.secret = kept.secret
        self.relay_address = kept.relay_address
        self.actor = actor
        self.as_of = as_of

    def leave_trail(self, action: str, object_kind: str, *object_ids: str) -> None:
        """Write one line in the audit log for each object."""
        signature = Signature(self.actor, ORIGIN, self.as_of.now)
        leave_trail(self.database, self.secret, signature, [Deed(action, object_kind, object_ids)])


EmployerDeskDep = Annotated[EmployerDesk, Depends()]
