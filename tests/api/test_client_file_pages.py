"""A client's file as a form: nothing is lost on the way, unknown stays unknown, and nobody else gets in."""

import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings

from api_world import BAKERY, CINEMA, SECRET, World
from filled_forms import filled_in
from matcher.domain.client_records import ClientRecord
from matcher.domain.ids import ClientId, VacancyId
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.storage.audit import AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import RecordKind
from matcher.wording import client_form as own
from matcher_api.staff_pages.client_form import filled_form
from matcher_api.staff_pages.client_form_reading import read_client
from page_visits import gone_elsewhere, signed_in
from record_strategies import CLIENTS

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


@pytest.fixture
def specialist(world: World) -> TestClient:
    return signed_in(world, "specialist")


def address(client: str) -> str:
    return f"/clienten/{client}/gegevens"


def record(world: World, client: str) -> ClientRecord:
    with world.app.database.reading() as connection:
        found = ClientRepository(connection).get(ClientId(client))
    assert found is not None
    return found.value


def form_of_page(visitor: TestClient, path: str) -> dict[str, str | list[str]]:
    return filled_in(visitor.get(path))


def made(answer: str) -> str:
    return answer.split("/")[2]


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


def test_unknown_is_a_choice_of_its_own_and_stays_unknown(
    world: World, specialist: TestClient
) -> None:
    form = form_of_page(specialist, NEW) | {"nummer": ["c-9"], "kan": ["Excel"]}
    client = made(specialist.post(NEW, data=form).headers["location"])
    kept = record(world, client)
    assert kept.driving_licences is None
    assert kept.qualifications is None
    assert kept.education_level is None
    assert kept.target_group_register is None
    assert not kept.working_hours.known
    assert kept.place is None
    text = specialist.get(address(client)).text
    for field in ("rijbewijs", "diploma", "register"):
        assert re.search(rf'name="{field}" value="" checked>', text)


def test_a_new_client_sent_twice_is_one_client(world: World, specialist: TestClient) -> None:
    form = form_of_page(specialist, NEW) | {"nummer": ["c-9"], "kan": ["Excel"]}
    first, again = (specialist.post(NEW, data=form).headers["location"] for _ in range(2))
    assert first == f"{address(made(first))}?gedaan=gemaakt"
    assert again == f"{address(made(first))}?gedaan=bestond"
    assert own.DONE["bestond"] in specialist.get(again).text
    assert len(world.get("specialist", "/clients").json()["items"]) == 1
    assert own.TITLE.format(client="c-9") in specialist.get(first).text


def test_a_new_client_without_a_number_sent_twice_is_one_client_too(
    world: World, specialist: TestClient
) -> None:
    form = form_of_page(specialist, NEW) | {"kan": ["Excel"]}
    first, again = (specialist.post(NEW, data=form).headers["location"] for _ in range(2))
    assert made(first) == made(again)
    other = specialist.post(NEW, data=form | {"kan": ["bakken"]}).headers["location"]
    assert made(other) != made(first)


def test_a_number_in_use_and_a_number_once_erased_are_refused_in_the_same_words(
    world: World, specialist: TestClient
) -> None:
    there = signed_in(world, "specialist_there")
    taken = form_of_page(there, NEW) | {"nummer": ["c-9"]}
    assert there.post(NEW, data=taken).status_code == 303
    with world.app.database.transaction() as connection:
        ErasureRepository(connection, SECRET).remember(RecordKind.CLIENT, "file", "c-8")
    for number in ("c-9", "c-8"):
        form = form_of_page(specialist, NEW) | {"nummer": [number], "kan": ["Excel"]}
        answer = specialist.post(NEW, data=form)
        assert answer.status_code == 400
        assert f'href="#nummer">{own.NUMBER_TAKEN}</a>' in answer.text
        assert ">\nExcel</textarea>" in answer.text
    assert world.get("specialist", "/clients").json()["items"] == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("111222333", own.NUMBER_IS_BSN),
        ("1112.22.333", own.NUMBER_IS_BSN),
        ("c" * 201, own.NUMBER_WRONG),
        ("c\x009", own.NUMBER_WRONG),
    ],
)
def test_a_number_that_cannot_be_is_refused(specialist: TestClient, number: str, told: str) -> None:
    answer = specialist.post(NEW, data=form_of_page(specialist, NEW) | {"nummer": [number]})
    assert answer.status_code == 400
    assert told in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("uren-van", "twaalf", own.NOT_A_NUMBER),
        ("uren-tot", "1", own.HOURS_ORDER),
        ("uren-tot", "169", own.NOT_A_NUMBER),
        ("beginnen", "30 februari", own.WRONG_DAY),
        ("postcode", "2312 AB", own.WRONG_POSTCODE),
        ("reistijd", "2000", own.WRONG_MINUTES),
        ("zoekt", "x" * 201, own.TEXT_WRONG.format(label=own.OCCUPATIONS)),
        ("opleiding", "hts", own.WRONG_CHOICE.format(label=own.EDUCATION)),
        ("status", "weg", own.WRONG_CHOICE.format(label=own.STATUS)),
        ("nodig-own_pace", "heel erg", own.WRONG_CHOICE.format(label=own.S_NEEDS)),
        ("niveau-1", "B1", own.LEVEL_ALONE),
        ("nog-werkgever", "Nergens BV", own.EMPLOYER_UNKNOWN),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_everything_typed_stays(
    world: World, specialist: TestClient, field: str, typed: str, told: str
) -> None:
    client = world.client()
    before = record(world, client)
    form = form_of_page(specialist, address(client)) | {"kan": ["Excel en Word"], field: [typed]}
    answer = specialist.post(address(client), data=form)
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    linked = re.search(rf'href="#([a-z0-9_-]+)">{re.escape(told)}</a>', answer.text)
    assert linked is not None
    assert f'id="{linked[1]}"' in answer.text
    assert ">\nExcel en Word</textarea>" in answer.text
    assert record(world, client) == before


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"rijbewijs": ["wel"]}, own.LICENCE_WHICH),
        ({"rijbewijs": ["geen"], "rijbewijzen": ["B"]}, own.LICENCE_BOTH),
        ({"diploma": ["wel"]}, own.QUALIFICATION_WHICH),
        ({"diploma": [""], "diplomas": ["mbo 2"]}, own.QUALIFICATION_BOTH),
    ],
)
def test_choices_that_contradict_each_other_are_told(
    specialist: TestClient, choices: dict[str, list[str]], told: str
) -> None:
    answer = specialist.post(NEW, data=form_of_page(specialist, NEW) | choices)
    assert answer.status_code == 400
    assert told in answer.text


def test_words_about_health_are_kept_told_at_once_and_stay_out(
    world: World, specialist: TestClient
) -> None:
    world.vacancy()
    client = world.client()
    form = form_of_page(specialist, address(client))
    form["doet-graag"] = ["brood bakken\r\nbakken helpt tegen mijn depressie"]
    saved = specialist.post(address(client), data=form)
    text = specialist.get(saved.headers["location"]).text
    assert own.REWRITE in text
    assert re.search(r'href="#doet-graag">Doet graag, nummer 2: let op “depressie”</a>', text)
    assert record(world, client).passions[1] == "bakken helpt tegen mijn depressie"
    assert "depressie" not in specialist.get(f"/clienten/{client}/uitleg").text


def test_a_stale_tab_changes_nothing_and_keeps_what_was_typed(
    world: World, specialist: TestClient
) -> None:
    client = world.client()
    old = form_of_page(specialist, address(client))
    assert specialist.post(address(client), data=old | {"kan": ["tillen"]}).status_code == 303
    answer = specialist.post(address(client), data=old | {"kan": ["Excel"]})
    assert answer.status_code == 409
    assert own.STALE in answer.text
    assert ">\nExcel</textarea>" in answer.text
    assert record(world, client).abilities == ("tillen",)


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


def test_reading_making_and_changing_leave_a_line_each(
    world: World, specialist: TestClient
) -> None:
    form = form_of_page(specialist, NEW) | {"nummer": ["c-9"]}
    client = made(specialist.post(NEW, data=form).headers["location"])
    path = address(client)
    specialist.post(path, data=form_of_page(specialist, path) | {"kan": ["Excel"]})
    with world.app.database.reading() as connection:
        about = AuditRepository(connection, SECRET).about("client", client)
    assert [line.action for line in about] == ["create", "read", "change"]
