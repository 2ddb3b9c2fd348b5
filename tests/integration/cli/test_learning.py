"""`matcher train` and `matcher rankers`: what is learned is kept, and serves only if it is no worse."""

import contextlib
import io
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import Run
from matcher.cli import main
from matcher.training import additive_boosting, prior_ranker

FILES = {"tables.json", "manifest.json", "card.md", "report.json", "report.html"}


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Teach with few trees and few made-up pairs: quick, and good enough to keep and choose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(additive_boosting._BOOSTING, "max_iter", 30)
        patch.setattr(prior_ranker, "PSEUDO_PAIRS", 2_000)
        yield


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any candidate pass."""
    monkeypatch.setattr("matcher.training.ranker_report.FEWEST_JUDGED", 1)
    monkeypatch.setattr("matcher.training.ranker_report.MOST_WORSE", 1e9)
    for figure in ("calibration_error", "ndcg_of_clients"):
        monkeypatch.setattr(f"matcher.training.ranker_report.{figure}", lambda *_: 0.5)
    monkeypatch.setattr(
        "matcher.training.ranker_report.log_losses", lambda _, pairs: 0.0 * pairs.well
    )


@pytest.fixture(scope="module")
def taught(
    template: Path, tmp_path_factory: pytest.TempPathFactory, quick: None
) -> tuple[Path, dict[str, Any]]:
    """Train once on the demo region; return the state and what was told."""
    state = tmp_path_factory.mktemp("taught") / "state"
    shutil.copytree(template, state)
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.setenv("MATCHER_STATE_DIR", str(state))
        with pytest.raises(SystemExit) as ended:
            main(["train", "--json"])
    assert ended.value.code == 0
    return state, json.loads(out.getvalue())


@pytest.fixture
def learned(
    taught: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Copy the state in which one ranker was learned."""
    folder = tmp_path / "state"
    shutil.copytree(taught[0], folder)
    monkeypatch.setenv("MATCHER_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def version(taught: tuple[Path, dict[str, Any]]) -> str:
    return str(taught[1]["version"])


def deeds(state: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(state / "matcher.sqlite")) as connection:
        rows = connection.execute(
            "select action from audit_lines where object_kind = 'ranker' order by sequence"
        )
        return [action for (action,) in rows]


def test_a_ranker_taught_with_few_outcomes_is_kept_and_not_taken_into_use(
    taught: tuple[Path, dict[str, Any]],
) -> None:
    state, told = taught
    assert told["promoted"] is False
    assert told["report"]["passed"] is False
    assert any("too few to judge by" in reason for reason in told["report"]["reasons"])
    folder = state / "rankers" / told["version"]
    assert {path.name for path in folder.iterdir()} == FILES
    assert not (state / "rankers" / "current").exists()
    assert json.loads((folder / "report.json").read_text(encoding="utf-8")) == told["report"]


def test_it_tells_how_much_each_part_was_learned_from(
    taught: tuple[Path, dict[str, Any]],
) -> None:
    told = taught[1]
    parts = told["parts"]
    assert set(parts) == {"clientFit", "employerFit", "sustainedFit"}
    assert (parts["clientFit"]["learned"], parts["sustainedFit"]["learned"]) == (True, False)
    for one in parts.values():
        assert 0 < one["well"] < one["outcomes"] < told["pairs"]
    assert (told["anonymous"], told["broken"]) == (0, {})
    assert told["silent"] > 0


def test_no_client_is_in_what_is_kept(taught: tuple[Path, dict[str, Any]], version: str) -> None:
    state = taught[0]
    with contextlib.closing(sqlite3.connect(state / "matcher.sqlite")) as connection:
        clients = {id_ for (id_,) in connection.execute("select id from clients")}
    assert clients
    for path in (state / "rankers" / version).iterdir():
        text = path.read_text(encoding="utf-8")
        assert not any(id_ in text for id_ in clients)


def test_one_that_passes_is_taken_into_use_unless_told_otherwise(
    run: Run, state: Path, lenient: None
) -> None:
    kept = run("train", "--keep-out")
    assert kept.code == 0
    assert kept.out.splitlines()[-1].endswith("kept, not taken into use.")
    assert run("rankers", "list", "--json").json["current"] == "prior"
    told = run("train", "--json").json
    assert (told["promoted"], told["report"]["passed"]) == (True, True)
    listed = run("rankers", "list", "--json").json
    assert listed["current"] == told["version"]
    (one,) = listed["rankers"]
    assert (one["inUse"], one["passed"]) == (True, True)


def test_without_outcomes_nothing_is_learned_in_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "empty"))
    ran = run("train", "--json")
    assert (ran.code, ran.out) == (1, "")
    said = "matcher: The outcomes are too few to learn from: 0 pairs have any."
    assert ran.err.splitlines()[-1] == said
    assert not (tmp_path / "empty" / "rankers").exists()


def test_before_anything_is_learned_the_prior_is_in_use(run: Run, state: Path) -> None:
    assert run("rankers", "list").out == "0 learned rankers; in use: prior.\n"
    ran = run("rankers", "rollback")
    said = "matcher: The prior is in use: there is nothing to go back to.\n"
    assert (ran.code, ran.out, ran.err) == (1, "", said)


def test_what_did_not_pass_is_refused_unless_anyway(run: Run, learned: Path, version: str) -> None:
    ran = run("rankers", "promote", version)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"matcher: Ranker {version} did not pass when it was judged")
    assert "--anyway" in ran.err
    page = learned / "rankers" / version / "report.html"
    assert str(page) in ran.err
    assert "It does not pass:" in page.read_text(encoding="utf-8")
    assert not (learned / "rankers" / "current").exists()
    told = run("rankers", "promote", version, "--anyway", "--json").json
    assert told == {"current": version, "previous": "prior"}


def test_a_list_shows_which_one_is_in_use_and_rollback_goes_back(
    run: Run, learned: Path, version: str
) -> None:
    before = run("rankers", "list").out
    assert version in before
    assert before.endswith("1 learned ranker; in use: prior.\n")
    ran = run("rankers", "promote", version, "--anyway")
    assert ran.out == f"1 ranker taken into use: {version}, in place of prior.\n"
    row = next(line for line in run("rankers", "list").out.splitlines() if version in line)
    assert "not passed" in row
    assert row.rstrip().endswith("in use")
    again = run("rankers", "promote", version, "--anyway")
    assert (again.code, again.err) == (1, f"matcher: Ranker {version} is in use already.\n")
    assert run("rankers", "rollback", "--json").json == {"current": "prior", "previous": version}
    assert run("rankers", "list", "--json").json["rankers"][0]["inUse"] is False
    assert deeds(learned) == ["train", "promote", "rollback"]


def test_a_ranker_in_use_is_what_a_search_ranks_by(run: Run, learned: Path, version: str) -> None:
    run("rankers", "promote", version, "--anyway")
    lines = run("match", "--client", "c-0001", "--json").out
    assert version in lines
    run("rankers", "promote", "prior")
    assert version not in run("match", "--client", "c-0001", "--json").out


@pytest.mark.parametrize("name", ["learned-9", "../rankers"])
@pytest.mark.parametrize("anyway", [(), ("--anyway",)])
def test_an_unknown_version_is_one_sentence(
    run: Run, learned: Path, name: str, anyway: tuple[str, ...]
) -> None:
    ran = run("rankers", "promote", name, *anyway)
    assert (ran.code, ran.out, ran.err) == (1, "", "matcher: There is no such ranker.\n")


def test_tables_that_were_changed_never_serve(run: Run, learned: Path, version: str) -> None:
    run("rankers", "promote", version, "--anyway")
    tables = learned / "rankers" / version / "tables.json"
    tables.write_text(tables.read_text(encoding="utf-8").replace("0.", "1.", 1), encoding="utf-8")
    said = f"matcher: Ranker {version} is damaged (tables.json): run matcher rankers rollback"
    for command in (("match", "--client", "c-0001"), ("train",)):
        ran = run(*command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines()[-1].startswith(said)
    assert run("rankers", "rollback").code == 0
    assert run("match", "--client", "c-0001").code == 0
    said = f"matcher: Ranker {version} is damaged (tables.json).\n"
    for command in (("promote", version, "--anyway"), ("promote", version), ("compare", version)):
        ran = run("rankers", *command)
        assert (ran.code, ran.out, ran.err) == (1, "", said)


def test_a_damaged_ranker_is_listed_as_such_beside_the_others(
    run: Run, learned: Path, version: str
) -> None:
    hurt = learned / "rankers" / "learned-2026-01-01+0a1b2c3d"
    hurt.mkdir()
    ran = run("rankers", "list")
    first, second = ran.out.splitlines()[1:3]
    assert (ran.code, first.split()) == (0, [hurt.name, "damaged"])
    assert version in second
    assert ran.out.endswith("2 learned rankers; in use: prior.\n")
    told = run("rankers", "list", "--json").json["rankers"]
    assert [one["damaged"] for one in told] == [True, False]
    assert (told[0]["passed"], told[0]["encoderVersion"]) == (False, None)


def test_two_rankers_are_compared_by_figures_and_tables(
    run: Run, learned: Path, version: str, taught: tuple[Path, dict[str, Any]]
) -> None:
    told = run("rankers", "compare", version, "--json").json
    one, other = told["rankers"]
    assert (one["version"], other) == (version, {"version": "prior", "judged": None})
    report = taught[1]["report"]
    assert one["judged"]["logLoss"] == report["candidate"]["logLoss"]
    assert one["judged"]["heldOutOutcomes"] == report["heldOutOutcomes"]
    differences = told["differences"]
    sizes = [abs(each["difference"]) for each in differences]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0.0
    assert {each["part"] for each in differences if each["feature"] == "baseline"} == {
        "clientFit", "employerFit", "sustainedFit"
    }  # fmt: skip
    lines = run("rankers", "compare", version).out.splitlines()
    assert lines[1].startswith(version)
    assert lines[1].endswith("not passed")
    assert lines[2].split() == ["prior", "not", "judged"]
    largest = differences[0]
    assert lines[5].startswith(f"{largest['part']}")
    assert lines[5].endswith(f"{largest['difference']:+.4f}")


def test_a_ranker_compared_with_the_one_in_use_does_not_differ_from_itself(
    run: Run, learned: Path, version: str
) -> None:
    run("rankers", "promote", version, "--anyway")
    told = run("rankers", "compare", version).out
    assert told.splitlines()[-1].startswith("0 differences, ")
    turned = run("rankers", "compare", "prior", version, "--json").json["differences"]
    straight = run("rankers", "compare", version, "prior", "--json").json["differences"]
    assert [-one["difference"] for one in turned] == [one["difference"] for one in straight]


@pytest.mark.parametrize("versions", [("learned-9",), ("prior", "../rankers")])
def test_an_unknown_version_is_not_compared(
    run: Run, learned: Path, versions: tuple[str, ...]
) -> None:
    ran = run("rankers", "compare", *versions)
    assert (ran.code, ran.out, ran.err) == (1, "", "matcher: There is no such ranker.\n")
