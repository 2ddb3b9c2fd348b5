"""The employer's pages: its own vacancies and what was approved for it, and nothing else of anybody."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api_world import NOTHING_HERE, SECRET, SUMMARY, World
from filled_forms import filled_in
from matcher.storage.audit import AuditLine, AuditRepository
from matcher.wording import employer_pages as own
from page_visits import browser, signed_in

HOME = "/werkgever"
NEW = "/werkgever/vacatures/nieuw"
PASTE = "/werkgever/vacatures/plakken"
WORK = {"titel": "Bakker", "taken": "deeg kneden\r\novens vullen", "hoe-eis-1": "negotiable"}
TEXT = """Medewerker groen
Wat ga je doen?
- gras maaien
Functie-eisen
- rijbewijs B is een pré
- je bent een jonge hond
Wij bieden
- vaste werktijden
"""


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


@pytest.fixture
def bakery(world: World) -> TestClient:
    return signed_in(world, "bakery")


def href(vacancy: str, *further: str) -> str:
    return "/".join([HOME, "vacatures", vacancy, *further])


def introduced(world: World, vacancy: str) -> str:
    """Introduce a client to a vacancy, and return the introduction's id."""
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return str(world.introductions(vacancy)[-1]["id"])


def audit(world: World) -> list[AuditLine]:
    with world.app.database.reading() as connection:
        return AuditRepository(connection, SECRET).latest(50)


def wrongs(answer: Response) -> list[str]:
    alert = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    return re.findall(r'href="#([^"]+)"', alert)


def place_of(answer: Response) -> str:
    return answer.headers["location"].partition("?")[0].rpartition("/")[2]


def test_an_employer_starts_at_its_own_vacancies(world: World, vacancy: str) -> None:
    visitor = browser(world)
    answer = visitor.post("/inloggen", data={"sleutel": world.keys["bakery"]})
    assert answer.headers["location"] == HOME
    page = visitor.get(HOME)
    assert href(vacancy) in page.text
    assert "Medewerker bakkerij" in page.text


@pytest.mark.parametrize("who", ["specialist", "adviser", "administrator"])
def test_the_pages_are_for_employers_alone(world: World, vacancy: str, who: str) -> None:
    visitor = signed_in(world, who)
    for path in (HOME, NEW, PASTE, href(vacancy), href(vacancy, "wijzigen")):
        assert visitor.get(path).status_code == 404
    assert visitor.post(NEW, data=WORK).status_code == 404


def test_somebody_elses_reads_like_nothing(world: World, vacancy: str) -> None:
    introduction = introduced(world, vacancy)
    other = signed_in(world, "cinema")
    nothing = other.get(href(NOTHING_HERE))
    assert nothing.status_code == 404
    for further in ((), ("wijzigen",), ("introducties", introduction)):
        for answer in (other.get(href(vacancy, *further)), other.get(href("te.gek", *further))):
            assert (answer.status_code, answer.content) == (404, nothing.content)
    assert other.post(href(vacancy, "status"), data={"status": "filled"}).status_code == 404
    assert other.post(href(vacancy, "wijzigen"), data=WORK).status_code == 404
    refused = other.post(href(vacancy, "introducties", introduction), data={"antwoord": "talk"})
    assert refused.status_code == 404
    assert href(vacancy) not in other.get(HOME).text
    unknown = signed_in(world, "bakery").get(href(vacancy, "introducties", NOTHING_HERE))
    assert unknown.status_code == 404


def test_whoever_is_not_signed_in_comes_back_after_it(world: World) -> None:
    answer = browser(world).get(NEW)
    assert answer.headers["location"] == "/inloggen?naar=%2Fwerkgever%2Fvacatures%2Fnieuw"


def test_nothing_on_the_way_home_leads_an_employer_to_nowhere(bakery: TestClient) -> None:
    for page in (bakery.get(HOME), bakery.get(href(NOTHING_HERE))):
        assert 'href="/"' not in page.text


def test_long_lists_come_in_pages(world: World, bakery: TestClient) -> None:
    for number in range(21):
        world.vacancy(title=f"Bakker {number}")
    first, second = bakery.get(HOME), bakery.get(f"{HOME}?pagina=2")
    assert first.text.count("matcher-choice__name") == 20
    assert f'rel="next" href="{HOME}?pagina=2"' in first.text
    assert second.text.count("matcher-choice__name") == 1
    assert f'rel="prev" href="{HOME}?pagina=1"' in second.text
    assert bakery.get(f"{HOME}?pagina=99").headers["location"] == f"{HOME}?pagina=2"
    assert bakery.get(f"{HOME}?pagina=nul").status_code == 200


def test_a_title_and_tasks_are_enough(world: World, bakery: TestClient) -> None:
    answer = bakery.post(NEW, data=WORK)
    assert answer.status_code == 303
    kept = world.get("bakery", f"/vacancies/{place_of(answer)}").json()
    assert kept["title"] == "Bakker"
    assert kept["tasks"] == ["deeg kneden", "ovens vullen"]
    assert kept["description"] == "deeg kneden\novens vullen"
    assert kept["apply"] == "through_employer_services"
    assert "conditions" not in kept or kept["conditions"] == []
    page = bakery.get(answer.headers["location"])
    assert own.DONE["geplaatst"] in page.text
    assert page.text.count("deeg kneden") == 1


def test_everything_of_the_form_is_kept(world: World, bakery: TestClient) -> None:
    answer = bakery.post(
        NEW,
        data=WORK
        | {
            "omschrijving": "Je werkt in de bakkerij.",
            "eis-1": "gastvrij",
            "hoe-eis-1": "hard",
            "eis-3": "zin in vroeg opstaan",
            "hoe-eis-3": "wish",
            "rijbewijs": "B",
            "hoe-rijbewijs": "wish",
            "taal-1": "nld",
            "niveau-1": "B1",
            "diploma": "mbo 2\r\nVCA",
            "hoe-diploma": "negotiable",
            "uren-van": "16",
            "uren-tot": "24,5",
            "tijden": ["day", "weekend"],
            "plaats": "Leiden",
            "postcode": "2311",
            "thuiswerken": "none",
            "contract": "fixed_term",
            "contract-tot": "31-12-2027",
            "loon-van": "€15,50",
            "loon-tot": "17,-",
            "loon-per": "hour",
            "plekken": "2",
            "sluit": "2026-12-31",
            "contact": "Bedrijfsleider",
            "solliciteren": "werk@bakkerij.example",
            "banenafspraak": "ja",
            "werk-quiet_workplace": "on_request",
            "werk-own_pace": "standard",
        },
    )
    kept = world.get("bakery", f"/vacancies/{place_of(answer)}").json()
    assert kept["requirements"] == [
        {"text": "gastvrij", "grade": "hard"},
        {"text": "zin in vroeg opstaan", "grade": "wish"},
    ]
    assert kept["workingHours"] == {"min": 16.0, "max": 24.5}
    assert kept["times"] == ["day", "weekend"]
    assert kept["languages"] == [{"code": "nld", "level": "B1"}]
    assert [one["label"] for one in kept["qualifications"]] == ["mbo 2", "VCA"]
    assert kept["grades"] == {"driving_licence": "wish", "qualification": "negotiable"}
    assert kept["pay"] == {"min": 15.5, "max": 17.0, "per": "hour"}
    assert kept["contractEndsOn"] == "2027-12-31"
    assert kept["closesOn"] == "2026-12-31"
    assert kept["place"] == {"postcode4": "2311", "town": "Leiden"}
    assert kept["applyAt"] == "mailto:werk@bakkerij.example"
    assert kept["apply"] == "open"
    assert kept["seats"] == 2
    assert kept["requiresJobsAgreement"] is True
    offers = {one["code"]: one["offer"] for one in kept["conditions"]}
    assert offers == {"quiet_workplace": "on_request", "own_pace": "standard"}


def test_a_double_click_posts_once(world: World, bakery: TestClient) -> None:
    first, again = bakery.post(NEW, data=WORK), bakery.post(NEW, data=WORK)
    assert place_of(first) == place_of(again)
    assert own.DONE["stond-er-al"] in bakery.get(again.headers["location"]).text
    assert world.get("bakery", "/vacancies").json()["total"] == 1
    other = bakery.post(NEW, data=WORK | {"titel": "Banketbakker"})
    assert place_of(other) != place_of(first)
    assert [line.action for line in audit(world)].count("create") == 2


def test_what_is_posted_is_searchable(world: World, bakery: TestClient) -> None:
    posted = place_of(bakery.post(NEW, data=WORK))
    assert posted in {one.id for one in world.app.matching.known_vacancies()}


def test_bad_input_is_told_in_dutch_by_field_and_everything_typed_stays(bakery: TestClient) -> None:
    typed = {
        "titel": "",
        "taken": "deeg kneden",
        "eis-2": "gastvrij & snel",
        "hoe-eis-2": "nooit",
        "rijbewijs": "Z",
        "hoe-rijbewijs": "nooit",
        "taal-1": "x",
        "uren-van": "veel",
        "uren-tot": "400",
        "tijden": "nooit",
        "postcode": "12",
        "thuiswerken": "nooit",
        "contract": "nooit",
        "contract-tot": "31-02-2027",
        "loon-van": "5",
        "loon-tot": "3",
        "loon-per": "uur",
        "werk-own_pace": "nooit",
        "plekken": "anderhalf",
        "sluit": "morgen",
        "solliciteren": "zomaar",
        "contact": "Balie",
    }
    answer = bakery.post(NEW, data=typed)
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert wrongs(answer) == [
        *("titel", "hoe-eis-2", "rijbewijs", "hoe-rijbewijs", "taal-1", "uren-van", "uren-tot"),
        *("tijden", "postcode", "thuiswerken", "werk-own_pace", "contract", "contract-tot"),
        *("loon-per", "plekken", "sluit", "solliciteren"),
    ]
    for field in wrongs(answer):
        assert f'id="{field}"' in answer.text
    kept = filled_in(answer)
    for name in ("taken", "eis-2", "uren-van", "uren-tot", "postcode", "sluit", "contact"):
        assert kept[name] == typed[name]
    assert not re.search(r"\b(should|input|valid|field)\b", re.sub(r"<[^>]+>", "", answer.text))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"uren-van": "30", "uren-tot": "20"}, "uren-van"),
        ({"loon-van": "17", "loon-tot": "15"}, "loon-van"),
        ({"loon-van": "nan"}, "loon-van"),
        ({"plekken": "0"}, "plekken"),
        ({"titel": "x" * 30_000}, "titel"),
        ({"eis-1": "x\x00"}, "eis-1"),
        ({"taken": "", "omschrijving": " "}, "omschrijving"),
        ({"diploma": "x" * 300}, "diploma"),
        ({"plaats": "x\x07"}, "plaats"),
    ],
)
def test_each_field_says_what_to_do(bakery: TestClient, typed: dict[str, str], field: str) -> None:
    answer = bakery.post(NEW, data=WORK | typed)
    assert answer.status_code == 400
    assert wrongs(answer) == [field]


def test_an_extra_line_for_a_demand_needs_no_script(bakery: TestClient) -> None:
    sent = filled_in(bakery.get(NEW)) | {"eis-4": "gastvrij", "doe": "regel"}
    answer = bakery.post(NEW, data=sent)
    assert answer.status_code == 200
    assert filled_in(answer)["eis-4"] == "gastvrij"
    assert "eis-5" in filled_in(answer)
    many = bakery.post(NEW, data=WORK | {"eis-99": "", "eis-0": "", "doe": "regel"})
    assert 'id="eis-60"' in many.text
    assert 'id="eis-61"' not in many.text


def test_every_condition_is_asked_whoever_waits(world: World, bakery: TestClient) -> None:
    before = bakery.get(NEW).text
    world.client()
    after = bakery.get(NEW).text
    assert before == after
    assert len(re.findall(r'<fieldset class="employer-condition"', before)) == 20


def test_wording_is_shown_once_and_refuses_nothing(world: World, bakery: TestClient) -> None:
    typed = WORK | {"eis-1": "jonge hond met een goede gezondheid"}
    shown = bakery.post(NEW, data=typed)
    assert shown.status_code == 200
    assert "U mag niet naar gezondheid vragen" in shown.text
    assert world.get("bakery", "/vacancies").json()["total"] == 0
    posted = bakery.post(NEW, data=filled_in(shown))
    assert posted.status_code == 303
    page = bakery.get(posted.headers["location"])
    assert "U mag niet naar gezondheid vragen" in page.text


def test_new_wording_is_shown_again(bakery: TestClient) -> None:
    shown = filled_in(bakery.post(NEW, data=WORK | {"eis-1": "jonge hond"}))
    again = bakery.post(NEW, data=shown | {"eis-1": "geboren in Nederland"})
    assert again.status_code == 200
    assert "Afkomst mag geen eis zijn" in again.text


def test_a_check_posts_nothing_and_proposes_grades(world: World, bakery: TestClient) -> None:
    typed = WORK | {"omschrijving": "Rijbewijs B is een pré.", "rijbewijs": "B"}
    shown = bakery.post(NEW, data=typed | {"doe": "controleer"})
    assert shown.status_code == 200
    assert "rijbewijs B is een pré".casefold() in shown.text.casefold()
    assert filled_in(shown)["hoe-rijbewijs"] == "wish"
    assert own.CHECKED_WELL in bakery.post(NEW, data=WORK | {"doe": "controleer"}).text
    assert world.get("bakery", "/vacancies").json()["total"] == 0


def test_a_pasted_text_comes_back_to_confirm(world: World, bakery: TestClient) -> None:
    shown = bakery.post(PASTE, data={"tekst": TEXT.replace("\n", "\r\n")})
    assert shown.status_code == 200
    sent = filled_in(shown)
    assert sent["titel"] == "Medewerker groen"
    assert sent["taken"] == "gras maaien"
    assert sent["eis-1"] == "je bent een jonge hond"
    assert sent["rijbewijs"] == "B"
    assert sent["hoe-rijbewijs"] == "wish"
    assert sent["werk-fixed_schedule"] == "standard"
    assert sent["werk-quiet_workplace"] == ""
    assert "Leeftijd mag geen eis zijn" in shown.text
    assert world.get("bakery", "/vacancies").json()["total"] == 0
    posted = bakery.post(PASTE, data=sent)
    assert posted.status_code == 303
    kept = world.get("bakery", f"/vacancies/{place_of(posted)}").json()
    assert kept["grades"] == {"driving_licence": "wish"}
    assert kept["conditions"] == [{"code": "fixed_schedule", "offer": "standard"}]


@pytest.mark.parametrize("text", ["", "  ", "x" * 15_001])
def test_a_text_that_cannot_be_split_is_told(bakery: TestClient, text: str) -> None:
    answer = bakery.post(PASTE, data={"tekst": text})
    assert answer.status_code == 400
    assert wrongs(answer) == ["tekst"]
    assert str(filled_in(answer)["tekst"]).strip() == text.strip()


def test_a_change_keeps_what_the_form_does_not_ask(world: World, bakery: TestClient) -> None:
    vacancy = world.vacancy(
        qualifications=[{"scheme": "crebo", "code": "25750", "label": "mbo 2 brood"}],
        languages=[{"code": "nld", "level": "B1"}, {"code": "ita"}, {"code": "eng"}],
        grades={"register_entry": "law", "hours": "hard"},
        requirements=[{"text": "gastvrij"}],
    )
    before = world.get("bakery", f"/vacancies/{vacancy}").json()
    sent = filled_in(bakery.get(href(vacancy, "wijzigen")))
    same = bakery.post(href(vacancy, "wijzigen"), data=sent)
    assert same.headers["location"] == f"{href(vacancy)}?gedaan=gewijzigd"
    assert world.get("bakery", f"/vacancies/{vacancy}").json() == before
    bakery.post(href(vacancy, "wijzigen"), data=sent | {"titel": "Hoofdbakker"})
    assert world.get("bakery", f"/vacancies/{vacancy}").json() == before | {"title": "Hoofdbakker"}


def test_taking_the_address_away_leads_through_employer_services(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    sent = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"solliciteren": ""}
    bakery.post(href(vacancy, "wijzigen"), data=sent)
    kept = world.get("bakery", f"/vacancies/{vacancy}").json()
    assert kept["apply"] == "through_employer_services"


def test_a_stale_tab_is_told_and_loses_nothing(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    stale = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"titel": "Van de oude tab"}
    newer = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"titel": "Nieuwer"}
    assert bakery.post(href(vacancy, "wijzigen"), data=newer).status_code == 303
    answer = bakery.post(href(vacancy, "wijzigen"), data=stale)
    assert answer.status_code == 409
    assert own.CHANGED_FIRST in unescape(answer.text)
    assert filled_in(answer)["titel"] == "Van de oude tab"
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["title"] == "Nieuwer"
    assert bakery.post(href(vacancy, "wijzigen"), data=filled_in(answer)).status_code == 303
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["title"] == "Van de oude tab"


def test_bad_changes_are_told(bakery: TestClient, vacancy: str) -> None:
    sent = filled_in(bakery.get(href(vacancy, "wijzigen"))) | {"plekken": "x", "versie": "een"}
    answer = bakery.post(href(vacancy, "wijzigen"), data=sent)
    assert answer.status_code == 400
    assert wrongs(answer) == ["plekken"]


def test_the_status_is_the_employers_and_twice_is_once(
    world: World, bakery: TestClient, vacancy: str
) -> None:
    for _ in range(2):
        answer = bakery.post(href(vacancy, "status"), data={"status": "filled"})
        assert answer.headers["location"] == f"{href(vacancy)}?gedaan=filled"
    assert own.STATUSES["filled"] in bakery.get(href(vacancy)).text
    changes = [line for line in audit(world) if line.action == "change"]
    assert [line.object_id for line in changes] == [vacancy]
    bakery.post(href(vacancy, "status"), data={"status": "open"})
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["status"] == "open"
    odd = bakery.post(href(vacancy, "status"), data={"status": "verkocht"})
    assert odd.headers["location"] == href(vacancy)


def test_a_vacancy_after_its_last_day_says_so(world: World, bakery: TestClient) -> None:
    world.vacancy(closesOn="2026-11-01", seats=1)
    page = bakery.get(HOME).text
    assert own.DATE_PASSED in page
    assert "1 plek · reageren tot en met 1 november 2026" in page


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


def test_a_status_that_changed_at_that_moment_is_told(
    world: World, bakery: TestClient, vacancy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matcher_api.employer import vacancies_page  # noqa: PLC0415 -- the place where it is read

    read = vacancies_page.read_vacancy

    def overtaken(*asked: object) -> object:
        found = read(*asked)
        monkeypatch.setattr(vacancies_page, "read_vacancy", read)
        world.put("bakery", f"/vacancies/{vacancy}", {"title": "Anders", "description": "x"}, "*")
        return found

    monkeypatch.setattr(vacancies_page, "read_vacancy", overtaken)
    answer = bakery.post(href(vacancy, "status"), data={"status": "filled"})
    assert answer.status_code == 409
    assert own.STATUS_CHANGED_FIRST in answer.text
    assert world.get("bakery", f"/vacancies/{vacancy}").json()["status"] == "open"
