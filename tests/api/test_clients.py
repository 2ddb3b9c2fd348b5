"""The caseload: files, texts to rewrite, versions, decisions."""

from datetime import date

from api_world import BAKERY, CLIENT, World, decision
from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import DecisionId
from matcher.domain.openness import ANY_EMPLOYER, DisclosureDecision, Moment, Teller
from matcher.storage.employers import EmployerRepository
from matcher.use_cases.decision_checks import decision_faults


def test_a_file_is_answered_as_it_was_kept(world: World) -> None:
    made = world.post("specialist", "/clients", {**CLIENT, "disclosure": [decision()]})
    body = made.json()
    assert made.headers["Location"] == f"/v1/clients/{body['clientId']}"
    assert made.headers["Cache-Control"] == "no-store"
    assert body["employmentSpecialist"] == "s-01"
    assert body["region"] == "AM19"
    assert body["disclosure"][0]["recipient"] == BAKERY
    read = world.get("specialist", f"/clients/{body['clientId']}")
    assert read.json() == body
    (decided,) = world.get(
        "specialist", f"/clients/{body['clientId']}/disclosure-decisions"
    ).json()["items"]
    assert decided["topics"] == ["needs", "support"]


def test_what_was_read_can_be_put_back(world: World) -> None:
    path = f"/clients/{world.client()}"
    read = world.get("specialist", path)
    same = world.put("specialist", path, read.json(), read.headers["ETag"])
    assert (same.status_code, same.headers["ETag"]) == (200, '"1"')
    changed = {**read.json(), "passions": ["vogels kijken"]}
    assert world.put("specialist", path, changed, '"1"').headers["ETag"] == '"2"'
    assert world.put("specialist", path, read.json(), '"1"').status_code == 412
    assert world.put("specialist", path, read.json(), None).status_code == 428
    assert world.get("specialist", path).json()["passions"] == ["vogels kijken"]


def test_words_about_health_are_given_back_to_rewrite(world: World) -> None:
    body = {
        "passions": ["tuinieren", "na mijn opname ben ik gaan schilderen"],
        "workSummary": "Heeft autisme.",
        "qualifications": [{"label": "EHBO"}],
    }
    made = world.post("specialist", "/clients", body).json()
    assert [text["place"] for text in made["rewrite"]] == ["passions[1]", "workSummary"]
    assert made["rewrite"][0]["words"] == ["na mijn opname"]


def test_id_specialist_and_decisions_are_not_put(world: World) -> None:
    path = f"/clients/{world.client()}"
    body = {
        **CLIENT,
        "clientId": "other",
        "employmentSpecialist": "s-02",
        "disclosure": [decision()],
    }
    faults = world.put("specialist", path, body, "*").json()["faults"]
    assert {fault["place"] for fault in faults} == {
        "clientId",
        "employmentSpecialist",
        "disclosure",
    }


def test_a_file_with_a_wrong_decision_is_not_made(world: World) -> None:
    body = {**CLIENT, "disclosure": [decision(recipient="nobody")]}
    answer = world.post("specialist", "/clients", body)
    assert [fault["place"] for fault in answer.json()["faults"]] == ["disclosure[0].recipient"]
    assert world.get("specialist", "/clients").json()["items"] == []


def test_decisions_are_appended_and_keep_their_order(world: World) -> None:
    client = world.client()
    path = f"/clients/{client}/disclosure-decisions"
    first = world.decide(client).json()
    second = world.decide(client, recipient="employer_services", topics=["needs"]).json()
    listed = world.get("specialist", path).json()
    assert [d["decisionId"] for d in listed["items"]] == [
        first["decisionId"],
        second["decisionId"],
    ]
    assert listed["total"] == 2
    world.clock.later(days=1)
    once = world.post("specialist", f"{path}/{first['decisionId']}/_revoke").json()
    world.clock.later(days=1)
    twice = world.post("specialist", f"{path}/{first['decisionId']}/_revoke").json()
    assert once["revokedOn"] == twice["revokedOn"] == "2026-11-21"
    assert len(world.get("specialist", path).json()["items"]) == 2
    assert world.post("specialist", f"{path}/unknown/_revoke").status_code == 404


def test_a_decision_made_in_code_is_held_to_the_same_rules(world: World) -> None:
    wrong = DisclosureDecision(
        id=DecisionId(""),
        recipient=ANY_EMPLOYER,
        topics=frozenset(),
        need_codes=frozenset({ConditionCode.GUIDANCE_AT_WORK}),
        from_moment=Moment.START,
        told_by=Teller.CLIENT,
        valid_from=date(2026, 12, 1),
        valid_until=date(2026, 11, 1),
    )
    with world.app.database.reading() as connection:
        faults = decision_faults(EmployerRepository(connection), wrong)
    assert [fault.place for fault in faults] == ["need_codes", "valid_until"]


def test_a_caseload_comes_in_pages(world: World) -> None:
    made = {world.client() for _ in range(3)}
    pages = [
        world.get("specialist", f"/clients?page={page}&pageSize=2").json()["items"]
        for page in (1, 2, 3)
    ]
    assert [len(page) for page in pages] == [2, 1, 0]
    assert {client["clientId"] for page in pages for client in page} == made
