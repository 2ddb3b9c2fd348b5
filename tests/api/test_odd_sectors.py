"""A sector by a code that is none is refused in a sentence, and one that is stored stops nobody's list."""

from dataclasses import replace

import pytest

from api_world import BAKERY, World
from matcher.domain.ids import ClientId
from matcher.domain.vocabulary import CodedTerm, Scheme
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from page_visits import signed_in

ODD = "²1"


def sector(code: str, scheme: str = "sbi") -> dict[str, object]:
    return {"targetSectors": [{"scheme": scheme, "code": code}]}


@pytest.mark.parametrize("code", [ODD, "٥٩", "5", "J", "591401", "59.", "film"])
def test_a_code_that_is_none_is_refused(world: World, code: str) -> None:
    answer = world.post("specialist", "/clients", sector(code))
    assert answer.status_code == 400
    assert "targetSectors[0].code" in answer.text
    assert "should be an SBI code of two to five figures" in answer.text


@pytest.mark.parametrize("code", ["59", "591", "59140", "59.14"])
def test_a_code_is_kept_as_it_is_written(world: World, code: str) -> None:
    client = world.client(**sector(code))
    kept = world.get("specialist", f"/clients/{client}").json()
    assert kept["targetSectors"][0]["code"] == code


def test_an_odd_code_of_another_scheme_stops_no_list(world: World, vacancy: str) -> None:
    client = world.client(**sector(ODD, "free"))
    found = world.get("specialist", f"/clients/{client}/vacancy-matches")
    assert [line["vacancyId"] for line in found.json()["items"]] == [vacancy]


def test_odd_codes_that_are_stored_stop_nobody(world: World) -> None:
    client = ClientId(world.client())
    world.decide(client, recipient="employer_services")
    odd = CodedTerm(Scheme.SBI, ODD)
    with world.app.database.transaction() as connection:
        clients, employers = ClientRepository(connection), EmployerRepository(connection)
        found, employer = clients.get(client), employers.get(BAKERY)
        assert found is not None
        assert employer is not None
        clients.put(replace(found.value, target_sectors=(odd,)), None)
        employers.put(replace(employer, sbi=ODD))
    vacancy, other = world.vacancy(), world.client()
    for one in (client, other):
        answer = world.get("specialist", f"/clients/{one}/vacancy-matches")
        assert [line["vacancyId"] for line in answer.json()["items"]] == [vacancy]
    assert len(world.get("adviser", f"/vacancies/{vacancy}/client-matches").json()["items"]) == 1
    kept = world.get("specialist", f"/clients/{client}").json()
    assert kept["targetSectors"][0]["code"] == ODD
    specialist = signed_in(world, "specialist")
    for page in (f"/clienten/{client}", f"/clienten/{client}/gegevens"):
        assert specialist.get(page).status_code == 200
