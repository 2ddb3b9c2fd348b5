"""From everything that can go wrong to a problem: one table, and no word that could be a value."""

import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.domain.errors import (
    ConflictError,
    EncoderUnavailableError,
    Fault,
    InvalidInputError,
    MatcherError,
    NotFoundError,
    ReleaseRefusedError,
    RunLockedError,
    StateError,
)
from matcher.exchange.forbidden_keys import forbidden_keys
from matcher_api.faults import faults_of_request
from matcher_api.problems import problem_response

_log = logging.getLogger(__name__)


class UnauthenticatedError(MatcherError):
    """No key came along, or one that opens nothing."""


class InsecureConnectionError(MatcherError):
    """A key came along where anybody on the way can read it."""


class PreconditionRequiredError(MatcherError):
    """A change came without the version it was based on."""


class PreconditionFailedError(MatcherError):
    """Somebody changed the thing since the version that the change was based on."""


class TooManyRequestsError(MatcherError):
    """One key asked more than its share."""


_NOT_FOUND: Final = "There is nothing here, or it is not for you."
_UNAVAILABLE: Final = "This cannot be answered now. Try again later."
_UNEXPECTED: Final = "Something went wrong on our side."

_STATUS_OF: Final[Mapping[type[MatcherError], HTTPStatus]] = {
    InvalidInputError: HTTPStatus.BAD_REQUEST,
    UnauthenticatedError: HTTPStatus.UNAUTHORIZED,
    InsecureConnectionError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    ReleaseRefusedError: HTTPStatus.CONFLICT,
    PreconditionFailedError: HTTPStatus.PRECONDITION_FAILED,
    PreconditionRequiredError: HTTPStatus.PRECONDITION_REQUIRED,
    TooManyRequestsError: HTTPStatus.TOO_MANY_REQUESTS,
    EncoderUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    StateError: HTTPStatus.SERVICE_UNAVAILABLE,
    RunLockedError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The status of each error; what is not in it is a mistake of ours."""

_DETAIL_OF: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.BAD_REQUEST: "What was sent breaks a rule; faults says where and why.",
    HTTPStatus.NOT_FOUND: _NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: "This cannot be done here.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "What was sent is too large.",
    HTTPStatus.SERVICE_UNAVAILABLE: _UNAVAILABLE,
}
"""What is said instead of an error's own text, where that text could tell too much."""

_HEADERS_OF: Final[Mapping[HTTPStatus, Mapping[str, str]]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "Bearer"},
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": "10"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "60"},
}


def handle_errors(app: FastAPI) -> None:
    """Make an application answer everything that goes wrong with a problem."""
    app.exception_handler(MatcherError)(_on_matcher_error)
    app.exception_handler(RequestValidationError)(_on_invalid_request)
    app.exception_handler(HTTPException)(_on_http_error)
    app.add_middleware(UnexpectedErrors)


class UnexpectedErrors:
    """Answers what nobody expected, and logs where it happened but no value of any kind."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep what is wrapped."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and answer 500 when an exception comes out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 -- the last resort: told by kind and place alone
            log_without_values(error)
            if not started:
                answer = problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, _UNEXPECTED)
                await answer(scope, receive, send)


def log_without_values(error: BaseException) -> None:
    """Log the kind of an error and where it happened: its text may hold what a client told."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames[-5:]))
    _log.error("Unexpected %s in %s", type(error).__name__, where)


def _on_matcher_error(request: Request, error: MatcherError) -> JSONResponse:
    del request
    kinds = (kind for kind in type(error).__mro__ if kind in _STATUS_OF)
    status = next((_STATUS_OF[kind] for kind in kinds), HTTPStatus.INTERNAL_SERVER_ERROR)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log_without_values(error)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return problem_response(status, _UNEXPECTED)
    faults = error.faults if isinstance(error, InvalidInputError) else None
    return problem_response(
        status, _DETAIL_OF.get(status, str(error)), faults=faults, headers=_HEADERS_OF.get(status)
    )


def _on_invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
    """Answer 400 with every fault; a key that may never come in is told with the reason why."""
    del request
    why = {key.name: key.fault for key in forbidden_keys(error.body)}
    found = [
        why.get(last_key(fault.place), fault) if fault.problem == "unknown key" else fault
        for fault in faults_of_request(error.errors())
    ]
    return problem_response(
        HTTPStatus.BAD_REQUEST, _DETAIL_OF[HTTPStatus.BAD_REQUEST], faults=found
    )


def _on_http_error(request: Request, error: HTTPException) -> JSONResponse:
    del request
    status = HTTPStatus(error.status_code)
    detail = _DETAIL_OF.get(status, f"{status.phrase}.")
    faults = [Fault("", "cannot be read as JSON")] if status == HTTPStatus.BAD_REQUEST else None
    return problem_response(status, detail, faults=faults, headers=error.headers)


def last_key(place: str) -> str:
    """Return the key that a place ends with.

    >>> last_key("needs[0].bsn")
    'bsn'
    """
    return place.rpartition(".")[2]
