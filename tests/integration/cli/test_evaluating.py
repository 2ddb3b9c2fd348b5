"""`matcher evaluate`: figures beside what they are compared with, and promises that hold."""

import re
from pathlib import Path
from typing import Any

import pytest

from command_line import Run
from matcher.evaluation.disclosure import Verdict
from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_evaluation import PUBLISHED_ON_MELO_BEL_NL
from matcher.training.encoder_report import Measures, read_measures
from work_files import competences_file, held_out_folder, melo_folder

PROJECT = Path(__file__).resolve().parents[3]
FIGURES = ["MRR", "MAP", "success@1", "success@5", "success@10"]

pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture
def titles(tmp_path: Path) -> Path:
    return melo_folder(tmp_path / "titles")


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    return held_out_folder(tmp_path / "phrases")


@pytest.fixture
def quick(space: TextSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure in the space of the tests, which has encoded its background already."""
    monkeypatch.setattr("matcher.cli_commands.evaluate_encoder.TextSpace", lambda *_, **__: space)


@pytest.fixture
def asked(phrases: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Measure by a few phrases instead of those that were asked for, which are noted."""
    noted: dict[str, Any] = {}

    def read(**given: Path | None) -> Measures:
        noted.update(given)
        return read_measures(phrases=phrases)

    monkeypatch.setattr("matcher.cli_commands.evaluate_encoder.read_measures", read)
    return noted


def test_the_encoder_stands_beside_published_figures(run: Run, titles: Path, phrases: Path) -> None:
    ran = run("evaluate", "encoder", titles, "--phrases", phrases)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "titles to labels: 2 among 6"
    assert lines[1].split() == FIGURES
    first_block = lines[2 : lines.index("titles to labels, no label verbatim: 1 among 6")]
    for figures in PUBLISHED_ON_MELO_BEL_NL:
        assert any(line.startswith(f"  {figures.name} (published)") for line in first_block)
    assert any(line.startswith("  character n-grams") for line in first_block)
    assert ran.out.count("(published)") == len(PUBLISHED_ON_MELO_BEL_NL)


def test_every_task_is_a_block_and_the_remarks_are_a_sentence(
    run: Run, tmp_path: Path, phrases: Path, quick: None
) -> None:
    mapping = competences_file(tmp_path / "c.csv")
    ran = run("evaluate", "encoder", "--competences", mapping, "--phrases", phrases)
    lines = ran.out.splitlines()
    blocks = [line for line in lines if re.fullmatch(r"\S.*: \d+ among \d+", line)]
    assert blocks == [
        "competences to skills, held out: 1 among 12",
        "what clients say to vacancies: 3 among 3",
        "vacancies to what clients say: 3 among 3",
        "forms of a title to its first form: 3 among 2",
        "compounds as written to as meant: 2 among 2",
        "slips of the pen to as meant: 2 among 2",
        "English to Dutch: 2 among 2",
    ]
    for block in blocks:
        at = lines.index(block)
        assert lines[at + 1].split() == FIGURES
        assert all(line.startswith("  ") for line in lines[at + 1 : at + 6])
    assert any(line.startswith("A remark about health moves 1 wishes ") for line in lines)
    assert lines[-1].startswith("7 tasks in ")


def test_as_json_every_task_has_its_figures_by_method(
    run: Run, titles: Path, phrases: Path, quick: None
) -> None:
    told = run("evaluate", "encoder", titles, "--phrases", phrases, "--json").json
    by_name = {task["name"]: task for task in told["tasks"]}
    first = by_name["titles to labels"]
    assert (first["queries"], first["candidates"]) == (2, 6)
    assert first["methods"][0]["name"] == "encoder"
    assert first["methods"][0]["successAt1"] == 1.0
    for task in told["tasks"]:
        for figures in task["methods"]:
            assert set(figures) == {
                *("name", "mrr", "map", "successAt1", "successAt5", "successAt10")
            }
    assert told["spaceVersion"].startswith(told["encoderVersion"])
    assert told["healthRemarks"]["wishes"] == 1
    assert len(told["published"]) == len(PUBLISHED_ON_MELO_BEL_NL)


def test_the_projects_own_held_out_phrases_are_the_default(
    run: Run, asked: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("evaluate", "encoder").code == 0
    assert asked["phrases"] == PROJECT / "data" / "phrases" / "held_out"
    assert (asked["titles"], asked["competences"]) == (None, None)


def test_a_page_holds_the_same_figures(
    run: Run, asked: dict[str, Any], tmp_path: Path, phrases: Path
) -> None:
    page = tmp_path / "encoder.md"
    told = run("evaluate", "encoder", "--page", page, "--json").json
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# The encoder, measured\n")
    assert told["encoderVersion"] in text
    for task in told["tasks"]:
        assert f"| **{task['name']}**, {task['queries']} among {task['candidates']} |" in text
        for one in task["methods"]:
            assert f"| {one['name']} | {one['mrr']:.3f} | {one['map']:.3f} |" in text


def test_a_folder_without_a_task_is_one_sentence(run: Run, tmp_path: Path, phrases: Path) -> None:
    for arguments in (
        (tmp_path, "--phrases", phrases),
        ("--phrases", tmp_path),
        ("--competences", tmp_path / "c.csv", "--phrases", phrases),
    ):
        ran = run("evaluate", "encoder", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.endswith("there is no such file.\n")
        assert ran.err.count("\n") == 1


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
