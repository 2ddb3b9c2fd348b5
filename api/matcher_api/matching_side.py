"""The matching side for routes: lines are found fresh and rendered for the one who asks."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import BackgroundTasks, Depends, Query, Request

from matcher.bootstrap import App
from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId
from matcher.domain.matches import Audience, RankedPair
from matcher.domain.outcomes import ListKind
from matcher.ranking.line_shape import line_shape
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.matching import Matching
from matcher_api.dependencies import PageQuery
from matcher_api.errors import log_without_values


def application(request: Request) -> App:
    """Return everything the server works with."""
    app: App = request.app.state.app
    return app


class MatchesQuery(PageQuery):
    """Which part of which list is asked for: one made now, or last night's."""

    list_kind: ListKind = ListKind.SEARCH


AppDep = Annotated[App, Depends(application)]


def fresh_matching(app: AppDep) -> Matching:
    """Return the matching with everything that was committed, also by other processes."""
    app.refresher.refresh()
    return app.matching


class Intake:
    """Makes what was just committed searchable, once the answer has been sent."""

    def __init__(self, app: AppDep, later: BackgroundTasks) -> None:
        """Keep what to do it with."""
        self._app = app
        self._later = later

    def soon(self) -> None:
        """Take in what was committed, as soon as this request is done."""
        self._later.add_task(self._take_in)

    def _take_in(self) -> None:
        try:
            self._app.refresher.refresh()
        except Exception as error:  # noqa: BLE001 -- the answer is sent; the next search makes it good
            log_without_values(error)


MatchingDep = Annotated[Matching, Depends(fresh_matching)]
IntakeDep = Annotated[Intake, Depends()]
MatchesDep = Annotated[MatchesQuery, Query()]


def rendered(lines: Iterable[RankedPair], app: App, actor: Actor) -> list[dict[str, Any]]:
    """Return lines as JSON for the one who asks: an adviser gets ids of clients of its own."""
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:

        def shown(client_id: str) -> str:
            return adviser_client_id(app.secret, actor.staff_id, ClientId(client_id))

        return [line_shape(line, Audience.ADVISER, client_id=shown) for line in lines]
    return [line_shape(line, Audience.SPECIALIST) for line in lines]
