"""A client's file on the pages as tests ask for it: its address, its form, and what is kept of it."""

from fastapi.testclient import TestClient

from api_world import CINEMA, World
from filled_forms import filled_in
from matcher.domain.client_records import ClientRecord
from matcher.domain.ids import ClientId
from matcher.storage.clients import ClientRepository

NEW = "/clienten/nieuw"
EVERYTHING = {
    "aversions": ["bellen met klanten"],
    "targetOccupations": [
        {"label": "bakker"},
        {"scheme": "esco", "code": "7512.1", "label": "banketbakker"},
    ],
    "targetSectors": [{"scheme": "sbi", "code": "10"}, {"scheme": "sbi", "code": "4724"}],
    "avoidTimes": ["night"],
    "availableFrom": "2026-12-01",
    "maxTravelMinutes": 32.5,
    "transportModes": ["bicycle", "public_transport"],
    "drivingLicences": ["B", "AM"],
    "languages": [{"code": "nld", "level": "B1"}, {"code": "tir"}],
    "educationLevel": "mbo2",
    "qualifications": [{"label": "mbo 2 bakker"}],
    "notEmployers": [CINEMA],
    "targetGroupRegister": False,
}


def address(client: str) -> str:
    """Return the address of a client's file."""
    return f"/clienten/{client}/gegevens"


def record(world: World, client: str) -> ClientRecord:
    """Return what is kept of a client."""
    with world.app.database.reading() as connection:
        found = ClientRepository(connection).get(ClientId(client))
    assert found is not None
    return found.value


def form_of_page(visitor: TestClient, path: str) -> dict[str, str | list[str]]:
    """Return what the form at an address would send as it stands."""
    return filled_in(visitor.get(path))


def made(answer: str) -> str:
    """Return the id of the client whose file an address leads to."""
    return answer.split("/")[2]
