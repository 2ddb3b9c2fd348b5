"""The web application: the API at `/v1`, and beside it health, static files and security.txt.

`create_app` builds it from what `bootstrap` made; nothing happens at import.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial
from typing import Any, Final

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic.alias_generators import to_camel

from matcher.bootstrap import App
from matcher_api.authentication import current_actor
from matcher_api.clerk import Clerk
from matcher_api.employer import introductions
from matcher_api.errors import handle_errors
from matcher_api.headers import API_VERSION, AnswerHeaders
from matcher_api.limits import BodyLimit, RateLimiter
from matcher_api.matching_side import taking_in
from matcher_api.openapi import TITLE, describe
from matcher_api.routes import (
    client_matches,
    clients,
    disclosure_decisions,
    health,
    nightly_runs,
    outcomes,
    referrals,
    vacancies,
    vacancy_matches,
    vacancy_search,
)
from matcher_api.site import create_site
from matcher_api.static_files import OurFiles

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

V1: Final = "/v1"
_ROUTERS: Final = (
    vacancies.router,
    introductions.router,
    client_matches.router,
    vacancy_search.router,
    clients.router,
    vacancy_matches.router,
    disclosure_decisions.router,
    referrals.router,
    outcomes.router,
    nightly_runs.router,
)
_NO_TELEMETRY: Final[Any] = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""What the framework could tell of a request holds what a client told: it tells nothing."""


def create_app(app: App, limiter: RateLimiter | None = None) -> FastAPI:
    """Return the whole web application on an opened `App`."""
    limiter = limiter or RateLimiter()
    root = _bare(app, limiter, lifespan=_with_clerk(Clerk(app.database, app.secret)))
    root.mount(V1, create_v1(app, limiter))
    root.mount("/static", OurFiles(), name="static")
    root.include_router(health.router)
    root.mount("", create_site(app, limiter, telemetry=_NO_TELEMETRY))
    root.add_middleware(AnswerHeaders)
    return root


def create_v1(app: App, limiter: RateLimiter) -> FastAPI:
    """Return the API, to be mounted at `/v1`."""
    v1 = _bare(app, limiter)
    for router in _ROUTERS:
        v1.include_router(router, dependencies=[Depends(current_actor)])
    v1.add_middleware(BodyLimit)
    document = cache(partial(describe, v1, V1, app.settings.security_contact))

    @v1.get("/openapi.json", include_in_schema=False)
    def openapi() -> JSONResponse:
        """Return the description of this interface, for anyone."""
        return JSONResponse(
            document(),
            headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"},
        )

    return v1


def _bare(app: App, limiter: RateLimiter, lifespan: Lifespan | None = None) -> FastAPI:
    """Return an application without routes, that answers every error with a problem."""
    bare = FastAPI(
        title=TITLE,
        version=API_VERSION,
        telemetry=_NO_TELEMETRY,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        lifespan=lifespan,
    )
    bare.state.app = bare.state.store = app
    bare.state.limiter = limiter
    bare.state.take_in = taking_in(app)
    handle_errors(bare)
    return bare


def _with_clerk(clerk: Clerk) -> Lifespan:
    @asynccontextmanager
    async def lifespan(_root: FastAPI) -> AsyncIterator[None]:
        with clerk.at_work():
            yield

    return lifespan


def _operation_id(route: APIRoute) -> str:
    return to_camel(route.name)
