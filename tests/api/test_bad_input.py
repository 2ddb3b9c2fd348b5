"""Bad input gets 400 with every fault at once, and no value is ever repeated."""

import logging

import pytest

from api_world import CLIENT, VACANCY, World

PRIVATE = "geheim-Jansen"


def _faults(world: World, who: str, path: str, body: object) -> dict[str, str]:
    answer = world.post(who, path, body)
    assert answer.status_code == 400, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert PRIVATE not in answer.text
    problem = answer.json()
    assert (problem["status"], problem["title"]) == (400, "Bad Request")
    return {fault["place"]: fault["problem"] for fault in problem["faults"]}


def test_every_fault_of_a_vacancy_is_told_at_once(world: World) -> None:
    body = {
        **VACANCY,
        "title": " ",
        "workingHours": {"min": 40, "max": 200},
        "closesOn": "30-11-2026",
        "place": {"postcode4": PRIVATE},
        "requirements": [{"text": "x", "grade": PRIVATE}],
        "colour": PRIVATE,
    }
    faults = _faults(world, "bakery", "/vacancies", body)
    assert faults.keys() == {
        "title",
        "workingHours.max",
        "closesOn",
        "place.postcode4",
        "requirements[0].grade",
        "colour",
    }
    assert faults["colour"] == "unknown key"
    assert faults["title"] == "may not be blank"
    assert faults["place.postcode4"] == "should be four digits from 1000 to 9999"


def test_what_is_missing_is_told(world: World) -> None:
    assert _faults(world, "bakery", "/vacancies", {}) == {
        "title": "is required",
        "description": "is required",
    }
    assert _faults(world, "bakery", "/vacancies", [])[""] == "should be an object"
    assert _faults(world, "bakery", "/vacancies", None)[""] == "is required"


def test_faults_of_a_rule_are_told_in_camel_case(world: World) -> None:
    faults = _faults(
        world, "specialist", "/clients", {**CLIENT, "notEmployers": ["x"], "notVacancies": ["y"]}
    )
    assert faults.keys() == {"notEmployers", "notVacancies"}


@pytest.mark.parametrize("key", ["bsn", "naam", "geboorteDatum", "diagnosis", "uitkering"])
def test_a_key_that_may_never_come_in_is_refused_with_the_reason(world: World, key: str) -> None:
    faults = _faults(world, "specialist", "/clients", {**CLIENT, key: PRIVATE})
    assert "stored" in faults[key]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"title": NaN}',
        b"\xff",
        b'{"a":' + b"[" * 100_000,
        b'{"seats": 1' + b"0" * 5000 + b"}",
    ],
    ids=["broken", "nan", "no text", "deep", "huge number"],
)
def test_what_cannot_be_read_is_bad_input(world: World, content: bytes) -> None:
    answer = world.ask(
        "bakery",
        "POST",
        "/vacancies",
        content=content,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 400
    assert answer.json()["faults"]


def test_queries_are_checked_too(world: World) -> None:
    answer = world.get("bakery", "/vacancies?page=0&pageSize=101&colour=red")
    faults = {fault["place"] for fault in answer.json()["faults"]}
    assert answer.status_code == 400
    assert faults == {"page", "pageSize", "colour"}


def test_a_search_about_health_is_given_back_to_rewrite(world: World) -> None:
    text = f"{PRIVATE} had een psychose"
    faults = _faults(world, "adviser", "/vacancies/_search", {"text": text})
    assert faults.keys() == {"text"}


def test_nothing_that_was_sent_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    world.post("specialist", "/clients", {**CLIENT, "bsn": PRIVATE})
    world.post("specialist", "/clients", {**CLIENT, "passions": [PRIVATE]})
    assert PRIVATE not in caplog.text
