"""What a route of the employer's pages works with: the employer who is signed in, the moment, a trail."""

from contextlib import AbstractContextManager
from typing import Annotated

from fastapi import Depends, Request

from matcher.domain.access import Role
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, Tell, leave_trail, telling
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
        deed = Deed(action, object_kind, object_ids)
        leave_trail(self.database, self.secret, self._signature, [deed])

    def telling(
        self, action: str, object_kind: str, object_id: str
    ) -> AbstractContextManager[Tell]:
        """Write one line about an object in the transaction in which the block changes something."""
        deed = Deed(action, object_kind, (object_id,))
        return telling(self.database, self.secret, self._signature, [deed])

    def telling_of_new(self) -> AbstractContextManager[Tell]:
        """Write one line for what the block makes, in the transaction in which it makes it."""
        return telling(self.database, self.secret, self._signature)

    @property
    def _signature(self) -> Signature:
        return Signature(self.actor, ORIGIN, self.as_of.now)


EmployerDeskDep = Annotated[EmployerDesk, Depends()]
