"""A training that was stopped goes on as if nothing happened; a missing file is named before one begins."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.domain.errors import InvalidInputError
from matcher.training.train_encoder import Sources, make_encoder
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


class TestStopping:
    def test_a_stopped_run_goes_on_and_ends_with_the_same_bytes(
        self, made: Path, sources: Sources, tmp_path: Path
    ) -> None:
        work, target = tmp_path / "work", tmp_path / "encoder"
        lines(target / "old", "the encoder that is in use")
        first, second, third = Listener(stop_at=4), Listener(stop_at=7), Listener()
        for told in (first, second):
            with pytest.raises(Stopped):
                make_encoder(sources, target, work, seed=SEED, told=told)
            assert [path.name for path in target.iterdir()] == ["old"]
        make_encoder(sources, target, work, seed=SEED, told=third)
        assert (first.done[-1], second.done[0]) == ((4, LESSON.steps), (3, LESSON.steps))
        assert (second.done[-1], third.done[0]) == ((3, SECOND.steps), (3, SECOND.steps))
        for name in (WEIGHTS, "tokenizer.json", "manifest.json", "README.md"):
            assert (target / name).read_bytes() == (made / name).read_bytes(), name
        assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder", "work"]

    @pytest.mark.usefixtures("made")
    def test_where_the_files_lie_makes_no_other_run(
        self, base: Path, work: Path, tmp_path: Path
    ) -> None:
        moved = sources_in(tmp_path / "elsewhere", base)
        with pytest.raises(Stopped):  # and so was not refused
            make_encoder(moved, tmp_path / "encoder", work, seed=SEED, told=Listener(stop_at=0))

    def test_a_run_that_is_done_teaches_nothing_more(
        self, made: Path, sources: Sources, work: Path, tmp_path: Path
    ) -> None:
        told = Listener()
        make_encoder(sources, tmp_path / "encoder", work, seed=SEED, told=told)
        assert told.done == []
        assert (tmp_path / "encoder" / WEIGHTS).read_bytes() == (made / WEIGHTS).read_bytes()

    @pytest.mark.parametrize("other", ["seed", "lesson", "data", "base"])
    def test_a_work_folder_of_another_run_is_refused(
        self, other: str, made: Path, sources: Sources, work: Path, tmp_path: Path
    ) -> None:
        given, seed = sources, SEED
        if other == "seed":
            seed += 1
        elif other == "lesson":
            given = replace(sources, stages=STAGES[:1])
        elif other == "base":
            given = replace(sources, base=made)
        else:
            phrases = training_folder(tmp_path / "train")
            lines(phrases / REMARKS_FILE, ", een andere opmerking")
            given = replace(sources, phrases=phrases)
        before = sorted(work.rglob("*"))
        with pytest.raises(InvalidInputError) as caught:
            make_encoder(given, tmp_path / "encoder", work, seed=seed, told=Listener())
        assert str(caught.value) == (
            f"{work}: holds a run with other data, words, lessons or seed: name another folder or remove it"
        )
        assert sorted(work.rglob("*")) == before
        assert not (tmp_path / "encoder").exists()


class TestMissingFiles:
    @staticmethod
    def refused(given: Sources, folder: Path) -> str:
        told = Listener(stop_at=0)
        with pytest.raises(InvalidInputError) as caught:
            make_encoder(given, folder / "encoder", folder / "work", seed=SEED, told=told)
        assert not (folder / "encoder").exists()
        assert not (folder / "work").exists()
        return str(caught.value)

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
        assert self.refused(given, tmp_path) == f"{tmp_path / name}: there is no such file"

    @pytest.mark.parametrize("name", [SAYINGS_FOLDER, TITLES_FOLDER])
    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path, name: str) -> None:
        given = sources_in(tmp_path)
        shutil.rmtree(given.phrases / name)
        folder = tmp_path / "train" / name
        assert self.refused(given, tmp_path) == f"{folder}: has no files of phrases (*.jsonl)"

    def test_phrases_without_any_work_are_refused_before_anything_begins(
        self, tmp_path: Path
    ) -> None:
        given = sources_in(tmp_path)
        (given.phrases / "werk.jsonl").unlink()
        assert self.refused(given, tmp_path).endswith("has no files of phrases (*.jsonl)")

    @pytest.mark.parametrize(
        "name", ["held_out/pairs.jsonl", "held_out/care_jobs.txt", "titles/queries.tsv"]
    )
    def test_what_measures_is_missed_before_anything_begins(
        self, tmp_path: Path, name: str
    ) -> None:
        given = sources_in(tmp_path)
        (tmp_path / name).unlink()
        assert self.refused(given, tmp_path) == f"{tmp_path / name}: there is no such file"
