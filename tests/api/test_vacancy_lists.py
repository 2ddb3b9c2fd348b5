"""A vacancy's list: its order, what keeps somebody out, people side by side, and the files made of it."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from api_world import TODAY, World
from matcher.domain.conditions import ConditionCode
from matcher.domain.matches import Crowd
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import vacancy_pages as own
from matcher.wording.terms import CONDITIONS, ROUTE_UNKNOWN
from matcher_api.staff_pages.shortlist_page import safe
from page_visits import signed_in
from vacancy_site import OPEN, SHOWN, at, shown


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


def test_the_load_is_exact_for_the_own_caseload_and_a_band_for_others(
    world: World, adviser: TestClient, vacancy: str, people: list[str]
) -> None:
    assert len(people) == 6
    assert own.NO_NIGHT in adviser.get(at(vacancy)).text
    world.client("specialist_there")
    rerank_overnight(world.app, on=TODAY, clock=world.clock.now)
    few, some = own.OTHERS[Crowd.UNDER_TEN], own.LOAD_OF_LISTS[False]
    mine = signed_in(world, "specialist").get(at(vacancy)).text
    listed = re.search(
        own.LOAD_OWN.format(night="eerder vandaag", own=some.format(count=r"(\d)"), others=few),
        mine,
    )
    theirs = signed_in(world, "specialist_there").get(at(vacancy)).text
    shown_to_adviser = adviser.get(at(vacancy)).text
    assert listed is not None
    assert 0 < int(listed[1]) <= len(people)
    seen = own.LOAD_SEEN.format(night="eerder vandaag", others=own.PEOPLE[Crowd.UNDER_TEN])
    assert seen in shown_to_adviser
    assert few in theirs
