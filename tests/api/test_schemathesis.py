"""What the description promises holds for input nobody thought of: a short run, always the same."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api_world import World

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
SHORT = settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
AT_LEAST = 20
ADDRESS = "https://testserver/v1"


@pytest.fixture
def ids(world: World) -> dict[str, str]:
    vacancy, client = world.vacancy(), world.client()
    return {
        "vacancy_id": vacancy,
        "client_id": client,
        "decision_id": world.decide(client).json()["decisionId"],
        "referral_id": world.refer(client, vacancy).json()["id"],
    }


@pytest.mark.parametrize("who", ["specialist", "bakery"])
def test_no_input_breaks_what_is_promised(world: World, ids: dict[str, str], who: str) -> None:
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", world.http.app)
    headers = {"Authorization": f"Bearer {world.keys[who]}"}
    asked = []

    def ask(case: schemathesis.Case) -> None:
        for name in case.path_parameters:
            case.path_parameters[name] = ids[name]
        answer = case.call_and_validate(base_url=ADDRESS, headers=headers, checks=CHECKS)
        asked.append(answer.status_code)

    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= AT_LEAST
    for operation in operations:
        SHORT(given(case=operation.as_strategy())(ask))()
    assert {200, 404} <= set(asked)
