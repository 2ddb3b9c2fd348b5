"""What a client's file cannot take is told at its field, and everything typed stays."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import World
from client_file_site import NEW, address, form_of_page, record
from matcher.wording import client_form as own


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("uren-van", "twaalf", own.NOT_A_NUMBER),
        ("uren-tot", "1", own.HOURS_ORDER),
        ("uren-tot", "169", own.NOT_A_NUMBER),
        ("beginnen", "30 februari", own.WRONG_DAY),
        ("postcode", "2312 AB", own.WRONG_POSTCODE),
        ("reistijd", "2000", own.WRONG_MINUTES),
        ("regio", "Leiden", own.WRONG_REGION),
        ("regio", "a\x07b", own.WRONG_REGION),
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
