"""The caseload's pages: the list, the talks and the sheet for the client, for the own specialist alone."""

import re

import pytest
from fastapi.testclient import TestClient

from api_world import NOTHING_HERE, SECRET, World
from filled_forms import filled_in
from matcher.storage.audit import AuditRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.use_cases.log_talks import LONGEST_NOTE
from matcher.wording import caseload_pages as own
from matcher.wording import explanation_pages
from matcher.wording.questions import TO_CLIENT
from matcher_api.staff_pages.caseload_page import PAGE_SIZE
from page_visits import gone_elsewhere, signed_in

TALK = {"dag": "2026-11-19", "over": "openness", "besproken": "Wil eerst zelf bellen."}


@pytest.fixture
def specialist(world: World) -> TestClient:
    return signed_in(world, "specialist")


def numbered(world: World, number: str, **differently: object) -> str:
    client = world.client(**differently)
    with world.app.database.transaction() as connection:
        ExternalIdRepository(connection).link(RecordKind.CLIENT, "file", number, client)
    return client


def rows(text: str) -> list[list[str]]:
    """Return the cells of the list as they read."""
    body = text.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in body.split("</tr>")[:-1]
    ]


def test_the_list_tells_status_wish_gaps_and_the_last_step(
    world: World, specialist: TestClient
) -> None:
    working = numbered(world, "c-2", status="placed", targetOccupations=[{"label": "bakker"}])
    numbered(world, "c-1", passions=[], drivingLicences=[], targetGroupRegister=False)
    specialist.post(f"/clienten/{working}/gesprekken", data=TALK)
    assert rows(specialist.get("/clienten").text) == [
        ["c-1", "zoekt werk", "nog geen beroep gekozen", "8 feiten", own.NO_STEP],
        ["c-2", "aan het werk", "bakker", "8 feiten", own.YESTERDAY],
    ]


def test_none_is_known_and_only_unknown_counts_as_a_gap(
    world: World, specialist: TestClient
) -> None:
    known = {
        "targetOccupations": [{"label": "bakker"}],
        "targetSectors": [{"scheme": "sbi", "code": "10"}],
        "availableFrom": "2026-12-01",
        "maxTravelMinutes": 30,
        "drivingLicences": [],
        "languages": [{"code": "nld"}],
        "educationLevel": "primary",
        "qualifications": [],
        "targetGroupRegister": False,
    }
    world.client(**known)
    world.client(**known | {"drivingLicences": None})
    gaps = {row[3] for row in rows(specialist.get("/clienten").text)}
    assert gaps == {own.ALL_KNOWN, own.UNKNOWN_ONE}


def test_each_choice_tells_how_many_it_hides(world: World, specialist: TestClient) -> None:
    numbered(world, "c-1")
    numbered(world, "c-2", status="paused", targetOccupations=[{"label": "bakker"}])
    recent = numbered(world, "c-3", targetOccupations=[{"label": "banketbakker"}])
    specialist.post(f"/clienten/{recent}/gesprekken", data=TALK)
    answer = specialist.get("/clienten?status=looking&zoek=Bakker&stil=14").text
    assert own.SHOWN.format(count=0, all=3) in answer
    assert own.NOTHING_LEFT in answer
    for told, count in ((own.HIDES_STATUS, 1), (own.HIDES_WORD, 1), (own.HIDES_RECENT, 1)):
        assert told.format(count=count, word="bakker").casefold() in answer.casefold()
    paused = rows(specialist.get("/clienten?status=paused").text)
    assert [row[0] for row in paused] == ["c-2"]


def test_whoever_waits_longest_can_come_first(world: World, specialist: TestClient) -> None:
    first, second = numbered(world, "c-1"), numbered(world, "c-2")
    specialist.post(f"/clienten/{first}/gesprekken", data=TALK)
    specialist.post(f"/clienten/{second}/gesprekken", data=TALK | {"dag": "2026-11-01"})
    found = rows(specialist.get("/clienten?volgorde=stap").text)
    assert [(row[0], row[4]) for row in found] == [
        ("c-2", own.DAYS_AGO.format(days=19)),
        ("c-1", own.YESTERDAY),
    ]


def test_a_decision_is_a_step_too(world: World, specialist: TestClient) -> None:
    world.decide(world.client())
    assert rows(specialist.get("/clienten").text)[0][4] == own.TODAY


def test_a_long_caseload_is_leafed_through_and_only_who_is_shown_is_in_the_log(
    world: World, specialist: TestClient
) -> None:
    for number in range(PAGE_SIZE + 1):
        numbered(world, f"c-{number:02}")
    specialist.get("/clienten?status=looking&pagina=2")
    with world.app.database.reading() as connection:
        latest = AuditRepository(connection, SECRET).latest(100)
    assert [line.action for line in latest if line.origin == "pages"].count("read") == 1
    text = specialist.get("/clienten?status=looking&pagina=2").text
    assert [row[0] for row in rows(text)] == [f"c-{PAGE_SIZE}"]
    assert 'rel="prev" href="/clienten?status=looking&amp;pagina=1"' in text
    assert specialist.get("/clienten?pagina=veel").status_code == 200


def test_a_caseload_is_for_specialists_and_holds_nobody_elses_clients(world: World) -> None:
    numbered(world, "c-1")
    for who in ("adviser", "administrator", "bakery"):
        assert signed_in(world, who).get("/clienten").status_code == 404
    there = signed_in(world, "specialist_there").get("/clienten").text
    assert own.NO_CLIENTS in there
    assert "c-1" not in there


def test_talks_are_kept_newest_first_and_once(world: World, specialist: TestClient) -> None:
    path = f"/clienten/{world.client()}/gesprekken"
    sent = [specialist.post(path, data=TALK) for _ in range(2)]
    assert {answer.headers["location"] for answer in sent} == {f"{path}?gedaan=vastgelegd"}
    later = TALK | {"dag": "2026-11-20", "over": "work", "besproken": "Houdt van <brood>.\r\nEn u?"}
    specialist.post(path, data=later)
    text = specialist.get(sent[0].headers["location"]).text
    assert own.TALK_KEPT in text
    notes = re.findall(r'<p class="caseload-talk__note">(.*?)</p>', text, re.DOTALL)
    assert notes == ["Houdt van &lt;brood&gt;.\nEn u?", "Wil eerst zelf bellen."]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("dag", "", own.TALK_DAY_WRONG),
        ("dag", "2026-11-21", own.TALK_DAY_AHEAD),
        ("over", "", own.TALK_ABOUT_WRONG),
        ("besproken", " ", own.NOTE_EMPTY),
        ("besproken", "x" * (LONGEST_NOTE + 1), own.NOTE_LONG.format(most=LONGEST_NOTE)),
        ("besproken", "Vertelde over de depressie.", own.NOTE_ON_HEALTH),
    ],
)
def test_a_talk_that_cannot_be_kept_says_why_and_keeps_what_was_typed(
    world: World, specialist: TestClient, field: str, typed: str, told: str
) -> None:
    path = f"/clienten/{world.client()}/gesprekken"
    answer = specialist.post(path, data=TALK | {field: typed})
    assert answer.status_code == 400
    assert f'href="#{field}">{told}</a>' in answer.text
    kept = filled_in(answer)
    assert kept["dag"] == (typed if field == "dag" else TALK["dag"])
    assert kept.get("over") == (None if field == "over" else TALK["over"])
    assert own.NO_TALKS in specialist.get(path).text


def test_the_sheet_tells_the_client_why_without_figures_needs_or_ids(
    world: World, specialist: TestClient
) -> None:
    world.vacancy()
    client = numbered(world, "c-1", passions=["deeg kneden"])
    text = specialist.get(f"/clienten/{client}/uitleg").text
    sheet = text.partition('<article class="caseload-sheet">')[2]
    assert explanation_pages.TITLE in sheet
    assert "deeg kneden" in sheet
    assert explanation_pages.CLOSED in sheet
    for kept_back in ("%", "rustige werkplek", "c-1", client, "score", "margin", "Vraag de"):
        assert kept_back not in sheet


def test_the_sheet_asks_what_is_not_known_and_says_how_openness_stands(
    world: World, specialist: TestClient
) -> None:
    world.vacancy(drivingLicence="B")
    client = world.client()
    world.decide(client)
    text = specialist.get(f"/clienten/{client}/uitleg").text
    assert TO_CLIENT["client.driving_licences"].capitalize() in text
    assert explanation_pages.OPEN in text


def test_the_sheet_of_somebody_who_pauses_is_calm(world: World, specialist: TestClient) -> None:
    world.vacancy()
    client = world.client(status="paused")
    text = specialist.get(f"/clienten/{client}/uitleg").text
    assert explanation_pages.NOTHING in text
    assert explanation_pages.ALL_KNOWN not in text


@pytest.mark.parametrize("part", ["gesprekken", "uitleg", "overdragen"])
def test_every_page_is_for_the_own_specialist_alone(world: World, part: str) -> None:
    client = world.client()
    gone_elsewhere(world, "GET", f"/clienten/{client}/{part}")
    if part != "uitleg":
        gone_elsewhere(world, "POST", f"/clienten/{client}/{part}")
    unknown = signed_in(world, "specialist").get(f"/clienten/{NOTHING_HERE}/{part}")
    theirs = signed_in(world, "specialist_there").get(f"/clienten/{client}/{part}")
    assert unknown.status_code == theirs.status_code == 404


@pytest.mark.parametrize(
    ("part", "action"),
    [("gesprekken", "read"), ("uitleg", "explain"), ("overdragen", "read"), ("gegevens", "read")],
)
def test_whoever_looks_leaves_one_line(
    world: World, specialist: TestClient, part: str, action: str
) -> None:
    client = world.client()
    specialist.get(f"/clienten/{client}/{part}")
    with world.app.database.reading() as connection:
        about = AuditRepository(connection, SECRET).about("client", client)
    assert [line.action for line in about if line.origin == "pages"] == [action]
