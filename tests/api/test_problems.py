"""What goes wrong reads the same everywhere, and what nobody expected tells nothing."""

import asyncio
import logging
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api_world import VACANCY, World
from matcher.domain.errors import EncoderUnavailableError, MatcherError, StateError
from matcher.settings import Settings
from matcher.use_cases.fill_matching import Refresher
from matcher.use_cases.matching import Matching
from matcher_api import limits
from matcher_api.app import create_app
from matcher_api.errors import UnexpectedErrors
from matcher_api.limits import RateLimiter
from page_visits import browser

PRIVATE = "Jansen uit Leiden"
PROBLEM = "application/problem+json"


@pytest.mark.parametrize("path", ["/v1/", "/v1/nothing", "/v1/vacancies/", "/v1/nightly-runs/"])
def test_what_is_not_there_is_a_problem(world: World, path: str) -> None:
    answer = world.http.get(path, follow_redirects=False)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.json().keys() == {"type", "status", "title", "detail"}


def test_an_unknown_id_reads_like_an_unknown_path(world: World) -> None:
    assert world.get("bakery", "/vacancies/x").content == world.get("bakery", "/nothing").content


@pytest.mark.parametrize("strange", ["%00", "a%20b", "%ff", "é", "a" * 65, ".."])
def test_a_strange_id_is_not_there(world: World, strange: str) -> None:
    assert world.get("specialist", f"/vacancies/{strange}x").status_code == 404
    assert world.get("specialist", f"/clients/{strange}x").status_code == 404


def test_a_wrong_method_is_a_problem(world: World) -> None:
    answer = world.ask("bakery", "DELETE", "/vacancies")
    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.headers["Allow"]


def test_too_much_is_a_problem(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    too_much = {**VACANCY, "description": "x" * 2_000_000}
    assert world.post("bakery", "/vacancies", too_much).status_code == 413

    def drops() -> object:
        yield from (b"x" * 100_000 for _ in range(20))

    answer = world.ask(
        "bakery",
        "POST",
        "/vacancies",
        content=drops(),
        headers={"Content-Type": "application/json"},
    )
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, PROBLEM)
    monkeypatch.setattr(limits, "LARGEST_BODY", 1)
    broken = world.ask("bakery", "POST", "/vacancies", headers={"Content-Length": "many"})
    assert broken.status_code in {400, 413}


def test_too_often_is_a_problem_for_that_key_alone(world: World) -> None:
    limiter = RateLimiter(per_second=1e-9, burst=3)
    http = TestClient(create_app(world.app, limiter), base_url="https://testserver")
    bakery = {"Authorization": f"Bearer {world.keys['bakery']}"}
    answers = [http.get("/v1/vacancies", headers=bakery) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["Content-Type"] == PROBLEM
    assert answers[-1].headers["Retry-After"] == "10"
    adviser = {"Authorization": f"Bearer {world.keys['adviser']}"}
    assert http.get("/v1/vacancies", headers=adviser).status_code == 200
    guesses = [http.get("/v1/vacancies").status_code for _ in range(4)]
    assert guesses == [401, 401, 401, 429]


def test_buckets_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST_BUCKETS", 2)
    limiter = RateLimiter(per_second=1e-9, burst=1)
    for name in ("a", "b", "c", "a"):
        limiter.take(name)


def _raise(error: Exception) -> object:
    def raising(*_: object, **__: object) -> object:
        raise error

    return raising


@pytest.mark.parametrize("error", [RuntimeError(PRIVATE), MatcherError(PRIVATE)], ids=repr)
def test_what_nobody_expected_tells_nothing(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    client = world.client()
    monkeypatch.setattr(Matching, "verdicts", _raise(error))
    answer = world.get("specialist", f"/clients/{client}/vacancy-matches")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.headers["API-Version"]
    assert answer.json()["detail"] == "Something went wrong on our side."
    assert type(error).__name__ in caplog.text
    assert PRIVATE not in caplog.text
    assert PRIVATE not in answer.text


def test_an_answer_that_broke_off_is_not_answered_twice() -> None:
    sent: list[Message] = []

    async def breaks_off(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(PRIVATE)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(UnexpectedErrors(breaks_off)({"type": "http"}, receive, send))
    assert [message["status"] for message in sent] == [200]


@pytest.mark.parametrize("kind", [StateError, EncoderUnavailableError])
def test_what_cannot_be_answered_now_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch, kind: type[MatcherError]
) -> None:
    monkeypatch.setattr(Refresher, "refresh", _raise(kind(PRIVATE)))
    answer = world.post("adviser", "/vacancies/_search", {"text": "brood"})
    assert answer.status_code == 503
    assert PRIVATE not in answer.text


def test_trouble_of_the_database_is_for_later_and_no_mistake(world: World) -> None:
    kept = world.app.settings.state_dir / "matcher.sqlite"
    world.app.database.engine.dispose()
    for beside in ("-wal", "-shm"):
        kept.with_name(kept.name + beside).unlink(missing_ok=True)
    kept.write_text(PRIVATE * 1000)
    answer = world.get("adviser", "/vacancies")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert PRIVATE not in answer.text
    assert world.http.get("/health/ready").status_code == 503
    assert world.http.get("/health/live").status_code == 200
    assert world.http.get("/inloggen").status_code == 200
    page = browser(world).post("/inloggen", data={"sleutel": world.keys["adviser"]})
    assert page.status_code == 503


def test_a_vacancy_is_kept_when_it_cannot_be_taken_in_yet(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Refresher, "refresh", _raise(RuntimeError(PRIVATE)))
        vacancy = world.vacancy()
    assert caplog.records[-1].levelno == logging.ERROR
    assert PRIVATE not in caplog.text
    found = world.post("adviser", "/vacancies/_search", {"text": "brood"}).json()["items"]
    assert [line["vacancyId"] for line in found] == [vacancy]


def test_every_answer_carries_the_headers(world: World) -> None:
    client = world.client()
    answers = [
        world.http.get("/v1/openapi.json"),
        world.http.get("/v1/nothing"),
        world.http.get("/v1/clients"),
        world.http.get("/health/live"),
        world.get("specialist", f"/clients/{client}"),
    ]
    for answer in answers:
        assert answer.headers["API-Version"] == "1.0.0"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Strict-Transport-Security"]
        assert "Server" not in answer.headers
    assert answers[-1].headers["Cache-Control"] == "no-store"


def test_whom_to_tell_of_a_weakness_is_told_where_somebody_is_named(world: World) -> None:
    path = "/.well-known/security.txt"
    nobody = world.http.get(path)
    assert (nobody.status_code, nobody.headers["Content-Type"]) == (404, PROBLEM)
    folder = world.app.settings.state_dir
    settings = Settings(state_dir=folder, security_contact="mailto:ict@werk.example")
    told = TestClient(create_app(replace(world.app, settings=settings))).get(path).text
    assert told.startswith("Contact: mailto:ict@werk.example\nExpires: 2027-05-19T00:00:00Z\n")


def test_health(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.http.get("/health/live").json() == {"status": "ok"}
    assert world.http.get("/health/ready").json() == {"status": "ok"}
    styles = world.http.get("/static/matcher.css")
    assert styles.status_code == 200
    assert styles.headers["cache-control"] == "public, max-age=3600"
    monkeypatch.setattr(world.app.database, "reading", _raise(StateError(PRIVATE)))
    unready = world.http.get("/health/ready")
    assert (unready.status_code, unready.headers["Content-Type"]) == (503, PROBLEM)
    assert world.http.get("/health/live").status_code == 200
