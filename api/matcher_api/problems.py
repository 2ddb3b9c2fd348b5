"""Problem details (RFC 9457): the one form in which anything that went wrong is told over HTTP."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from pydantic.alias_generators import to_camel

from matcher.domain.errors import Fault

MEDIA_TYPE = "application/problem+json"


class FaultAnswer(BaseModel):
    """One thing that is wrong with what was sent."""

    place: str = Field(description="Where it is, as in workingHours.min or needs[0].code.")
    problem: str = Field(description="What is wrong with it; the value itself is never repeated.")


class Problem(BaseModel):
    """What went wrong, in the form of RFC 9457."""

    type: str = "about:blank"
    status: int
    title: str
    detail: str
    faults: list[FaultAnswer] | None = Field(
        default=None, description="Everything that is wrong with what was sent, at once."
    )


def problem_response(
    status: HTTPStatus,
    detail: str,
    *,
    faults: Sequence[Fault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return a problem as an answer; places of faults are written as the API writes its keys."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "status": status.value,
        "title": status.phrase,
        "detail": detail,
    }
    if faults is not None:
        content["faults"] = [{"place": camel(f.place), "problem": f.problem} for f in faults]
    return JSONResponse(content, status.value, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def camel(place: str) -> str:
    """Return a place with its keys in camelCase.

    >>> camel("disclosure[0].need_codes")
    'disclosure[0].needCodes'
    """
    return ".".join(to_camel(part) if "_" in part else part for part in place.split("."))


CONFLICT: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.CONFLICT.value: {
        "description": "It is no longer in the state this needs, or the client's decision forbids."
    }
}
"""Says of an operation that it can answer 409."""
