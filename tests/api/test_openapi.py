"""The interface's own description keeps to the rules that the sector checks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api_world import World
from matcher.settings import Settings
from matcher_api.app import create_app

Json = dict[str, Any]
PROBLEM = "application/problem+json"


@pytest.fixture
def document(world: World) -> Json:
    answer = world.http.get("/v1/openapi.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "application/json"
    found: Json = answer.json()
    return found


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield path, method, operation


def _schemas(part: object) -> Iterator[Json]:
    if isinstance(part, dict):
        yield part
        for inside in part.values():
            yield from _schemas(inside)
    elif isinstance(part, list):
        for inside in part:
            yield from _schemas(inside)


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("https://werk.example/contact", {"url": "https://werk.example/contact"}),
        ("mailto:ict@werk.example", {"email": "ict@werk.example"}),
    ],
)
def test_it_says_whom_to_ask_where_somebody_is_named(
    world: World, document: Json, contact: str, told: Json
) -> None:
    settings = Settings(state_dir=world.app.settings.state_dir, security_contact=contact)
    http = TestClient(create_app(replace(world.app, settings=settings)))
    named = http.get("/v1/openapi.json").json()["info"]["contact"]
    assert named == {"name": "The organisation that runs this installation", **told}
    assert "contact" not in document["info"]


def test_it_says_which_version(document: Json) -> None:
    assert document["openapi"].startswith("3.1")
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert document["servers"] == [{"url": "/v1"}]


def test_paths_and_queries_have_the_form_that_is_agreed(document: Json) -> None:
    for path, _, operation in _operations(document):
        assert not path.endswith("/")
        for segment in path.strip("/").split("/"):
            assert re.fullmatch(r"\{\w+\}|_?[a-z]+(-[a-z]+)*", segment), path
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", parameter["name"])


def test_keys_are_in_camel_case(document: Json) -> None:
    for schema in document["components"]["schemas"].values():
        for key in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", key), key


def test_every_problem_is_a_problem_and_bad_input_is_400(document: Json) -> None:
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for path, method, operation in _operations(document):
        answers = operation["responses"]
        assert "422" not in answers
        assert {"400", "401", "403", "404", "413", "429", "500"} <= answers.keys(), (path, method)
        for code, answer in answers.items():
            assert "API-Version" in answer["headers"]
            if not code.startswith("2"):
                assert answer["content"].keys() == {PROBLEM}


def test_a_change_can_be_refused_for_its_version(document: Json) -> None:
    changes = [operation for _, method, operation in _operations(document) if method == "put"]
    assert changes
    assert all({"412", "428"} <= operation["responses"].keys() for operation in changes)


def test_dates_have_a_format_and_moments_no_date_in_their_name(document: Json) -> None:
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        for name, kind in schema.get("properties", {}).items():
            if re.search(r"(On|From|Until)$", name):
                assert kind.get("format") == "date", name
            if kind.get("format") == "date-time":
                assert name.endswith("At"), name
    assert not any(choice.get("type") == "null" for choice in _one_of_two(schemas))


def _one_of_two(schemas: Json) -> Iterator[Json]:
    for schema in _schemas(schemas):
        choices = schema.get("anyOf", [])
        if len(choices) == 2 and all("$ref" not in choice for choice in choices):
            yield from choices


def test_only_reading_this_description_needs_no_key(document: Json) -> None:
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert all(operation["security"] == [{"key": []}] for _, _, operation in _operations(document))


def test_operations_have_names_of_their_own(document: Json) -> None:
    names = [operation["operationId"] for _, _, operation in _operations(document)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)
