"""What routes are given: the database, the moment, who asks, and a trail to leave.

Nothing here knows of matching or of clients, so that the walled-off employer routes can stand on
it.
"""

import re
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated, Final, Protocol

from fastapi import BackgroundTasks, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from matcher import clock
from matcher.domain.access import Actor
from matcher.domain.ids import ClientId, DecisionId, ReferralId, VacancyId
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed, Signature, Tell, leave_trail, telling
from matcher.use_cases.permissions import not_here
from matcher_api.authentication import current_actor

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PAGE: Final = 100
LAST_PAGE: Final = 1_000
_ORIGIN: Final = "api"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Store(Protocol):
    """What is remembered, the installation's own secret, and the address it tells every employer."""

    @property
    def database(self) -> Database:
        """Where everything is remembered."""

    @property
    def secret(self) -> bytes:
        """What peppers every keyed hash."""

    @property
    def relay_address(self) -> str | None:
        """Where employers ask for the contact of an introduction; the same for all, if set."""


def store(request: Request) -> Store:
    """Return what is remembered."""
    kept: Store = request.app.state.store
    return kept


def this_moment() -> AsOf:
    """Return the moment this request is answered for."""
    return AsOf(clock.now(), clock.today())


class Caller:
    """The one who asks, when, and the answer's headers; leaves lines in the audit log."""

    def __init__(
        self,
        kept: Annotated[Store, Depends(store)],
        actor: Annotated[Actor, Depends(current_actor)],
        as_of: Annotated[AsOf, Depends(this_moment)],
        response: Response,
    ) -> None:
        """Keep who asks, and when."""
        self.database = kept.database
        self.secret = kept.secret
        self.actor = actor
        self.as_of = as_of
        self._response = response

    def leave_trail(self, action: str, object_kind: str, *object_ids: str) -> None:
        """Write one line in the audit log for each object."""
        leave_trail(
            self.database, self.secret, self._signature, [Deed(action, object_kind, object_ids)]
        )

    def telling(
        self, action: str, object_kind: str, *object_ids: str
    ) -> AbstractContextManager[Tell]:
        """Write one line for each object in the transaction in which the block changes it."""
        deed = Deed(action, object_kind, object_ids)
        return telling(self.database, self.secret, self._signature, [deed])

    def telling_of_new(self) -> AbstractContextManager[Tell]:
        """Write one line for what the block makes, in the transaction in which it makes it."""
        return telling(self.database, self.secret, self._signature)

    @property
    def _signature(self) -> Signature:
        return Signature(self.actor, _ORIGIN, self.as_of.now)

    def tell_version(self, version: int) -> None:
        """Put the version of what is answered in its `ETag`."""
        self._response.headers["ETag"] = f'"{version}"'

    def tell_location(self, path: str) -> None:
        """Say where what was made can be found."""
        self._response.headers["Location"] = path


class Intake:
    """Makes what was just committed searchable, once the answer has been sent."""

    def __init__(self, request: Request, later: BackgroundTasks) -> None:
        """Keep what to do, and when."""
        self._take_in: Callable[[], None] = request.app.state.take_in
        self._later = later

    def soon(self) -> None:
        """Take in what was committed, as soon as this request is done."""
        self._later.add_task(self._take_in)


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


def _vacancy_id(vacancy_id: str) -> VacancyId:
    return VacancyId(known_form(vacancy_id))


def _client_id(client_id: str) -> ClientId:
    return ClientId(known_form(client_id))


def _decision_id(decision_id: str) -> DecisionId:
    return DecisionId(known_form(decision_id))


def _referral_id(referral_id: str) -> ReferralId:
    return ReferralId(known_form(referral_id))


IntakeDep = Annotated[Intake, Depends()]
StoreDep = Annotated[Store, Depends(store)]
CallerDep = Annotated[Caller, Depends()]
PageDep = Annotated[PageQuery, Query()]
VacancyIdDep = Annotated[VacancyId, Depends(_vacancy_id)]
ClientIdDep = Annotated[ClientId, Depends(_client_id)]
DecisionIdDep = Annotated[DecisionId, Depends(_decision_id)]
ReferralIdDep = Annotated[ReferralId, Depends(_referral_id)]
