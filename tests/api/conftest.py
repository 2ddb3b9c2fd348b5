"""A fresh world for every test, furnished once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api_world import Clock, World, furnish, make_world
from matcher import clock as real_clock


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("furnished")
    return folder, furnish(folder)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ours = Clock()
    monkeypatch.setattr(real_clock, "now", ours.now)
    return ours


@pytest.fixture
def world(tmp_path: Path, clock: Clock, furnished: tuple[Path, dict[str, str]]) -> Iterator[World]:
    folder, keys = furnished
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    made = make_world(tmp_path, clock, keys)
    yield made
    made.app.database.close()
