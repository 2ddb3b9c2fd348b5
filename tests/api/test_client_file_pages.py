"""A client's file as a form: nothing is lost on the way, and nobody else gets in."""

import re
from dataclasses import replace

from fastapi.testclient import TestClient
from hypothesis import given, settings

from api_world import BAKERY, World
from client_file_site import EVERYTHING, NEW, address, form_of_page, record
from matcher.domain.client_records import ClientRecord
from matcher.domain.ids import VacancyId
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.wording import client_form as own
from matcher_api.staff_pages.client_form import filled_form
from matcher_api.staff_pages.client_form_reading import read_client
from page_visits import gone_elsewhere, signed_in
from record_strategies import CLIENTS


@settings(max_examples=150)
@given(CLIENTS)
def test_a_form_left_as_it_stands_loses_nothing(kept: ClientRecord) -> None:
    shape = ClientShape.from_domain(kept, SameIds())
    back = read_client(filled_form(shape), shape)
    assert isinstance(back, ClientShape)
    assert back.to_domain(SameIds()) == replace(kept, decisions=())


@settings(max_examples=150)
@given(CLIENTS)
def test_changing_one_field_leaves_every_other_as_it_was(kept: ClientRecord) -> None:
    shape = ClientShape.from_domain(kept, SameIds())
    form = filled_form(shape)
    form = replace(form, texts={**form.texts, "liever-niet": ("vroeg opstaan\r\n\r\n tillen ",)})
    back = read_client(form, shape)
    assert isinstance(back, ClientShape)
    changed = replace(kept, decisions=(), aversions=("vroeg opstaan", "tillen"))
    assert back.to_domain(SameIds()) == changed


def test_a_page_sent_back_untouched_changes_nothing_at_all(
    world: World, specialist: TestClient
) -> None:
    client = world.client(**EVERYTHING, notVacancies=[world.vacancy()])
    before = record(world, client)
    sent = specialist.post(address(client), data=form_of_page(specialist, address(client)))
    assert sent.headers["location"] == f"{address(client)}?gedaan=bewaard"
    assert record(world, client) == before


def test_every_field_can_be_changed(world: World, specialist: TestClient) -> None:
    with world.app.database.transaction() as connection:
        employers = EmployerRepository(connection)
        bakery = employers.get(BAKERY)
        assert bakery is not None
        employers.put(replace(bakery, name="De Oven"))
    vacancy = world.vacancy()
    client = world.client(**EVERYTHING, notVacancies=[vacancy])
    form = form_of_page(specialist, address(client)) | {
        "doet-graag": ["treinen\r\nbrood bakken met oude granen"],
        "kan": ["Excel"],
        "liever-niet": [""],
        "zoekt": ["banketbakker\r\nmedewerker bioscoop"],
        "sector-1": ["59"],
        "uren-van": ["16,5"],
        "uren-tot": ["20"],
        "niet-op": ["evening", "weekend"],
        "beginnen": [""],
        "postcode": ["2311"],
        "woonplaats": ["Leiden"],
        "reistijd": ["45"],
        "vervoer": ["car"],
        "rijbewijs": ["geen"],
        "rijbewijzen": [],
        "taal-2": ["eng"],
        "niveau-2": ["C1"],
        "opleiding": ["hbo"],
        "diploma": ["geen"],
        "diplomas": [""],
        "nodig-quiet_workplace": [""],
        "nodig-own_pace": ["must"],
        "samenvatting": ["Werkt graag met treinen."],
        "register": ["ja"],
        "status": ["paused"],
        "regio": ["AM20"],
        "niet-werkgever": [],
        "nog-werkgever": ["de oven"],
        "niet-vacature": [],
    }
    assert specialist.post(address(client), data=form).status_code == 303
    kept = world.get("specialist", f"/clients/{client}").json()
    assert kept["passions"] == ["treinen", "brood bakken met oude granen"]
    assert kept["abilities"] == ["Excel"]
    assert kept["aversions"] == []
    assert [(t["code"], t["label"]) for t in kept["targetOccupations"]] == [
        ("7512.1", "banketbakker"),
        ("", "medewerker bioscoop"),
    ]
    assert [t["code"] for t in kept["targetSectors"]] == ["59", "4724"]
    assert kept["workingHours"] == {"min": 16.5, "max": 20}
    assert kept["avoidTimes"] == ["evening", "weekend"]
    assert kept["availableFrom"] is None
    assert kept["place"] == {"postcode4": "2311", "town": "Leiden"}
    assert (kept["maxTravelMinutes"], kept["transportModes"]) == (45, ["car"])
    assert (kept["drivingLicences"], kept["qualifications"]) == ([], [])
    assert kept["languages"][1] == {"code": "eng", "level": "C1"}
    assert kept["educationLevel"] == "hbo"
    assert kept["needs"] == [{"code": "own_pace", "importance": "must"}]
    assert kept["workSummary"] == "Werkt graag met treinen."
    assert kept["targetGroupRegister"] is True
    assert (kept["status"], kept["region"]) == ("paused", "AM20")
    assert (kept["notEmployers"], kept["notVacancies"]) == ([BAKERY], [])


def test_a_double_click_saves_once(world: World, specialist: TestClient) -> None:
    client = world.client()
    form = form_of_page(specialist, address(client)) | {"kan": ["Excel"]}
    answers = [specialist.post(address(client), data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert world.get("specialist", f"/clients/{client}").headers["etag"] == '"2"'


def test_a_refused_vacancy_that_is_gone_does_not_stand_in_the_way(
    world: World, specialist: TestClient
) -> None:
    client, vacancy = world.client(), VacancyId("gone-000000000000000")
    with world.app.database.transaction() as connection:
        kept = replace(record(world, client), not_vacancies=frozenset({vacancy}))
        ClientRepository(connection).put(kept, None)
    form = form_of_page(specialist, address(client))
    assert form["niet-vacature"] == [vacancy]
    assert own.GONE_VACANCY in specialist.get(address(client)).text
    assert specialist.post(address(client), data=form | {"kan": "Excel"}).status_code == 303
    assert record(world, client).not_vacancies == {vacancy}
    del form["niet-vacature"]
    form |= {"versie": "3", "kan": "Excel"}
    assert specialist.post(address(client), data=form).status_code == 303
    assert record(world, client).not_vacancies == frozenset()


def test_what_was_not_sent_is_not_emptied(world: World, specialist: TestClient) -> None:
    client = world.client(**EVERYTHING)
    before = record(world, client)
    specialist.post(address(client), data={"versie": "1", "kan": "Excel"})
    assert record(world, client) == replace(before, abilities=("Excel",))


def test_decisions_about_openness_are_not_touched(world: World, specialist: TestClient) -> None:
    client = world.client()
    world.decide(client)
    before = record(world, client).decisions
    form = form_of_page(specialist, address(client)) | {"kan": ["Excel"]}
    assert specialist.post(address(client), data=form).status_code == 303
    assert record(world, client).decisions == before != ()


def test_the_question_that_helps_most_leads_to_its_field(
    world: World, specialist: TestClient
) -> None:
    world.vacancy()
    world.vacancy(title="Medewerker bioscoop", description="Je start films.")
    client = world.client()
    text = specialist.get(address(client)).text
    assert own.HELPS_MOST in text
    link = re.search(rf'href="#([a-z0-9-]+)">{own.TO_FIELD}</a>', text)
    assert link is None or f'id="{link[1]}"' in text


def test_the_file_is_for_the_own_specialist_alone(world: World) -> None:
    client = world.client()
    gone_elsewhere(world, "GET", address(client))
    gone_elsewhere(world, "POST", address(client))
    for who in ("adviser", "administrator", "bakery"):
        visitor = signed_in(world, who)
        assert visitor.get(NEW).status_code == 404
        assert visitor.post(NEW, data={"kan": "Excel"}).status_code == 404
