"""`matcher evaluate`: figures beside what they are compared with, and promises that hold."""

from pathlib import Path

import pytest

from command_line import Run
from matcher.evaluation.disclosure import Verdict
from matcher.training.encoder_evaluation import PUBLISHED_ON_MELO_BEL_NL
from matcher.training.melo_task import JUDGEMENTS_FILE, LABELS_FILE, QUERIES_FILE

pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture
def task(tmp_path: Path) -> Path:
    for name, lines in (
        (QUERIES_FILE, ["Q1\tSlager", "Q2\tHovenier"]),
        (LABELS_FILE, ["C1\tmedewerker slagerij", "C2\ttuinman", "C3\tpiloot"]),
        (JUDGEMENTS_FILE, ["Q1\t0\tC1\t1", "Q2\t0\tC2\t1"]),
    ):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_the_encoder_stands_beside_published_figures(run: Run, task: Path) -> None:
    ran = run("evaluate", "encoder", task)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0].split() == ["MRR", "MAP", "success@1", "success@10"]
    for figures in PUBLISHED_ON_MELO_BEL_NL:
        assert any(line.startswith(f"{figures.name} (published)") for line in lines)
    assert any(line.startswith("character n-grams") for line in lines)
    assert lines[-1].startswith("2 titles among 3 labels in ")
    told = run("evaluate", "encoder", task, "--json").json
    assert told["space"]["successAt1"] == 1.0
    assert len(told["published"]) == len(PUBLISHED_ON_MELO_BEL_NL)


def test_a_folder_without_a_task_is_one_sentence(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", "encoder", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("there is no such file.\n")


def test_the_promises_hold_in_a_few_worlds(run: Run) -> None:
    told = run("evaluate", "disclosure", "--worlds", "2", "--seed", "7", "--json")
    assert told.code == 0
    assert (told.json["worlds"], told.json["seed"], told.json["violations"]) == (2, 7, [])
    assert told.json["employerChecks"] > 0
    assert told.json["adviserChecks"] > 0


def test_a_broken_promise_is_a_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> Verdict:
        return Verdict(2, 10, 6, ("world 1: employer: GET /v1/vacancies differs in body",))

    monkeypatch.setattr("matcher.evaluation.disclosure.run", broken)
    ran = run("evaluate", "disclosure")
    assert ran.code == 1
    assert "world 1: employer: GET /v1/vacancies differs in body" in ran.out
    assert ran.out.splitlines()[-1] == (
        "2 worlds: 10 checks of what employers see, 6 of what advisers see, 1 violation."
    )
    assert ran.err.splitlines()[-1] == "matcher: A promise of disclosure does not hold."
