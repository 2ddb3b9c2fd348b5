"""Why a vacancy came or went overnight: told as it is, and of clients who are looking alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from api_world import BAKERY, CINEMA, START, World
from matcher.domain.ids import ClientId, RunId, VacancyId
from matcher.domain.matches import Crowd, Displaced, DisplacedBy, MovedBecause
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.runs import RunRepository
from matcher.wording import work_pages as own
from storage_records import LINE


@pytest.fixture
def gone(world: World, client: str) -> str:
    """A client whose list held a vacancy of the bakery and one of the cinema until last night."""
    held = world.vacancy(), world.vacancy("cinema", title="Medewerker bioscoop")
    lines = [
        replace(LINE, rank=rank, client_id=ClientId(client), vacancy_id=VacancyId(vacancy))
        for rank, vacancy in enumerate(held, start=1)
    ]
    with world.app.database.transaction() as connection:
        runs, lists = RunRepository(connection), ListRepository(connection)
        for night, days in (("before", 1), ("tonight", 0)):
            started_at = START - timedelta(days=days, hours=8)
            runs.add(NightlyRun(RunId(night), started_at, RunState.PUBLISHED))
        lists.write_lines(RunId("before"), ListOwner.CLIENT, lines)
        lists.publish(RunId("tonight"))
    return client


def file_holds(world: World, client: str, **facts: object) -> None:
    file = world.get("specialist", f"/clients/{client}")
    answer = world.put("specialist", f"/clients/{client}", file.json() | facts, "*")
    assert answer.status_code == 200, answer.text


def displaced(world: World, client: str, by: DisplacedBy) -> None:
    """Let the lines of the client's list before tonight be what tonight's list left out."""
    with world.app.database.transaction() as connection:
        lists = ListRepository(connection)
        held = lists.members(RunId("before"), ListOwner.CLIENT, [client])[client]
        lines = [
            replace(
                LINE,
                rank=rank,
                client_id=ClientId(client),
                vacancy_id=VacancyId(vacancy),
                displaced=Displaced(by, rank, 0, Crowd.UNDER_TEN, None),
            )
            for rank, vacancy in enumerate(held, start=1)
        ]
        lists.write_lines(RunId("tonight"), ListOwner.DISPLACED, lines[:1])


def came(world: World, client: str, vacancy: str, before: datetime) -> None:
    """Let a vacancy come into a client's list, in the night after the one that began at a moment."""
    line = replace(LINE, client_id=ClientId(client), vacancy_id=VacancyId(vacancy))
    with world.app.database.transaction() as connection:
        runs, lists = RunRepository(connection), ListRepository(connection)
        for night, started_at in (("before", before), ("tonight", before + timedelta(days=1))):
            runs.add(NightlyRun(RunId(night), started_at, RunState.PUBLISHED))
        lists.write_lines(RunId("tonight"), ListOwner.CLIENT, [line])
        lists.publish(RunId("tonight"))


def moved(vacancy: str, why: str) -> str:
    return own.MOVED.format(title=vacancy, why=own.WHY[why])


def test_what_makes_room_for_others_is_told_neutrally(specialist: TestClient, gone: str) -> None:
    text = specialist.get("/").text
    assert f"/clienten/{gone}" in text
    assert moved("Medewerker bakkerij", "not_among_first") in text
    assert "passen beter" not in text


@pytest.mark.parametrize("refused", ["vacancy", "employer"])
def test_what_the_client_refused_is_told_as_such(
    world: World, specialist: TestClient, gone: str, refused: str
) -> None:
    with world.app.database.reading() as connection:
        held = ListRepository(connection).members(RunId("before"), ListOwner.CLIENT, [gone])[gone]
    facts = {"vacancy": {"notVacancies": held[:1]}, "employer": {"notEmployers": [BAKERY]}}
    file_holds(world, gone, **facts[refused])
    text = specialist.get("/").text
    assert moved("Medewerker bakkerij", "client_refused") in text
    assert moved("Medewerker bioscoop", "not_among_first") in text


def test_what_is_settled_is_told_as_such(world: World, specialist: TestClient, gone: str) -> None:
    with world.app.database.reading() as connection:
        held = ListRepository(connection).members(RunId("before"), ListOwner.CLIENT, [gone])[gone]
    done = {"clientId": gone, "vacancyId": held[0], "event": "applied", "on": "2026-11-19"}
    assert world.post("specialist", "/outcomes", done).status_code == 201
    assert moved("Medewerker bakkerij", "settled") in specialist.get("/").text


@pytest.mark.parametrize("status", ["paused", "placed", "left"])
def test_nothing_is_told_of_who_is_not_looking(
    world: World, specialist: TestClient, gone: str, status: str
) -> None:
    file_holds(world, gone, status=status, notEmployers=[CINEMA])
    assert own.CHANGES_HELP not in specialist.get("/").text


@pytest.mark.parametrize(
    ("by", "why"),
    [
        (DisplacedBy.NO_ROOM, "went_to_others"),
        (DisplacedBy.CROWD, "went_to_others"),
        (DisplacedBy.SURER, "not_among_first"),
    ],
)
def test_only_what_gave_way_is_told_as_shared_out(
    world: World, specialist: TestClient, gone: str, by: DisplacedBy, why: str
) -> None:
    displaced(world, gone, by)
    text = specialist.get("/").text
    assert moved("Medewerker bakkerij", why) in text
    assert moved("Medewerker bioscoop", "not_among_first") in text


def test_what_passes_no_more_is_not_said_to_be_outdone(
    world: World, specialist: TestClient, gone: str
) -> None:
    file_holds(world, gone, workingHours={"min": 36, "max": 40})
    assert moved("Medewerker bakkerij", "not_among_first") in specialist.get("/").text
    assert "past niet meer" in own.WHY[MovedBecause.NOT_AMONG_FIRST]


@pytest.mark.parametrize(
    ("posted_on", "why"), [("2026-11-18", "room_for_it"), ("2026-11-19", "new_vacancy")]
)
def test_a_night_is_of_the_dutch_day_it_began_on(
    world: World, specialist: TestClient, client: str, posted_on: str, why: str
) -> None:
    vacancy = world.vacancy(postedOn=posted_on)
    came(world, client, vacancy, before=datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    assert moved("Medewerker bakkerij", why) in specialist.get("/").text


def test_what_was_not_new_is_not_said_to_have_room_alone(
    world: World, specialist: TestClient, client: str
) -> None:
    vacancy = world.vacancy(postedOn="2026-10-01")
    came(world, client, vacancy, before=START - timedelta(days=1, hours=8))
    told = "Erbij: Medewerker bakkerij (nieuw hier, past nu beter, of er is plaats)."
    assert told in specialist.get("/").text
