"""A training that was stopped goes on as if nothing happened; a missing file is named before one begins."""

import fcntl
import json
import os
import shutil
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from matcher.cli import main
from matcher.domain.errors import InvalidInputError
from matcher.training import train_encoder
from matcher.training.student_network import check_base
from matcher.training.train_encoder import LAYERS, POSITIONS, Sources, make_encoder
from matcher.training.training_material import (
    CHATTER_FILE,
    EMPTY_WISHES_FILE,
    REMARKS_FILE,
    SAYINGS_FOLDER,
    TITLES_FOLDER,
)
from small_training import LESSON, SECOND, SEED, STAGES, WEIGHTS, Listener, Stopped, sources_in
from work_files import lines, training_folder

pytest_plugins = ["training_fixtures"]

pytestmark = pytest.mark.usefixtures("quick")


CONFIG = {
    "model_type": "bert",
    "hidden_size": 384,
    "num_hidden_layers": 12,
    "max_position_embeddings": 512,
    "bos_token_id": 0,
    "eos_token_id": 2,
    "pad_token_id": 1,
}


def base_folder(folder: Path, kind: str = "Unigram", **other: object) -> Path:
    """Write what is looked at first of a base: its configuration and the kind of its tokenizer."""
    lines(folder / "modules.json", "[]")
    lines(folder / WEIGHTS, "not looked into")
    lines(folder / "tokenizer.json", json.dumps({"model": {"type": kind}}))
    config = {name: value for name, value in {**CONFIG, **other}.items() if value is not None}
    lines(folder / "config.json", json.dumps(config))
    return folder


class TestStopping:
    def test_a_stopped_run_goes_on_and_ends_with_the_same_bytes(
        self, made: Path, sources: Sources, tmp_path: Path
    ) -> None:
        work, target = tmp_path / "work", tmp_path / "encoder"
        lines(target / "modules.json", "the encoder that is in use")
        first, second, third = Listener(stop_at=4), Listener(stop_at=7), Listener()
        for told in (first, second):
            with pytest.raises(Stopped):
                make_encoder(sources, target, work, seed=SEED, told=told)
            assert [path.name for path in target.iterdir()] == ["modules.json"]
        make_encoder(sources, target, work, seed=SEED, told=third)
        assert (first.done[-1], second.done[0]) == ((4, LESSON.steps), (3, LESSON.steps))
        assert (second.done[-1], third.done[0]) == ((3, SECOND.steps), (3, SECOND.steps))
        for name in (WEIGHTS, "tokenizer.json", "manifest.json", "README.md"):
            assert (target / name).read_bytes() == (made / name).read_bytes(), name
        assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder", "work"]

    @pytest.mark.usefixtures("made")
    def test_where_the_files_lie_and_what_lies_beside_them_makes_no_other_run(
        self, base: Path, work: Path, tmp_path: Path
    ) -> None:
        moved = sources_in(tmp_path / "elsewhere", base)
        for name in (
            ".DS_Store",
            ".werk.jsonl",
            ".werk.jsonl.swp",
            "werk.jsonl~",
            "titles/.x.jsonl",
        ):
            lines(moved.phrases / name, "what an editor left")
        with pytest.raises(Stopped):  # and so was not refused
            make_encoder(moved, tmp_path / "encoder", work, seed=SEED, told=Listener(stop_at=0))

    def test_a_run_that_is_done_teaches_nothing_more(
        self, made: Path, sources: Sources, work: Path, tmp_path: Path
    ) -> None:
        told = Listener()
        lines(work / STAGES[0].name / "going-on.safetensors", "left by a run killed at that moment")
        make_encoder(sources, tmp_path / "encoder", work, seed=SEED, told=told)
        assert told.done == []
        assert (tmp_path / "encoder" / WEIGHTS).read_bytes() == (made / WEIGHTS).read_bytes()
        assert list(work.rglob("going-on*")) == []

    @pytest.mark.usefixtures("made")
    def test_what_was_needed_to_go_on_is_removed_when_a_lesson_is_done(self, work: Path) -> None:
        for stage in STAGES:
            assert [path.name for path in (work / stage.name).iterdir()] == ["taught"]

    def test_the_work_folder_tells_the_packages_beside_what_the_manifest_tells(
        self, made: Path, work: Path
    ) -> None:
        claimed = json.loads((work / "training.json").read_text(encoding="utf-8"))
        manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
        packages = claimed.pop("packages")
        assert claimed == manifest["taught_with"]
        assert packages == manifest["made_with"] | {"transformers": version("transformers")}

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("other", ["seed", "lesson", "data", "base", "packages"])
    def test_a_work_folder_of_another_run_is_refused(
        self,
        other: str,
        sources: Sources,
        work: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        given, seed = sources, SEED
        if other == "seed":
            seed += 1
        elif other == "lesson":
            given = replace(sources, stages=STAGES[:1])
        elif other == "base":
            given = replace(sources, base=base_folder(tmp_path / "base"))
        elif other == "packages":
            monkeypatch.setattr(train_encoder, "package_versions", lambda _: {"torch": "9.9"})
        else:
            phrases = training_folder(tmp_path / "train")
            lines(phrases / REMARKS_FILE, ", een andere opmerking")
            given = replace(sources, phrases=phrases)
        before = sorted(work.rglob("*"))
        with pytest.raises(InvalidInputError) as caught:
            make_encoder(given, tmp_path / "encoder", work, seed=seed, told=Listener())
        assert str(caught.value) == (
            f"{work}: holds a run with other data, words, lessons, packages or seed: "
            "name another folder or remove it"
        )
        assert sorted(work.rglob("*")) == before
        assert not (tmp_path / "encoder").exists()


@pytest.mark.parametrize("held", ["work", "."])
def test_two_runs_are_kept_apart(held: str, sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    lock = os.open(tmp_path / held, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    told = Listener(stop_at=0)
    with pytest.raises(InvalidInputError, match="another run is at work here"):
        make_encoder(sources, tmp_path / "encoder", tmp_path / "work", seed=SEED, told=told)
    assert list((tmp_path / "work").iterdir()) == []
    os.close(lock)
    with pytest.raises(Stopped):
        make_encoder(sources, tmp_path / "encoder", tmp_path / "work", seed=SEED, told=told)


def refused(given: Sources, folder: Path) -> str:
    """Return why a run is refused, of which nothing may be begun."""
    told = Listener(stop_at=0)
    with pytest.raises(InvalidInputError) as caught:
        make_encoder(given, folder / "encoder", folder / "work", seed=SEED, told=told)
    assert not (folder / "encoder").exists()
    assert not (folder / "work").exists()
    return str(caught.value)


class TestTarget:
    @pytest.mark.parametrize("target", ["models", "."])
    def test_a_folder_of_something_else_is_refused_before_a_file_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
    ) -> None:
        kept = lines(tmp_path / "models" / "prior.md", "of somebody")
        monkeypatch.chdir(tmp_path)
        none = tmp_path / "none"
        given = Sources(occupations=none, competences=none, phrases=none, held_out=none)
        with pytest.raises(InvalidInputError) as caught:
            make_encoder(given, Path(target), tmp_path / "work", seed=SEED, told=Listener())
        assert str(caught.value).startswith(f"{target}: ")
        assert list(tmp_path.rglob("*")) == [kept.parent, kept]


class TestBase:
    @pytest.mark.parametrize(
        ("other", "problem"),
        [
            ({"model_type": "xlm-roberta"}, "config.json is not that of a BERT network"),
            ({"bos_token_id": None}, "config.json has no bos_token_id"),
            (
                {"num_hidden_layers": None, "pad_token_id": None},
                "config.json has no num_hidden_layers, pad_token_id",
            ),
            ({"num_hidden_layers": 6}, "has 6 layers, and at least 12 are needed"),
            ({"max_position_embeddings": 128}, "has 128 positions, and at least 258 are needed"),
            ({"kind": "WordPiece"}, "tokenizer.json is no Unigram tokenizer"),
        ],
    )
    def test_one_that_no_student_can_be_cut_from_is_refused_before_anything_begins(
        self, tmp_path: Path, other: dict[str, Any], problem: str
    ) -> None:
        given = sources_in(tmp_path, base_folder(tmp_path / "base", **other))
        assert refused(given, tmp_path) == f"{tmp_path / 'base'}: {problem}"

    def test_one_without_weights_is_refused_before_anything_begins(self, tmp_path: Path) -> None:
        base = base_folder(tmp_path / "base")
        (base / WEIGHTS).unlink()
        assert refused(sources_in(tmp_path, base), tmp_path) == f"{base}: has no {WEIGHTS}"

    def test_a_folder_without_an_encoder_is_refused_before_anything_begins(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "base" / "config.json"
        given = sources_in(tmp_path, path.parent)
        assert refused(given, tmp_path) == f"{path}: there is no such file"
        lines(path, "[]")
        assert refused(given, tmp_path) == f"{path}: is not a JSON object"

    def test_the_one_of_this_project_will_do(self, base: Path) -> None:
        check_base(base, layers=LAYERS, positions=POSITIONS)


def test_a_seed_is_never_negative(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "state"))
    given = sources_in(tmp_path)
    needed = ("--occupations", str(given.occupations), "--competences", str(given.competences))
    with pytest.raises(SystemExit) as ended:
        main(["train-encoder", *needed, "--seed", "-1", "--out", str(tmp_path / "encoder")])
    assert ended.value.code == 2
    assert "--seed" in capsys.readouterr().err


class TestMissingFiles:
    @pytest.mark.parametrize(
        "name",
        [
            "occupations.csv",
            "competences.csv",
            f"train/{CHATTER_FILE}",
            f"train/{EMPTY_WISHES_FILE}",
            f"train/{REMARKS_FILE}",
        ],
    )
    def test_a_missing_file_is_named_before_anything_begins(
        self, tmp_path: Path, name: str
    ) -> None:
        given = sources_in(tmp_path)
        (tmp_path / name).unlink()
        assert refused(given, tmp_path) == f"{tmp_path / name}: there is no such file"

    @pytest.mark.parametrize("name", [SAYINGS_FOLDER, TITLES_FOLDER])
    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path, name: str) -> None:
        given = sources_in(tmp_path)
        shutil.rmtree(given.phrases / name)
        folder = tmp_path / "train" / name
        assert refused(given, tmp_path) == f"{folder}: has no files of phrases (*.jsonl)"

    def test_phrases_without_any_work_are_refused_before_anything_begins(
        self, tmp_path: Path
    ) -> None:
        given = sources_in(tmp_path)
        (given.phrases / "werk.jsonl").unlink()
        assert refused(given, tmp_path).endswith("has no files of phrases (*.jsonl)")

    @pytest.mark.parametrize(
        "name", ["held_out/pairs.jsonl", "held_out/care_jobs.txt", "titles/queries.tsv"]
    )
    def test_what_measures_is_missed_before_anything_begins(
        self, tmp_path: Path, name: str
    ) -> None:
        given = sources_in(tmp_path)
        (tmp_path / name).unlink()
        assert refused(given, tmp_path) == f"{tmp_path / name}: there is no such file"

    @pytest.mark.parametrize(
        ("name", "problem"),
        [
            (f"train/{TITLES_FOLDER}/werk.jsonl", "werk.jsonl: has no records"),
            (f"train/{REMARKS_FILE}", f"{REMARKS_FILE}: has no lines"),
            ("held_out/typos.jsonl", "typos.jsonl: has no records"),
            ("held_out/care_jobs.txt", "care_jobs.txt: has no lines"),
            ("titles/queries.tsv", "queries.tsv: has no lines"),
        ],
    )
    def test_a_file_that_says_nothing_is_named_before_anything_begins(
        self, tmp_path: Path, name: str, problem: str
    ) -> None:
        given = sources_in(tmp_path)
        lines(tmp_path / name, "", " ")
        assert refused(given, tmp_path) == problem
