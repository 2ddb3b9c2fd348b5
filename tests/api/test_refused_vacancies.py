"""What a client does not want is told as that to the own specialist, and no adviser ever learns of it."""

import pytest
from fastapi.testclient import TestClient

from api_world import BAKERY, HERE, SECRET, TODAY, World
from matcher.domain.access import Actor, Role
from matcher.domain.errors import ConflictError
from matcher.domain.ids import ClientId, KeyId, VacancyId
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.propose_client import Known, proposals_for_me, propose_client
from matcher.wording import vacancy_pages as own
from vacancy_site import OPEN, REASON, at

ADVISER = Actor(KeyId("k1"), Role.EMPLOYER_SERVICES_ADVISER, "a-01", HERE)
SPECIALIST = Actor(KeyId("k2"), Role.EMPLOYMENT_SPECIALIST, "s-01", HERE)


def refusing(world: World, what: str, vacancy: str) -> str:
    wanted = {"notVacancies": [vacancy]} if what == "vacancy" else {"notEmployers": [BAKERY]}
    client = world.client(**wanted)
    assert world.decide(client, **OPEN).status_code == 201
    return client


@pytest.mark.parametrize("what", ["vacancy", "employer"])
def test_the_own_specialist_reads_that_the_client_does_not_want_it(
    world: World, specialist: TestClient, vacancy: str, what: str
) -> None:
    client = refusing(world, what, vacancy)
    page = specialist.get(at(vacancy, "/toevoegen")).text
    assert own.MISSED.format(why=own.WHY_REFUSED) in page
    assert own.WHY_NOT_NEAR not in page
    form = specialist.get(at(vacancy, f"/voorstellen/{client}")).text
    assert own.PROPOSE_MISSED.format(why=own.WHY_REFUSED) in form


@pytest.mark.parametrize("what", ["vacancy", "employer"])
@pytest.mark.parametrize("path", ["/toevoegen", "/voorstellen/{one}"])
def test_no_own_client_is_proposed_for_what_they_do_not_want(
    world: World, specialist: TestClient, vacancy: str, what: str, path: str
) -> None:
    client = refusing(world, what, vacancy)
    data = {"stap": "voorstellen", "wie": client, "reden": REASON}
    answer = specialist.post(at(vacancy, path.format(one=client)), data=data)
    assert answer.status_code == 409
    assert own.PROPOSE_REFUSED in answer.text
    assert own.CLOSED not in answer.text
    assert f"{REASON}</textarea>" in answer.text
    assert proposals_for_me(world.app.database, SPECIALIST, ClientId(client)) == []


def test_the_refusal_is_asked_of_the_file_itself(world: World, vacancy: str) -> None:
    client = ClientId(refusing(world, "vacancy", vacancy))
    known, database = Known(client, client), world.app.database
    with pytest.raises(ConflictError, match="does not want"):
        propose_client(database, SPECIALIST, known, VacancyId(vacancy), rank=1, reason="", on=TODAY)
    other = VacancyId(world.vacancy(title="Bakker"))
    made = propose_client(database, SPECIALIST, known, other, rank=1, reason="", on=TODAY)
    assert made.vacancy_id == other


@pytest.mark.parametrize("what", ["vacancy", "employer"])
def test_an_adviser_sees_and_proposes_them_like_anybody(
    world: World, adviser: TestClient, vacancy: str, what: str
) -> None:
    client = refusing(world, what, vacancy)
    shown = adviser_client_id(SECRET, ADVISER.staff_id, ClientId(client))
    assert own.IN_LIST.format(rank=1, all=1) in adviser.get(at(vacancy, f"/mensen/{shown}")).text
    assert own.WHY_REFUSED not in adviser.get(at(vacancy, "/toevoegen")).text
    answer = adviser.post(at(vacancy, f"/voorstellen/{shown}"), data={"reden": ""})
    assert answer.status_code == 303
    (made,) = proposals_for_me(world.app.database, SPECIALIST, ClientId(client))
    assert made.proposed_by == ADVISER.staff_id
