"""The matching side for routes: lines are found fresh and rendered for the one who asks."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import Depends, Request

from matcher.bootstrap import App
from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId
from matcher.domain.matches import Audience, RankedPair
from matcher.ranking.line_shape import line_shape
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.matching import Matching


def application(request: Request) -> App:
    """Return everything the server works with."""
    app: App = request.app.state.app
    return app


AppDep = Annotated[App, Depends(application)]


def fresh_matching(app: AppDep) -> Matching:
    """Return the matching with everything that was committed, also by other processes."""
    app.refresher.refresh()
    return app.matching


MatchingDep = Annotated[Matching, Depends(fresh_matching)]


def rendered(lines: Iterable[RankedPair], app: App, actor: Actor) -> list[dict[str, Any]]:
    """Return lines as JSON for the one who asks: an adviser gets ids of clients of its own."""
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:

        def shown(client_id: str) -> str:
            return adviser_client_id(app.secret, actor.staff_id, ClientId(client_id))

        return [line_shape(line, Audience.ADVISER, client_id=shown) for line in lines]
    return [line_shape(line, Audience.SPECIALIST) for line in lines]
