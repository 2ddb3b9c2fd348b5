"""What a person may ask for: everything that is known, and that it goes."""

import json

import pytest

from api_world import SECRET, World
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId
from matcher.storage.audit import AuditRepository
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from matcher.use_cases.export_client import export_client

NOBODY = ClientId("nobody")


@pytest.fixture
def introduced(world: World) -> tuple[ClientId, str]:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return ClientId(client), vacancy


def test_an_export_holds_everything(world: World, introduced: tuple[ClientId, str]) -> None:
    client, _ = introduced
    found = export_client(world.app.database, SECRET, client)
    assert json.loads(json.dumps(found)) == found
    assert found["client"]["id"] == client
    assert len(found["client"]["decisions"]) == 1
    assert len(found["referrals"]) == len(found["introductions"]) == len(found["outcomes"]) == 1
    actions = [line["action"] for line in found["audit"]]
    assert {"create", "decide", "refer", "release"} <= set(actions)
    assert all("sequence" not in line for line in found["audit"])
    with pytest.raises(NotFoundError):
        export_client(world.app.database, SECRET, NOBODY)


def test_an_erased_client_is_gone_and_the_employer_reads_what_a_withdrawal_reads(
    world: World, introduced: tuple[ClientId, str]
) -> None:
    client, vacancy = introduced
    signature = Signature(None, "cli", world.clock.moment)
    erase_client(world.app.database, SECRET, client, signature)
    assert world.get("specialist", f"/clients/{client}").status_code == 404
    (told,) = world.introductions(vacancy)
    assert (told["state"], told["summary"], told["contact"]) == ("no_longer_available", "", "")
    with world.app.database.reading() as connection:
        audit = AuditRepository(connection, SECRET)
        assert audit.verify() is None
        lines = audit.about("client", client)
    assert lines[-1].action == "erase"
    assert {line.object_id for line in lines} == {None}
    with pytest.raises(NotFoundError):
        erase_client(world.app.database, SECRET, NOBODY, signature)


def test_each_person_shown_leaves_a_line(world: World) -> None:
    clients = [world.client(), world.client()]
    world.vacancy()
    world.get("specialist", "/clients")
    with world.app.database.reading() as connection:
        latest = AuditRepository(connection, SECRET).latest(2)
    assert {(line.action, line.object_id, line.origin) for line in latest} == {
        ("read", client, "api") for client in clients
    }
    assert all(line.actor_key_id for line in latest)
