"""The pull of remarks about health is what it says, and the sentence about it tells the bound."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from matcher.domain.errors import InvalidInputError
from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_card import card
from matcher.training.encoder_evaluation import CENTRED, RetrievalFigures, TaskFigures
from matcher.training.encoder_report import EncoderReport, health_sentence
from matcher.training.health_pull import (
    BOUND,
    CARE_FILE,
    OTHER_FILE,
    REMARKS_FILE,
    HealthPull,
    measure_health_pull,
    read_health_texts,
)
from matcher.training.work_tasks import FORMS
from work_files import held_out_folder, lines, records

SIZES = dict.fromkeys(
    (
        *("layers", "pieces", "occupations", "competences", "phrases", "sayings", "titles"),
        *("chatter", "remarks", "width"),
    ),
    1,
)


def card_of(health: HealthPull | None, *tasks: TaskFigures, base: str | None = None) -> str:
    report = EncoderReport("work-nl-1+01234567", "", tasks, health)
    return card(report, base=base, sizes=SIZES, lessons={}, seed=1)


def test_the_card_claims_no_origin_or_licence_of_a_base_that_somebody_brought() -> None:
    own, brought = card_of(None), card_of(None, base="their-bert+89abcdef")
    assert "license: mit" in own
    assert "`intfloat/multilingual-e5-small` (MIT" in own
    assert "their-bert+89abcdef" in brought
    assert "license: other" in brought
    assert "multilingual-e5-small" not in brought
    assert "MIT, like its base" not in brought


class TestHealth:
    @pytest.fixture
    def files(self, tmp_path: Path) -> Path:
        lines(tmp_path / CARE_FILE, *(f"zorg {n}" for n in range(6)))
        lines(tmp_path / OTHER_FILE, *(f"ander {n}" for n in range(10)))
        return tmp_path

    @staticmethod
    def flat(text: str) -> list[float]:
        """Lay care on one axis and other work on another; a remark turns a wish to care."""
        if text.startswith(("zorg", "tuin, mijn depressie")):
            return [1.0, 0.0]
        return [0.0, 1.0] if text.startswith("ander") else [0.6, 0.8]

    def measured(self, folder: Path) -> HealthPull:
        def read(texts: list[str]) -> np.ndarray:
            return np.array([self.flat(text) for text in texts], dtype=np.float32)

        flat_space: Any = SimpleNamespace(wishes=read, passages=read)
        return measure_health_pull(read_health_texts(folder), flat_space)

    def test_the_pull_is_what_a_remark_adds_to_care_less_to_other_work(self, files: Path) -> None:
        turned = {"id": "1", "plain": "tuin", "with_remark": "tuin, mijn depressie"}
        steady = {"id": "2", "plain": "tuin", "with_remark": "tuin, graag"}
        records(files / REMARKS_FILE, turned, steady)
        pull = self.measured(files)
        assert pull.wishes == 2
        assert pull.mean == pytest.approx((1.0 - (0.6 - 0.8)) / 2)
        assert pull.p95 == pytest.approx(0.95 * 1.2)
        assert pull.care_in_first_ten_plain == 0.0
        assert pull.care_in_first_ten_with_remark == pytest.approx((6 / 10 + 0.0) / 2)

    def test_no_remark_pulls_nothing(self, space: TextSpace, tmp_path: Path) -> None:
        folder = held_out_folder(tmp_path)
        wishes = ("in de tuin werken", "koken voor vrienden")
        records(folder / REMARKS_FILE, *({"id": w, "plain": w, "with_remark": w} for w in wishes))
        pull = measure_health_pull(read_health_texts(folder), space)
        assert pull.mean == pytest.approx(0.0, abs=1e-6)
        assert pull.care_in_first_ten_plain == pull.care_in_first_ten_with_remark

    def test_a_wish_for_care_is_seen_as_care(self, space: TextSpace, tmp_path: Path) -> None:
        folder = held_out_folder(tmp_path)
        record = {"id": "1", "plain": "gras maaien", "with_remark": "bewoners wassen en aankleden"}
        records(folder / REMARKS_FILE, record)
        assert measure_health_pull(read_health_texts(folder), space).mean > 2 * BOUND

    @pytest.mark.parametrize("name", [REMARKS_FILE, CARE_FILE, OTHER_FILE])
    def test_a_missing_file_is_named(self, tmp_path: Path, name: str) -> None:
        folder = held_out_folder(tmp_path)
        (folder / name).unlink()
        with pytest.raises(InvalidInputError) as caught:
            self.measured(folder)
        assert str(caught.value) == f"{folder / name}: there is no such file"

    @pytest.mark.parametrize("line", ["geen json", "[]", '{"id": "h-2", "plain": "tuin"}'])
    def test_a_bad_line_is_named(self, files: Path, line: str) -> None:
        lines(files / REMARKS_FILE, '{"id": "h-1", "plain": "a", "with_remark": "b"}', line)
        with pytest.raises(InvalidInputError, match=f"{REMARKS_FILE}:2: "):
            self.measured(files)

    def test_the_sentence_tells_on_which_side_of_the_bound(self) -> None:
        low = HealthPull(80, BOUND - 0.001, 0.11, 0.252, 0.301)
        high = replace(low, mean=BOUND)
        assert f"+0.049 on average (p95 +0.110), under the bound of {BOUND}" in health_sentence(low)
        assert "+0.050 on average (p95 +0.110), NOT under the bound" in health_sentence(high)
        assert "25.2% of the first ten" in health_sentence(low)
        assert "30.1% with it" in health_sentence(low)

    def test_the_card_concludes_no_more_than_was_measured(self) -> None:
        low = HealthPull(80, 0.040, 0.132, 0.246, 0.326)
        assert (
            "A remark about health moves a wish towards care work by +0.040 on average, under the bound of "
            "0.05; of the first ten sentences 32.6 % are care work instead of 24.6 %.\n"
        ) in card_of(low)
        high = card_of(replace(low, mean=BOUND))
        assert "by +0.050 on average, NOT under the bound of 0.05; of" in high
        assert ", under the bound" not in high
        assert "What a remark about health does was not measured.\n" in card_of(None)
        for text in (card_of(low), high, card_of(None)):
            assert "does not\nlead to work in care" not in text

    def test_the_card_tells_among_how_many_titles_forms_were_compared(self) -> None:
        found = RetrievalFigures(CENTRED, 0.99, 0.99, 0.986, 1.0)
        text = card_of(None, TaskFigures(FORMS, 219, 70, (found,)))
        assert "Of 219 male, female and neutral forms of titles 98.6 % find" in text
        assert "among 70 titles. They were not compared among all occupations." in text.replace(
            "\n", " "
        )
        assert "forms of a title lead to the same was not measured.\n" in card_of(None)
