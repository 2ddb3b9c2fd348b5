"""The pages show each reader the people and vacancies that are theirs to see, and nobody else."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from api_world import START, World
from audit_lines import audit
from matcher.domain.ids import RunId
from matcher.domain.nightly_runs import STOPPED, NightlyRun, RunState
from matcher.storage.runs import RunRepository
from matcher.use_cases import release_checks
from matcher.wording import nights, notes, pages, work_pages
from page_visits import OURS, SIGN_IN, browser, signed_in

FOR_ADVISERS = {"recipient": "employer_services", "topics": ["needs"], "needCodes": []}


def test_an_employer_has_pages_of_its_own_and_no_others(
    world: World, client: str, vacancy: str
) -> None:
    visitor = browser(world)
    data = {"sleutel": world.keys["bakery"], "naar": f"/clienten/{client}"}
    assert visitor.post(SIGN_IN, data=data).headers["location"] == "/werkgever"
    for path in (f"/clienten/{client}", f"/vacatures/{vacancy}"):
        assert visitor.get(path).status_code == 404
    assert visitor.get("/").headers["location"] == "/werkgever"


@pytest.mark.parametrize("who", ["adviser", "specialist_there", "administrator"])
def test_a_client_exists_for_the_own_specialist_alone(world: World, client: str, who: str) -> None:
    visitor = signed_in(world, who)
    theirs, nobody = visitor.get(f"/clienten/{client}"), visitor.get(f"/clienten/{'a' * 20}")
    assert theirs.status_code == nobody.status_code == 404
    assert theirs.text == nobody.text
    assert client not in visitor.get("/").text
    assert client not in {line.object_id for line in audit(world) if line.origin == "pages"}


@pytest.mark.parametrize(
    ("who", "status"),
    [("adviser", 200), ("specialist", 200), ("adviser_there", 404), ("administrator", 404)],
)
def test_a_vacancy_is_for_staff_of_its_region(
    world: World, vacancy: str, who: str, status: int
) -> None:
    assert signed_in(world, who).get(f"/vacatures/{vacancy}").status_code == status


def test_an_administrator_sees_nights_and_nothing_to_search(world: World) -> None:
    visitor = signed_in(world, "administrator")
    assert pages.NO_NIGHTS in visitor.get("/").text
    assert visitor.post("/zoeken", data={"tekst": "brood"}).status_code == 404


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (STOPPED, nights.WAS_STOPPED),
        (release_checks.FAR_FEWER, nights.FAR_FEWER),
        (release_checks.FAR_FEWER_CLIENTS, nights.FAR_FEWER_CLIENTS),
        (release_checks.FAR_FEWER_VACANCIES, nights.FAR_FEWER_VACANCIES),
        (release_checks.FAR_FEWER_LINES, nights.FAR_FEWER_LINES),
        ("OperationalError", nights.WENT_WRONG),
    ],
)
def test_why_a_night_failed_is_told_in_dutch(world: World, reason: str, told: str) -> None:
    run = NightlyRun(RunId("run-0000000000000000"), START, RunState.FAILED, START, reason)
    with world.app.database.transaction() as connection:
        RunRepository(connection).add(run)
    text = unescape(signed_in(world, "administrator").get("/").text)
    assert told in text
    assert reason not in text


def test_where_no_vacancy_is_open_no_choice_is_to_blame(world: World) -> None:
    text = signed_in(world, "adviser").get("/vacatures").text
    assert notes.NO_VACANCIES_HERE in text
    assert work_pages.NOTHING_LEFT not in text


def test_an_adviser_meets_a_client_under_an_id_of_its_own_and_in_no_own_words(
    world: World, client: str, vacancy: str
) -> None:
    visitor = signed_in(world, "adviser")
    before = visitor.get(f"/vacatures/{vacancy}").text
    assert 'id="regel-1"' not in before
    assert world.decide(client, **FOR_ADVISERS).status_code == 201
    shown = visitor.get(f"/vacatures/{vacancy}").text
    colleague = TestClient(world.http.app, base_url="https://testserver", headers=OURS)
    key = world.another_adviser("a-07")
    colleague.post(SIGN_IN, data={"sleutel": key})
    other = colleague.get(f"/vacatures/{vacancy}").text
    assert 'id="regel-1"' in shown
    assert "Vraag de trajectbegeleider" in shown
    assert "brood bakken met oude granen" not in shown
    assert client not in shown + other
    ids = [re.search(r'id="regel-1">Cliënt (\S{20})<', text) for text in (shown, other)]
    assert ids[0] is not None
    assert ids[1] is not None
    assert ids[0][1] != ids[1][1]


def test_every_person_shown_leaves_one_line(world: World, client: str, vacancy: str) -> None:
    visitor = signed_in(world, "specialist")
    before = len(audit(world))
    visitor.get("/")
    visitor.get(f"/clienten/{client}")
    visitor.get(f"/vacatures/{vacancy}")
    new = audit(world)[: len(audit(world)) - before]
    assert [(line.action, line.object_id, line.origin) for line in reversed(new)] == [
        ("read", client, "pages"),
        ("match", client, "pages"),
        ("suggest", client, "pages"),
    ]


def test_a_text_on_health_is_pointed_to_and_not_shown(world: World) -> None:
    client = world.client(passions=["brood bakken", "hielp mij na mijn depressie"])
    shown = signed_in(world, "specialist").get(f"/clienten/{client}").text
    assert pages.REWRITE in shown
    assert pages.NUMBERED.format(field=pages.FIELDS["passions"], number=2) in shown
    assert "depressie" not in shown


def test_a_vacancy_without_people_says_why(world: World) -> None:
    visitor, other = signed_in(world, "specialist"), signed_in(world, "adviser")
    vacancy = world.vacancy()
    assert pages.NONE_OF_YOURS in visitor.get(f"/vacatures/{vacancy}").text
    assert notes.NO_CLIENTS in other.get(f"/vacatures/{vacancy}").text
    filled = world.vacancy(status="filled")
    assert notes.NOT_OPEN in visitor.get(f"/vacatures/{filled}").text
    assert filled not in visitor.get("/").text
