from pathlib import Path

import numpy as np
import pytest

from matcher.domain.errors import InvalidInputError
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_evaluation import (
    PUBLISHED_ON_MELO_BEL_NL,
    evaluate_encoder,
    measure,
)
from matcher.training.melo_task import (
    JUDGEMENTS_FILE,
    LABELS_FILE,
    QUERIES_FILE,
    MeloTask,
    read_melo_task,
)

QUERIES = ["Q1\tSlager", "Q2\tHovenier", "Q3\tIets zonder oordeel"]
LABELS = [
    "C1_0\tvleesbewerker",
    "C1_1\tmedewerker slagerij",
    "C2_0\ttuinman",
    "C2_1\thovenier aanleg",
    "C3_0\tboekhouder",
    "C4_0\tpiloot",
]
JUDGEMENTS = [
    "Q1\t0\tC1_0\t1",
    "Q1\t0\tC1_1\t1",
    "Q2\t0\tC2_0\t1",
    "Q2\t0\tC2_1\t1",
    "Q2\t0\tC4_0\t0",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in (
        (QUERIES_FILE, QUERIES),
        (LABELS_FILE, LABELS),
        (JUDGEMENTS_FILE, JUDGEMENTS),
    ):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_small_task_is_solved(folder: Path, encoder: SentenceTransformerEncoder) -> None:
    result = evaluate_encoder(folder, TextSpace(encoder))
    assert (result.query_count, result.label_count) == (2, 6)
    assert result.encoder_version == encoder.version
    assert result.space_version.startswith(encoder.version)
    assert result.space.success_at_1 == 1.0
    assert result.space.success_at_10 == 1.0
    for figures in (result.space, result.raw, result.character_ngrams):
        assert 0.0 < figures.mean_average_precision <= figures.mrr <= 1.0


def test_figures_follow_their_definitions() -> None:
    task = MeloTask(
        queries=("a", "b"),
        labels=tuple("tuvwxyz") + tuple(str(number) for number in range(10)),
        label_ids=tuple(f"C{number:02}" for number in range(17)),
        right=(frozenset({0, 3}), frozenset({16})),
    )
    scores = np.tile(np.arange(17, 0, -1, dtype=np.float32), (2, 1))
    figures = measure("by hand", task, iter([scores[:1], scores[1:]]))
    assert figures.mrr == pytest.approx((1 + 1 / 17) / 2)
    assert figures.mean_average_precision == pytest.approx(((1 + 2 / 4) / 2 + 1 / 17) / 2)
    assert figures.success_at_1 == 0.5
    assert figures.success_at_10 == 0.5


def test_equal_scores_are_ordered_by_the_last_id_first() -> None:
    task = MeloTask(("a",), ("x", "y", "z"), ("C1", "C3", "C2"), (frozenset({0}),))
    figures = measure("ties", task, iter([np.zeros((1, 3), dtype=np.float32)]))
    assert figures.mrr == pytest.approx(1 / 3)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / LABELS_FILE).unlink()
    with pytest.raises(InvalidInputError, match=LABELS_FILE):
        read_melo_task(folder)


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        (QUERIES_FILE, "Q4", f"{QUERIES_FILE}:4: has 1 columns instead of 2"),
        (QUERIES_FILE, "Q4\t ", f"{QUERIES_FILE}:4: the text is empty"),
        (LABELS_FILE, "C1_0\tnog eens", f"{LABELS_FILE}:7: an id stands on an earlier line"),
        (JUDGEMENTS_FILE, "Q9\t0\tC1_0\t1", f"{JUDGEMENTS_FILE}:6: names a query"),
        (JUDGEMENTS_FILE, "Q1\t0\tC9\t1", f"{JUDGEMENTS_FILE}:6: names a label"),
        (JUDGEMENTS_FILE, "Q1\t0\tC1_0\tyes", f"{JUDGEMENTS_FILE}:6: the fourth column"),
    ],
)
def test_a_bad_line_is_named(folder: Path, file: str, line: str, problem: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as content:
        content.write(f"{line}\n")
    with pytest.raises(InvalidInputError) as caught:
        read_melo_task(folder)
    assert problem in str(caught.value)


def test_text_in_another_encoding_is_named(folder: Path) -> None:
    (folder / QUERIES_FILE).write_bytes("Q1\tcaf\u00e9".encode("latin-1"))
    with pytest.raises(InvalidInputError, match="not UTF-8"):
        read_melo_task(folder)


def test_judgements_without_anything_right_are_refused(folder: Path) -> None:
    (folder / JUDGEMENTS_FILE).write_text("Q1\t0\tC1_0\t0\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="no right label"):
        read_melo_task(folder)


def test_published_figures_are_probabilities() -> None:
    for published in PUBLISHED_ON_MELO_BEL_NL:
        assert 0 < published.mean_average_precision < published.mrr < published.success_at_10 < 1
