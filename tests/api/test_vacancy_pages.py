"""The pages about a vacancy: whom each reader sees, what they can do about it, and what goes out."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from api_world import HERE, SECRET, TODAY, World
from matcher.domain.access import Actor, Role
from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import ClientId, KeyId, VacancyId
from matcher.domain.matches import Crowd
from matcher.domain.proposals import Reply
from matcher.domain.vacancies import Demand, Grade
from matcher.storage.audit import AuditRepository
from matcher.storage.proposals import ProposalRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.propose_client import reply_to_proposal
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import notes
from matcher.wording import vacancy_pages as own
from matcher.wording.terms import CONDITIONS, ROUTE_UNKNOWN
from matcher.wording.work_pages import REPLIES
from matcher_api.staff_pages.shortlist_page import safe
from page_visits import signed_in

OPEN = {"recipient": "employer_services", "topics": ["needs"], "needCodes": []}
READING = ("", "/toevoegen", "/vergelijken", "/afdrukken", "/lijst.csv", "/omstandigheden")
ABOUT_ONE = ("mensen", "voorstellen", "opzij")
SECRET_WORDS = "brood bakken met oude granen"
SPECIALIST = Actor(KeyId("k"), Role.EMPLOYMENT_SPECIALIST, "s-01", HERE)
REASON = "Werkte eerder met deeg."
SHOWN = re.compile(r'name="wie" value="([^"]+)"')


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


@pytest.fixture
def people(world: World) -> list[str]:
    """Five clients who decided that advisers may know of them, and one who did not."""
    found = [world.client(workSummary=f"Kneedt deeg voor {n} broden.") for n in range(5)]
    for client in found:
        assert world.decide(client, **OPEN).status_code == 201
    return [*found, world.client()]


@pytest.fixture
def adviser(world: World) -> TestClient:
    return signed_in(world, "adviser")


def at(vacancy: str, path: str = "") -> str:
    return f"/vacatures/{vacancy}{path}"


def shown(visitor: TestClient, vacancy: str, query: str = "") -> list[str]:
    """Return the ids of the list, in its order."""
    return SHOWN.findall(visitor.get(at(vacancy, query)).text)


def proposed(visitor: TestClient, vacancy: str, one: str, reason: str = "") -> str:
    answer = visitor.post(at(vacancy, f"/voorstellen/{one}"), data={"reden": reason})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


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


def test_whom_one_thing_keeps_out_is_shown_with_the_step_that_lifts_it(
    world: World, adviser: TestClient, vacancy: str
) -> None:
    client = world.client(workingHours={"min": 38, "max": 40})
    world.decide(client, **OPEN)
    page = adviser.get(at(vacancy)).text
    blocked = page.partition('id="geblokkeerd"')[2]
    assert own.BLOCKED_HELP in blocked
    assert "38 tot 40 uur" in blocked
    assert "12 tot 24 uur" in blocked


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


def test_weights_change_the_order_alone_and_say_what_ran(
    world: World, adviser: TestClient, people: list[str]
) -> None:
    assert len(people) == 6
    far = world.vacancy(place={"postcode4": "2201", "town": "Noordwijk"})
    usual = adviser.get(at(far)).text
    assert own.RAN_AS_USUAL in usual
    other = adviser.get(at(far, "?reizen=dubbel&wensen=onzin")).text
    assert "reistijd twee keer zo zwaar" in other
    assert "travel_minutes*2" in other
    assert "ability_fit*" not in other
    assert '<option value="dubbel" selected>' in other
    assert set(SHOWN.findall(usual)) == set(SHOWN.findall(other))


def test_up_to_four_stand_side_by_side(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    ids = shown(adviser, vacancy)
    four = adviser.get(at(vacancy, "/vergelijken?" + "&".join(f"wie={one}" for one in ids[:4])))
    assert four.status_code == 200
    for one in ids[:4]:
        assert re.search(rf'scope="col"><a [^>]*>Cliënt {re.escape(one)}<', four.text)
    assert ROUTE_UNKNOWN in four.text
    five = adviser.get(at(vacancy, "/vergelijken?" + "&".join(f"wie={one}" for one in ids)))
    assert five.status_code == 400
    assert own.TOO_MANY.format(count=5) in five.text
    assert five.text.count(" checked") == 5
    one = adviser.get(at(vacancy, f"/vergelijken?wie={ids[0]}"))
    assert own.TOO_FEW in one.text


def test_a_file_holds_what_the_page_shows_and_runs_no_formula(
    world: World, adviser: TestClient, people: list[str]
) -> None:
    assert len(people) == 6
    vacancy = world.vacancy(title='=HYPERLINK("http://evil";"x")', tasks=["@deeg kneden"])
    answer = adviser.get(at(vacancy, "/lijst.csv"))
    assert answer.headers["content-disposition"] == f'attachment; filename="lijst-{vacancy}.csv"'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert tuple(header) == own.CSV_COLUMNS
    assert [row[2] for row in rows] == [f"Cliënt {one}" for one in shown(adviser, vacancy)]
    assert all(cell[:1] not in {"=", "+", "-", "@"} for row in rows for cell in row)
    chosen = shown(adviser, vacancy)[3]
    alone = adviser.get(at(vacancy, f"/lijst.csv?wie={chosen}")).text
    assert alone.count("\r\n") == 2
    assert chosen in alone


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", " =", "\N{MINUS SIGN}"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(begin: str) -> None:
    assert safe(f"{begin}1+1").startswith("'")


def test_the_list_for_the_employer_is_always_whole(
    adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    page = adviser.get(at(vacancy, "/omstandigheden")).text
    for code in ConditionCode:
        assert CONDITIONS[code] in page
    assert not any(one in page for one in (*people, "Cliënt"))


def test_a_grade_that_the_text_proposes_is_confirmed_in_one_click(
    world: World, adviser: TestClient
) -> None:
    text = "Je bezorgt brood. Een rijbewijs is daarom vereist."
    vacancy = world.vacancy(description=text, drivingLicence="B")
    page = adviser.get(at(vacancy)).text
    assert own.BY_TEXT.format(grade="harde eis") in page
    version = re.search(r'name="versie" value="(\d+)"', page)
    assert version is not None
    data = {"versie": version[1], "graad": "hard"}
    stale = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data | {"versie": "99"})
    assert stale.status_code == 409
    assert own.CHANGED_MEANWHILE in stale.text
    for _ in range(2):
        answer = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data)
        assert own.DONE["bevestigd"] in adviser.get(answer.headers["location"]).text
    with world.app.database.reading() as connection:
        kept = VacancyRepository(connection).get(VacancyId(vacancy))
    assert kept is not None
    assert kept.value.grades == {Demand.DRIVING_LICENCE: Grade.HARD}
    wish = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data | {"graad": "wish"})
    assert wish.status_code == 409


def test_a_specialist_of_elsewhere_reads_the_demands_and_confirms_none(world: World) -> None:
    vacancy = world.vacancy(description="Een rijbewijs is daarom vereist.", drivingLicence="B")
    visitor = signed_in(world, "specialist_there")
    page = visitor.get(at(vacancy)).text
    assert own.BY_TEXT.format(grade="harde eis") in page
    assert 'name="graad"' not in page
    data = {"versie": "1", "graad": "hard"}
    answer = visitor.post(at(vacancy, "/eisen/driving_licence"), data=data)
    assert answer.status_code == 404


def test_hard_demands_stand_apart_from_wishes(world: World, adviser: TestClient) -> None:
    vacancy = world.vacancy(
        drivingLicence="B",
        grades={"driving_licence": "wish", "hours": "hard"},
        requirements=[{"text": "houdt van brood", "grade": "wish"}],
    )
    page = adviser.get(at(vacancy)).text
    hard, _, wishes = page.partition(f">{own.GROUPS[2]}<")
    assert "<strong>Uren</strong>" in hard
    assert "<strong>Rijbewijs</strong>" in wishes
    assert "houdt van brood" in wishes


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


def test_the_load_is_exact_for_the_own_caseload_and_a_band_for_others(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    assert own.NO_NIGHT in adviser.get(at(vacancy)).text
    world.client("specialist_there")
    rerank_overnight(world.app, on=TODAY, clock=world.clock.now)
    few, some = own.OTHERS[Crowd.UNDER_TEN], own.LOAD_OF_LISTS[False]
    mine = signed_in(world, "specialist").get(at(vacancy)).text
    listed = re.search(own.LOAD_OWN.format(own=some.format(count=r"(\d)"), others=few), mine)
    theirs = signed_in(world, "specialist_there").get(at(vacancy)).text
    shown_to_adviser = adviser.get(at(vacancy)).text
    assert listed is not None
    assert 0 < int(listed[1]) <= len(people)
    assert own.LOAD_SEEN.format(others=own.PEOPLE[Crowd.UNDER_TEN]) in shown_to_adviser
    assert few in theirs


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
