"""An employer changes a vacancy or its status: nothing else moves, and a stale tab loses nothing."""

from html import unescape

import pytest
from fastapi.testclient import TestClient

from api_world import World
from audit_lines import audit
from employer_site import href, wrongs
from filled_forms import filled_in
from matcher.wording import employer_pages as own


def test_a_change_keeps_what_the_form_does_not_ask(world: World, bakery: TestClient) -> None:
    vacancy = world.vacancy(
        qualifications=[{"scheme": "crebo", "code": "25750", "label": "mbo 2 brood"}],
        languages=[{"code": "nld", "level": "B1"}, {"code": "ita"}, {"code": "eng"}],
        grades={"register_entry": "law", "hours": "hard"},
        requirements=[{"text": "gastvrij"}],
    )
    before = world.get("bakery", f"/vacancies/{vacancy}").json()
    sent = filled_in(bakery.get(href(vacancy, "wijzigen")))
    same = bakery.post(href(vacancy, "wijzigen"), data=sent)
    assert same.headers["location"] == f"{href(vacancy)}?gedaan=gewijzigd"
    assert world.get("bakery", f"/vacancies/{vacancy}").json() == before
    bakery.post(href(vacancy, "wijzigen"), data=sent | {"titel": "Hoofdbakker"})
    assert world.get("bakery", f"/vacancies/{vacancy}").json() == before | {"title": "Hoofdbakker"}


def test_taking_the_address_away_leads_through_employer_services(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    sent = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"solliciteren": ""}
    bakery.post(href(vacancy, "wijzigen"), data=sent)
    kept = world.get("bakery", f"/vacancies/{vacancy}").json()
    assert kept["apply"] == "through_employer_services"


def test_a_stale_tab_is_told_and_loses_nothing(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    stale = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"titel": "Van de oude tab"}
    newer = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"titel": "Nieuwer"}
    assert bakery.post(href(vacancy, "wijzigen"), data=newer).status_code == 303
    answer = bakery.post(href(vacancy, "wijzigen"), data=stale)
    assert answer.status_code == 409
    assert own.CHANGED_FIRST in unescape(answer.text)
    assert filled_in(answer)["titel"] == "Van de oude tab"
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["title"] == "Nieuwer"
    assert bakery.post(href(vacancy, "wijzigen"), data=filled_in(answer)).status_code == 303
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["title"] == "Van de oude tab"


def test_bad_changes_are_told(bakery: TestClient, vacancy: str) -> None:
    sent = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"plekken": "x", "versie": "een"}
    answer = bakery.post(href(vacancy, "wijzigen"), data=sent)
    assert answer.status_code == 400
    assert wrongs(answer) == ["plekken"]


def test_the_status_is_the_employers_and_twice_is_once(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    for _ in range(2):
        answer = bakery.post(href(vacancy, "status"), data={"status": "filled"})
        assert answer.headers["location"] == f"{href(vacancy)}?gedaan=filled"
    assert own.STATUSES["filled"] in bakery.get(href(vacancy)).text
    changes = [line for line in audit(world) if line.action == "change"]
    assert [line.object_id for line in changes] == [vacancy]
    bakery.post(href(vacancy, "status"), data={"status": "open"})
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["status"] == "open"
    odd = bakery.post(href(vacancy, "status"), data={"status": "verkocht"})
    assert odd.headers["location"] == href(vacancy)


def test_a_status_that_changed_at_that_moment_is_told(
    world: World, bakery: TestClient, vacancy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matcher_api.employer import vacancies_page  # noqa: PLC0415 -- the place where it is read

    read = vacancies_page.read_vacancy

    def overtaken(*asked: object) -> object:
        found = read(*asked)
        monkeypatch.setattr(vacancies_page, "read_vacancy", read)
        world.put("bakery", f"/vacancies/{vacancy}", {"title": "Anders", "description": "x"}, "*")
        return found

    monkeypatch.setattr(vacancies_page, "read_vacancy", overtaken)
    answer = bakery.post(href(vacancy, "status"), data={"status": "filled"})
    assert answer.status_code == 409
    assert own.STATUS_CHANGED_FIRST in answer.text
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["status"] == "open"
