"""`matcher rerank` and `matcher demo`."""

import shutil
from pathlib import Path

import pytest

from command_line import Run, jsonl
from matcher.cli_commands.demo_files import moved
from matcher.domain.errors import ReleaseChecksFailedError
from matcher.use_cases.night_lock import night_lock

pytestmark = pytest.mark.usefixtures("state")


def test_a_night_is_told_in_numbers(run: Run) -> None:
    first = run("rerank")
    assert first.code == 0
    assert first.out.splitlines()[-1].startswith("Published: ")
    assert "Tonight's lists: publishing" in first.err
    again = run("rerank", "--json").json
    assert again["state"] == "published"
    assert again["counts"]["textsEncoded"] == 0


def test_a_night_that_may_not_be_says_why(
    state: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with night_lock(state):
        ran = run("rerank", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "Another nightly run is at work." in ran.err

    def fail(*_: object, **__: object) -> None:
        msg = "Half of the lists are empty."
        raise ReleaseChecksFailedError(msg)

    monkeypatch.setattr("matcher.cli_commands.rerank.rerank_overnight", fail)
    ran = run("rerank")
    assert (ran.code, ran.err) == (1, "matcher: Half of the lists are empty.\n")


def test_the_demo_shows_three_lists_and_four_keys_twice(
    template: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "demo"
    state.mkdir()
    shutil.copytree(template / "vectors", state / "vectors")
    monkeypatch.setenv("MATCHER_STATE_DIR", str(state))
    ran = run("demo", "--no-serve")
    assert ran.code == 0
    for client_id in ("c-0001", "c-0002", "c-0003"):
        assert f"Tonight's list of {client_id}" in ran.out
    assert "http://127.0.0.1:8000/" in ran.out
    assert ran.out.splitlines()[-1].startswith("Loaded 90 employers, 240 vacancies")
    again = run("demo", "--no-serve", "--port", "9000", "--json").json
    assert again["address"] == "http://127.0.0.1:9000/"
    assert again["imported"]["clients"]["added"] == 0
    assert again["night"]["counts"]["textsEncoded"] == 0
    assert [key["role"] for key in again["keys"]] == [
        *("employment_specialist", "employer_services_adviser", "employer", "administrator")
    ]
    assert {len(lines) for lines in again["lists"].values()} == {3}


def test_the_demo_never_mixes_with_a_region_of_its_own(run: Run) -> None:
    ran = run("demo", "--no-serve")
    assert (ran.code, ran.out) == (1, "")
    assert "MATCHER_STATE_DIR" in ran.err


def test_the_demo_takes_no_state_with_a_key_or_one_record(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    employer = jsonl(tmp_path / "one.jsonl", {"employer_id": "e-01", "name": "Echt bedrijf"})
    key = ("keys", "create", "--role", "administrator", "--subject", "ict")
    for number, begun in enumerate([("import", "employers", employer), key]):
        state = tmp_path / f"own-{number}"
        monkeypatch.setenv("MATCHER_STATE_DIR", str(state))
        assert run(*begun).code == 0
        ran = run("demo", "--no-serve")
        assert (ran.code, ran.out) == (1, "")
        assert "records or keys of its own" in ran.err
        assert not (state / "demo-region").exists()


def test_the_demo_takes_no_database_elsewhere(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("MATCHER_DATABASE_URL", f"sqlite:///{tmp_path}/real.sqlite")
    ran = run("demo", "--no-serve")
    assert (ran.code, ran.out) == (1, "")
    assert "unset MATCHER_DATABASE_URL" in ran.err
    assert not (tmp_path / "real.sqlite").exists()
    assert not (tmp_path / "state" / "demo-region").exists()


def test_the_region_moves_with_time_in_whole_blocks() -> None:
    line = '{"posted_on":"2026-11-20","title":"Zaal 2026"}'
    assert moved(line, 0) == line
    assert moved(line, 28) == '{"posted_on":"2026-12-18","title":"Zaal 2026"}'
