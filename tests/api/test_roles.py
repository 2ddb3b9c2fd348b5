"""Every route, every role, an own object and somebody else's: one table of who may what."""

from dataclasses import dataclass

import pytest

from api_world import BAKERY, CLIENT, NOTHING_HERE, ROLES, SUMMARY, VACANCY, World, decision

PROBLEM = "application/problem+json"
VACANCY_READERS = {"bakery", "adviser", "specialist", "specialist_there"}
VACANCY_WRITERS = {"bakery", "adviser", "specialist"}
STAFF = {"adviser", "adviser_there", "specialist", "specialist_there"}
OWN = {"specialist"}
ELSEWHERE = {("/vacancies", "cinema")}
"""An employer that names another one is told that this key is wrong, as for one unknown."""


@dataclass(frozen=True)
class Case:
    method: str
    path: str
    allowed: set[str]
    body: object = None
    status: int = 200


CASES = [
    Case("GET", "/vacancies", {"bakery", "cinema", *STAFF}),
    Case("POST", "/vacancies", {"bakery", *STAFF}, {**VACANCY, "employerId": BAKERY}, 201),
    Case("GET", "/vacancies/{vacancy}", VACANCY_READERS),
    Case("PUT", "/vacancies/{vacancy}", VACANCY_WRITERS, VACANCY),
    Case("GET", "/vacancies/{vacancy}/introductions", {"bakery"}),
    Case("GET", "/vacancies/{vacancy}/client-matches", {"adviser", *STAFF} - {"adviser_there"}),
    Case("POST", "/vacancies/_search", STAFF, {"text": "brood bakken"}),
    Case("GET", "/clients", {"specialist", "specialist_there"}),
    Case("POST", "/clients", {"specialist", "specialist_there"}, CLIENT, 201),
    Case("GET", "/clients/{client}", OWN),
    Case("PUT", "/clients/{client}", OWN, CLIENT),
    Case("GET", "/clients/{client}/vacancy-matches", OWN),
    Case("GET", "/clients/{client}/vacancy-matches?listKind=nightly", OWN),
    Case("GET", "/clients/{client}/disclosure-decisions", OWN),
    Case("POST", "/clients/{client}/disclosure-decisions", OWN, decision(), 201),
    Case("POST", "/clients/{client}/disclosure-decisions/{decision}/_revoke", OWN),
    Case(
        "POST",
        "/referrals",
        OWN,
        {"clientId": "{client}", "vacancyId": "{other}", "discussedOn": "2026-11-20"},
        201,
    ),
    Case("POST", "/referrals/{referral}/_release", OWN, {"summary": SUMMARY}),
    Case("POST", "/referrals/{referral}/_withdraw", OWN),
    Case(
        "POST",
        "/outcomes",
        OWN,
        {
            "clientId": "{client}",
            "vacancyId": "{vacancy}",
            "on": "2026-11-20",
            "event": "proposed",
        },
        201,
    ),
    Case("GET", "/nightly-runs", {"administrator", *STAFF}),
]


@pytest.fixture
def ids(world: World) -> dict[str, str]:
    vacancy, client = world.vacancy(), world.client()
    return {
        "vacancy": vacancy,
        "other": world.vacancy(title="Verkoper brood"),
        "client": client,
        "decision": world.decide(client).json()["decisionId"],
        "referral": world.refer(client, vacancy).json()["id"],
    }


def _filled(part: object, ids: dict[str, str]) -> object:
    if isinstance(part, str):
        for name, value in ids.items():
            part = part.replace(f"{{{name}}}", value)
        return part
    if isinstance(part, dict):
        return {key: _filled(value, ids) for key, value in part.items()}
    return part


def _ask(world: World, who: str, case: Case, ids: dict[str, str]) -> tuple[int, bytes, str]:
    answer = world.ask(
        who,
        case.method,
        str(_filled(case.path, ids)),
        json=_filled(case.body, ids),
        headers={"If-Match": "*"} if case.method == "PUT" else {},
    )
    return answer.status_code, answer.content, answer.headers["Content-Type"]


def _name(case: Case) -> str:
    return f"{case.method} {case.path}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_who_may(world: World, ids: dict[str, str], case: Case) -> None:
    refused = sorted(ROLES.keys() - case.allowed)
    for who in refused:
        status, body, kind = _ask(world, who, case, ids)
        wanted = 400 if (case.path, who) in ELSEWHERE else 404
        assert (status, kind) == (wanted, PROBLEM), (who, body)
    for who in sorted(case.allowed):
        status, body, _ = _ask(world, who, case, ids)
        assert status == case.status, (who, body)


@pytest.mark.parametrize("case", [c for c in CASES if "{" in c.path], ids=_name)
def test_somebody_elses_reads_like_one_that_does_not_exist(
    world: World, ids: dict[str, str], case: Case
) -> None:
    unknown = dict.fromkeys(ids, NOTHING_HERE)
    for who in sorted(ROLES.keys() - case.allowed):
        assert _ask(world, who, case, ids) == _ask(world, who, case, unknown), who


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_without_a_key_nothing_is_answered(world: World, ids: dict[str, str], case: Case) -> None:
    world.keys["nobody"] = "matcher_0000000000_wrong"
    path = str(_filled(case.path, ids))
    for answer in (
        world.ask("nobody", case.method, path, json=_filled(case.body, ids)),
        world.http.request(case.method, f"/v1{path}", json=_filled(case.body, ids)),
    ):
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.headers["Content-Type"] == PROBLEM


def test_every_route_is_in_the_table(world: World) -> None:
    document = world.http.get("/v1/openapi.json").json()
    described = {
        (method.upper(), path.replace("_id}", "}"))
        for path, operations in document["paths"].items()
        for method in operations
    }
    assert described == {(case.method, case.path.partition("?")[0]) for case in CASES}


def test_a_specialist_elsewhere_cannot_revoke_through_an_own_client(
    world: World, ids: dict[str, str]
) -> None:
    own = world.client("specialist_there")
    path = f"/clients/{own}/disclosure-decisions/{ids['decision']}/_revoke"
    assert world.post("specialist_there", path).status_code == 404


def test_lists_hold_only_what_is_for_the_one_who_asks(world: World, ids: dict[str, str]) -> None:
    there = world.vacancy("cinema")
    seen = {
        who: {v["vacancyId"] for v in world.get(who, "/vacancies").json()["items"]}
        for who in ("bakery", "cinema", "adviser", "adviser_there")
    }
    here = {ids["vacancy"], ids["other"]}
    assert seen == {"bakery": here, "cinema": {there}, "adviser": here, "adviser_there": {there}}
    mine = world.get("specialist", "/clients").json()
    assert [client["clientId"] for client in mine["items"]] == [ids["client"]]
    assert "total" not in mine
    assert world.get("specialist_there", "/clients").json()["items"] == []
