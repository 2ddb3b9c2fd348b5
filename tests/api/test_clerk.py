"""The clerk does what is due while the server runs."""

import time

import pytest
from fastapi.testclient import TestClient

from api_world import World
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
    with Clerk(world.app.database, seconds_between=0.01).at_work():
        assert _until_told(world, vacancy)
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text
