"""Figures and explanations: right, of nobody who is not ours to know, and the same words as the ranker."""

import re
from collections.abc import Iterator

import pytest

from api_world import HERE, SECRET, TODAY, World
from matcher.domain.matches import Part
from matcher.ranking.ranker import PARTS
from matcher.storage.audit import AuditRepository
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import employer_explanation_pages, figures_pages, how_it_works_pages
from matcher.wording.reasons import NAMES
from matcher_api.pages.figures import signed
from page_visits import signed_in

FOR_ADVISERS = {"recipient": "employer_services", "topics": ["support"], "needCodes": []}
MANY = 12


def night(world: World) -> None:
    rerank_overnight(world.app, on=TODAY, clock=world.clock.now)


def page(world: World, who: str, path: str = "/cijfers") -> str:
    answer = signed_in(world, who).get(path)
    assert answer.status_code == 200
    return answer.text


def tables(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the caption and the rows of every table beside a chart."""
    for table in re.findall(
        r"<table class=\"utrecht-table matcher-figure.*?</table>", html, re.DOTALL
    ):
        caption = re.findall(r"<caption[^>]*>(.*?)</caption>", table)[0]
        rows = re.findall(r"<th[^>]*scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>", table)
        yield caption, dict(rows)


def table(html: str, caption: str) -> dict[str, str]:
    return dict(tables(html))[caption]


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


def test_before_the_first_night_the_page_says_so(world: World, vacancy: str) -> None:
    assert vacancy
    for who in ("specialist", "adviser", "administrator"):
        assert figures_pages.NO_NIGHT in page(world, who)


def test_a_specialist_sees_own_clients_one_by_one(world: World, vacancy: str) -> None:
    client = world.client()
    world.client("specialist_there")
    night(world)
    html = page(world, "specialist")
    assert table(html, figures_pages.LOAD_OWN)["in 1 lijst"] == "1"
    assert table(html, figures_pages.REACH_OWN)["1 tot en met 4"] == "1"
    assert table(html, figures_pages.WAIT_OWN)["nog geen contact"] == "1"
    assert f'href="/clienten/{client}"' in html
    assert vacancy not in html


def test_of_other_peoples_clients_no_few_are_told(world: World, vacancy: str) -> None:
    assert vacancy
    for _ in range(3):
        world.client("specialist_there")
    night(world)
    for who, reach, wait in (
        ("specialist", figures_pages.REACH_ALL, figures_pages.WAIT_ALL),
        ("administrator", figures_pages.REACH_ALL, figures_pages.WAIT_ALL),
    ):
        html = page(world, who)
        assert table(html, reach)["1 tot en met 4"] == figures_pages.LEFT_OUT
        assert table(html, wait)["nog geen contact"] == figures_pages.LEFT_OUT
        assert table(html, figures_pages.LOAD_ALL)["in 3 of 4 lijsten"] == figures_pages.LEFT_OUT
        assert table(html, figures_pages.COUNTS)["Cliënten met een lijst"] == figures_pages.LEFT_OUT
        assert figures_pages.SOME_LEFT_OUT in html


def test_of_many_there_are_totals(world: World, vacancy: str) -> None:
    assert vacancy
    for _ in range(MANY):
        world.client("specialist_there")
    night(world)
    html = page(world, "administrator")
    assert table(html, figures_pages.REACH_ALL)["1 tot en met 4"] == str(MANY)
    assert table(html, figures_pages.LOAD_ALL)["in 10 of meer lijsten"] == "1"
    assert table(html, figures_pages.COUNTS)["Cliënten met een lijst"] == str(MANY)
    assert figures_pages.SOME_LEFT_OUT not in html


def test_a_wait_ends_when_an_employer_hears_of_the_client(world: World, vacancy: str) -> None:
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    html = page(world, "specialist")
    assert table(html, figures_pages.WAIT_OWN)["2 tot 4 weken"] == "1"
    assert figures_pages.NO_CONTACT_HELP not in html


def test_the_last_night_is_told_in_dutch_whole(world: World, vacancy: str) -> None:
    assert vacancy
    world.client()
    night(world)
    run = world.get("administrator", "/nightly-runs").json()["items"][0]
    counts = {*figures_pages.COUNTED, *figures_pages.COUNTED_PEOPLE}
    html = page(world, "administrator")
    assert run["versions"]["ranker"] in html
    assert set(run["seconds"]) <= set(figures_pages.STEPS)
    assert set(run["counts"]) <= counts - {"clients", "clientListsFilled"}
    assert len(table(html, figures_pages.SECONDS)) == len(run["seconds"])
    told = table(html, figures_pages.COUNTS)
    assert set(told) == {
        {**figures_pages.COUNTED, **figures_pages.COUNTED_PEOPLE}[kind] for kind in counts
    }
    shown = [count for count in told.values() if count != figures_pages.LEFT_OUT]
    assert len(shown) == len(run["counts"])


def test_an_adviser_learns_nothing_of_who_did_not_decide_so(world: World, vacancy: str) -> None:
    open_client = world.client()
    world.decide(open_client, **FOR_ADVISERS)
    night(world)
    before = page(world, "adviser")
    assert table(before, figures_pages.LOAD_OF_ADVISER)["1 persoon"] == "1"
    closed = [world.client() for _ in range(MANY)]
    for client in closed:
        world.decide(client)
        world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    night(world)
    assert page(world, "adviser") == before


def test_who_revoked_today_is_gone_from_an_advisers_figures(world: World, vacancy: str) -> None:
    assert vacancy
    client = world.client()
    made = world.decide(client, **FOR_ADVISERS).json()["decisionId"]
    night(world)
    world.post("specialist", f"/clients/{client}/disclosure-decisions/{made}/_revoke")
    shown = table(page(world, "adviser"), figures_pages.LOAD_OF_ADVISER)
    assert (shown["niemand"], shown["1 persoon"]) == ("1", "0")


def test_an_adviser_sees_neither_waits_nor_how_the_night_went(world: World, vacancy: str) -> None:
    assert vacancy
    night(world)
    html = page(world, "adviser")
    assert figures_pages.WAIT_NOT_FOR_YOU in html
    captions = [caption for caption, _ in tables(html)]
    assert captions == [figures_pages.LOAD_OF_ADVISER, figures_pages.REACH_OF_ADVISER]


def test_whose_figures_were_read_is_in_the_trail(world: World) -> None:
    client, other = world.client(), world.client("specialist_there")
    page(world, "specialist")
    with world.app.database.reading() as connection:
        lines = AuditRepository(connection, SECRET).latest(100)
    read = {line.object_id for line in lines if line.action == "read"}
    assert client in read
    assert other not in read


def test_every_chart_has_a_title_and_the_same_figures_in_a_table(
    world: World, vacancy: str
) -> None:
    assert vacancy
    world.client()
    night(world)
    html = page(world, "specialist")
    charts = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    captions = dict(tables(html))
    assert charts
    for chart in charts:
        title = re.findall(r"<title id=[^>]*>(.*?)</title>", chart)[0]
        bars = re.findall(r"<rect [^>]*><title>(.*?)</title>", chart)
        assert set(bars) <= {f"{label}: {shown}" for label, shown in captions[title].items()}
        assert "style" not in chart


def test_no_employer_reads_figures_or_the_explanation_for_staff(world: World) -> None:
    visitor = signed_in(world, "bakery")
    assert visitor.get("/cijfers").status_code == 404
    assert visitor.get("/uitleg").status_code == 404
    assert signed_in(world, "specialist").get("/werkgever/uitleg").status_code == 404


def test_the_card_holds_every_feature_with_what_it_does_at_most(world: World) -> None:
    html = page(world, "adviser", "/uitleg")
    ranker = world.app.matching.ranker
    rows = re.findall(r"<tr class=\"utrecht-table__row\">(.*?)</tr>", html, re.DOTALL)
    assert ranker.version in html
    for feature, known in ranker.tables.items():
        row = next(one for one in rows if f">{NAMES[feature]}</th>" in one)
        assert how_it_works_pages.MEANINGS[feature] in row
        ranges = re.findall(r"numeric-column\">(.*?)</td>", row)
        for part, shown in zip(PARTS, ranges, strict=True):
            if part not in known.parts:
                assert shown == how_it_works_pages.NOT_IN
                continue
            most = max(0.0, float(known.contributions[:, PARTS.index(part)].max()))
            assert shown.endswith(signed(most))
    assert set(how_it_works_pages.IN_SHORT) == set(Part)


def test_the_explanation_says_what_is_never_used_and_who_sees_what(world: World) -> None:
    html = page(world, "specialist", "/uitleg")
    for word in (
        "uitkering",
        "diagnose",
        "leeftijd",
        "afkomst",
        "doelgroepregister",
        "openheid zelf",
    ):
        assert word in html
    for who, sees, never in how_it_works_pages.GATE:
        assert who in html
        assert sees in html
        assert never in html


def test_every_employer_reads_the_same_words(world: World) -> None:
    world.client()
    words = page(world, "bakery", "/werkgever/uitleg")
    assert words == page(world, "cinema", "/werkgever/uitleg")
    for text in employer_explanation_pages.YOU_DO_NOT_GET:
        assert text in words
    assert HERE not in words
