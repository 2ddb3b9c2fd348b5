"""What a person may ask for: everything that is known, and that it goes."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from api_world import SECRET, TODAY, World
from matcher.domain.client_records import ClientStatus
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, RunId, VacancyId
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.storage.audit import AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.runs import RunRepository
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from matcher.use_cases.export_client import export_client
from storage_records import LINE

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


def test_an_export_holds_the_lists_of_every_night_that_is_kept(
    world: World, introduced: tuple[ClientId, str]
) -> None:
    client, vacancy = introduced
    line = replace(LINE, client_id=client, vacancy_id=VacancyId(vacancy))
    moment = world.clock.moment
    with world.app.database.transaction() as connection:
        lists = ListRepository(connection)
        for day, run in enumerate((RunId("before"), RunId("last"))):
            began = moment + timedelta(days=day)
            RunRepository(connection).add(NightlyRun(run, began, RunState.PUBLISHED))
            for kind in ListOwner:
                lists.write_lines(run, kind, [line])
        lists.publish(RunId("last"))
    found = export_client(world.app.database, SECRET, client)
    for part in ("nightly_list", "displaced", "in_lists_of_vacancies"):
        assert [one["vacancy_id"] for one in found[part]] == [vacancy]
    told = {(one["run_id"], one["kind"], one["line"]["rank"]) for one in found["in_other_nights"]}
    assert told == {("before", kind.value, 1) for kind in ListOwner}
    assert {one["started_at"][:10] for one in found["in_other_nights"]} == {"2026-11-20"}


def test_an_export_holds_until_when_things_are_kept(
    world: World, introduced: tuple[ClientId, str]
) -> None:
    client, _ = introduced
    found = export_client(world.app.database, SECRET, client)
    assert found["left_seen_on"] is None
    assert [one["readable_until"] for one in found["introductions"]] == ["2026-12-01"]
    with world.app.database.transaction() as connection:
        clients = ClientRepository(connection)
        known = clients.get(client)
        assert known is not None
        clients.put(replace(known.value, status=ClientStatus.LEFT), None)
        clients.note_departures(TODAY)
    assert export_client(world.app.database, SECRET, client)["left_seen_on"] == TODAY.isoformat()


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
