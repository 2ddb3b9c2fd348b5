"""Why a vacancy went from a list overnight: told as it is, and of clients who are looking alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from api_world import BAKERY, CINEMA, START, World
from matcher.domain.ids import ClientId, RunId, VacancyId
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


def went(vacancy: str, why: str) -> str:
    return own.MOVED.format(title=vacancy, why=own.WHY[why])


def test_what_makes_room_for_others_is_told_neutrally(specialist: TestClient, gone: str) -> None:
    text = specialist.get("/").text
    assert f"/clienten/{gone}" in text
    assert went("Medewerker bakkerij", "not_among_first") in text
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
    assert went("Medewerker bakkerij", "client_refused") in text
    assert went("Medewerker bioscoop", "not_among_first") in text


@pytest.mark.parametrize("status", ["paused", "placed", "left"])
def test_nothing_is_told_of_who_is_not_looking(
    world: World, specialist: TestClient, gone: str, status: str
) -> None:
    file_holds(world, gone, status=status, notEmployers=[CINEMA])
    assert own.CHANGES_HELP not in specialist.get("/").text
