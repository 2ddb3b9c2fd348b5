"""The interface's own description: made from the routes, then brought to what the sector checks.

Every error is a problem, bad input is 400 and nothing else, every answer carries its version, and
"a date or nothing" is written as one type with a format.
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from matcher_api.headers import API_VERSION
from matcher_api.problems import MEDIA_TYPE, Problem

TITLE: Final = "matcher"
_CONTACT_NAME: Final = "The organisation that runs this installation"
_MAILTO: Final = "mailto:"
_DESCRIPTION: Final = (
    "Employer matching and vacancy recommendation for supported employment (IPS). Lists are "
    "suggestions with reasons: a person decides. Changes are announced six months ahead."
)
_VERSION_HEADER: Final = {
    "API-Version": {
        "description": "The full version of this interface.",
        "schema": {"type": "string", "examples": [API_VERSION]},
    }
}
_ALWAYS: Final = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
)
_WITH_KEY: Final = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_INVALID: Final = "422"

Json = dict[str, Any]


def describe(app: FastAPI, path: str, contact: str | None = None) -> Json:
    """Return the description of an application that is mounted at a path.

    `contact` is an https:// or a mailto: address of this installation; without one, none is told.
    """
    document = get_openapi(
        title=TITLE,
        version=API_VERSION,
        description=_DESCRIPTION,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": path}],
        routes=app.routes,
    )
    if contact is not None:
        document["info"]["contact"] = _contact(contact)
    schemas = document["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"], parts = _problem_schemas()
    schemas.update(parts)
    document["components"]["headers"] = _VERSION_HEADER
    for operation in _operations(document):
        _answers(operation)
    _plain(document)
    return document


def _contact(address: str) -> Json:
    if address.startswith(_MAILTO):
        return {"name": _CONTACT_NAME, "email": address.removeprefix(_MAILTO)}
    return {"name": _CONTACT_NAME, "url": address}


def _problem_schemas() -> tuple[Json, Json]:
    whole = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return whole, whole.pop("$defs")


def _operations(document: Json) -> Iterator[Json]:
    for path in document["paths"].values():
        yield from path.values()


def _answers(operation: Json) -> None:
    """Say of one operation which problems it can answer, and that each answer has its version."""
    answers = operation["responses"]
    answers.pop(_INVALID, None)
    for status in (*_ALWAYS, *(_WITH_KEY if "security" in operation else ())):
        answers.setdefault(str(status.value), {"description": status.phrase})
    for code, answer in answers.items():
        if not code.startswith("2"):
            problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
            answer["content"] = {MEDIA_TYPE: problem}
        headers = answer.setdefault("headers", {})
        headers["API-Version"] = {"$ref": "#/components/headers/API-Version"}
    operation["responses"] = dict(sorted(answers.items()))


def _plain(part: object) -> None:
    """Bring every schema in a part of the document to its plainest form."""
    if isinstance(part, list):
        for inside in part:
            _plain(inside)
    elif isinstance(part, dict):
        for inside in part.values():
            _plain(inside)
        for schema in part.get("properties", {}).values():
            schema.pop("title", None)
            if schema.get("default") == "":
                del schema["default"]
        _one_type_or_nothing(part)


def _one_type_or_nothing(part: Json) -> None:
    """Write "this type or null" as one schema with two types, so that its format stays in sight."""
    choices = part.get("anyOf", [])
    kinds = [choice.get("type") for choice in choices]
    if len(choices) == len(("type", "null")) and kinds[1] == "null" and isinstance(kinds[0], str):
        del part["anyOf"]
        part.update({**choices[0], "type": [kinds[0], "null"]})
        if "enum" in part:
            part["enum"] = [*part["enum"], None]
