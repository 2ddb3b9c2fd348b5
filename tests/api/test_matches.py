"""Ranked lists, as each audience may read them."""

import math

import pytest

from api_world import CLIENT, TODAY, World
from matcher.domain.ids import RunId, VacancyId
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.runs import RunRepository
from matcher.use_cases.find_clients import find_clients
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.issue_keys import authenticate

OPEN = {
    "recipient": "employer_services",
    "topics": ["needs"],
    "needCodes": ["quiet_workplace"],
}


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def test_a_specialist_gets_reasons_that_add_up(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    page = world.get("specialist", f"/clients/{client}/vacancy-matches").json()
    (line,) = page["items"]
    assert (line["rank"], line["clientId"], line["vacancyId"]) == (1, client, vacancy)
    assert (page["page"], page["pageSize"]) == (1, 20)
    assert "total" not in page
    for part in ("clientFit", "employerFit", "sustainedFit"):
        added = sum(r["contribution"] for r in line["reasons"] if r["part"] == part)
        assert line["baseline"][part] + added == pytest.approx(_log_odds(line[part]), abs=1e-6)
    assert line["listKind"] == "search"


def test_a_client_who_is_not_looking_has_no_list(world: World) -> None:
    world.vacancy()
    client = world.client(status="paused")
    page = world.get("specialist", f"/clients/{client}/vacancy-matches").json()
    assert page["items"] == []
    assert page["note"]


def test_lists_come_in_pages(world: World) -> None:
    made = [world.vacancy(title=f"Bakker {number}") for number in range(3)]
    path = f"/clients/{world.client()}/vacancy-matches?pageSize=2&page="
    pages = [world.get("specialist", f"{path}{page}").json()["items"] for page in (1, 2)]
    assert [line["rank"] for page in pages for line in page] == [1, 2, 3]
    assert {line["vacancyId"] for page in pages for line in page} == set(made)


def test_an_adviser_sees_who_decided_so_under_an_id_of_its_own(world: World) -> None:
    vacancy, client, closed = world.vacancy(region=None), world.client(), world.client()
    path = f"/vacancies/{vacancy}/client-matches"
    assert world.get("adviser", path).json()["items"] == []
    world.decide(client, **OPEN)
    (line,) = world.get("adviser", path).json()["items"]
    assert line["clientId"] not in {client, closed}
    assert line["clientId"] == world.get("adviser", path).json()["items"][0]["clientId"]
    assert line["route"] is None
    assert not any("brood bakken met" in text for r in line["reasons"] for text in r["evidence"])
    both = world.get("specialist", path).json()["items"]
    assert {found["clientId"] for found in both} == {client, closed}
    assert world.get("specialist_there", path).json()["items"] == []


def test_the_own_specialist_alone_gets_a_text_for_the_client(world: World) -> None:
    vacancy, client = world.vacancy(region=None), world.client()
    world.decide(client, **OPEN)
    path = f"/vacancies/{vacancy}/client-matches"
    (own,) = world.get("specialist", path).json()["items"]
    assert own["forClient"]
    (told,) = world.get("adviser", path).json()["items"]
    assert (told["forClient"], told["toTopFive"]) == (None, None)
    typed = world.post("specialist", "/vacancies/_search", {"text": "deeg kneden"}).json()["items"]
    assert [line["forClient"] for line in typed] == [None]


def test_a_search_tells_what_to_ask_first_and_what_would_lift_a_vacancy(world: World) -> None:
    pay = {"min": 15, "max": 16}
    better = [world.vacancy(workingHours={"min": 12, "max": 24}, pay=pay) for _ in range(5)]
    last = world.vacancy(workingHours={"min": 22, "max": 32}, pay=pay, contract="permanent")
    page = world.get("specialist", f"/clients/{world.client()}/vacancy-matches").json()
    *first, sixth = page["items"]
    assert {line["vacancyId"] for line in first} == set(better)
    assert [line["toTopFive"] for line in first] == [None] * 5
    assert sixth["vacancyId"] == last
    lifted = sixth["toTopFive"]
    assert lifted["scoreBefore"] == pytest.approx(sixth["score"], abs=1e-12)
    assert lifted["scoreToBeat"] == pytest.approx(first[4]["score"], abs=1e-12)
    assert lifted["scoreAfter"] > lifted["scoreToBeat"] > lifted["scoreBefore"]
    assert lifted["text"].startswith("Deze vacature komt bij de eerste vijf als ")
    asked = page["question"]
    assert asked["ask"].startswith(("Vraag", "Zoek"))
    assert asked["scoreChange"] > 0
    assert (asked["vacancyId"] is None) == asked["fact"].startswith("client.")


def test_two_advisers_know_a_client_by_two_ids(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client, **OPEN)
    world.keys["colleague"] = world.another_adviser("a-03")
    path = f"/vacancies/{vacancy}/client-matches"
    ids = [world.get(who, path).json()["items"][0]["clientId"] for who in ("adviser", "colleague")]
    assert len({*ids, client}) == 3


def test_an_adviser_searches_its_own_regions(world: World) -> None:
    here = [world.vacancy(title=f"Bakker {number}") for number in range(3)]
    there = [world.vacancy("cinema", title=f"Bakker {number}") for number in range(3)]
    search = {"text": "deeg kneden"}
    found = world.post("adviser", "/vacancies/_search?pageSize=3", search).json()["items"]
    assert {line["vacancyId"] for line in found} == set(here)
    assert [line["rank"] for line in found] == [1, 2, 3]
    found = world.post("adviser_there", "/vacancies/_search?pageSize=2", search).json()["items"]
    assert {line["vacancyId"] for line in found} < set(there)
    found = world.post("specialist", "/vacancies/_search", search).json()["items"]
    assert {line["vacancyId"] for line in found} == {*here, *there}


def _publish(world: World, client: str, vacancy: str) -> None:
    matching = world.app.warm()
    adviser = authenticate(world.app.database, world.app.secret, world.keys["adviser"], TODAY)
    assert adviser is not None
    own = find_vacancies(matching, world.app.database, client, on=TODAY, k=5).items  # type: ignore[arg-type]  # ids are plain texts here
    people = find_clients(matching, world.app.database, VacancyId(vacancy), adviser, on=TODAY, k=5)
    run = NightlyRun(RunId("night"), world.clock.moment, RunState.PUBLISHED, world.clock.moment)
    with world.app.database.transaction() as connection:
        RunRepository(connection).add(run)
        lists = ListRepository(connection)
        lists.write_lines(run.id, ListOwner.CLIENT, own)
        lists.write_lines(run.id, ListOwner.VACANCY, people)
        lists.publish(run.id)


def test_last_nights_lists_pass_the_gate_again(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    decided = world.decide(client, **OPEN).json()["decisionId"]
    _publish(world, client, vacancy)
    own = f"/clients/{client}/vacancy-matches?listKind=nightly"
    people = f"/vacancies/{vacancy}/client-matches?listKind=nightly"
    night = world.get("specialist", own).json()
    assert [x["vacancyId"] for x in night["items"]] == [vacancy]
    assert (night["question"], night["items"][0]["toTopFive"]) == (None, None)
    assert len(world.get("adviser", people).json()["items"]) == 1
    world.post("specialist", f"/clients/{client}/disclosure-decisions/{decided}/_revoke")
    assert world.get("adviser", people).json()["items"] == []
    world.put("specialist", f"/clients/{client}", {**CLIENT, "notVacancies": [vacancy]}, "*")
    assert world.get("specialist", own).json()["items"] == []


def test_colleagues_read_no_words_that_the_file_no_longer_holds(world: World) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client, **OPEN)
    _publish(world, client, vacancy)
    people = f"/vacancies/{vacancy}/client-matches?listKind=nightly"
    (line,) = world.get("adviser", people).json()["items"]
    (quoted,) = {reason["evidence"][0] for reason in line["reasons"] if reason["evidence"]}
    assert quoted in CLIENT["abilities"]
    world.put("specialist", f"/clients/{client}", {**CLIENT, "abilities": ["iets anders"]}, "*")
    seen = world.get("adviser", people)
    assert seen.json()["items"] == []
    assert quoted not in seen.text


def test_nightly_runs_tell_staff_how_fresh_lists_are_and_no_more(world: World) -> None:
    with world.app.database.transaction() as connection:
        RunRepository(connection).add(
            NightlyRun(
                RunId("night"),
                world.clock.moment,
                RunState.FAILED,
                world.clock.moment,
                reason="Too few lists.",
                counts={
                    "clients": 90,
                    "clientListsFilled": 9,
                    "clientsErased": 1,
                    "introductionsEnded": 0,
                    "openVacancies": 3,
                    "somethingNew": 7,
                },
                versions={"ranker": "prior-1"},
            )
        )
    (seen,) = world.get("adviser", "/nightly-runs").json()["items"]
    assert seen == {
        "state": "failed",
        "finishedAt": "2026-11-20T09:00:00Z",
        "versions": {"ranker": "prior-1"},
    }
    (whole,) = world.get("administrator", "/nightly-runs").json()["items"]
    assert whole["reason"] == "Too few lists."
    assert whole["counts"] == {"clients": 90, "introductionsEnded": 0, "openVacancies": 3}
