"""Whether the server lives, whether it can answer, and whom to tell of a weakness."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse

from matcher import clock
from matcher.domain.errors import MatcherError
from matcher.storage.runs import RunRepository
from matcher.use_cases.permissions import not_here
from matcher_api.dependencies import StoreDep
from matcher_api.problems import problem_response

router = APIRouter(include_in_schema=False)

_SECURITY_TXT_LIFE: Final = timedelta(days=180)


@router.get("/health/live")
def live() -> JSONResponse:
    """Answer that the server lives."""
    return JSONResponse({"status": "ok"})


@router.get("/health/ready")
def ready(store: StoreDep) -> JSONResponse:
    """Answer whether the database can be read."""
    try:
        with store.database.reading() as connection:
            RunRepository(connection).latest(1)
    except MatcherError:
        return problem_response(
            HTTPStatus.SERVICE_UNAVAILABLE, "The database cannot be read.", headers={}
        )
    return JSONResponse({"status": "ok"})


@router.get("/.well-known/security.txt")
def security_txt(request: Request) -> PlainTextResponse:
    """Answer whom to tell of a weakness (RFC 9116).

    Raises:
        NotFoundError: this installation names nobody.
    """
    contact: str | None = request.app.state.app.settings.security_contact
    if contact is None:
        raise not_here()
    expires = (clock.now() + _SECURITY_TXT_LIFE).strftime("%Y-%m-%dT00:00:00Z")
    lines = [f"Contact: {contact}", f"Expires: {expires}", "Preferred-Languages: nl, en"]
    return PlainTextResponse("\n".join(lines) + "\n")
