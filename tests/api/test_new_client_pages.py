"""A new client's file: made once, under a number of its own, and what is unknown stays unknown."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import SECRET, World
from client_file_site import NEW, address, form_of_page, made, record
from matcher.storage.audit import AuditRepository
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import RecordKind
from matcher.wording import client_form as own
from page_visits import signed_in


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
