"""Posting, reading and changing vacancies."""

from dataclasses import replace

import pytest

from api_world import BAKERY, CINEMA, VACANCY, World
from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Demand, Grade, Pay
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.vacancies import VacancyRepository


def test_a_posted_vacancy_is_answered_with_its_place_and_version(world: World) -> None:
    made = world.post("bakery", "/vacancies", VACANCY)
    assert made.status_code == 201
    assert made.headers["Location"] == f"/v1/vacancies/{made.json()['vacancyId']}"
    assert made.headers["ETag"] == '"1"'
    assert made.json()["employerId"] == BAKERY
    assert made.json()["postedOn"] == "2026-11-20"
    assert made.json()["region"] == "AM19"
    found = world.http.get(
        made.headers["Location"], headers={"Authorization": f"Bearer {world.keys['bakery']}"}
    )
    assert found.json() == made.json()


def test_it_can_be_found_at_once(world: World) -> None:
    vacancy = world.vacancy()
    found = world.post("adviser", "/vacancies/_search", {"text": "deeg kneden"}).json()
    assert [line["vacancyId"] for line in found["items"]] == [vacancy]
    assert found["items"][0]["clientId"] is None


def test_without_a_public_way_to_apply_it_goes_through_employer_services(world: World) -> None:
    for given in (None, "open"):
        made = world.post("bakery", "/vacancies", {**VACANCY, "applyAt": None, "apply": given})
        assert made.json()["apply"] == "through_employer_services"
    assert world.post("bakery", "/vacancies", VACANCY).json()["apply"] is None


def test_a_change_needs_the_version_it_is_based_on(world: World) -> None:
    path = f"/vacancies/{world.vacancy()}"
    read = world.get("bakery", path)
    changed = {**read.json(), "title": "Bakker"}
    assert world.put("bakery", path, changed, None).status_code == 428
    for never in ('"2"', 'W/"2"', 'w/"1"', "1", '"1", "2"', '"x"'):
        assert world.put("bakery", path, changed, never).status_code == 412
    first = world.put("bakery", path, changed, read.headers["ETag"])
    assert first.status_code == 200
    assert first.headers["ETag"] == '"2"'
    again = world.put("bakery", path, changed, first.headers["ETag"])
    assert again.headers["ETag"] == '"2"'
    late = world.put("bakery", path, {**changed, "title": "Kok"}, read.headers["ETag"])
    assert late.status_code == 412
    assert world.get("bakery", path).json()["title"] == "Bakker"


def test_a_version_that_a_proxy_made_weak_still_counts(world: World) -> None:
    path = f"/vacancies/{world.vacancy()}"
    read = world.get("bakery", path)
    changed = {**read.json(), "title": "Bakker"}
    weak = f"W/{read.headers['ETag']}"
    assert world.put("bakery", path, changed, weak).status_code == 200
    assert world.put("bakery", path, {**changed, "title": "Kok"}, weak).status_code == 412


def test_a_region_may_be_sent_in_small_letters(world: World) -> None:
    made = world.post("adviser", "/vacancies", {**VACANCY, "employerId": BAKERY, "region": "am19"})
    assert (made.status_code, made.json()["region"]) == (201, "AM19")
    there = world.post("adviser", "/vacancies", {**VACANCY, "employerId": BAKERY, "region": "am20"})
    assert [fault["place"] for fault in there.json()["faults"]] == ["region"]


def test_a_change_that_leaves_the_status_out_opens_a_vacancy_again(world: World) -> None:
    path = f"/vacancies/{world.vacancy(status='withdrawn')}"
    assert world.put("bakery", path, VACANCY, "*").json()["status"] == "open"


def test_id_and_employer_stay(world: World) -> None:
    path = f"/vacancies/{world.vacancy()}"
    answer = world.put(
        "adviser", path, {**VACANCY, "vacancyId": "other", "employerId": CINEMA}, "*"
    )
    assert {fault["place"] for fault in answer.json()["faults"]} == {"vacancyId", "employerId"}


@pytest.mark.parametrize("employer", [CINEMA, "nobody"])
def test_an_employer_posts_for_itself_alone(world: World, employer: str) -> None:
    answer = world.post("bakery", "/vacancies", {**VACANCY, "employerId": employer})
    assert answer.json()["faults"] == [
        {"place": "employerId", "problem": "is not an employer to post for"}
    ]


def test_an_adviser_posts_in_the_own_region(world: World) -> None:
    body = {**VACANCY, "employerId": BAKERY, "region": "AM20"}
    answer = world.post("adviser", "/vacancies", body)
    assert [fault["place"] for fault in answer.json()["faults"]] == ["region"]
    assert world.post("adviser", "/vacancies", {**VACANCY, "employerId": BAKERY}).status_code == 201
    assert world.post("adviser", "/vacancies", VACANCY).status_code == 400


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Je hebt een goede gezondheid.", "health", "een goede gezondheid"),
        ("Je bent psychisch stabiel.", "health", "psychisch stabiel"),
        ("Gebruik je medicijnen? Laat het weten.", "health", "Gebruik je medicijnen"),
        ("Geen lichamelijke beperkingen.", "health", "Geen lichamelijke beperkingen"),
        ("Kom in ons jonge team.", "age", "jonge team"),
        ("Je bent tussen de 18 en 25 jaar.", "age", "tussen de 18 en 25 jaar"),
        ("Nederlands is je moedertaal.", "accent", "Nederlands is je moedertaal"),
        ("Je spreekt accentloos Nederlands.", "accent", "accentloos"),
        ("Van Nederlandse afkomst.", "origin", "Van Nederlandse afkomst"),
        ("Wij zoeken een sterke man.", "sex", "een sterke man"),
    ],
)
def test_advice_names_the_phrase_and_a_better_way(
    world: World, text: str, code: str, phrase: str
) -> None:
    made = world.post("bakery", "/vacancies", {**VACANCY, "description": text}).json()
    advice = made["advice"][0]
    assert (advice["code"], advice["place"]) == (code, "description")
    assert advice["phrase"] == phrase
    assert advice["text"]


@pytest.mark.parametrize(
    "text",
    [
        "Ook voor mensen met een beperking.",
        "Minimaal 5 jaar ervaring, ons bedrijf bestaat 75 jaar.",
        "Je zorgt voor de gezondheid van onze dieren.",
        "Je helpt jongeren en mannen en vrouwen in de winkel.",
        "Je maakt blanke vla en spreekt Nederlands op niveau B1.",
        "Gezocht: gastheer of gastvrouw",
    ],
)
def test_ordinary_words_bring_no_advice(world: World, text: str) -> None:
    made = world.post("bakery", "/vacancies", {**VACANCY, "description": text}).json()
    assert [advice["code"] for advice in made["advice"]] == ["conditions"]


def test_imported_work_is_known_elsewhere_and_keeps_its_way_of_applying(world: World) -> None:
    vacancy = world.vacancy(apply="open")
    changed = {**VACANCY, "applyAt": None, "apply": "open"}
    with world.app.database.transaction() as connection:
        ExternalIdRepository(connection).link(RecordKind.VACANCY, "file", "v-01", vacancy)
    answer = world.put("bakery", f"/vacancies/{vacancy}", changed, "*")
    assert answer.json()["apply"] == "open"


def test_advice_points_to_tasks_and_requirements(world: World) -> None:
    told = {"tasks": ["een stoere kerel zijn"], "requirements": [{"text": "native speaker"}]}
    made = world.post("bakery", "/vacancies", {**VACANCY, **told}).json()
    assert [advice["place"] for advice in made["advice"]] == [
        "tasks[0]",
        "requirements[0].text",
        "conditions",
    ]


def test_a_gap_asks_for_the_whole_list_and_no_gap_for_nothing(world: World) -> None:
    everything = [code.value for code in ConditionCode]
    asked = []
    for known in ([], everything[:7], everything[1:]):
        conditions = [{"code": code, "offer": "standard"} for code in known]
        made = world.post("bakery", "/vacancies", {**VACANCY, "conditions": conditions}).json()
        asked.append(made["advice"][-1])
    assert asked[0] == asked[1] == asked[2]
    assert asked[0]["conditions"] == everything
    complete = [{"code": code, "offer": "not_possible"} for code in everything]
    made = world.post("bakery", "/vacancies", {**VACANCY, "conditions": complete}).json()
    assert made["advice"] == []


DRIVES = {
    **VACANCY,
    "description": "Je bezorgt brood. Rijbewijs B is noodzakelijk. Nederlands is een pré.",
    "drivingLicence": "B",
    "languages": [{"code": "nld"}],
}
MUST_DRIVE = {
    "demand": "driving_licence",
    "grade": "hard",
    "phrase": "Rijbewijs B is noodzakelijk",
}
DUTCH_IS_A_WISH = {"demand": "language", "grade": "wish", "phrase": "Nederlands is een pré"}


def test_a_grade_that_is_not_given_is_proposed_in_the_words_of_the_vacancy(world: World) -> None:
    made = world.post("bakery", "/vacancies", DRIVES).json()
    assert made["proposedGrades"] == [MUST_DRIVE, DUTCH_IS_A_WISH]
    assert not made["grades"]
    for who in ("bakery", "adviser", "specialist"):
        read = world.get(who, f"/vacancies/{made['vacancyId']}").json()
        assert read["proposedGrades"] == made["proposedGrades"]
    assert "proposedGrades" not in world.get("bakery", "/vacancies").json()["items"][0]


def test_giving_the_grade_settles_its_proposal_and_sending_one_back_gives_nothing(
    world: World,
) -> None:
    read = world.post("bakery", "/vacancies", DRIVES).json()
    path = f"/vacancies/{read['vacancyId']}"
    sent_back = world.put("bakery", path, read, "*").json()
    assert sent_back == read
    invented = [{**MUST_DRIVE, "grade": "law", "phrase": "bij wet"}]
    ignored = world.put("bakery", path, {**read, "proposedGrades": invented}, "*").json()
    assert ignored == read
    given = world.put("bakery", path, {**read, "grades": {"driving_licence": "wish"}}, "*").json()
    assert given["grades"] == {"driving_licence": "wish"}
    assert given["proposedGrades"] == [DUTCH_IS_A_WISH]


def test_a_text_that_grades_nothing_proposes_nothing(world: World) -> None:
    silent = world.post("bakery", "/vacancies", {**DRIVES, "description": "Je bezorgt brood."})
    assert silent.json()["proposedGrades"] == []
    unasked = {**DRIVES, "drivingLicence": None, "languages": None}
    assert world.post("bakery", "/vacancies", unasked).json()["proposedGrades"] == []


def test_a_proposed_wish_lets_nobody_in_before_a_person_confirms_it(world: World) -> None:
    asked = {**DRIVES, "description": "Een rijbewijs is handig."}
    read = world.post("bakery", "/vacancies", asked).json()
    assert [one["grade"] for one in read["proposedGrades"]] == ["wish"]
    matches = f"/clients/{world.client(drivingLicences=[])}/vacancy-matches"
    assert world.get("specialist", matches).json()["items"] == []
    path = f"/vacancies/{read['vacancyId']}"
    world.put("bakery", path, {**read, "grades": {"driving_licence": "wish"}}, "*")
    found = world.get("specialist", matches).json()["items"]
    assert [line["vacancyId"] for line in found] == [read["vacancyId"]]


def test_proposals_are_a_function_of_the_vacancys_text_whoever_is_looking(world: World) -> None:
    before = world.post("bakery", "/vacancies", DRIVES).json()
    client = world.client(drivingLicences=["B"], languages=[{"code": "nld", "level": "B2"}])
    world.decide(client)
    world.released(client, before["vacancyId"])
    assert world.get("bakery", f"/vacancies/{before['vacancyId']}").json() == before
    again = world.post("bakery", "/vacancies", DRIVES).json()
    assert again["proposedGrades"] == before["proposedGrades"]


def test_what_was_kept_before_it_was_refused_is_read_and_can_be_mended(world: World) -> None:
    vacancy = world.vacancy()
    with world.app.database.transaction() as connection:
        vacancies = VacancyRepository(connection)
        found = vacancies.get(VacancyId(vacancy))
        assert found is not None
        odd = replace(found.value, pay=Pay(max=2400.0), grades={Demand.PLACE: Grade.WISH})
        vacancies.put(odd, found.version)
    path = f"/vacancies/{vacancy}"
    read = world.get("bakery", path)
    assert (read.json()["pay"]["max"], read.json()["grades"]) == (2400.0, {"place": "wish"})
    assert world.get("adviser", "/vacancies").json()["items"][0]["pay"]["max"] == 2400.0
    assert world.put("bakery", path, read.json(), "*").status_code == 400
    mended = {**read.json(), "grades": {}, "pay": {"max": 2400, "per": "month"}}
    assert world.put("bakery", path, mended, "*").status_code == 200


def test_a_list_comes_in_pages(world: World) -> None:
    made = {world.vacancy() for _ in range(3)}
    first = world.get("bakery", "/vacancies?page=1&pageSize=2").json()
    second = world.get("bakery", "/vacancies?page=2&pageSize=2").json()
    assert (first["page"], first["pageSize"], first["total"]) == (1, 2, 3)
    assert {v["vacancyId"] for v in first["items"] + second["items"]} == made
