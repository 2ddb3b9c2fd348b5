"""Training makes an encoder that any program can open, smaller than its base and told in its own files."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.encoder_manifest import changed_files, file_hash, read_manifest
from matcher.training import train_encoder
from matcher.training.student_network import read_pieces
from matcher.training.train_encoder import LAYERS, POSITIONS, Sources
from matcher.training.training_material import read_material
from small_training import SEED, STAGES, WEIGHTS, Listener

pytest_plugins = ["training_fixtures"]

pytestmark = pytest.mark.usefixtures("quick")


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

        first, ours, theirs = (
            Tokenizer.from_file(str(folder / "tokenizer.json"))
            for folder in (work / "student", made, base)
        )
        material = read_material(sources.occupations, sources.competences, sources.phrases)
        for text in material.texts_of_first_lesson:  # read in lower case from the first step
            assert first.encode(text.text).tokens == theirs.encode(text.text.lower()).tokens
        for text in material.texts:
            assert ours.encode(text.text).tokens == first.encode(text.text).tokens

    def test_word_pieces_that_nobody_needs_stay_behind_and_change_nothing(
        self, made: Path, work: Path, sources: Sources
    ) -> None:
        learned = work / "together"
        assert 0 < len(read_pieces(made).texts) < len(read_pieces(learned).texts)
        material = read_material(sources.occupations, sources.competences, sources.phrases)
        texts = [text.text for text in material.texts]
        before, after = (
            SentenceTransformerEncoder(folder, bfloat16=False).encode_passages(texts)
            for folder in (learned, made)
        )
        np.testing.assert_array_equal(before, after)

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

    @pytest.mark.usefixtures("made")
    def test_teaching_changes_layers_and_leaves_words(self, work: Path) -> None:
        from safetensors.torch import load_file  # noqa: PLC0415, brings torch in

        before, after = (load_file(work / name / WEIGHTS) for name in ("student", "together"))
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

    @pytest.mark.usefixtures("made")
    def test_each_later_lesson_begins_at_the_first_and_gives_its_share(self, work: Path) -> None:
        from safetensors.torch import load_file  # noqa: PLC0415, brings torch in

        first, *others = (load_file(work / stage.name / "taught" / WEIGHTS) for stage in STAGES)
        after = load_file(work / "together" / WEIGHTS)
        for name, weights in after.items():
            before = first[name].float()
            changes = [0.5 * (other[name].float() - before) for other in others]
            expected = before + changes[0] + changes[1]
            np.testing.assert_allclose(weights.float(), expected, rtol=2**-8, atol=1e-6)
        assert any(not others[0][name].equal(others[1][name]) for name in after)

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
        assert "| of titles | 2 | first 0 |" in card
        assert f"Seed {SEED}." in card
        assert "{" not in card

    @pytest.mark.usefixtures("made")
    def test_who_waits_is_told_each_step(self, told: Listener) -> None:
        assert told.done == [
            (done, stage.lesson.steps)
            for stage in STAGES
            for done in range(1, stage.lesson.steps + 1)
        ]
        assert [name.split()[0] for name in told.steps] == [
            *("cutting", "asking", *("teaching,",) * len(STAGES), "writing")
        ]
