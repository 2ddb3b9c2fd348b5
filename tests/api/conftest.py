"""A fresh world for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api_world import Clock, World, make_world
from matcher import clock as real_clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ours = Clock()
    monkeypatch.setattr(real_clock, "now", ours.now)
    return ours


@pytest.fixture
def world(tmp_path: Path, clock: Clock) -> Iterator[World]:
    made = make_world(tmp_path, clock)
    yield made
    made.app.database.close()
