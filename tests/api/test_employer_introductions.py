"""An employer reads what was approved for it and answers: nothing that ended, and no answer is lost."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import SUMMARY, World
from audit_lines import audit
from employer_site import HOME, href, introduced, wrongs
from filled_forms import filled_in
from matcher.wording import employer_pages as own


def test_an_introduction_shows_what_was_approved_and_leaves_a_line(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    assert own.TO_LOOK_AT not in bakery.get(HOME).text
    introduction = introduced(world, vacancy)
    assert own.TO_LOOK_AT in bakery.get(HOME).text
    page = bakery.get(href(vacancy))
    told = world.introductions(vacancy)[0]
    assert told["pseudonym"] in page.text
    assert SUMMARY in page.text
    assert "een rustige werkplek" in page.text
    assert own.TOPIC_WORDS["support"] in page.text
    assert told["contact"] in page.text
    assert "20 november 2026" in page.text
    assert not re.search(r"\d\d:\d\d", page.text)
    lines = [line for line in audit(world) if line.origin == "pages"]
    assert [(line.action, line.object_kind, line.object_id) for line in lines] == [
        ("read", "introduction", introduction)
    ]


def test_what_is_no_longer_available_reads_so_and_nothing_else(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    client = world.client()
    world.decide(client)
    referral = world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    told = world.introductions(vacancy)[0]
    answer_at = href(vacancy, "introducties", told["id"])
    assert bakery.post(answer_at, data={"antwoord": "talk"}).status_code == 303
    world.post("specialist", f"/referrals/{referral}/_withdraw")
    pages = [bakery.get(href(vacancy)), bakery.get(answer_at)]
    late = bakery.post(answer_at, data={"antwoord": "hire", "toelichting": "graag"})
    assert late.status_code == 409
    assert own.NOT_SENT in late.text
    assert not any(own.NOT_SENT in page.text for page in pages)
    for page in (*pages, late):
        assert own.GONE in page.text
        for secret in (told["pseudonym"], SUMMARY, told["contact"], "20 november 2026"):
            assert secret not in page.text
        assert own.ANSWERS["talk"] not in page.text.partition("<main")[2]
    assert own.TO_LOOK_AT not in bakery.get(HOME).text


def test_introductions_stand_by_day_and_then_by_id(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    for _ in range(3):
        introduced(world, vacancy)
    names = [told["pseudonym"] for told in world.introductions(vacancy)]
    page = bakery.get(href(vacancy)).text
    assert re.findall(r'id="introductie-\d+">([^<]+)<', page) == names


def test_an_answer_is_kept_with_its_reason_and_shown(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    introduction = introduced(world, vacancy)
    at = href(vacancy, "introducties", introduction)
    sent = {
        "antwoord": "no",
        "reden": "hours_do_not_fit",
        "toelichting": "Het wordt meer.\r\nLater.",
    }
    for _ in range(2):
        answer = bakery.post(at, data=sent)
        assert answer.headers["location"] == f"{href(vacancy)}?gedaan=antwoord"
    page = bakery.get(answer.headers["location"]).text
    assert own.DONE["antwoord"] in page
    assert own.NO_REASONS["hours_do_not_fit"] in page
    assert "Het wordt meer." in page
    assert own.ANSWER_AGAIN in page
    again = filled_in(bakery.get(at))
    assert (again["antwoord"], again["reden"]) == ("no", "hours_do_not_fit")
    bakery.post(at, data={"antwoord": "talk"})
    assert own.ANSWERED.format(day="20 november 2026", answer="een gesprek") in bakery.get(at).text
    assert {line.action for line in audit(world) if line.object_id == introduction} >= {"answer"}


@pytest.mark.parametrize(
    ("sent", "field", "problem"),
    [
        ({}, "antwoord", own.CHOOSE_ANSWER),
        ({"antwoord": "misschien"}, "antwoord", own.CHOOSE_ANSWER),
        ({"antwoord": "no"}, "reden", own.CHOOSE_REASON),
        ({"antwoord": "no", "reden": "te oud"}, "reden", own.CHOOSE_REASON),
        ({"antwoord": "talk", "toelichting": "x" * 501}, "toelichting", own.WRONG_NOTE["long"]),
        (
            {"antwoord": "talk", "toelichting": "Is er een burn-out geweest?"},
            "toelichting",
            own.WRONG_NOTE["health"],
        ),
    ],
)
def test_an_answer_that_will_not_do_is_told_and_kept(
    world: World,
    bakery: TestClient,
    vacancy: str,
    sent: dict[str, str],
    field: str,
    problem: str,
) -> None:
    at = href(vacancy, "introducties", introduced(world, vacancy))
    answer = bakery.post(at, data=sent)
    assert answer.status_code == 400
    assert wrongs(answer) == [field]
    assert problem in answer.text
    assert filled_in(answer)["toelichting"] == sent.get("toelichting", "")
    assert own.ANSWER_NOW in bakery.get(href(vacancy)).text
