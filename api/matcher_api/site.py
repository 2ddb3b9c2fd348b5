"""All pages as an application of their own, mounted beside the API, with their own error pages."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from matcher.bootstrap import App
from matcher.domain.errors import MatcherError
from matcher_api.employer import explanation_page as employer_explanation_page
from matcher_api.employer import introductions_page, pasted_text, post_form
from matcher_api.employer import vacancies_page as employer_vacancies_page
from matcher_api.errors import log_without_values
from matcher_api.limits import BodyLimit, RateLimiter
from matcher_api.matching_side import taking_in
from matcher_api.pages import demo_sign_in, sign_in
from matcher_api.pages.errors import error_page, on_error
from matcher_api.pages.forged_posts import refuse_forged_posts
from matcher_api.pages.rendering import Renderer
from matcher_api.staff_pages import (
    add_person_page,
    caseload_page,
    client_page,
    compare_page,
    conditions_page,
    explanation_page,
    figures_page,
    file_page,
    hand_over_page,
    how_it_works_page,
    openness_page,
    pair_page,
    propose_page,
    search_page,
    shortlist_page,
    start,
    talks_page,
    vacancies_page,
    vacancy_page,
    why_page,
)

ROUTERS: Final = (
    sign_in.router,
    demo_sign_in.router,
    start.router,
    figures_page.router,
    how_it_works_page.router,
    vacancies_page.router,
    caseload_page.router,
    file_page.router,
    talks_page.router,
    explanation_page.router,
    hand_over_page.router,
    client_page.router,
    openness_page.router,
    pair_page.router,
    search_page.router,
    vacancy_page.router,
    conditions_page.router,
    propose_page.router,
    add_person_page.router,
    compare_page.router,
    shortlist_page.router,
    why_page.router,
    post_form.router,
    pasted_text.router,
    introductions_page.router,
    employer_vacancies_page.router,
    employer_explanation_page.router,
)
_THEME: Final = "/thema.css"


def create_site(app: App, limiter: RateLimiter, telemetry: TelemetryConfig) -> FastAPI:
    """Return the pages on an opened `App`, to be mounted at `/` after everything else.

    `telemetry` says what the framework may tell of a request: nothing.
    """
    site = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(refuse_forged_posts)],
        telemetry=telemetry,
    )
    theme = app.settings.theme_css
    site.state.app = site.state.store = app
    site.state.limiter = limiter
    site.state.take_in = taking_in(app)
    site.state.session_hours = app.settings.session_hours
    site.state.renderer = Renderer(demo=app.settings.demo, theme=theme is not None)
    for router in ROUTERS:
        site.include_router(router)
    for kind in (MatcherError, RequestValidationError, HTTPException):
        site.add_exception_handler(kind, on_error)
    site.middleware("http")(_answer_the_unexpected)
    site.add_middleware(BodyLimit, refuse=_too_large)

    if theme is not None:

        @site.get(_THEME)
        def stylesheet() -> FileResponse:
            """Return the stylesheet of this installation."""
            return FileResponse(theme, media_type="text/css")

    return site


def _too_large(request: Request) -> Response:
    return error_page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


async def _answer_the_unexpected(
    request: Request, go_on: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Answer what nobody expected with a page, and log where it happened but no value of any kind."""
    try:
        return await go_on(request)
    except Exception as error:  # noqa: BLE001 -- the last resort
        log_without_values(error)
        return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)
