"""The matching side for routes: lines are found fresh and rendered for the one who asks."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from fastapi import Depends, Query, Request

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
    """Return the matching with everything that was committed, also by other processes.

    What is known of employers is that of the last night: it is read for staff alone.
    """
    app.refresher.refresh()
    app.refresher.learn_after_a_night()
    return app.matching


def taking_in(app: App) -> Callable[[], None]:
    """Return what makes everything searchable that was committed; `Intake` calls it after an answer."""

    def take_in() -> None:
        try:
            app.refresher.refresh()
        except Exception as error:  # noqa: BLE001 -- the answer is sent; the next search makes it good
            log_without_values(error)

    return take_in


MatchingDep = Annotated[Matching, Depends(fresh_matching)]
MatchesDep = Annotated[MatchesQuery, Query()]


def rendered(lines: Iterable[RankedPair], app: App, actor: Actor) -> list[dict[str, Any]]:
    """Return lines as JSON for the one who asks: an adviser gets ids of clients of its own."""
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:

        def shown(client_id: str) -> str:
            return adviser_client_id(app.secret, actor.staff_id, ClientId(client_id))

        return [line_shape(line, Audience.ADVISER, client_id=shown) for line in lines]
    return [line_shape(line, Audience.SPECIALIST) for line in lines]
