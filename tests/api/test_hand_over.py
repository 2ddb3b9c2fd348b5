"""Handing a client over: the whole history goes along, nothing of it stays, and nobody is listed."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api_world import HERE, SECRET, TODAY, YEAR, World
from audit_lines import audit
from filled_forms import filled_in
from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId, KeyId, RegionCode, VacancyId
from matcher.storage.audit import AuditRepository
from matcher.storage.referrals import ReferralRepository
from matcher.use_cases.export_client import export_client
from matcher.use_cases.issue_keys import WantedKey, create_key, list_keys, revoke_key
from matcher.use_cases.propose_client import Known, propose_client, set_aside, set_asides_of
from matcher.wording import caseload_pages as own
from page_visits import signed_in

TALK = {"dag": "2026-11-19", "over": "work", "besproken": "Wil liever in de ochtend."}
HISTORY = ("referrals", "introductions", "answers", "talks", "proposals", "outcomes")
ADVISER = Actor(KeyId("a"), Role.EMPLOYER_SERVICES_ADVISER, "a-01", HERE)
GIVER = Actor(KeyId("g"), Role.EMPLOYMENT_SPECIALIST, "s-01", HERE)
RECEIVER = Actor(KeyId("r"), Role.EMPLOYMENT_SPECIALIST, "s-02", RegionCode("AM20"))


@pytest.fixture
def specialist(world: World) -> TestClient:
    return signed_in(world, "specialist")


def address(client: str) -> str:
    return f"/clienten/{client}/overdragen"


def look(visitor: TestClient, client: str, **differently: str) -> Any:  # noqa: ANN401, an answer of the test client
    form = filled_in(visitor.get(address(client))) | {"collega": "s-02"} | differently
    return visitor.post(address(client), data=form | {"stap": "bekijken"})


def confirm(visitor: TestClient, client: str, seen: Any, **differently: str) -> Any:  # noqa: ANN401, an answer of the test client
    form = filled_in(seen) | differently
    return visitor.post(address(client), data=form | {"stap": "overdragen"})


def give(visitor: TestClient, client: str, **differently: str) -> Any:  # noqa: ANN401, an answer of the test client
    return confirm(visitor, client, look(visitor, client, **differently))


def known_everywhere(world: World, subject: str) -> None:
    wanted = WantedKey(Role.EMPLOYMENT_SPECIALIST, subject, None, YEAR)
    create_key(world.app.database, SECRET, wanted, TODAY)


def exported(world: World, client: str) -> dict[str, Any]:
    return export_client(world.app.database, SECRET, ClientId(client))


def test_the_page_of_a_client_leads_to_handing_over(world: World, specialist: TestClient) -> None:
    client = world.client()
    assert f'href="{address(client)}"' in specialist.get(f"/clienten/{client}").text


def test_a_client_goes_with_the_whole_history(world: World, specialist: TestClient) -> None:
    vacancy, other = world.vacancy(), world.vacancy(title="Hulp in de winkel")
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    specialist.post(f"/clienten/{client}/gesprekken", data=TALK)
    known = Known(ClientId(client), client)
    propose_client(
        world.app.database, ADVISER, known, VacancyId(other), rank=1, reason="", on=TODAY
    )
    set_aside(world.app.database, GIVER, known, VacancyId(other), reason="te ver", on=TODAY)
    before, told = exported(world, client), world.introductions(vacancy)

    answer = give(specialist, client)
    assert answer.headers["location"] == "/clienten?gedaan=overgedragen"
    listed = specialist.get(answer.headers["location"]).text
    assert own.DONE["overgedragen"] in listed
    assert client not in listed
    for part in ("", "/gegevens", "/gesprekken", "/uitleg", "/overdragen", "/openheid"):
        assert specialist.get(f"/clienten/{client}{part}").status_code == 404

    after = exported(world, client)
    assert {kind: after[kind] for kind in HISTORY} == {kind: before[kind] for kind in HISTORY}
    assert after["client"]["decisions"] == before["client"]["decisions"]
    moved = {"employment_specialist": "s-02", "region": "AM20"}
    assert after["client"] == before["client"] | moved
    assert world.introductions(vacancy) == told
    there = signed_in(world, "specialist_there")
    assert client in there.get("/clienten").text
    assert TALK["besproken"] in there.get(f"/clienten/{client}/gesprekken").text
    database = world.app.database
    assert [one.reason for one in set_asides_of(database, RECEIVER, VacancyId(other))] == ["te ver"]
    assert set_asides_of(database, GIVER, VacancyId(other)) == []


def test_what_goes_along_is_told_before_anything_happens(
    world: World, specialist: TestClient
) -> None:
    vacancy = world.vacancy()
    client = world.client()
    world.decide(client)
    world.refer(client, vacancy)
    specialist.post(f"/clienten/{client}/gesprekken", data=TALK)
    text = specialist.get(address(client)).text
    for kind in ("talks", "decisions", "referrals"):
        assert own.COUNTED[kind][0] in text
    assert own.COUNTED["proposals"][0] not in text
    assert own.NOTHING_STOPS in text
    seen = look(specialist, client)
    assert seen.status_code == 200
    assert own.CONFIRM_HEADING in seen.text
    assert own.IN_A_REGION.format(region="AM20") in seen.text
    assert specialist.get(f"/clienten/{client}").status_code == 200


def test_a_release_that_waits_is_a_draft_again_and_never_goes_out(
    world: World, specialist: TestClient
) -> None:
    vacancy = world.vacancy()
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    told = own.WAITS_STOP.format(vacancy="Medewerker bakkerij")
    assert told in specialist.get(address(client)).text
    assert give(specialist, client).status_code == 303
    world.clock.later(hours=2)
    world.clerk()
    assert world.introductions(vacancy) == []
    with world.app.database.reading() as connection:
        (referral,) = ReferralRepository(connection).of_client(ClientId(client))
    assert (referral.state, referral.releases_at) == ("draft", None)


def test_a_release_whose_hour_has_passed_goes_on(world: World, specialist: TestClient) -> None:
    vacancy = world.vacancy()
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    assert give(specialist, client).status_code == 303
    assert len(world.introductions(vacancy)) == 1
    assert ("introduce", client) in {(line.action, line.object_id) for line in audit(world)}


@pytest.mark.parametrize(
    ("colleague", "told"),
    [
        ("", own.NO_COLLEAGUE),
        ("s-01", own.YOURSELF),
        ("s-99", own.NOBODY),
        ("a-01", own.NOBODY),
        ("root", own.NOBODY),
    ],
)
@pytest.mark.parametrize("step", [look, give])
def test_only_a_specialist_known_here_can_receive(
    world: World, specialist: TestClient, colleague: str, told: str, step: Callable[..., Any]
) -> None:
    client = world.client()
    answer = step(specialist, client, collega=colleague)
    assert answer.status_code == 400
    assert f'href="#collega">{told}</a>' in answer.text
    assert filled_in(answer)["collega"] == colleague
    assert specialist.get(f"/clienten/{client}").status_code == 200


def test_a_colleague_whose_key_was_ended_receives_nobody(
    world: World, specialist: TestClient
) -> None:
    client = world.client()
    database = world.app.database
    (key,) = (k for k in list_keys(database, SECRET) if k.actor.subject == "s-02")
    revoke_key(database, SECRET, key.actor.key_id, TODAY)
    assert give(specialist, client).status_code == 400


def test_a_region_is_one_in_which_the_colleague_works(world: World, specialist: TestClient) -> None:
    client = world.client()
    wrong = give(specialist, client, regio="AM35")
    assert wrong.status_code == 400
    assert f'href="#regio">{own.ELSEWHERE}</a>' in wrong.text
    known_everywhere(world, "s-03")
    assert give(specialist, client, collega="s-03", regio="am35").status_code == 303
    assert exported(world, client)["client"]["region"] == "AM35"


def test_a_colleague_for_every_region_leaves_the_region_as_it_is(
    world: World, specialist: TestClient
) -> None:
    client = world.client()
    known_everywhere(world, "s-03")
    seen = look(specialist, client, collega="s-03")
    assert own.SAME_REGION in seen.text
    assert give(specialist, client, collega="s-03").status_code == 303
    assert exported(world, client)["client"]["region"] == HERE


def test_nobody_goes_to_another_than_was_shown(world: World, specialist: TestClient) -> None:
    client = world.client()
    known_everywhere(world, "s-03")
    seen = look(specialist, client)
    for differently in ({"collega": "s-03"}, {"collega": "s-03", "regio": "AM35"}):
        seen = confirm(specialist, client, seen, **differently)
        assert seen.status_code == 200
        assert own.CONFIRM_HEADING in seen.text
        assert f"gaat naar {differently['collega']}" in seen.text
        assert exported(world, client)["client"]["employment_specialist"] == "s-01"
    assert confirm(specialist, client, seen).status_code == 303
    given = exported(world, client)["client"]
    assert (given["employment_specialist"], given["region"]) == ("s-03", "AM35")


def test_nobody_goes_without_having_been_shown_to_whom(
    world: World, specialist: TestClient
) -> None:
    client = world.client()
    answer = confirm(specialist, client, specialist.get(address(client)), collega="s-02")
    assert own.CONFIRM_HEADING in answer.text
    assert specialist.get(f"/clienten/{client}").status_code == 200


@pytest.mark.parametrize("typed", ["a\x07b", "A" * 30_000, "Leiden", "AM190"])
def test_what_is_no_code_is_no_region_anywhere(
    world: World, specialist: TestClient, typed: str
) -> None:
    client = world.client()
    known_everywhere(world, "s-03")
    answer = give(specialist, client, collega="s-03", regio=typed)
    assert answer.status_code == 400
    assert f'href="#regio">{own.ELSEWHERE}</a>' in answer.text
    assert exported(world, client)["client"]["region"] == HERE


def test_a_stale_tab_hands_nobody_over(world: World, specialist: TestClient) -> None:
    client = world.client()
    form = filled_in(specialist.get(address(client)))
    file = f"/clienten/{client}/gegevens"
    specialist.post(file, data=filled_in(specialist.get(file)) | {"kan": "Excel"})
    answer = specialist.post(address(client), data=form | {"collega": "s-02", "stap": "overdragen"})
    assert answer.status_code == 409
    assert own.STALE in answer.text
    assert filled_in(answer)["collega"] == "s-02"
    seen = confirm(specialist, client, answer)
    assert own.CONFIRM_HEADING in seen.text
    assert confirm(specialist, client, seen).status_code == 303


def test_no_page_names_a_colleague(world: World, specialist: TestClient) -> None:
    client = world.client()
    assert "s-03" not in specialist.get(address(client)).text
    wanted = WantedKey(Role.EMPLOYMENT_SPECIALIST, "s-03", HERE, YEAR)
    create_key(world.app.database, SECRET, wanted, TODAY)
    for text in (specialist.get(address(client)).text, give(specialist, client, collega="s").text):
        assert "s-03" not in text


def test_handing_over_leaves_a_line(world: World, specialist: TestClient) -> None:
    client = world.client()
    give(specialist, client)
    with world.app.database.reading() as connection:
        about = AuditRepository(connection, SECRET).about("client", client)
    assert [line.action for line in about if line.origin == "pages"] == ["read", "hand_over"]
