"""Nobody ends with an empty search and no reason, and the reason is the true one."""

import pytest

from api_world import BAKERY, World
from matcher.domain.vacancies import Demand
from matcher.wording.notes import (
    ALL_REFUSED,
    ALL_SETTLED,
    NO_CLIENTS,
    NO_VACANCIES,
    NOT_OPEN,
    nothing_fits,
)
from matcher.wording.pages import NONE_OF_YOURS

TOO_MANY_HOURS = {"min": 32, "max": 40}
NEARLY = "nog één ding"


def searched(world: World, client: str) -> dict[str, object]:
    found: dict[str, object] = world.get("specialist", f"/clients/{client}/vacancy-matches").json()
    assert found["items"] == []
    return found


def people(world: World, who: str, vacancy: str) -> dict[str, object]:
    found: dict[str, object] = world.get(who, f"/vacancies/{vacancy}/client-matches").json()
    return found


def filled(world: World, vacancy: str) -> None:
    body = {**world.get("bakery", f"/vacancies/{vacancy}").json(), "status": "filled"}
    assert world.put("bakery", f"/vacancies/{vacancy}", body, "*").is_success


def test_who_refused_all_that_is_open_is_told_so(world: World, vacancy: str) -> None:
    for wanted in ({"notVacancies": [vacancy]}, {"notEmployers": [BAKERY]}):
        assert searched(world, world.client(**wanted))["note"] == ALL_REFUSED
    filled(world, vacancy)
    assert searched(world, world.client(notEmployers=[BAKERY]))["note"] == NO_VACANCIES


def test_who_applied_for_all_that_is_open_is_told_so(world: World, vacancy: str) -> None:
    client = world.client()
    done = {"clientId": client, "vacancyId": vacancy, "event": "applied", "on": "2026-11-19"}
    assert world.post("specialist", "/outcomes", done).status_code == 201
    assert searched(world, client)["note"] == ALL_SETTLED


@pytest.mark.parametrize("grade", ["hard", "negotiable"])
def test_what_one_thing_blocks_is_pointed_at_only_where_it_stands(
    world: World, client: str, grade: str
) -> None:
    world.vacancy(workingHours=TOO_MANY_HOURS, grades={"hours": grade})
    found = searched(world, client)
    blocked = grade == "negotiable"
    assert bool(found["blocked"]) == blocked
    assert found["note"] == nothing_fits(Demand.HOURS, blocked=blocked)
    assert (NEARLY in str(found["note"])) == blocked


def test_a_search_for_people_that_finds_nobody_says_why(world: World, vacancy: str) -> None:
    told = {"adviser": NO_CLIENTS, "specialist": NONE_OF_YOURS}
    for who, note in told.items():
        empty = people(world, who, vacancy)
        assert (empty["items"], empty["note"]) == ([], note)
    filled(world, vacancy)
    for who in told:
        assert people(world, who, vacancy)["note"] == NOT_OPEN


def test_a_search_that_finds_somebody_has_no_note(world: World, client: str, vacancy: str) -> None:
    found = people(world, "specialist", vacancy)
    assert [line["clientId"] for line in found["items"]] == [client]  # type: ignore[attr-defined]  # a list of lines
    assert found["note"] is None
