"""What the encoder that travels with the project promises: small, whole, and at home in work language."""

from pathlib import Path

import numpy as np
import pytest

from matcher.retrieval.encoder_manifest import MANIFEST_FILE, changed_files, read_manifest
from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_evaluation import CENTRED, TaskFigures, evaluate_task
from matcher.training.encoder_report import health_sentence
from matcher.training.health_pull import BOUND, measure_health_pull, read_health_texts
from matcher.training.work_tasks import phrase_tasks

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "models" / "encoder"
HELD_OUT = PROJECT / "data" / "phrases" / "held_out"
MOST_MIB = 50.0
LEAST_IN_FIRST_FIVE = {
    "what clients say to vacancies": 0.80,
    "vacancies to what clients say": 0.78,
}


@pytest.fixture(scope="module")
def figures(space: TextSpace) -> dict[str, TaskFigures]:
    return {task.name: evaluate_task(task, space) for task in phrase_tasks(HELD_OUT)}


def test_it_is_whole_and_small() -> None:
    manifest = read_manifest(FOLDER)
    assert manifest is not None
    assert changed_files(FOLDER, manifest) == []
    files = {path for path in FOLDER.rglob("*") if path.is_file()}
    assert {path.relative_to(FOLDER).as_posix() for path in files} == {
        *manifest.file_hashes,
        MANIFEST_FILE,
    }
    size = sum(path.stat().st_size for path in files)
    assert size <= MOST_MIB * 2**20


def test_plain_sentence_transformers_opens_it() -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415, seconds to import

    plain = SentenceTransformer(str(FOLDER), device="cpu", local_files_only=True)
    wish = np.asarray(plain.encode_query("ik ben graag met dieren bezig"), dtype=np.float32)
    right, wrong = np.asarray(
        plain.encode_document(
            ["Je verzorgt de konijnen op de kinderboerderij.", "Je voert facturen in."]
        ),
        dtype=np.float32,
    )
    assert wish @ right > wish @ wrong


def test_what_people_say_finds_its_work(figures: dict[str, TaskFigures]) -> None:
    for task, floor in LEAST_IN_FIRST_FIVE.items():
        found = figures[task].of(CENTRED).success_at_5
        assert found is not None
        assert found >= floor, task


def test_its_page_is_of_this_encoder() -> None:
    manifest = read_manifest(FOLDER)
    assert manifest is not None
    page = (PROJECT / "docs" / "encoder.md").read_text(encoding="utf-8")
    assert f"Encoder `{manifest.version}`." in page


def test_capitals_make_no_other_text(space: TextSpace) -> None:
    plain, loud = space.fleeting(["medewerker bioscoop", "Medewerker BIOSCOOP"])
    np.testing.assert_array_equal(plain, loud)


def test_every_form_of_a_title_is_the_same_work(figures: dict[str, TaskFigures]) -> None:
    assert figures["forms of a title to its first form"].of(CENTRED).success_at_1 >= 0.95


def test_a_remark_about_health_does_not_lead_to_care(space: TextSpace) -> None:
    pull = measure_health_pull(read_health_texts(HELD_OUT), space)
    assert pull.mean < BOUND, health_sentence(pull)
    assert pull.care_in_first_ten_with_remark - pull.care_in_first_ten_plain < 0.1
