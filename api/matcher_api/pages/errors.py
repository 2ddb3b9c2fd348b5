"""From everything that can go wrong to a page: what happened and what to do, and never a value."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from matcher.domain.access import Role
from matcher.domain.errors import (
    ConflictError,
    EncoderUnavailableError,
    InvalidInputError,
    MatcherError,
    NotFoundError,
    ReleaseRefusedError,
    StateError,
)
from matcher.wording.error_pages import ERRORS
from matcher_api.errors import TooManyRequestsError, log_without_values
from matcher_api.pages.contexts import ErrorContext
from matcher_api.pages.forged_posts import ForgedPostError
from matcher_api.pages.rendering import page
from matcher_api.pages.sign_in import EMPLOYERS_HOME, sign_in_page
from matcher_api.pages.unsent_forms import sealed_form
from matcher_api.pages.visits import SignInFirstError

_STATUS_OF: Final[Mapping[type[MatcherError], HTTPStatus]] = {
    InvalidInputError: HTTPStatus.BAD_REQUEST,
    ForgedPostError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    ReleaseRefusedError: HTTPStatus.CONFLICT,
    TooManyRequestsError: HTTPStatus.TOO_MANY_REQUESTS,
    EncoderUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    StateError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The status of each error; what is not in it is a mistake of ours."""


async def on_error(request: Request, error: Exception) -> Response:
    """Return the page for an error; whoever is not signed in goes to sign in, with what was typed."""
    if isinstance(error, SignInFirstError):
        unsent = await sealed_form(request, error.came_for)
        if unsent:
            return sign_in_page(request, error.came_for, unsent=unsent)
        return RedirectResponse(error.sign_in_at, HTTPStatus.SEE_OTHER)
    if isinstance(error, NotFoundError) and _employer_at_the_door(request):
        return RedirectResponse(EMPLOYERS_HOME, HTTPStatus.SEE_OTHER)
    status = _status(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log_without_values(error)
    return error_page(request, status)


def error_page(request: Request, status: HTTPStatus) -> Response:
    """Return the page for a status, in the same style as every other page."""
    known = status if status in ERRORS else HTTPStatus.BAD_REQUEST
    title, text, advice = ERRORS[known]
    return page(request, ErrorContext(title, text, advice), status)


def _employer_at_the_door(request: Request) -> bool:
    """Tell whether an employer opened the first page, which is for staff: they have one of their own."""
    actor = getattr(request.state, "actor", None)
    return request.url.path == "/" and actor is not None and actor.role is Role.EMPLOYER


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, RequestValidationError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, HTTPException):
        return HTTPStatus(error.status_code)
    kinds = (_STATUS_OF[kind] for kind in type(error).__mro__ if kind in _STATUS_OF)
    return next(kinds, HTTPStatus.INTERNAL_SERVER_ERROR)
