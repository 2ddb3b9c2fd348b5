"""What routes are given: the database, the moment, who asks, and a trail to leave.

Nothing here knows of matching or of clients, so that the walled-off employer routes can stand on it.
"""

import re
from typing import Annotated, Final, Protocol

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from matcher import clock
from matcher.domain.access import Actor
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.permissions import not_here
from matcher_api.authentication import current_actor

LONGEST_PAGE: Final = 100
LAST_PAGE: Final = 1_000
_ORIGIN: Final = "api"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Store(Protocol):
    """What is remembered, and the installation's own secret."""

    @property
    def database(self) -> Database:
        """Where everything is remembered."""

    @property
    def secret(self) -> bytes:
        """What peppers every keyed hash."""


def store(request: Request) -> Store:
    """Return what is remembered."""
    kept: Store = request.app.state.store
    return kept


def this_moment() -> AsOf:
    """Return the moment this request is answered for."""
    return AsOf(clock.now(), clock.today())


class Trail:
    """Leaves lines in the audit log in the name of the one who asks."""

    def __init__(
        self,
        kept: Annotated[Store, Depends(store)],
        actor: Annotated[Actor, Depends(current_actor)],
        as_of: Annotated[AsOf, Depends(this_moment)],
    ) -> None:
        """Keep who asks, and when."""
        self._store = kept
        self._signature = Signature(actor, _ORIGIN, as_of.now)

    def leave(self, action: str, object_kind: str, *object_ids: str) -> None:
        """Write one line for each object."""
        deed = Deed(action, object_kind, object_ids)
        leave_trail(self._store.database, self._store.secret, self._signature, [deed])


class PageQuery(BaseModel):
    """Which part of a list is asked for."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)

    page: int = Field(default=1, ge=1, le=LAST_PAGE)
    page_size: int = Field(default=20, ge=1, le=LONGEST_PAGE)

    @property
    def end(self) -> int:
        """Return how many lines there are up to the end of this page."""
        return self.page * self.page_size

    @property
    def part(self) -> slice:
        """Return this page as a part of the whole list."""
        return slice(self.end - self.page_size, self.end)


def known_form(given: str) -> str:
    """Return an id from a path; what cannot be an id is not found, like any other unknown one.

    Raises:
        NotFoundError: it cannot be an id.
    """
    if not _ID.fullmatch(given):
        raise not_here()
    return given


StoreDep = Annotated[Store, Depends(store)]
ActorDep = Annotated[Actor, Depends(current_actor)]
AsOfDep = Annotated[AsOf, Depends(this_moment)]
TrailDep = Annotated[Trail, Depends()]
PageDep = Annotated[PageQuery, Query()]
