"""The page about a client's openness: what a choice would do is told, nothing is nudged, nothing is lost."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import BAKERY, CINEMA, World
from filled_forms import filled_in
from matcher.wording import explanation_pages, notes
from matcher.wording import openness_pages as own
from page_visits import gone_elsewhere, signed_in

DECIDED = {
    "voor": "any_employer",
    "werkgever": "",
    "wat": "nodig",
    "behoeften": ["quiet_workplace"],
    "moment": "interview",
    "verteller": "client",
    "vanaf": "2026-11-20",
    "tot": "2027-02-01",
}


@pytest.fixture
def client(world: World) -> str:
    world.vacancy()
    return world.client()


@pytest.fixture
def specialist(world: World) -> TestClient:
    return signed_in(world, "specialist")


def address(client: str) -> str:
    return f"/clienten/{client}/openheid"


def decisions(world: World, client: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = world.get(
        "specialist", f"/clients/{client}/disclosure-decisions"
    ).json()["items"]
    return found


def refuse_the_bakery(specialist: TestClient, client: str) -> None:
    file = f"/clienten/{client}/gegevens"
    form = filled_in(specialist.get(file)) | {"niet-werkgever": [BAKERY]}
    assert specialist.post(file, data=form).status_code == 303


def test_nothing_is_chosen_beforehand(specialist: TestClient, client: str) -> None:
    text = specialist.get(address(client)).text
    assert own.NOTHING_STANDS in text
    what = re.findall(r'<input[^>]* name="(?:wat|behoeften|ook)"[^>]*>', text)
    assert len(what) == 6
    assert not any("checked" in one for one in what)


def test_every_choice_has_a_list_and_they_differ_where_openness_counts(
    specialist: TestClient, client: str
) -> None:
    text = specialist.get(address(client)).text
    for label, _ in own.WHAT_CHOICES.values():
        assert re.search(rf'<th class="[^"]*" scope="col">{re.escape(label)}</th>', text)


def test_what_changes_is_told_and_nothing_is_kept_until_it_is_saved(
    world: World, specialist: TestClient, client: str
) -> None:
    seen = specialist.post(address(client), data={**DECIDED, "stap": "bekijken"})
    assert seen.status_code == 200
    assert "Cliënt solliciteert zelf, met een eigen briefje" in seen.text
    assert 'value="2027-02-01"' in seen.text
    assert decisions(world, client) == []
    saved = specialist.post(address(client), data=filled_in(seen) | {"stap": "vastleggen"})
    assert saved.headers["location"] == f"{address(client)}?gedaan=besluit"
    assert own.SAVED in specialist.get(saved.headers["location"]).text
    (kept,) = decisions(world, client)
    assert (kept["recipient"], kept["topics"], kept["needCodes"]) == (
        "any_employer",
        ["needs"],
        ["quiet_workplace"],
    )


@pytest.mark.parametrize(
    ("differently", "field", "problem"),
    [
        ({"wat": ""}, "wat", own.CHOOSE_WHAT),
        ({"behoeften": []}, "behoeften", own.CHOOSE_NEEDS),
        ({"wat": "niets"}, "wat", own.NEEDS_OF_NOTHING),
        ({"behoeften": ["guidance_at_work"]}, "wat", own.NEEDS_SUPPORT),
        ({"vanaf": "32-13-2026"}, "vanaf", own.WRONG_DAY),
        ({"tot": ""}, "tot", own.WRONG_DAY),
        ({"tot": "2026-11-19"}, "tot", own.IN_THE_PAST),
        ({"vanaf": "2026-12-24", "tot": "2026-12-23"}, "tot", own.ENDS_BEFORE),
        ({"werkgever": "nobody"}, "werkgever", own.UNKNOWN_EMPLOYER),
        ({"voor": ""}, "voor", own.CHOOSE_WHOM),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(
    world: World,
    specialist: TestClient,
    client: str,
    differently: dict[str, object],
    field: str,
    problem: str,
) -> None:
    answer = specialist.post(
        address(client), data={**DECIDED, "moment": "offer", **differently, "stap": "vastleggen"}
    )
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert f'<a class="utrecht-link" href="#{field}">{problem}</a>' in answer.text
    assert f'id="{field}"' in answer.text
    assert '<option value="offer" selected>' in answer.text
    assert decisions(world, client) == []


def test_revoking_tells_what_ends_and_twice_is_once(
    world: World, specialist: TestClient, client: str
) -> None:
    vacancy = world.vacancy()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    text = specialist.get(address(client)).text
    assert own.ENDS_INTRODUCTIONS.format(vacancy="Medewerker bakkerij").split("”")[1] in text
    (decision,) = decisions(world, client)
    revoke = f"{address(client)}/{decision['decisionId']}/intrekken"
    for _ in range(2):
        answer = specialist.post(revoke)
        assert answer.headers["location"] == f"{address(client)}?gedaan=ingetrokken"
    assert [one["revokedOn"] for one in decisions(world, client)] == ["2026-11-20"]
    assert [one["state"] for one in world.introductions(vacancy)] == ["no_longer_available"]


def test_an_employer_can_be_named_in_the_address_and_nobody_else(
    specialist: TestClient, world: World, client: str
) -> None:
    world.decide(client)
    text = specialist.get(f"{address(client)}?werkgever={BAKERY}").text
    assert f'<option value="{BAKERY}" selected>' in text


@pytest.mark.parametrize("employer", [BAKERY, CINEMA])
def test_an_employer_outside_the_list_can_be_decided_about(
    specialist: TestClient, world: World, client: str, employer: str
) -> None:
    refuse_the_bakery(specialist, client)
    first = specialist.get(f"{address(client)}?werkgever={employer}")
    assert f'<option value="{employer}" selected>' in first.text
    assert "voor" not in filled_in(first)
    chosen = filled_in(first) | {"wat": "begeleiding", "stap": "bekijken"}
    seen = specialist.post(address(client), data=chosen)
    assert f'<option value="{employer}" selected>' in seen.text
    specialist.post(address(client), data=filled_in(seen) | {"stap": "vastleggen"})
    assert [one["recipient"] for one in decisions(world, client)] == [employer]


def test_an_employer_who_does_not_exist_has_no_form(specialist: TestClient, client: str) -> None:
    assert specialist.get(f"{address(client)}?werkgever=nobody").status_code == 404


def test_the_sheet_tells_what_governs(specialist: TestClient, world: World, client: str) -> None:
    world.decide(client)
    sheet = f"/clienten/{client}/uitleg"
    assert explanation_pages.OPEN in specialist.get(sheet).text
    world.decide(client, topics=[], needCodes=[])
    assert explanation_pages.CLOSED in specialist.get(sheet).text


def test_somebody_elses_client_has_no_such_page(world: World, client: str) -> None:
    gone_elsewhere(world, "GET", address(client))
    gone_elsewhere(world, "POST", address(client))
    gone_elsewhere(world, "POST", f"{address(client)}/any/intrekken")


def test_without_needs_in_the_file_the_error_leads_to_where_that_stands(
    world: World, specialist: TestClient
) -> None:
    path = address(world.client(needs=[]))
    answer = specialist.post(path, data={**DECIDED, "behoeften": [], "stap": "bekijken"})
    assert answer.status_code == 400
    assert f'<a class="utrecht-link" href="#behoeften">{own.CHOOSE_NEEDS}</a>' in answer.text
    assert f'id="behoeften" tabindex="-1">{own.NO_NEEDS}' in answer.text


def test_what_advisers_would_read_names_all_of_it(specialist: TestClient, client: str) -> None:
    for_advisers = {**DECIDED, "voor": "employer_services", "stap": "bekijken"}
    text = specialist.post(address(client), data=for_advisers).text
    for fact in (
        "gezochte beroepen en sectoren",
        "begindatum",
        "diploma’s",
        "een rustige werkplek",
    ):
        assert fact in text
    assert own.REGISTER not in text
    also = specialist.post(address(client), data={**for_advisers, "ook": ["jobs_agreement"]}).text
    assert own.REGISTER in also


def test_lists_that_are_empty_say_why(world: World, specialist: TestClient) -> None:
    looking, paused = world.client(), world.client(status="paused")
    assert notes.NO_VACANCIES in specialist.get(address(looking)).text
    assert notes.NOT_LOOKING in specialist.get(address(paused)).text
