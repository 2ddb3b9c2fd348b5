"""The project's own phrases: fit to teach with, and what is held out is nowhere in them."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.domain.vocabulary import normalise_label
from matcher.training.health_pull import CARE_FILE, OTHER_FILE
from matcher.training.health_pull import REMARKS_FILE as REMARKED_FILE
from matcher.training.text_files import lines_of
from matcher.training.training_material import (
    CHATTER_FILE,
    EMPTY_WISHES_FILE,
    REMARKS_FILE,
    SAYINGS_FOLDER,
    TITLES_FOLDER,
)
from matcher.training.work_groups import (
    TextGroup,
    TextKind,
    phrase_groups,
    saying_groups,
    title_groups,
)
from matcher.training.work_tasks import (
    COMPOUNDS_FILE,
    ENGLISH_FILE,
    PAIRS_FILE,
    TITLES_FILE,
    TYPOS_FILE,
)

PHRASES = Path(__file__).resolve().parents[2] / "data" / "phrases"
TRAIN, HELD_OUT = PHRASES / "train", PHRASES / "held_out"
MOST_ALIKE = 0.6
NO_TITLES = frozenset({TextKind.WISH, TextKind.ABILITY, TextKind.SENTENCE})
LINE_FILES = (CHATTER_FILE, EMPTY_WISHES_FILE, REMARKS_FILE)


@pytest.fixture(scope="module")
def groups() -> list[TextGroup]:
    return [*phrase_groups(TRAIN), *saying_groups(TRAIN / SAYINGS_FOLDER)]


def texts(groups: list[TextGroup], kinds: frozenset[TextKind]) -> list[str]:
    return [text.text for group in groups for text in group.texts if text.kind in kinds]


def held_out_texts(path: Path) -> Iterator[str]:
    """Yield every text of a held-out file: its lines, or the values of its records, ids apart."""
    for line in lines_of(path):
        if path.suffix == ".txt":
            yield line
        else:
            for key, value in json.loads(line).items():
                if key != "id":
                    yield from value if isinstance(value, list) else [value]


def same_texts(path: Path) -> list[frozenset[str]]:
    """Return the texts of each record that mean the same, without case or marks."""
    records = [json.loads(line) for line in lines_of(path)]
    return [
        frozenset(
            normalise_label(text)
            for key, value in record.items()
            if key != "id"
            for text in (value if isinstance(value, list) else [value])
        )
        for record in records
    ]


def test_every_kind_of_work_says_something_to_bring_together(groups: list[TextGroup]) -> None:
    assert len(groups) >= 1_000
    for group in groups:
        assert len(group.names) > 1
        assert all(text.text and text.text == text.text.strip() for text in group.texts)
        kinds = {text.kind for text in group.texts}
        assert TextKind.SENTENCE in kinds
        assert kinds & {TextKind.WISH, TextKind.ABILITY}


@pytest.mark.parametrize("name", LINE_FILES)
def test_no_line_stands_there_twice(name: str) -> None:
    said = [line.casefold() for line in lines_of(TRAIN / name)]
    assert len(said) >= 50
    assert len(set(said)) == len(said)


def test_a_remark_goes_on_where_a_wish_ends() -> None:
    assert {remark[0] for remark in lines_of(TRAIN / REMARKS_FILE)} <= set(",.;")


def test_what_says_nothing_about_work_is_said_of_no_work(groups: list[TextGroup]) -> None:
    said_of_work = set().union(*(group.names for group in groups))
    for name in (CHATTER_FILE, EMPTY_WISHES_FILE):
        assert said_of_work.isdisjoint(normalise_label(line) for line in lines_of(TRAIN / name))


def test_no_training_phrase_is_much_like_a_held_out_pair(groups: list[TextGroup]) -> None:
    pairs = [json.loads(line) for line in lines_of(HELD_OUT / PAIRS_FILE)]
    held_out = [pair[side] for pair in pairs for side in ("client", "vacancy")]
    taught = [text for text in texts(groups, NO_TITLES) if " " in text]  # a word is nobody's own
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit([*taught, *held_out])
    alike = (letters.transform(held_out) @ letters.transform(taught).T).tocsr()
    found = [
        (held_out[row], taught[column], round(float(alike[row, column]), 4))
        for row, column in np.argwhere(alike.toarray() >= MOST_ALIKE)
    ]
    assert found == []


@pytest.mark.parametrize("name", [PAIRS_FILE, REMARKED_FILE, CARE_FILE, OTHER_FILE])
def test_no_wish_or_sentence_is_held_out_letter_for_letter(
    name: str, groups: list[TextGroup]
) -> None:
    taught = texts(groups, frozenset({TextKind.WISH, TextKind.SENTENCE}))
    taught += [line for name in LINE_FILES for line in lines_of(TRAIN / name)]
    held_out = {text.casefold() for text in held_out_texts(HELD_OUT / name)}
    assert held_out
    assert held_out.isdisjoint(text.casefold() for text in taught)


@pytest.mark.parametrize("name", [COMPOUNDS_FILE, ENGLISH_FILE, TYPOS_FILE])
def test_no_title_to_teach_with_is_held_out(name: str) -> None:
    held_out = {normalise_label(text) for text in held_out_texts(HELD_OUT / name)}
    assert held_out
    for group in title_groups(TRAIN / TITLES_FOLDER):
        assert held_out.isdisjoint(group.names)


@pytest.mark.parametrize("name", [TITLES_FILE, ENGLISH_FILE, COMPOUNDS_FILE, TYPOS_FILE])
def test_nothing_that_is_held_out_as_the_same_is_taught_as_one(name: str) -> None:
    held_out = same_texts(HELD_OUT / name)
    assert held_out
    taught = [
        group.names
        for group in (
            *phrase_groups(TRAIN),
            *title_groups(TRAIN / TITLES_FOLDER),
            *saying_groups(TRAIN / SAYINGS_FOLDER),
        )
    ]
    assert [each & names for names in taught for each in held_out if len(each & names) > 1] == []


def test_no_remark_about_health_is_in_a_held_out_one() -> None:
    held_out = [json.loads(line) for line in lines_of(HELD_OUT / "health_remarks.jsonl")]
    said = [record["with_remark"].casefold() for record in held_out]
    taught = [remark.casefold().strip(" ,.;") for remark in lines_of(TRAIN / REMARKS_FILE)]
    assert [remark for remark in taught if any(remark in one for one in said)] == []
