"""Why this vacancy and why not that one: each answer is the list's own, for staff and for the client."""

from dataclasses import replace

import pytest

from api_world import BAKERY, NOTHING_HERE, TODAY, World
from matcher.domain.ids import ClientId, RunId, VacancyId
from matcher.domain.matches import Crowd, Displaced, DisplacedBy, RankedPair
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.outcomes import ListKind, OutcomeEvent
from matcher.domain.vacancies import Demand
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.runs import RunRepository
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.read_lists import nightly_list
from matcher.use_cases.why_pair import ExplainedPair, WhyNot, explain_pair
from matcher.wording import client_pages, pages, why_pair
from matcher.wording import pair_pages as own
from matcher.wording.displaced import displaced_text
from matcher_api.matching_side import fresh_matching
from page_visits import gone_elsewhere, signed_in
from pair_site import PairSite

K = 3


def explained(world: World, client: str, vacancy: str, k: int = K) -> ExplainedPair:
    matching = fresh_matching(world.app)
    ids = ClientId(client), VacancyId(vacancy)
    return explain_pair(matching, world.app.database, *ids, on=TODAY, k=k)


def listed(world: World, client: str, k: int = K) -> tuple[RankedPair, ...]:
    matching = fresh_matching(world.app)
    found = find_vacancies(
        matching, world.app.database, ClientId(client), on=TODAY, k=k, with_changes=True
    )
    return found.items


def shown(world: World, client: str, vacancy: str) -> str:
    return PairSite(world, signed_in(world, "specialist"), client, vacancy).page()


@pytest.fixture
def client(world: World) -> str:
    return world.client()


@pytest.fixture
def several(world: World) -> list[str]:
    """Twelve vacancies that differ in what they offer and how they are told."""
    return [
        world.vacancy(
            title=f"Medewerker {number}",
            description=f"Je bakt brood. Je doet ook taak {number}.",
            contract="permanent" if number % 2 else "on_call",
            conditions=[],
        )
        for number in range(12)
    ]


def test_a_pair_in_the_list_has_the_lines_very_own_numbers(
    world: World, client: str, several: list[str]
) -> None:
    lines = listed(world, client, k=12)
    for line in lines:
        one = explained(world, client, line.vacancy_id, k=12)
        assert one.why_not is None
        assert one.line == line
    assert {line.vacancy_id for line in lines} == set(several)


def test_what_is_below_the_end_of_the_list_has_its_rank(
    world: World, client: str, several: list[str]
) -> None:
    best = [line.vacancy_id for line in listed(world, client, k=12)]
    assert [line.vacancy_id for line in listed(world, client)] == best[:K]
    last = explained(world, client, best[-1])
    assert last.line
    assert (last.why_not, last.line.rank, last.ranked) == (WhyNot.TOO_LOW, 12, len(several))


def test_what_was_not_retrieved_says_so(
    world: World, client: str, several: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_matching(world.app), "depth", K)
    best = {line.vacancy_id for line in listed(world, client, k=12)}
    assert len(best) == K
    for vacancy in set(several) - best:
        one = explained(world, client, vacancy)
        assert one.why_not is WhyNot.NOT_RETRIEVED
        assert one.line
        assert one.ranked == K


@pytest.mark.parametrize(
    ("asks", "demand", "why_not", "has"),
    [
        (
            {"workingHours": {"min": 36, "max": 40}},
            Demand.HOURS,
            WhyNot.ONE_THING,
            ("36 tot 40 uur", "12 tot 24 uur"),
        ),
        ({"drivingLicence": "C"}, Demand.DRIVING_LICENCE, WhyNot.DEMANDS, ("C", None)),
        (
            {"place": {"town": "Groningen", "postcode4": "9711"}},
            Demand.PLACE,
            WhyNot.DEMANDS,
            (None, "hoogstens 45 minuten"),
        ),
    ],
)
def test_a_demand_that_is_not_met_says_what_is_asked_and_had(
    world: World,
    asks: dict[str, object],
    demand: Demand,
    why_not: WhyNot,
    has: tuple[str | None, str | None],
) -> None:
    client = world.client(drivingLicences=["B"], maxTravelMinutes=45)
    vacancy = world.vacancy(**asks)
    one = explained(world, client, vacancy)
    assert one.why_not is why_not
    (failing,) = one.failing
    assert failing.demand is demand
    for told, wanted in zip((failing.asked, failing.have), has, strict=True):
        assert wanted is None or told == wanted
    page = shown(world, client, vacancy)
    assert why_pair.WHY_NOT[why_not] in page
    assert why_pair.lacking_for_client(failing) in page
    assert failing.step in page


def test_a_pair_that_openness_alone_blocks_is_put_neutrally(world: World, client: str) -> None:
    vacancy = world.vacancy(apply="through_employer_services", applyAt=None)
    one = explained(world, client, vacancy)
    assert one.why_not is WhyNot.ONE_THING
    assert [failing.demand for failing in one.failing] == [Demand.WAY_OF_APPLYING]


def test_what_the_client_refuses_or_is_closed_says_so_without_a_number(
    world: World, client: str
) -> None:
    vacancy, shut = world.vacancy(), world.vacancy(status="filled")
    cases = [
        (client, shut, WhyNot.NOT_OPEN),
        (world.client(notVacancies=[vacancy]), vacancy, WhyNot.REFUSED_VACANCY),
        (world.client(notEmployers=[BAKERY]), vacancy, WhyNot.REFUSED_EMPLOYER),
        (world.client(status="paused"), vacancy, WhyNot.NOT_LOOKING),
    ]
    for person, about, why_not in cases:
        one = explained(world, person, about)
        assert (one.why_not, one.line) == (why_not, None)
        page = shown(world, person, about)
        assert why_pair.WHY_NOT[why_not] in page
        assert why_pair.TO_CLIENT[why_not] in page
        assert pages.TOGETHER not in page
        assert " %" not in page


def test_what_is_settled_stands_in_no_list_and_keeps_its_reasons(
    world: World, client: str, several: list[str]
) -> None:
    before = listed(world, client, k=12)
    first = before[0]
    done = {"clientId": client, "vacancyId": first.vacancy_id, "event": "applied", "on": str(TODAY)}
    assert world.post("specialist", "/outcomes", done).status_code == 201
    after = [line.vacancy_id for line in listed(world, client, k=12)]
    assert after == [line.vacancy_id for line in before[1:]]
    one = explained(world, client, first.vacancy_id)
    assert one.line
    assert (one.why_not, one.line.score, one.line.rank) == (WhyNot.SETTLED, first.score, 1)
    assert why_pair.WHY_NOT[WhyNot.SETTLED] in shown(world, client, first.vacancy_id)
    page = signed_in(world, "specialist").get(f"/clienten/{client}").text
    told = page.partition(client_pages.SETTLED)[2].partition("</section>")[0]
    assert f"/clienten/{client}/vacatures/{first.vacancy_id}" in told
    assert f"{own.EVENTS[OutcomeEvent.APPLIED]}, 20 november 2026." in told
    second = explained(world, client, after[0])
    assert second.line
    assert (second.why_not, second.line.rank) == (None, 1)
    assert len(after) == len(several) - 1
    people = world.get("specialist", f"/vacancies/{first.vacancy_id}/client-matches").json()
    assert people["items"] == []


def test_of_what_is_settled_no_place_in_a_list_is_told(
    world: World, client: str, several: list[str]
) -> None:
    best = listed(world, client, k=12)
    eighth = best[7]
    assert len(several) == len(best)
    with world.app.database.transaction() as connection:
        runs, lists = RunRepository(connection), ListRepository(connection)
        runs.add(NightlyRun(RunId("night"), world.clock.moment, RunState.PUBLISHED))
        line = replace(eighth, rank=1, list_kind=ListKind.NIGHTLY)
        lists.write_lines(RunId("night"), ListOwner.CLIENT, [line])
        lists.publish(RunId("night"))
    night = nightly_list(world.app.database, ClientId(client), TODAY)
    assert [line.vacancy_id for line in night.items] == [eighth.vacancy_id]
    done = {
        "clientId": client,
        "vacancyId": eighth.vacancy_id,
        "event": "applied",
        "on": str(TODAY),
    }
    assert world.post("specialist", "/outcomes", done).status_code == 201
    one = explained(world, client, eighth.vacancy_id)
    assert one.line
    assert (one.why_not, one.line.to_top_five, one.night) == (WhyNot.SETTLED, None, None)
    assert "stond deze vacature niet" not in shown(world, client, eighth.vacancy_id)
    assert nightly_list(world.app.database, ClientId(client), TODAY).items == ()


def test_nothing_known_is_never_nothing_possible(world: World) -> None:
    vacancy = world.vacancy(
        description="Werk.", tasks=[], workingHours={}, conditions=[], place=None
    )
    nobody = world.client(
        passions=[], abilities=[], workingHours={}, place=None, needs=[], workSummary=None
    )
    one = explained(world, nobody, vacancy)
    assert one.why_not is None
    assert one.line
    assert one.line.score > 0.0
    assert one.line.missing
    assert "<strong>0 %</strong>" not in shown(world, nobody, vacancy)


def test_the_client_is_told_nothing_of_needs_or_scores(world: World, client: str) -> None:
    vacancy = world.vacancy(tasks=["brood bakken met oude granen"])
    text = shown(world, client, vacancy).partition(f">{own.IN_HIS_WORDS}<")[2]
    told = text.partition(own.PRINT)[0]
    assert "Dit doet u graag" in told
    assert "rustige werkplek" not in told
    assert "%" not in told


def test_what_went_to_others_last_night_is_told_with_its_reason(
    world: World, client: str, several: list[str]
) -> None:
    best, *_ = listed(world, client)
    displaced = Displaced(DisplacedBy.CROWD, 2, 1, Crowd.TEN_OR_MORE, 1)
    with world.app.database.transaction() as connection:
        RunRepository(connection).add(
            NightlyRun(RunId("night"), world.clock.moment, RunState.PUBLISHED)
        )
        lists = ListRepository(connection)
        line = replace(best, list_kind=ListKind.NIGHTLY, displaced=displaced)
        lists.write_lines(RunId("night"), ListOwner.DISPLACED, [line])
        lists.publish(RunId("night"))
    told = displaced_text(displaced)
    page = shown(world, client, best.vacancy_id)
    assert why_pair.NIGHT_DISPLACED.format(night="eerder vandaag", rank=2) in page
    assert told in page
    out = why_pair.NIGHT_OUT.format(night="eerder vandaag")
    assert out in shown(world, client, several[-1]) + shown(world, client, several[0])
    visitor = signed_in(world, "specialist")
    of_client = visitor.get(f"/clienten/{client}").text
    assert told in of_client.partition(client_pages.OTHERS)[2]
    assert f"/clienten/{client}/vacatures/{best.vacancy_id}" in of_client


def test_the_list_of_a_client_leads_to_the_pairs_and_asks_its_one_question(
    world: World, several: list[str]
) -> None:
    client = world.client(workingHours=None, maxTravelMinutes=None)
    visitor = signed_in(world, "specialist")
    page = visitor.get(f"/clienten/{client}").text
    for line in listed(world, client, k=10):
        assert f"/clienten/{client}/vacatures/{line.vacancy_id}" in page
    assert client_pages.QUESTION in page
    first = listed(world, client)[0].vacancy_id
    hide = f"/clienten/{client}/vacatures/{first}/niet-tonen"
    for _ in range(2):
        done = visitor.post(hide)
        assert done.headers["location"] == f"/clienten/{client}?gedaan=verborgen"
    after = visitor.get(done.headers["location"]).text
    assert client_pages.DONE["verborgen"] in after
    assert first not in {line.vacancy_id for line in listed(world, client, k=12)}
    assert first in after.partition(client_pages.HIDDEN)[2]
    assert visitor.post(hide.replace(first, NOTHING_HERE)).status_code == 404
    gone_elsewhere(world, "POST", hide)
