"""An adviser searches the own region, however many nearer vacancies there are elsewhere."""

import pytest

from api_world import World
from matcher.wording.notes import NO_VACANCIES, NO_VACANCIES_HERE
from matcher_api.matching_side import fresh_matching
from page_visits import signed_in

DEPTH = 3
TEXT = {"text": "deeg kneden"}


def found(world: World, who: str, size: int = 20) -> list[dict[str, object]]:
    answer = world.post(who, f"/vacancies/_search?pageSize={size}", TEXT)
    items: list[dict[str, object]] = answer.json()["items"]
    return items


def test_nearer_vacancies_elsewhere_push_nothing_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = {"title": "Tuinman", "description": "Je harkt bladeren.", "tasks": ["bladeren harken"]}
    here = {world.vacancy(**far), world.vacancy(**far)}
    near = {"title": "Deeg kneden", "description": "Deeg kneden.", "tasks": ["deeg kneden"]}
    for _ in range(2 * DEPTH):
        world.vacancy("cinema", **near)
    monkeypatch.setattr(fresh_matching(world.app), "depth", DEPTH)
    assert not here & {line["vacancyId"] for line in found(world, "specialist")}
    lines = found(world, "adviser")
    assert {line["vacancyId"] for line in lines} == here
    assert [line["rank"] for line in lines] == [1, 2]


def test_lines_are_those_of_everybody_without_other_regions(world: World) -> None:
    for number in range(3):
        world.vacancy(title=f"Bakker {number}")
        world.vacancy("cinema", title=f"Bakker {number}")
    anywhere = world.vacancy(title="Bakker overal", region=None)
    everywhere = {str(line["vacancyId"]): line for line in found(world, "specialist")}
    lines = found(world, "adviser")
    assert anywhere in everywhere
    assert {str(line["vacancyId"]) for line in lines} < set(everywhere)
    order = [one for one in everywhere if one in {line["vacancyId"] for line in lines}]
    assert [line["vacancyId"] for line in lines] == order
    for line in lines:
        assert line["score"] == everywhere[str(line["vacancyId"])]["score"]


def test_a_region_without_vacancies_says_so(world: World) -> None:
    assert world.post("specialist", "/vacancies/_search", TEXT).json()["note"] == NO_VACANCIES
    world.vacancy()
    empty = world.post("adviser_there", "/vacancies/_search", TEXT).json()
    assert (empty["items"], empty["note"]) == ([], NO_VACANCIES_HERE)
    page = signed_in(world, "adviser_there").post("/zoeken", data={"tekst": TEXT["text"]})
    assert NO_VACANCIES_HERE in page.text
