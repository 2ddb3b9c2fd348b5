"""`matcher train-encoder`: what it is given, what it tells, and what a failure looks like."""

from pathlib import Path
from typing import Any

import pytest

from command_line import Run
from matcher.training.train_encoder import Sources, Told
from work_files import competences_file, occupations_file, training_folder

PROJECT = Path(__file__).resolve().parents[3]
OURS = PROJECT / "data" / "phrases"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a state of its own, which no data of the region needs to be in."""
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def needed(tmp_path: Path) -> tuple[object, ...]:
    occupations = occupations_file(tmp_path / "occupations.csv")
    competences = competences_file(tmp_path / "competences.csv")
    return ("--occupations", occupations, "--competences", competences)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Teach nothing, and note with what it would have been taught."""
    noted: dict[str, Any] = {}

    def make(sources: Sources, target: Path, work: Path, *, seed: int, told: Told) -> str:
        noted.update(sources=sources, target=target, work=work, seed=seed)
        told.step("teaching")
        told.progress(1, 2)
        return "work-nl-1+01234567"

    monkeypatch.setattr("matcher.training.train_encoder.make_encoder", make)
    return noted


@pytest.mark.parametrize("missing", ["occupations.csv", "competences.csv"])
def test_a_missing_file_is_one_sentence_and_changes_nothing(
    run: Run, needed: tuple[object, ...], tmp_path: Path, state: Path, missing: str
) -> None:
    (tmp_path / missing).unlink()
    out = tmp_path / "encoder"
    ran = run("train-encoder", *needed, "--out", out)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == f"matcher: {tmp_path / missing}: there is no such file."
    assert ran.err.count("matcher: ") == 1
    assert not out.exists()
    assert not state.exists()


def test_a_folder_of_phrases_that_is_not_there_is_one_sentence(
    run: Run, needed: tuple[object, ...], tmp_path: Path
) -> None:
    ran = run("train-encoder", *needed, "--phrases", tmp_path / "none", "--out", tmp_path / "e")
    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith(f"matcher: {tmp_path / 'none'}/")
    assert ran.err.endswith(": there is no such file.\n")


def test_what_must_be_given_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("train-encoder", "--occupations", tmp_path / "occupations.csv")
    assert ran.code == 2
    assert "--competences" in ran.err


def test_it_is_taught_with_our_phrases_and_kept_in_the_state_unless_told_otherwise(
    run: Run, needed: tuple[object, ...], made: dict[str, Any], state: Path
) -> None:
    assert run("train-encoder", *needed).code == 0
    sources = made["sources"]
    assert (sources.phrases, sources.held_out) == (OURS / "train", OURS / "held_out")
    assert (sources.titles, sources.base) == (None, None)
    assert made["target"] == Path("models/encoder")
    assert made["work"] == state / "encoder-training"


def test_what_is_measured_by_never_follows_what_is_taught_with(
    run: Run, needed: tuple[object, ...], made: dict[str, Any], tmp_path: Path
) -> None:
    phrases = training_folder(tmp_path / "train")
    chosen = ("--phrases", phrases, "--work", tmp_path / "work", "--seed", 5)
    assert run("train-encoder", *needed, *chosen, "--out", tmp_path / "encoder").code == 0
    assert made["sources"].phrases == phrases
    assert made["sources"].held_out == OURS / "held_out"
    assert (made["seed"], made["work"]) == (5, tmp_path / "work")
    assert made["target"] == tmp_path / "encoder"


def test_it_tells_version_and_folder_and_on_the_way_each_step(
    run: Run, needed: tuple[object, ...], made: dict[str, Any], tmp_path: Path
) -> None:
    ran = run("train-encoder", *needed, "--out", tmp_path / "encoder")
    folder = str(tmp_path / "encoder")
    assert ran.out.startswith(f"Encoder work-nl-1+01234567 is in {folder}, made in 0 minutes.")
    assert "Teaching ..." in ran.err
    told = run("train-encoder", *needed, "--out", tmp_path / "encoder", "--json").json
    assert (told["encoderVersion"], told["folder"]) == ("work-nl-1+01234567", folder)
    assert told["minutes"] >= 0.0
