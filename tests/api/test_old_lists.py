"""Lists say which night they are from once it is not the last one, and why they are empty."""

import pytest

from api_world import TODAY, World
from matcher.domain.nightly_runs import PublishedNight
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import vacancy_pages, why_pair, work_pages
from matcher.wording.nights import NIGHT_NOT_RUN, age_note, client_note, vacancy_note
from page_visits import signed_in
from pair_site import PairSite

LAST = PublishedNight(TODAY, TODAY)
DAYS_WITHOUT_NIGHT = 6
FOR_ADVISERS = {"recipient": "employer_services", "topics": ["support"], "needCodes": []}


def night(world: World) -> None:
    world.app.warm()
    rerank_overnight(world.app, on=world.clock.moment.date(), clock=world.clock.now)


def later(world: World, days: int = DAYS_WITHOUT_NIGHT) -> PublishedNight:
    """Let days pass without a night, and return the night that the lists are then from."""
    world.clock.later(days=days)
    return PublishedNight(TODAY, world.clock.moment.date())


def nightly(world: World, client: str) -> dict[str, object]:
    path = f"/clients/{client}/vacancy-matches?listKind=nightly"
    found: dict[str, object] = world.get("specialist", path).json()
    return found


def people(world: World, vacancy: str) -> dict[str, object]:
    path = f"/vacancies/{vacancy}/client-matches?listKind=nightly"
    found: dict[str, object] = world.get("adviser", path).json()
    return found


def pair_page(world: World, client: str, vacancy: str) -> str:
    return PairSite(world, signed_in(world, "specialist"), client, vacancy).page()


def test_a_fresh_list_has_no_note(world: World, client: str, vacancy: str) -> None:
    world.decide(client, **FOR_ADVISERS)
    night(world)
    assert nightly(world, client)["note"] is None
    assert people(world, vacancy)["note"] is None
    assert why_pair.NIGHT_IN.format(night="vannacht", rank=1) in pair_page(world, client, vacancy)


def test_an_old_list_says_of_which_day_it_is(world: World, client: str, vacancy: str) -> None:
    world.decide(client, **FOR_ADVISERS)
    night(world)
    old = age_note(later(world))
    assert old is not None
    assert "20 november 2026" in old
    assert nightly(world, client)["items"] != []
    assert nightly(world, client)["note"] == old
    assert people(world, vacancy)["items"] != []
    assert people(world, vacancy)["note"] == old
    page = pair_page(world, client, vacancy)
    assert why_pair.NIGHT_IN.format(night="20 november 2026", rank=1) in page
    pages = [page]
    for who, path in (
        ("specialist", f"/clienten/{client}"),
        ("specialist", f"/vacatures/{vacancy}"),
        ("adviser", f"/vacatures/{vacancy}"),
    ):
        pages.append(signed_in(world, who).get(path).text)
    for page in pages:
        assert old in page
        assert "vannacht" not in page.casefold()


def test_one_night_that_failed_is_told_the_day_after(
    world: World, client: str, vacancy: str
) -> None:
    night(world)
    old = age_note(later(world, days=1))
    assert old is not None
    assert nightly(world, client)["note"] == old
    night(world)
    assert nightly(world, client)["note"] is None
    assert vacancy


def test_the_work_list_says_when_lists_changed(world: World, client: str, vacancy: str) -> None:
    world.decide(client, **FOR_ADVISERS)
    world.clock.later(days=-1)
    night(world)
    world.vacancy(title="Broodbakker")
    world.clock.later(days=1)
    night(world)
    fresh = signed_in(world, "specialist").get("/").text
    assert work_pages.CHANGES.format(night="vannacht") in fresh
    old = age_note(later(world))
    assert old is not None
    text = signed_in(world, "specialist").get("/").text
    assert work_pages.CHANGES.format(night="20 november 2026") in text
    assert old in text
    at_adviser = signed_in(world, "adviser").get("/").text
    assert work_pages.NEW_PEOPLE_HELP.format(night="20 november 2026") in at_adviser
    assert old in at_adviser
    assert vacancy


def test_a_client_of_after_the_night_is_told_why_there_is_no_list(
    world: World, vacancy: str
) -> None:
    assert nightly(world, world.client())["note"] == NIGHT_NOT_RUN
    night(world)
    new = world.client(passions=["zingen"])
    empty = nightly(world, new)
    assert (empty["items"], empty["displaced"]) == ([], [])
    assert empty["note"] == client_note(LAST, stood=False, displaced=False)
    assert why_pair.NIGHT_OUT.format(night="vannacht") in pair_page(world, new, vacancy)
    assert str(empty["note"]) in pair_page(world, new, vacancy)
    found = world.get("specialist", f"/clients/{new}/vacancy-matches").json()
    assert [line["vacancyId"] for line in found["items"]] == [vacancy]


def test_a_list_that_nothing_is_left_of_says_so(world: World, client: str, vacancy: str) -> None:
    night(world)
    filled = {**world.get("bakery", f"/vacancies/{vacancy}").json(), "status": "filled"}
    world.put("bakery", f"/vacancies/{vacancy}", filled, "*")
    empty = nightly(world, client)
    assert empty["items"] == []
    assert empty["note"] == client_note(LAST, stood=True, displaced=False)


@pytest.mark.parametrize("decided_before", [True, False])
def test_an_empty_list_of_people_reads_the_same_whoever_was_in_it(
    world: World, client: str, vacancy: str, *, decided_before: bool
) -> None:
    if decided_before:
        world.decide(client, **FOR_ADVISERS)
    night(world)
    if decided_before:
        world.decide(client, **{**FOR_ADVISERS, "topics": []})
    empty = people(world, vacancy)
    assert empty["items"] == []
    assert empty["note"] == vacancy_note(LAST, empty=True)
    assert (
        vacancy_pages.NO_NIGHT not in signed_in(world, "adviser").get(f"/vacatures/{vacancy}").text
    )
