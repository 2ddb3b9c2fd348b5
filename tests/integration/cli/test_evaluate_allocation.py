"""`matcher evaluate allocation`: what lists do for the people of a region, without telling on anybody."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from command_line import Ran, Run, client, jsonl
from matcher.bootstrap import App, opened
from matcher.cli import main
from matcher.clock import now, today
from matcher.domain.ids import ClientId, OutcomeId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.evaluation.found_again import found_again
from matcher.evaluation.intervals import Division
from matcher.evaluation.list_figures import gini
from matcher.retrieval.text_space import TextSpace
from matcher.settings import Settings, load_settings
from matcher.storage.clients import ClientRepository
from matcher.storage.lists import ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.rerank_overnight import rerank_overnight

FIGURES_OF_CLIENTS = {
    *("shareWithList", "meanFit", "worstTenthFit", "shareInWorstTenth"),
    *("simulatedHired", "simulatedKept"),
}
COMMAND = ("evaluate", "allocation")


@dataclass(frozen=True)
class Reported:
    """What the command wrote of the demo region: tables and page in one run, JSON in another."""

    state: Path
    text: str
    page: Path
    json: dict[str, Any]


@pytest.fixture(autouse=True, scope="module")
def quick(space: TextSpace) -> Iterator[None]:
    """Report in the space of the tests, which has encoded the region already."""

    @contextmanager
    def in_space(settings: Settings) -> Iterator[App]:
        with opened(settings) as app:
            vars(app)["space"] = space
            yield app

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matcher.cli_commands.evaluate_allocation.opened", in_space)
        yield


@pytest.fixture(scope="module")
def reported(template: Path, quick: None, tmp_path_factory: pytest.TempPathFactory) -> Reported:
    state = tmp_path_factory.mktemp("reported") / "state"
    shutil.copytree(template, state)
    page = state.parent / "fairness.md"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHER_STATE_DIR", str(state))
        text = _written(*COMMAND, "--page", str(page))
        told = json.loads(_written(*COMMAND, "--json"))
    return Reported(state, text, page, told)


def _written(*arguments: str) -> str:
    with redirect_stdout(StringIO()) as out, pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    return out.getvalue()


def cells_of(told: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return every cell of clients, each with the name of its table."""
    tables = {
        **{f"{way} {name}": own for way in told["lists"] for name, own in _of(told, way)},
        **told["wantedBefore"],
    }
    return [(name, cell) for name, own in tables.items() for cell in own or ()]


def _of(told: dict[str, Any], way: str) -> list[tuple[str, list[dict[str, Any]] | None]]:
    return list(told["lists"][way]["clients"].items())


def test_every_figure_is_told_for_both_ways_of_listing(reported: Reported) -> None:
    told = reported.json
    assert set(told["lists"]) == {"shared", "ownBest"}
    assert (told["seasons"], told["listLength"]) == (200, 10)
    for own in told["lists"].values():
        assert set(own["clients"]) == FIGURES_OF_CLIENTS
        assert all(own["clients"].values())
        for name in ("giniOfLoad", "coverage"):
            assert 0.0 < own[name]["low"] <= own[name]["value"] <= own[name]["high"] < 1.0
        assert own["simulatedKept"]["value"] < own["simulatedHires"]["value"] < told["clients"]
    assert set(told["wantedBefore"]) == {"recallAt10", "ndcgAt10"}
    assert set(told["differences"]) == FIGURES_OF_CLIENTS - {"worstTenthFit"}
    for _, cell in cells_of(told):
        assert 0.0 <= cell["low"] <= cell["value"] <= cell["high"] <= 1.0


def test_lists_that_are_shared_out_load_vacancies_more_evenly(reported: Reported) -> None:
    own = reported.json["lists"]
    assert own["shared"]["giniOfLoad"]["value"] < own["ownBest"]["giniOfLoad"]["value"]
    assert own["shared"]["maximumLoad"] < own["ownBest"]["maximumLoad"]
    assert own["shared"]["coverage"]["value"] > own["ownBest"]["coverage"]["value"]


def test_a_difference_is_what_clients_gain_when_lists_are_shared_out(reported: Reported) -> None:
    shared, alone = (reported.json["lists"][way]["clients"] for way in ("shared", "ownBest"))
    for figure, told in reported.json["differences"].items():
        for cell, one, other in zip(told, shared[figure], alone[figure], strict=True):
            assert cell["groups"] == one["groups"] == other["groups"]
            assert cell["value"] == pytest.approx(one["value"] - other["value"])
    assert reported.json["differences"]["meanFit"][0]["high"] < 0.0


def test_groups_are_told_by_division_and_nobody_can_be_subtracted(reported: Reported) -> None:
    cells = cells_of(reported.json)
    divisions = {cell["division"] for _, cell in cells}
    assert {None, "route", "missing_facts", "place"} <= divisions <= {None, *Division}
    people: Counter[tuple[str, str | None]] = Counter()
    for name, cell in cells:
        assert cell["over"] >= 10
        people[name, cell["division"]] += cell["over"]
    assert all(people[name, None] == size for (name, _), size in people.items())


def test_a_group_under_ten_is_never_told_alone(reported: Reported) -> None:
    with opened(Settings(state_dir=reported.state)) as app:
        profiles = list(all_profiles(app.database, today()))
    routes = Counter(one.openness.otherwise.route.value for one in profiles)
    small = {route for route, people in routes.items() if people < 10}
    assert small, "the demo region has such a group"
    for name, cell in cells_of(reported.json):
        if name not in reported.json["wantedBefore"] and cell["division"] == "route":
            assert not set(cell["groups"]) <= small


def test_no_id_of_anybody_is_in_any_output(reported: Reported) -> None:
    pictures = (reported.page.parent / "images").iterdir()
    texts = [file.read_text(encoding="utf-8") for file in (reported.page, *pictures)]
    with opened(Settings(state_dir=reported.state)) as app, app.database.reading() as connection:
        clients = ClientRepository(connection).all()
    ids = {str(one.id) for one in clients} | {str(one.employment_specialist) for one in clients}
    for text in (*texts, reported.text, json.dumps(reported.json)):
        assert not [one for one in ids if one in text]
        assert not re.search(r"\b[cvs]-\d+", text)


def test_the_page_has_the_figures_of_the_tables_and_their_plots(reported: Reported) -> None:
    text = reported.page.read_text(encoding="utf-8")
    numbers = re.findall(r"\d\.\d{3} \(\d\.\d{3} to \d\.\d{3}\)", reported.text)
    assert len(numbers) > 50
    assert numbers == re.findall(r"\d\.\d{3} \(\d\.\d{3} to \d\.\d{3}\)", text)
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)
    assert len(pictures) == len(FIGURES_OF_CLIENTS) + 2
    for picture in pictures:
        chart = ET.fromstring((reported.page.parent / picture).read_text(encoding="utf-8"))  # noqa: S314, ours
        assert chart.tag.endswith("svg")
    assert "no forecast" in text
    assert "simulated by the engine's own estimates" in reported.text


def test_the_last_line_says_what_was_done_in_numbers(reported: Reported) -> None:
    assert re.fullmatch(
        r"\d+ clients, \d+ vacancies and 200 simulated seasons in \d+ seconds, ranker \S+\.",
        reported.text.splitlines()[-1],
    )


def test_nothing_is_published_and_the_night_publishes_the_lists_that_were_told_of(
    reported: Reported, space: TextSpace
) -> None:
    told = reported.json["lists"]["shared"]
    with opened(Settings(state_dir=reported.state)) as app:
        vars(app)["space"] = space
        with app.database.reading() as connection:
            assert ListRepository(connection).published_run() is None
        rerank_overnight(app, on=today(), clock=now)
        with app.database.reading() as connection:
            pairs = ListRepository(connection).published_pairs()
    load = Counter(vacancy for _, vacancy in pairs)
    listable = told["coverage"]["over"]
    spread = np.array([*load.values(), *[0] * (listable - len(load))])
    assert told["maximumLoad"] == max(load.values())
    assert told["coverage"]["value"] == pytest.approx(len(load) / listable)
    assert told["giniOfLoad"]["value"] == pytest.approx(gini(spread))


@pytest.fixture
def without_outcomes(
    run: Run, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    state = tmp_path / "silent"
    monkeypatch.setenv("MATCHER_STATE_DIR", str(state))
    for kind in ("employers", "vacancies", "clients"):
        assert run("import", kind, files / f"{kind}.jsonl").code == 0
    return state


def test_where_nothing_is_on_record_there_is_no_telling(run: Run, without_outcomes: Path) -> None:
    told = run(*COMMAND, "--json").json
    assert told["wantedBefore"] == {"recallAt10": None, "ndcgAt10": None}
    tables = run(*COMMAND).out
    recall = tables[tables.index("Recall@10") : tables.index("nDCG@10")]
    assert recall.splitlines()[-1].split() == ["everybody", "no", "telling"]


def test_what_was_wanted_is_looked_up_in_the_rankers_own_order(
    without_outcomes: Path, space: TextSpace
) -> None:
    with opened(load_settings()) as app:
        vars(app)["space"] = space
        matching = app.warm()
        everyone = [profile.client_id for profile in all_profiles(app.database, today())]
        one, *others = sorted(everyone, key=lambda client: -len(_order(app, client)))
        other, (best, *_, last) = others[0], _order(app, one)
        _happened(app, one, best, OutcomeEvent.CLIENT_INTERESTED)
        [first] = found_again(app, matching, today()).recall
        assert first == 1.0
        _happened(app, one, last, OutcomeEvent.APPLIED)
        [both] = found_again(app, matching, today()).recall
        assert both == 0.5
        _happened(app, other, best, OutcomeEvent.CLIENT_DECLINED)
        assert len(found_again(app, matching, today()).people) == 1


def _order(app: App, client_id: ClientId) -> list[VacancyId]:
    """Return the vacancies a client could have, best first."""
    lines = find_vacancies(app.matching, app.database, client_id, on=today(), k=10_000).items
    return [line.vacancy_id for line in lines]


def _happened(app: App, client_id: ClientId, vacancy: VacancyId, event: OutcomeEvent) -> None:
    outcome = Outcome(OutcomeId(f"{client_id}-{event}"), client_id, vacancy, event, today())
    with app.database.transaction() as connection:
        OutcomeRepository(connection).add(outcome)


def refused(ran: Ran) -> str:
    assert (ran.code, ran.out) == (1, "")
    sentence = ran.err.splitlines()[-1]
    assert sentence.startswith("matcher: ")
    return sentence.removeprefix("matcher: ")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "empty"))
    return tmp_path


def test_without_clients_it_says_so(run: Run, empty: Path) -> None:
    told = refused(run(*COMMAND))
    assert told == "Nobody here is looking for work: there are no lists to report on."


def test_without_open_vacancies_it_says_so(run: Run, empty: Path) -> None:
    run("import", "clients", jsonl(empty / "c.jsonl", client()))
    told = refused(run(*COMMAND, "--json"))
    assert told == "No vacancy is open here: there are no lists to report on."


def test_of_a_few_clients_nothing_is_told(run: Run, empty: Path) -> None:
    vacancy = {
        "vacancy_id": "v-1",
        "employer_id": "e-1",
        "title": "Hulp in de winkel",
        "description": "Je vult vakken.",
        "closes_on": str(today() + timedelta(days=9)),
    }
    run("import", "vacancies", jsonl(empty / "v.jsonl", vacancy))
    few = [client(client_id=f"c-900{number}") for number in range(9)]
    run("import", "clients", jsonl(empty / "c.jsonl", *few))
    assert refused(run(*COMMAND)).startswith("Fewer than 10 people are looking")
