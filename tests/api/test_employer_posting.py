"""An employer posts a vacancy: a title and tasks are enough, and what will not do is told and stays."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import World
from audit_lines import audit
from employer_site import NEW, PASTE, WORK, place_of, wrongs
from filled_forms import filled_in
from matcher.wording import employer_pages as own

TEXT = """Medewerker groen
Wat ga je doen?
- gras maaien
Functie-eisen
- rijbewijs B is een pré
- je bent een jonge hond
Wij bieden
- vaste werktijden
"""


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
