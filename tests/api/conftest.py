"""A fresh world for every test, furnished once, and who and what most pages are asked about."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api_world import Clock, World, furnish, make_world
from matcher import clock as real_clock
from page_visits import signed_in
from pair_site import PairSite
from vacancy_site import OPEN


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


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


@pytest.fixture
def client(world: World) -> str:
    return world.client()


@pytest.fixture
def people(world: World) -> list[str]:
    """Five clients who decided that advisers may know of them, and one who did not."""
    found = [world.client(workSummary=f"Kneedt deeg voor {n} broden.") for n in range(5)]
    for client in found:
        assert world.decide(client, **OPEN).status_code == 201
    return [*found, world.client()]


@pytest.fixture
def specialist(world: World) -> TestClient:
    return signed_in(world, "specialist")


@pytest.fixture
def adviser(world: World) -> TestClient:
    return signed_in(world, "adviser")


@pytest.fixture
def bakery(world: World) -> TestClient:
    return signed_in(world, "bakery")


@pytest.fixture
def pair(world: World) -> PairSite:
    """A client who is open towards the bakery, and a vacancy there."""
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    return PairSite(world, signed_in(world, "specialist"), client, vacancy)


@pytest.fixture
def closed_pair(world: World) -> PairSite:
    """A client who tells nobody anything."""
    vacancy, client = world.vacancy(), world.client()
    return PairSite(world, signed_in(world, "specialist"), client, vacancy)
