"""Proposing for a vacancy and setting aside: each once, with a reason, and only while it is open."""

import pytest
from fastapi.testclient import TestClient

from api_world import HERE, TODAY, World
from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId, KeyId
from matcher.domain.proposals import Reply
from matcher.storage.proposals import ProposalRepository
from matcher.use_cases.propose_client import reply_to_proposal
from matcher.wording import notes
from matcher.wording import vacancy_pages as own
from matcher.wording.work_pages import REPLIES
from page_visits import signed_in
from vacancy_site import OPEN, REASON, SHOWN, at, proposed, shown

SPECIALIST = Actor(KeyId("k"), Role.EMPLOYMENT_SPECIALIST, "s-01", HERE)


def test_proposing_from_the_list_keeps_the_place_and_is_told(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    second = shown(adviser, vacancy)[1]
    form = adviser.get(at(vacancy, f"/voorstellen/{second}")).text
    assert own.PROPOSE_RANK.format(rank=2, all=5) in form
    page = adviser.get(proposed(adviser, vacancy, second)).text
    assert own.DONE["voorgesteld"] in page
    assert own.PROPOSED_AT.format(rank=2) in page
    assert own.NO_REPLY in page


def test_proposing_twice_ends_in_the_same_state(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    first = shown(adviser, vacancy)[0]
    proposed(adviser, vacancy, first)
    page = adviser.get(proposed(adviser, vacancy, first, "Toch nog een reden")).text
    assert own.DONE["al-voorgesteld"] in page
    assert "Toch nog een reden" not in page
    assert page.count(own.PROPOSED_AT.format(rank=1)) == 1


def test_a_reply_of_the_specialist_comes_back_and_nothing_beside_it(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    first = shown(adviser, vacancy)[0]
    proposed(adviser, vacancy, first)
    with world.app.database.reading() as connection:
        (made,) = ProposalRepository(connection).of_clients([ClientId(one) for one in people])
    reply_to_proposal(world.app.database, SPECIALIST, made.id, Reply.NOT_NOW, TODAY)
    assert REPLIES[Reply.NOT_NOW] in adviser.get(at(vacancy)).text


@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("", own.REASON_EMPTY),
        ("deeg " * 200, own.REASON_TOO_LONG.format(most=500)),
        ("heeft <b>een</b> depressie", own.REASON_ON_HEALTH),
    ],
)
@pytest.mark.parametrize("path", ["/opzij/{one}", "/toevoegen"])
def test_a_reason_that_will_not_do_comes_back_to_be_changed(
    world: World,
    adviser: TestClient,
    vacancy: str,
    people: list[str],
    path: str,
    reason: str,
    problem: str,
) -> None:
    assert len(people) == 6
    far = world.client(workingHours={"min": 38, "max": 40})
    world.decide(far, **OPEN)
    (missed,) = SHOWN.findall(adviser.get(at(vacancy, "/toevoegen")).text)
    data = {"stap": "voorstellen", "wie": missed, "reden": reason}
    answer = adviser.post(at(vacancy, path.format(one=missed)), data=data)
    assert answer.status_code == 400
    assert f'<a class="utrecht-link" href="#reden">{problem}</a>' in answer.text
    assert "<title>Fout: " in answer.text
    kept = reason.replace("<", "&lt;").replace(">", "&gt;")
    assert f"{kept}</textarea>" in answer.text
    assert own.PROPOSED_NOBODY in adviser.get(at(vacancy)).text


def test_somebody_the_list_missed_is_told_why_and_added_with_a_reason(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    client = world.client(workingHours={"min": 38, "max": 40}, workSummary="Bakte taarten.")
    world.decide(client, **OPEN)
    page = adviser.get(at(vacancy, "/toevoegen")).text
    assert own.WHY_FAILS.format(demands="uren") in page
    (missed,) = SHOWN.findall(page)
    answer = adviser.post(at(vacancy, "/toevoegen"), data={"stap": "zoeken", "zoek": "taarten"})
    assert SHOWN.findall(answer.text) == [missed]
    answer = adviser.post(at(vacancy, "/toevoegen"), data={"stap": "zoeken", "zoek": "piloot"})
    assert own.ADD_NOBODY in answer.text
    assert 'value="piloot"' in answer.text
    nobody = adviser.post(at(vacancy, "/toevoegen"), data={"stap": "voorstellen", "reden": REASON})
    assert nobody.status_code == 400
    assert f'href="#wie">{own.ADD_CHOOSE}' in nobody.text
    data = {"stap": "voorstellen", "wie": missed, "reden": REASON}
    answer = adviser.post(at(vacancy, "/toevoegen"), data=data)
    page = adviser.get(answer.headers["location"]).text
    assert own.PROPOSED_BY_HAND in page
    assert own.REASON_GIVEN.format(reason=REASON) in page
    assert (
        own.PROPOSE_MISSED.split("{", maxsplit=1)[0]
        in adviser.get(at(vacancy, f"/voorstellen/{missed}")).text
    )


def test_who_is_set_aside_leaves_the_list_until_shown_again(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    first, *rest = shown(adviser, vacancy)
    adviser.post(at(vacancy, f"/opzij/{first}"), data={"reden": REASON})
    assert shown(adviser, vacancy) == rest
    page = adviser.get(at(vacancy)).text
    assert own.REASON_GIVEN.format(reason=REASON) in page
    assert 'id="regel-2"' in page
    assert 'id="regel-1"' not in page
    back = at(vacancy, f"/opzij/{first}/terug")
    for _ in range(2):
        answer = adviser.post(back)
        assert own.DONE["terug"] in adviser.get(answer.headers["location"]).text
    assert shown(adviser, vacancy) == [first, *rest]


def test_when_all_who_fit_are_set_aside_that_is_the_reason(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    for one in shown(adviser, vacancy):
        adviser.post(at(vacancy, f"/opzij/{one}"), data={"reden": REASON})
    text = adviser.get(at(vacancy)).text
    assert own.ALL_SET_ASIDE in text
    assert notes.NO_CLIENTS not in text


def test_a_closed_vacancy_shows_nobody_and_takes_no_proposal(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    first = shown(adviser, vacancy)[0]
    closes = TODAY.isoformat()
    version = world.get("adviser", f"/vacancies/{vacancy}").headers["etag"]
    body = world.get("adviser", f"/vacancies/{vacancy}").json()
    kept = {k: v for k, v in body.items() if k not in {"advice", "proposedGrades"}}
    assert world.put(
        "adviser", f"/vacancies/{vacancy}", kept | {"closesOn": closes}, version
    ).is_success
    world.clock.later(days=2)
    adviser = signed_in(world, "adviser")
    assert notes.NOT_OPEN in adviser.get(at(vacancy)).text
    assert shown(adviser, vacancy) == []
    for path in ("/toevoegen", "/afdrukken", f"/voorstellen/{first}", f"/mensen/{first}"):
        assert adviser.get(at(vacancy, path)).status_code == 303, path
    late = adviser.post(at(vacancy, f"/voorstellen/{first}"), data={"reden": REASON})
    assert late.status_code == 409
    assert own.CLOSED in late.text
    assert f"{REASON}</textarea>" in late.text
