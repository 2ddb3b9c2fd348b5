"""The clerk does what is due while the server runs."""

import time

import pytest
from fastapi.testclient import TestClient

from api_world import SECRET, World
from audit_lines import audit
from matcher_api import clerk
from matcher_api.app import create_app
from matcher_api.clerk import Clerk


def _until_told(world: World, vacancy: str) -> bool:
    for _ in range(200):
        if world.introductions(vacancy):
            return True
        time.sleep(0.02)
    return False


def test_releases_take_effect_while_the_server_runs(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    with TestClient(create_app(world.app)):
        assert _until_told(world, vacancy)


def test_an_introduction_that_takes_effect_leaves_a_line(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    for _ in range(2):
        Clerk(world.app.database, SECRET).do_what_is_due()
    told = [line for line in audit(world) if line.origin == "clerk"]
    assert [(line.action, line.object_id, line.result) for line in told] == [
        ("introduce", client, "ok")
    ]
    assert told[0].recorded_at == world.clock.moment


def test_a_release_that_the_gate_stops_says_so(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client, validUntil="2026-11-21")
    world.released(client, vacancy)
    world.clock.later(days=2)
    Clerk(world.app.database, SECRET).do_what_is_due()
    (told,) = [line for line in audit(world) if line.origin == "clerk"]
    assert (told.action, told.object_id, told.result) == ("introduce", client, "refused")


def test_an_introduction_that_ran_out_leaves_a_line(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client, validUntil="2026-11-21")
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    world.clock.later(days=2)
    for _ in range(2):
        Clerk(world.app.database, SECRET).do_what_is_due()
    told = [(line.action, line.object_id) for line in audit(world) if line.origin == "clerk"]
    assert sorted(told) == [("end introduction", client), ("introduce", client)]


def test_a_round_that_fails_is_not_the_last(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    real, failed = clerk.take_effect_due_releases, []

    def failing_once(*args: object, **kwargs: object) -> int:
        if not failed:
            failed.append(1)
            msg = "geheim"
            raise RuntimeError(msg)
        return real(*args, **kwargs)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(clerk, "take_effect_due_releases", failing_once)
    with Clerk(world.app.database, SECRET, seconds_between=0.01).at_work():
        assert _until_told(world, vacancy)
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text
