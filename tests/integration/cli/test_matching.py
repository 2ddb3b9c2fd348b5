"""`matcher match`: the shape, the sums, and who sees what."""

import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from command_line import Run, client, jsonl
from demo_state import FILM_LOVER, internal
from matcher.bootstrap import opened
from matcher.cli import main
from matcher.settings import Settings
from matcher.storage.external_ids import RecordKind

PARTS = ("clientFit", "employerFit", "sustainedFit")

pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture(scope="module")
def film_lines(template: Path) -> list[dict[str, Any]]:
    written: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHER_STATE_DIR", str(template))
        patch.setattr("matcher.cli_commands.terminal.typer.echo", lambda t, **_: written.append(t))
        with pytest.raises(SystemExit) as ended:
            main(["match", "--client", "c-0001", "--json"])
    assert ended.value.code == 0
    lines: list[dict[str, Any]] = json.loads(next(t for t in written if t.startswith("[")))
    return lines


def test_a_ranked_line_has_the_shape_that_all_share(film_lines: list[dict[str, Any]]) -> None:
    expected = {
        *("rank", "clientId", "vacancyId", "score", "scoreInterval", *PARTS, "calibrated"),
        *("baseline", "route", "reasons", "missing", "blocked", "displaced"),
        *("toTopFive", "forClient"),
        *("rankerVersion", "encoderVersion", "indexBuiltOn", "listKind"),
    }
    for line in film_lines:
        assert set(line) == expected
        assert line["clientId"] == "c-0001"
        assert line["vacancyId"].startswith("v-")
        assert line["listKind"] == "search"
        low, high = line["scoreInterval"]
        assert low <= line["score"] <= high
        assert math.isclose(line["score"], math.prod(line[part] for part in PARTS), abs_tol=1e-9)


def test_eligible_lines_come_first_and_blocked_ones_after(
    film_lines: list[dict[str, Any]],
) -> None:
    blocked = [line["blocked"] is not None for line in film_lines]
    assert blocked == sorted(blocked)
    assert blocked.count(False) == 10
    assert any(blocked)
    ranks = [line["rank"] for line in film_lines if line["blocked"] is None]
    scores = [line["score"] for line in film_lines if line["blocked"] is None]
    assert ranks == list(range(1, 11))
    assert scores == sorted(scores, reverse=True)


def test_reasons_and_baseline_add_up_to_the_log_odds(film_lines: list[dict[str, Any]]) -> None:
    for line in film_lines:
        total = defaultdict(float, line["baseline"])
        for reason in line["reasons"]:
            total[reason["part"]] += reason["contribution"]
        for part in PARTS:
            log_odds = math.log(line[part] / (1.0 - line[part]))
            assert abs(total[part] - log_odds) <= 1e-6


def test_the_film_lover_gets_film_work_first_with_the_phrase_that_matched(
    film_lines: list[dict[str, Any]],
) -> None:
    first = film_lines[0]
    passion = next(r for r in first["reasons"] if r["feature"] == "passion_fit")
    assert passion["evidence"][0] in FILM_LOVER
    assert any(word in passion["evidence"][1].casefold() for word in ("film", "bioscoop"))
    assert passion["text"].count("“") == 2


def test_a_list_is_readable(run: Run) -> None:
    ran = run("match", "--client", "c-0001", "-k", "2")
    assert ran.code == 0
    assert " 1  " in ran.out
    assert any(
        f"Sluit aan bij wat de cliënt graag doet: “{told}”" in ran.out for told in FILM_LOVER
    )
    assert "Blocked by one thing:" in ran.out
    assert ran.out.splitlines()[-1].startswith("2 vacancies ranked, 5 blocked by one thing")


def test_one_pair_keeps_its_place_in_the_list(run: Run, film_lines: list[dict[str, Any]]) -> None:
    third = film_lines[2]
    (line,) = run(*("match", "--client", "c-0001", "--vacancy", third["vacancyId"], "--json")).json
    assert line == third
    blocked = next(line for line in film_lines if line["blocked"])
    (line,) = run(
        *("match", "--client", "c-0001", "--vacancy", blocked["vacancyId"], "--json")
    ).json
    assert line["blocked"] == blocked["blocked"]


def test_random_ids_do_as_well(state: Path, run: Run) -> None:
    with opened(Settings(state_dir=state)) as app:
        inside = internal(app, RecordKind.CLIENT, "c-0002")
    lines = run("match", "--client", inside, "-k", "1", "--json").json
    assert lines[0]["clientId"] == "c-0002"


def test_the_weights_are_taken(run: Run) -> None:
    ran = run("match", "--client", "c-0001", "--wishes", "2", "--abilities", "0", "-k", "1")
    assert ran.code == 0


def test_a_text_finds_vacancies_about_nobody(run: Run) -> None:
    lines = run("match", "--text", "met paarden werken", "-k", "3", "--json").json
    assert [line["rank"] for line in lines if not line["blocked"]] == [1, 2, 3]
    assert {line["clientId"] for line in lines} == {None}
    ran = run("match", "--text", "met paarden werken", "-k", "1")
    assert "solliciteert" not in ran.out.partition("Blocked")[0]
    refused = run("match", "--text", "ik heb een depressie")
    assert refused.code == 1
    assert "depressie" not in refused.err


def test_clients_for_a_vacancy_and_what_an_adviser_sees_of_them(run: Run, files: Path) -> None:
    night = run("match", "--vacancy", "v-0001", "-k", "50", "--json").json
    adviser = run("match", "--vacancy", "v-0001", "-k", "50", "--as-adviser", "--json").json
    seen = {line["clientId"] for line in adviser}
    assert "c-0001" in {line["clientId"] for line in night[:3]}
    assert "c-0001" not in seen
    assert seen <= _open_to_employer_services(files)
    assert {line["route"] for line in adviser} == {None}
    assert not any(r["feature"] == "aversion" and r["evidence"] for r in adviser[0]["reasons"])
    ran = run("match", "--vacancy", "v-0001", "-k", "1", "--as-adviser")
    assert "Vraag de trajectbegeleider" in ran.out
    assert ran.out.splitlines()[-1].startswith("1 client ranked")


@pytest.mark.parametrize(
    "asked",
    [
        ["--client", "c-9999"],
        ["--vacancy", "v-9999"],
        ["--client", "c-0001", "--vacancy", "v-9999"],
    ],
)
def test_an_unknown_id_is_one_sentence(run: Run, asked: list[str]) -> None:
    ran = run("match", *asked, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"matcher: There is no {asked[-2][2:]} with the id {asked[-1]}.\n"


def test_who_is_not_looking_gets_a_note_instead_of_a_list(run: Run, tmp_path: Path) -> None:
    run("import", "clients", jsonl(tmp_path / "c.jsonl", client(status="paused")))
    ran = run("match", "--client", "c-9001", "--json")
    assert (ran.code, ran.json) == (0, [])
    assert "zoekt nu geen werk" in ran.err
    assert "zoekt nu geen werk" in run("match", "--client", "c-9001").out
    assert run("match", "--client", "c-9001", "--vacancy", "v-0001", "--json").json == []


def test_a_pair_that_cannot_be_says_why(run: Run, tmp_path: Path, files: Path) -> None:
    refusing = client(not_vacancies=["v-0001"], avoid_times=["day", "evening", "night", "weekend"])
    run("import", "clients", jsonl(tmp_path / "c.jsonl", refusing))
    ran = run("match", "--client", "c-9001", "--vacancy", "v-0001")
    assert "does not want this vacancy" in ran.out
    first = json.loads((files / "vacancies.jsonl").read_text("utf-8").splitlines()[0])
    shut = first | {"vacancy_id": "v-9001", "status": "filled"}
    hard = first | {"vacancy_id": "v-9002", "grades": {"times": "hard"}}
    run("import", "vacancies", jsonl(tmp_path / "v.jsonl", shut, hard))
    assert "niet meer open" in run("match", "--client", "c-9001", "--vacancy", "v-9001").out
    assert "niet meer open" in run("match", "--vacancy", "v-9001").out
    ran = run("match", "--client", "c-9001", "--vacancy", "v-9002")
    assert "This pair fails on: werktijden." in ran.out


def _open_to_employer_services(files: Path) -> set[str]:
    records = [
        json.loads(line) for line in (files / "clients.jsonl").read_text("utf-8").split("\n")[:-1]
    ]
    return {
        record["client_id"]
        for record in records
        for decision in record.get("disclosure", [])
        if decision["recipient"] == "employer_services"
    }
