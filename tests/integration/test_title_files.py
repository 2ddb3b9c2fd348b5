"""Files of titles and their right labels, as MELO has them: whatever is wrong in one is named."""

from pathlib import Path

import pytest

from matcher.domain.errors import InvalidInputError
from matcher.training.melo_task import (
    JUDGEMENTS_FILE,
    LABELS_FILE,
    QUERIES_FILE,
    read_melo_task,
)
from work_files import lines, melo_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return melo_folder(tmp_path)


def test_files_without_titles_or_labels_are_named(folder: Path) -> None:
    for name in (LABELS_FILE, QUERIES_FILE):
        lines(folder / name, "")
        with pytest.raises(InvalidInputError) as caught:
            read_melo_task(folder)
        assert str(caught.value) == f"{name}: has no lines"


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
    lines(folder / JUDGEMENTS_FILE, "Q1\t0\tC1_0\t0")
    with pytest.raises(InvalidInputError, match="no right label"):
        read_melo_task(folder)


def test_a_query_without_a_right_label_is_not_asked(folder: Path) -> None:
    assert read_melo_task(folder).queries == ("Slager", "Hovenier")
