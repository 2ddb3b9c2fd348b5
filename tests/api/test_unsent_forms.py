"""A session that ran out while somebody was typing: nothing typed is lost, and nobody else gets it."""

import re

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api_world import World
from matcher.wording import unsent_form_pages
from page_visits import SIGN_IN, browser, hidden_fields, run_out, signed_in

TOLD = "Wil nog even wachten met de bakker."
UNSENT = "niet_verstuurd"


def sent_too_late(world: World, visitor: TestClient, client: str) -> Response:
    """Send a note on a talk after the session ran out."""
    run_out(world)
    page = f"/clienten/{client}/gesprekken"
    typed = {"dag": "2026-11-19", "over": "vacancy", "besproken": TOLD}
    return visitor.post(page, data=typed, headers={"Referer": f"https://testserver{page}"})


@pytest.fixture
def client(world: World) -> str:
    return world.client()


@pytest.fixture
def visitor(world: World) -> TestClient:
    return signed_in(world, "specialist")


def test_what_was_typed_is_sent_after_signing_in_again(
    world: World, visitor: TestClient, client: str
) -> None:
    asked = sent_too_late(world, visitor, client)
    assert asked.status_code == 403
    assert unsent_form_pages.RAN_OUT in asked.text
    assert TOLD not in asked.text
    back = visitor.post(SIGN_IN, data=hidden_fields(asked) | {"sleutel": world.keys["specialist"]})
    assert back.status_code == 200
    assert TOLD in back.text
    address = re.search(r'<form action="(/clienten[^"]+)" method="post">', back.text)
    assert address is not None
    done = visitor.post(address[1], data=hidden_fields(back))
    assert done.status_code == 303, done.text
    assert TOLD in visitor.get(f"/clienten/{client}/gesprekken").text


def test_a_wrong_key_loses_nothing(world: World, visitor: TestClient, client: str) -> None:
    asked = hidden_fields(sent_too_late(world, visitor, client))
    wrong = visitor.post(SIGN_IN, data=asked | {"sleutel": "mtk_wrong"})
    assert wrong.status_code == 403
    assert hidden_fields(wrong)[UNSENT] == asked[UNSENT]


@pytest.mark.parametrize("who", ["specialist_there", "adviser", "administrator", "bakery"])
def test_nobody_else_at_the_same_screen_gets_it(
    world: World, visitor: TestClient, client: str, who: str
) -> None:
    asked = hidden_fields(sent_too_late(world, visitor, client))
    other = visitor.post(SIGN_IN, data=asked | {"sleutel": world.keys[who]})
    assert other.status_code == 303
    assert TOLD not in visitor.get(other.headers["location"]).text


@pytest.mark.parametrize("sealed", ["", "é", "gAAAAA", "x" * 400])
def test_what_was_not_sealed_here_is_nothing(world: World, sealed: str) -> None:
    data = {"sleutel": world.keys["specialist"], UNSENT: sealed}
    assert browser(world).post(SIGN_IN, data=data).headers["location"] == "/"


def test_whoever_signed_out_left_nothing_behind(
    world: World, visitor: TestClient, client: str
) -> None:
    visitor.post("/uitloggen")
    asked = sent_too_late(world, visitor, client)
    assert asked.status_code == 303


def test_a_page_that_was_only_opened_asks_for_a_key_and_keeps_nothing(
    world: World, visitor: TestClient, client: str
) -> None:
    run_out(world)
    assert visitor.get(f"/clienten/{client}").status_code == 303
