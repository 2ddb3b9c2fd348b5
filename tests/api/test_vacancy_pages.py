"""The pages about a vacancy: who gets in, whom each reader sees, and what is written down of it."""

import pytest
from fastapi.testclient import TestClient

from api_world import SECRET, World
from matcher.storage.audit import AuditRepository
from matcher.wording import vacancy_pages as own
from page_visits import signed_in
from vacancy_site import OPEN, REASON, SHOWN, at, proposed, shown

READING = ("", "/toevoegen", "/vergelijken", "/afdrukken", "/lijst.csv", "/omstandigheden")
ABOUT_ONE = ("mensen", "voorstellen", "opzij")
SECRET_WORDS = "brood bakken met oude granen"


def test_no_page_of_an_adviser_holds_a_real_id_or_own_words(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    ids = shown(adviser, vacancy)
    assert len(ids) == 5
    chosen = "&".join(f"wie={one}" for one in ids[:4])
    pages = [at(vacancy, path) for path in READING]
    pages += [
        at(vacancy, f"/{name}?{chosen}") for name in ("vergelijken", "afdrukken", "lijst.csv")
    ]
    pages += [at(vacancy, f"/{name}/{ids[0]}") for name in ABOUT_ONE]
    for path in pages:
        answer = adviser.get(path)
        assert answer.status_code == 200, path
        assert not any(client in answer.text for client in people), path
        assert SECRET_WORDS not in answer.text, path


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_whom_an_adviser_may_not_see_reads_like_nobody(
    world: World, adviser: TestClient, vacancy: str, people: list[str], name: str
) -> None:
    there, colleague = shown(adviser, vacancy), world.another_adviser("a-07")
    other = TestClient(
        world.http.app, base_url="https://testserver", headers={"Sec-Fetch-Site": "same-origin"}
    )
    other.post("/inloggen", data={"sleutel": colleague})
    theirs = shown(other, vacancy)
    assert set(theirs).isdisjoint(there)
    answers = [
        adviser.request(method, at(vacancy, f"/{name}/{one}"))
        for one in (people[0], people[-1], theirs[0], "nobody")
        for method in ("GET", *(["POST"] if name != "mensen" else []))
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_whoever_withdraws_the_decision_is_gone_from_every_page(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    first, second, *_ = shown(adviser, vacancy)
    proposed(adviser, vacancy, first)
    adviser.post(at(vacancy, f"/opzij/{second}"), data={"reden": REASON})
    for client in people:
        world.decide(client, **OPEN | {"topics": []})
    for path in ("", "/toevoegen", "/afdrukken", "/lijst.csv"):
        text = adviser.get(at(vacancy, path)).text
        assert first not in text
        assert second not in text
    assert adviser.get(at(vacancy, f"/mensen/{first}")).status_code == 404


@pytest.mark.parametrize("path", [*READING, "/eisen/language", "/nergens"])
@pytest.mark.parametrize("who", ["adviser_there", "administrator", "bakery"])
def test_a_vacancy_of_somewhere_else_has_no_pages(
    world: World, vacancy: str, people: list[str], path: str, who: str
) -> None:
    assert len(people) == 6
    assert signed_in(world, who).get(at(vacancy, path)).status_code in {404, 405}


def test_an_adviser_is_never_told_that_openness_is_in_the_way(
    world: World, adviser: TestClient
) -> None:
    vacancy = world.vacancy(
        requiresJobsAgreement=True, grades={"register_entry": "negotiable"}, applyAt=None
    )
    client = world.client(targetGroupRegister=False)
    world.decide(client, **OPEN | {"topics": ["needs", "jobs_agreement"]})
    page = adviser.get(at(vacancy)).text
    assert own.BLOCKED_HELP not in page
    (one,) = SHOWN.findall(adviser.get(at(vacancy, "/toevoegen")).text)
    why = adviser.get(at(vacancy, f"/mensen/{one}")).text
    assert "besluit" not in why


def test_a_specialist_chooses_among_own_clients_under_the_same_roof(
    world: World, vacancy: str, people: list[str]
) -> None:
    visitor = signed_in(world, "specialist")
    ids = shown(visitor, vacancy)
    assert sorted(ids) == sorted(people)
    page = visitor.get(at(vacancy)).text
    assert f'href="/clienten/{ids[0]}/vacatures/{vacancy}"' in page
    pair = visitor.get(at(vacancy, f"/mensen/{ids[0]}"))
    assert pair.headers["location"] == f"/clienten/{ids[0]}/vacatures/{vacancy}"
    assert own.DONE["voorgesteld"] in visitor.get(proposed(visitor, vacancy, ids[0])).text
    other = signed_in(world, "specialist_there")
    assert other.get(at(vacancy, f"/voorstellen/{ids[0]}")).status_code == 404
    assert other.post(at(vacancy, f"/opzij/{ids[0]}"), data={"reden": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "action", "count"),
    [
        ("", "suggest", 5),
        ("/afdrukken", "export", 5),
        ("/lijst.csv", "export", 5),
        ("/vergelijken", "compare", 5),
    ],
)
def test_every_person_shown_leaves_one_line(
    world: World,
    adviser: TestClient,
    vacancy: str,
    people: list[str],
    path: str,
    action: str,
    count: int,
) -> None:
    adviser.get(at(vacancy, path))
    with world.app.database.reading() as connection:
        lines = AuditRepository(connection, SECRET).latest(count + 1)
    seen = [line.object_id for line in lines if line.action == action]
    assert sorted(seen) == sorted(people[:5])
