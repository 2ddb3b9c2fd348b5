"""Lists say which night they are from once it is not the last one, and why they are empty."""

from dataclasses import replace

import pytest

from api_world import TODAY, World
from matcher.domain.ids import ClientId
from matcher.domain.matches import Crowd, Displaced, DisplacedBy, RankedPair
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.outcomes import ListKind
from matcher.storage.lists import ListOwner, ListRepository
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import vacancy_pages, why_pair, work_pages
from matcher.wording.nights import NIGHT_NOT_RUN, age_note, client_note, vacancy_note
from matcher_api.matching_side import fresh_matching
from page_visits import signed_in
from pair_site import PairSite

LAST = PublishedNight(TODAY, TODAY)
BY_DAY = PublishedNight(TODAY, TODAY, by_day=True)
DAYS_WITHOUT_NIGHT = 6
FOR_ADVISERS = {"recipient": "employer_services", "topics": ["support"], "needCodes": []}


def night(world: World, hour: int = 1) -> None:
    """Make the lists of this day; the hour is that of UTC, one before ours."""
    world.app.warm()
    began = world.clock.moment.replace(hour=hour)
    rerank_overnight(world.app, on=began.date(), clock=lambda: began)


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


def fill(world: World, vacancy: str) -> None:
    filled = {**world.get("bakery", f"/vacancies/{vacancy}").json(), "status": "filled"}
    assert world.put("bakery", f"/vacancies/{vacancy}", filled, "*").is_success


def searched(world: World, client: str, vacancy: str) -> RankedPair:
    """Return the line of a vacancy in a search of today."""
    matching = fresh_matching(world.app)
    found = find_vacancies(matching, world.app.database, ClientId(client), on=TODAY, k=10)
    (line,) = (one for one in found.items if one.vacancy_id == vacancy)
    return line


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
    fill(world, vacancy)
    empty = nightly(world, client)
    assert empty["items"] == []
    assert empty["note"] == client_note(LAST, stood=True, displaced=False)


def test_a_list_that_closed_is_told_as_that_whatever_went_to_others(
    world: World, client: str, vacancy: str
) -> None:
    night(world)
    other = world.vacancy(title="Broodbakker")
    best = searched(world, client, other)
    displaced = Displaced(DisplacedBy.CROWD, 2, 1, Crowd.TEN_OR_MORE, 1)
    with world.app.database.transaction() as connection:
        lists = ListRepository(connection)
        run = lists.published_run()
        assert run is not None
        line = replace(best, list_kind=ListKind.NIGHTLY, displaced=displaced)
        lists.write_lines(run, ListOwner.DISPLACED, [line])
    fill(world, vacancy)
    empty = nightly(world, client)
    assert empty["items"] == []
    assert [line["vacancyId"] for line in empty["displaced"]] == [other]  # type: ignore[attr-defined]  # a list of lines
    assert empty["note"] == client_note(LAST, stood=True, displaced=False)
    assert client_note(LAST, stood=True, displaced=True) == empty["note"]


@pytest.mark.parametrize(
    ("hour", "said"),
    [(1, "vannacht"), (6, "vannacht"), (7, "eerder vandaag"), (14, "eerder vandaag")],
)
def test_lists_that_were_made_by_day_are_not_of_the_night(
    world: World, client: str, vacancy: str, hour: int, said: str
) -> None:
    night(world, hour)
    assert why_pair.NIGHT_IN.format(night=said, rank=1) in pair_page(world, client, vacancy)
    new = world.client(passions=["zingen"])
    told = BY_DAY if said == "eerder vandaag" else LAST
    note = client_note(told, stood=False, displaced=False)
    assert nightly(world, new)["note"] == note
    assert said in note
    world.clock.later(days=1)
    assert "20 november 2026" in str(nightly(world, client)["note"])


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
