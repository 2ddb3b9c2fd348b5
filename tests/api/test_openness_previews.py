"""What a decision would change is seen first, and what is then recorded is exactly that, once."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api_world import BAKERY, World
from filled_forms import filled_in
from matcher.domain.ids import ClientId
from matcher.storage.referrals import ReferralRepository
from matcher.wording import openness_pages as own
from page_visits import signed_in

OPEN = {
    "werkgever": BAKERY,
    "wat": "begeleiding",
    "behoeften": ["quiet_workplace"],
    "moment": "introduction",
    "verteller": "employment_specialist",
    "vanaf": "2026-11-20",
    "tot": "2027-02-01",
}
CLOSED = OPEN | {"wat": "niets", "behoeften": []}
TOMORROW = {"vanaf": "2026-11-21"}
STOPS = own.STOPS_RELEASES.format(vacancy="Medewerker bakkerij")


@pytest.fixture
def released(world: World, client: str, vacancy: str) -> str:
    """A client whose introduction goes to the bakery in an hour."""
    world.decide(client)
    world.released(client, vacancy)
    return client


def look(specialist: TestClient, client: str, chosen: dict[str, Any]) -> Any:  # noqa: ANN401, an answer of the test client
    return specialist.post(f"/clienten/{client}/openheid", data=chosen | {"stap": "bekijken"})


def save(specialist: TestClient, client: str, seen: Any, **differently: object) -> Any:  # noqa: ANN401, an answer of the test client
    form = filled_in(seen) | differently | {"stap": "vastleggen"}
    return specialist.post(f"/clienten/{client}/openheid", data=form)


def decisions(world: World, client: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = world.get(
        "specialist", f"/clients/{client}/disclosure-decisions"
    ).json()["items"]
    return found


def referral_state(world: World, client: str) -> str:
    with world.app.database.reading() as connection:
        (referral,) = ReferralRepository(connection).of_client(ClientId(client))
    return referral.state.value


@pytest.mark.parametrize(
    "differently",
    [
        {"wat": "niets", "behoeften": []},
        {"behoeften": []},
        {"ook": ["background"]},
        {"moment": "offer"},
        {"verteller": "client"},
        {"tot": "2027-03-01"},
        {"werkgever": "", "voor": "any_employer"},
    ],
)
def test_choices_that_were_not_seen_are_shown_first(
    world: World, specialist: TestClient, client: str, differently: dict[str, object]
) -> None:
    again = save(specialist, client, look(specialist, client, OPEN), **differently)
    assert again.status_code == 200
    assert own.CHANGES in again.text
    assert decisions(world, client) == []
    assert save(specialist, client, again).status_code == 303
    assert len(decisions(world, client)) == 1


def test_nothing_is_recorded_that_was_never_shown(
    world: World, specialist: TestClient, client: str
) -> None:
    empty = specialist.get(f"/clienten/{client}/openheid")
    assert own.CHANGES in save(specialist, client, empty, **OPEN).text
    assert decisions(world, client) == []


def test_a_decision_for_later_leaves_a_release_of_today_alone(
    world: World, specialist: TestClient, released: str
) -> None:
    seen = look(specialist, released, CLOSED | TOMORROW)
    assert own.NOT_TODAY in seen.text
    assert save(specialist, released, seen).status_code == 303
    assert referral_state(world, released) == "released"
    coming = decisions(world, released)[-1]["decisionId"]
    specialist.post(f"/clienten/{released}/openheid/{coming}/intrekken")
    assert referral_state(world, released) == "released"


def test_a_decision_stops_a_release_that_takes_effect_when_it_has_begun(
    world: World, client: str, vacancy: str
) -> None:
    world.clock.later(hours=13, minutes=30)
    specialist = signed_in(world, "specialist")
    world.decide(client)
    world.released(client, vacancy)
    seen = look(specialist, client, CLOSED | TOMORROW)
    assert STOPS in seen.text
    assert own.NOTHING_ELSE_TODAY in seen.text
    assert save(specialist, client, seen).status_code == 303
    assert referral_state(world, client) == "draft"


def test_a_decision_of_today_stops_a_release_whose_hour_has_passed(
    world: World, released: str
) -> None:
    world.clock.later(days=1)
    specialist = signed_in(world, "specialist")
    seen = look(specialist, released, CLOSED | TOMORROW)
    assert STOPS in seen.text
    assert save(specialist, released, seen).status_code == 303
    assert referral_state(world, released) == "draft"


def test_a_double_click_records_once_and_stops_nothing(
    world: World, specialist: TestClient, client: str, vacancy: str
) -> None:
    seen = look(specialist, client, OPEN)
    assert save(specialist, client, seen).status_code == 303
    world.released(client, vacancy)
    assert save(specialist, client, seen).status_code == 303
    assert len(decisions(world, client)) == 1
    assert referral_state(world, client) == "released"


def test_the_same_decision_is_recorded_again_after_it_was_revoked_or_replaced(
    world: World, specialist: TestClient, client: str
) -> None:
    seen = look(specialist, client, OPEN)
    save(specialist, client, seen)
    (first,) = decisions(world, client)
    specialist.post(f"/clienten/{client}/openheid/{first['decisionId']}/intrekken")
    save(specialist, client, seen)
    save(specialist, client, look(specialist, client, CLOSED))
    save(specialist, client, seen)
    assert [one["topics"] for one in decisions(world, client)] == [
        ["needs", "support"],
        ["needs", "support"],
        [],
        ["needs", "support"],
    ]
