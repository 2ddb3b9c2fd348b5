"""Figures follow their definitions, a whole report covers every task, and bad files are named."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matcher.cli_commands import evaluate_encoder as command
from matcher.cli_commands.evaluate_encoder import encoder as evaluate_encoder_command
from matcher.cli_commands.evaluate_encoder import report_shape
from matcher.domain.errors import InvalidInputError
from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_evaluation import (
    CENTRED,
    NGRAMS,
    PUBLISHED_ON_MELO_BEL_NL,
    RAW,
    WITH_NGRAMS,
    evaluate_task,
    measure,
)
from matcher.training.encoder_page import encoder_page
from matcher.training.encoder_report import (
    CAVEATS,
    NEW_TITLES,
    TITLES,
    EncoderReport,
    evaluate_encoder,
    read_measures,
    tables,
    taught_sentence,
)
from matcher.training.find_task import FindTask, ReadAs
from matcher.training.melo_task import (
    QUERIES_FILE,
    read_melo_task,
)
from matcher.training.training_material import SAYINGS_FOLDER
from work_files import (
    competences_file,
    held_out_folder,
    lines,
    melo_folder,
    records,
    table,
    training_folder,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return melo_folder(tmp_path)


@pytest.fixture(scope="module")
def report(space: TextSpace, tmp_path_factory: pytest.TempPathFactory) -> EncoderReport:
    files = tmp_path_factory.mktemp("files")
    measures = read_measures(
        titles=melo_folder(files / "titles"),
        competences=competences_file(files / "competences.csv"),
        phrases=held_out_folder(files / "phrases"),
    )
    return evaluate_encoder(space, measures)


class TestFigures:
    def test_a_small_task_is_solved(self, folder: Path, space: TextSpace) -> None:
        figures = evaluate_task(read_melo_task(folder), space)
        assert (figures.query_count, figures.candidate_count) == (2, 6)
        assert figures.of(CENTRED).success_at_1 == 1.0
        assert figures.of(CENTRED).success_at_10 == 1.0
        assert [one.name for one in figures.methods] == [CENTRED, WITH_NGRAMS, RAW, NGRAMS]
        for one in figures.methods:
            assert 0.0 < one.mean_average_precision <= one.mrr <= 1.0

    def test_they_follow_their_definitions(self) -> None:
        task = FindTask(
            name="by hand",
            queries=("a", "b", "c"),
            candidates=tuple("tuvwxyz") + tuple(str(number) for number in range(10)),
            candidate_ids=tuple(f"C{number:02}" for number in range(17)),
            right=(frozenset({0, 3}), frozenset({16}), frozenset({5})),
        )
        scores = np.tile(np.arange(17, 0, -1, dtype=np.float32), (3, 1))
        figures = measure("by hand", task, iter([scores[:1], scores[1:]]))
        assert figures.mrr == pytest.approx((1 + 1 / 17 + 1 / 6) / 3)
        precisions = ((1 + 2 / 4) / 2, 1 / 17, 1 / 6)
        assert figures.mean_average_precision == pytest.approx(sum(precisions) / 3)
        assert figures.success_at_1 == pytest.approx(1 / 3)
        assert figures.success_at_5 == pytest.approx(1 / 3)
        assert figures.success_at_10 == pytest.approx(2 / 3)

    def test_equal_scores_are_ordered_by_the_last_id_first(self) -> None:
        task = FindTask("ties", ("a",), ("x", "y", "z"), ("C1", "C3", "C2"), (frozenset({0}),))
        figures = measure("ties", task, iter([np.zeros((1, 3), dtype=np.float32)]))
        assert figures.mrr == pytest.approx(1 / 3)

    def test_each_side_of_a_task_is_read_as_the_task_says(self, space: TextSpace) -> None:
        texts = ("in de tuin werken", "koken voor vrienden", "auto's repareren")
        right = tuple(frozenset({number}) for number in range(3))
        alike = FindTask("same", texts, texts, ("1", "2", "3"), right)
        asked: list[tuple[str, tuple[str, ...]]] = []

        class Noting:
            mean_wish, mean_passage = space.mean_wish, space.mean_passage

            def raw_wishes(self, texts: tuple[str, ...]) -> object:
                asked.append(("wish", tuple(texts)))
                return space.raw_wishes(texts)

            def raw_passages(self, texts: tuple[str, ...]) -> object:
                asked.append(("passage", tuple(texts)))
                return space.raw_passages(texts)

        noting: Any = Noting()
        evaluate_task(alike, noting)
        evaluate_task(replace(alike, candidates_as=ReadAs.PASSAGE), noting)
        evaluate_task(replace(alike, queries_as=ReadAs.PASSAGE), noting)
        assert [kind for kind, _ in asked] == [
            *("wish", "wish"),
            *("wish", "passage"),
            *("passage", "wish"),
        ]

    def test_published_figures_are_probabilities(self) -> None:
        for published in PUBLISHED_ON_MELO_BEL_NL:
            assert published.success_at_5 is None
            assert (
                0 < published.mean_average_precision < published.mrr < published.success_at_10 < 1
            )


class TestReport:
    def test_it_covers_every_task_that_was_given(self, report: EncoderReport) -> None:
        assert [task.task for task in report.tasks] == [
            TITLES,
            f"{TITLES}, no label verbatim",
            "competences to skills, held out",
            "what clients say to vacancies",
            "vacancies to what clients say",
            "forms of a title to its first form",
            "compounds as written to as meant",
            "slips of the pen to as meant",
            "English to Dutch",
        ]
        assert [task.query_count for task in report.tasks] == [2, 1, 1, 3, 3, 3, 2, 2, 2]
        assert report.health is not None

    def test_it_names_encoder_and_space(self, report: EncoderReport, space: TextSpace) -> None:
        assert report.encoder_version == space.encoder.version
        assert report.space_version == space.version

    def test_the_real_encoder_finds_what_is_easy(self, report: EncoderReport) -> None:
        for task in report.tasks:
            assert task.of(CENTRED).mrr > 0.5, task.task

    def test_titles_that_are_all_labels_leave_no_hard_part(self, tmp_path: Path) -> None:
        folder = melo_folder(tmp_path)
        lines(folder / QUERIES_FILE, "Q1\tVLEESBEWERKER", "Q2\tHovenier")
        assert [task.name for task in read_measures(titles=folder).tasks] == [TITLES]

    def test_titles_that_were_taught_are_left_out_of_a_task_of_their_own(
        self, tmp_path: Path
    ) -> None:
        titles, taught = melo_folder(tmp_path / "titles"), training_folder(tmp_path / "train")
        whole, hard, new = read_measures(titles=titles, taught=taught).tasks
        assert (new.name, new.queries) == (NEW_TITLES, hard.queries)
        records(taught / SAYINGS_FOLDER / "meer.jsonl", {"clients": ["SLAGER"], "vacancies": ["x"]})
        assert read_measures(titles=titles, taught=taught).tasks == (whole, hard)

    def test_how_many_titles_were_taught_is_told_where_that_was_measured(
        self, report: EncoderReport
    ) -> None:
        assert taught_sentence(report) == ""
        hard = replace(report.tasks[1], query_count=163)
        new = replace(hard, task=NEW_TITLES, query_count=157)
        both = replace(report, tasks=(hard, new))
        assert taught_sentence(both).startswith(
            "Of the 163 titles to look up that are no label, 6 "
        )
        assert taught_sentence(both) in encoder_page(both)
        assert NEW_TITLES in tables(both)

    def test_where_no_title_was_taught_that_is_told_instead_of_the_same_rows(
        self, report: EncoderReport
    ) -> None:
        hard = replace(report.tasks[1], query_count=163)
        same = replace(report, tasks=(hard, replace(hard, task=NEW_TITLES)))
        assert taught_sentence(same).startswith(
            "None of the 163 titles to look up that are no label"
        )
        assert taught_sentence(same) in encoder_page(same)
        assert NEW_TITLES not in tables(same)

    def test_nothing_given_is_nothing_measured(self, space: TextSpace) -> None:
        report = evaluate_encoder(space, read_measures())
        assert (report.tasks, report.health) == ((), None)

    def test_a_mapping_without_anything_held_out_is_named(self, tmp_path: Path) -> None:
        columns = ("vdab_id", "vdab_label_nl", "esco_skill_uri", "esco_label_nl")
        path = table(tmp_path / "c.csv", columns, ("c-0", "brood bakken", "u-1", "deeg kneden"))
        with pytest.raises(InvalidInputError, match=r"c\.csv"):
            read_measures(competences=path)


class TestTables:
    def test_every_method_of_every_task_has_a_row_of_figures(self, report: EncoderReport) -> None:
        shown = tables(report).splitlines()
        for task in report.tasks:
            asked = f"{task.query_count} among {task.candidate_count}"
            at = shown.index(f"| **{task.task}**, {asked} | | | | | |")
            for row, figures in zip(shown[at + 1 :], task.methods, strict=False):
                assert row == (
                    f"| {figures.name} | {figures.mrr:.3f} | {figures.mean_average_precision:.3f} "
                    f"| {figures.success_at_1:.3f} | {figures.success_at_5:.3f} "
                    f"| {figures.success_at_10:.3f} |"
                )

    def test_published_figures_stand_by_the_task_they_are_of(
        self, report: EncoderReport, space: TextSpace, tmp_path: Path
    ) -> None:
        shown = tables(report)
        assert shown.count("as published") == len(PUBLISHED_ON_MELO_BEL_NL)
        for figures in PUBLISHED_ON_MELO_BEL_NL:
            row = f"| {figures.name}, as published for `melo_bel_nl` | {figures.mrr:.3f} |"
            assert row in shown.partition("no label verbatim")[0]
        competences = competences_file(tmp_path / "c.csv")
        unpublished = evaluate_encoder(space, read_measures(competences=competences))
        assert "published" not in tables(unpublished)

    def test_the_page_holds_the_tables_the_version_and_the_number_of_pairs(
        self, report: EncoderReport
    ) -> None:
        page = encoder_page(report)
        assert page.startswith("# The encoder, measured\n")
        assert f"Encoder `{report.encoder_version}`." in page
        assert f"\n\n{tables(report)}\n{CAVEATS}\n## What the tasks are\n" in page
        assert "and back: 3 pairs," in page

    def test_a_page_without_phrases_claims_no_number(self, report: EncoderReport) -> None:
        titles = replace(report, tasks=report.tasks[:1], health=None)
        assert "and back: pairs," in encoder_page(titles)
        assert "A remark about health moves" not in encoder_page(titles)

    def test_the_page_tells_how_to_renew_it_and_what_was_taught_with(
        self, report: EncoderReport
    ) -> None:
        command = "matcher evaluate encoder melo_bel_nl --page docs/encoder.md"
        page = encoder_page(report, command)
        assert f"```bash\n{command}\n```\n" in page
        assert "was chosen while looking at these figures" in page
        assert "the published models were taken as" in page
        assert "labels of one ESCO\n  occupation, and so were taught together" in page
        assert "Four of the\n  English pairs are labels of one ESCO occupation" in page


class TestCommand:
    def test_remarks_have_keys_like_all_others(self, report: EncoderReport) -> None:
        assert report.health is not None
        assert report_shape(report, 1.0)["healthRemarks"] == {
            "wishes": 1,
            "mean": report.health.mean,
            "p95": report.health.p95,
            "careInFirstTenPlain": report.health.care_in_first_ten_plain,
            "careInFirstTenWithRemark": report.health.care_in_first_ten_with_remark,
        }

    def test_a_page_that_cannot_be_written_is_refused_before_measuring(
        self, tmp_path: Path
    ) -> None:
        page = tmp_path / "none" / "encoder.md"
        with pytest.raises(InvalidInputError) as caught:
            evaluate_encoder_command(tmp_path / "no titles", page=page)
        assert str(caught.value) == f"{page.parent}: there is no such folder"
        with pytest.raises(InvalidInputError, match="is a folder, and no page"):
            evaluate_encoder_command(tmp_path / "no titles", page=tmp_path)

    def test_the_page_names_the_command_with_its_files(
        self, report: EncoderReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: dict[str, Path | None] = {}
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(command, "read_measures", lambda **given: asked.update(given))
        monkeypatch.setattr(command, "evaluate_encoder", lambda *_: report)
        monkeypatch.setattr(command, "TextSpace", lambda *_, **__: None)
        held_out = tmp_path / "phrases" / "held_out"
        page, titles = Path("encoder.md"), tmp_path / "melo_bel_nl"
        evaluate_encoder_command(titles, competences=Path("../c.csv"), phrases=held_out, page=page)
        shown = "matcher evaluate encoder melo_bel_nl --competences c.csv --phrases held_out"
        text = page.read_text(encoding="utf-8")
        assert f"```bash\n{shown} --page encoder.md\n```\n" in text
        assert asked["taught"] is None
        training_folder(held_out.parent / "train")
        evaluate_encoder_command(titles, phrases=held_out)
        assert asked["taught"] == held_out.parent / "train"
