"""An employer types pay, hours and seats as people do in Dutch; what is not clear is told, never guessed."""

import pytest
from fastapi.testclient import TestClient

from api_world import World
from employer_site import NEW, WORK, place_of, wrongs
from matcher.wording import employer_pages as own

MONTH = WORK | {"loon-per": "month"}


@pytest.mark.parametrize("typed", ["2.400", "2.400,00", "€ 2.400,-", "2400"])
def test_pay_a_month_is_kept_as_it_was_meant(world: World, bakery: TestClient, typed: str) -> None:
    answer = bakery.post(NEW, data=MONTH | {"loon-van": typed})
    kept = world.get("bakery", f"/vacancies/{place_of(answer)}").json()
    assert kept["pay"] == {"min": 2400.0, "max": None, "per": "month"}


@pytest.mark.parametrize("field", ["loon-van", "loon-tot"])
def test_pay_too_small_for_a_month_is_told(bakery: TestClient, field: str) -> None:
    answer = bakery.post(NEW, data=MONTH | {field: "15.50"})
    assert answer.status_code == 400
    assert wrongs(answer) == [field]
    assert own.TOO_LITTLE_A_MONTH.format(least=100) in answer.text
    assert bakery.post(NEW, data=MONTH | {field: "15.50", "loon-per": "hour"}).status_code == 303


@pytest.mark.parametrize("per", [{"loon-per": "hour"}, {}])
def test_pay_too_large_for_an_hour_is_told(bakery: TestClient, per: dict[str, str]) -> None:
    answer = bakery.post(NEW, data=WORK | per | {"loon-van": "2.400", "loon-tot": "2.600"})
    assert answer.status_code == 400
    assert wrongs(answer) == ["loon-van", "loon-tot"]
    assert own.TOO_MUCH_AN_HOUR.format(most=250) in answer.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("loon-van", "1_000"),
        ("loon-van", "1e3"),
        ("uren-van", "1_0"),
        ("uren-tot", "1e1"),
        ("plekken", "1_0"),
        ("plekken", "0"),
        ("plekken", "1000"),
        ("plekken", "100000000000000000000"),
    ],
)
def test_what_is_no_number_here_is_told(bakery: TestClient, field: str, typed: str) -> None:
    answer = bakery.post(NEW, data=MONTH | {field: typed})
    assert answer.status_code == 400
    assert wrongs(answer) == [field]
    assert own.WRONG[field] in answer.text


def test_the_sentence_about_seats_names_both_ends() -> None:
    assert own.WRONG["plekken"] == "Vul een heel getal in van 1 tot en met 999."


def test_more_seats_than_the_bound_are_refused_over_the_api(world: World) -> None:
    body = {"title": "Bakker", "description": "deeg kneden", "seats": 10**20}
    answer = world.post("bakery", "/vacancies", body)
    assert answer.status_code == 400
    assert "seats" in answer.text
