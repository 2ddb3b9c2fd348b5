"""Files of work language become groups, what is held out never does, and bad files are named."""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from matcher.domain.errors import InvalidInputError
from matcher.training.text_files import lines_of
from matcher.training.training_material import SAYINGS_FOLDER
from matcher.training.work_groups import (
    CompetencePair,
    GroupText,
    TextGroup,
    TextKind,
    competence_groups,
    competence_pairs,
    occupation_groups,
    phrase_groups,
    saying_groups,
    title_groups,
)
from work_files import (
    COMPETENCE_COLUMNS,
    HELD_OUT_COMPETENCE,
    OCCUPATION_COLUMNS,
    competence_ids,
    competences_file,
    lines,
    occupations_file,
    records,
    table,
    training_folder,
)

COOK = ("u-1", "5120", "kok", "keukenkok\nkok in een restaurant", "Koks koken. Ze proeven.")
NO_PHRASES: dict[str, list[str]] = {"wishes": [], "abilities": [], "titles": [], "sentences": []}


def texts_of(group: TextGroup, kind: TextKind) -> list[str]:
    return [text.text for text in group.texts if text.kind is kind]


class TestOccupations:
    def test_all_labels_of_an_occupation_are_one_group(self, tmp_path: Path) -> None:
        (group,) = occupation_groups(table(tmp_path / "o.csv", OCCUPATION_COLUMNS, COOK))
        labels = texts_of(group, TextKind.LABEL)
        assert labels == ["kok", "keukenkok", "kok in een restaurant"]

    def test_a_label_that_stands_there_twice_counts_once(self, tmp_path: Path) -> None:
        row = ("u-1", "5120", "kok", "keukenkok\nkok\n\nkeukenkok", "")
        (group,) = occupation_groups(table(tmp_path / "o.csv", OCCUPATION_COLUMNS, row))
        assert texts_of(group, TextKind.LABEL) == ["kok", "keukenkok"]

    def test_the_first_two_sentences_of_a_description_are_texts(self, tmp_path: Path) -> None:
        row = ("u-1", "5120", "kok", "", "Koks koken. Ze proeven\nalles. Ze werken 's avonds.")
        (group,) = occupation_groups(table(tmp_path / "o.csv", OCCUPATION_COLUMNS, row))
        assert texts_of(group, TextKind.DESCRIPTION) == ["Koks koken.", "Ze proeven alles."]

    def test_siblings_are_those_of_one_isco_group(self, tmp_path: Path) -> None:
        groups = occupation_groups(occupations_file(tmp_path / "o.csv"))
        families = [group.family for group in groups]
        assert len(groups) == 18
        assert {families.count(family) for family in families} == {6}

    def test_an_occupation_of_one_text_teaches_nothing(self, tmp_path: Path) -> None:
        alone = ("u-2", "5120", "kok", "", "")
        path = table(tmp_path / "o.csv", OCCUPATION_COLUMNS, alone, COOK)
        assert len(occupation_groups(path)) == 1


class TestCompetences:
    def test_a_competence_is_one_group_with_its_skills(self, tmp_path: Path) -> None:
        groups = competence_groups(competence_pairs(competences_file(tmp_path / "c.csv")))
        texts = [texts_of(group, TextKind.LABEL) for group in groups]
        assert ["brood bakken", "deeg kneden", "ovens bedienen"] in texts

    def test_a_competence_held_out_is_in_no_group(self, tmp_path: Path) -> None:
        pairs = competence_pairs(competences_file(tmp_path / "c.csv"))
        taught = {text.text for group in competence_groups(pairs) for text in group.texts}
        held_out = [pair for pair in pairs if pair.held_out]
        assert {pair.competence for pair in held_out} == {HELD_OUT_COMPETENCE}
        assert taught.isdisjoint(
            {HELD_OUT_COMPETENCE, *(pair.skill for pair in held_out)}
        )  # in this mapping no other competence has these skills
        assert {pair.competence for pair in pairs if not pair.held_out} <= taught

    def test_all_pairs_of_a_competence_are_held_out_or_none(self) -> None:
        for name in islice(competence_ids(held_out=True), 20):
            skills = [CompetencePair(name, f"naam {n}", f"u-{n}", f"skill {n}") for n in range(5)]
            assert all(pair.held_out for pair in skills)
            assert competence_groups(skills) == []

    def test_about_a_tenth_is_held_out(self) -> None:
        held_out = [CompetencePair(f"id-{n}", "", "", "").held_out for n in range(5_000)]
        assert 0.08 < sum(held_out) / len(held_out) < 0.12

    def test_what_is_held_out_stays_so_in_every_version(self) -> None:
        names = [f"c-{n}" for n in range(40)]
        held_out = [name for name in names if CompetencePair(name, "", "", "").held_out]
        assert held_out == ["c-3", "c-14", "c-15"]


class TestPhrases:
    def test_a_line_is_a_group_and_knows_what_each_text_is(self, tmp_path: Path) -> None:
        first = phrase_groups(training_folder(tmp_path))[0]
        assert texts_of(first, TextKind.WISH) == ["films kijken", "ik hou van het witte doek"]
        assert texts_of(first, TextKind.ABILITY) == ["kan een projector bedienen"]
        assert texts_of(first, TextKind.TITLE) == ["Medewerker bioscoop", "Operateur"]
        assert len(texts_of(first, TextKind.SENTENCE)) == 2
        assert "films draaien in de bioscoop" not in {text.text for text in first.texts}

    def test_files_are_read_in_the_order_of_their_names(self, tmp_path: Path) -> None:
        for name in ("b", "c", "a"):
            records(tmp_path / f"{name}.jsonl", NO_PHRASES | {"wishes": [name]})
        assert [group.texts[0].text for group in phrase_groups(tmp_path)] == ["a", "b", "c"]

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("geen json", "is not a JSON object"),
            ("[]", "is not a JSON object"),
            ("null", "is not a JSON object"),
            ('{"wishes": [], "abilities": [], "titles": []}', "has no sentences"),
            (
                '{"wishes": [], "abilities": [], "titles": [], "sentences": null}',
                "has a wrong value in sentences",
            ),
        ],
    )
    def test_a_bad_line_is_named_with_what_is_wrong(
        self, tmp_path: Path, line: str, problem: str
    ) -> None:
        records(tmp_path / "werk.jsonl", NO_PHRASES)
        with (tmp_path / "werk.jsonl").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        with pytest.raises(InvalidInputError) as caught:
            phrase_groups(tmp_path)
        assert str(caught.value) == f"werk.jsonl:2: {problem}"

    @pytest.mark.parametrize("wishes", ["films kijken", [1], [None], [""]])
    def test_what_is_no_list_of_texts_is_refused(self, tmp_path: Path, wishes: object) -> None:
        records(tmp_path / "werk.jsonl", NO_PHRASES | {"wishes": wishes})
        with pytest.raises(InvalidInputError, match=r"werk\.jsonl:1: has a wrong value in wishes"):
            phrase_groups(tmp_path)

    def test_a_folder_without_phrases_is_refused(self, tmp_path: Path) -> None:
        lines(tmp_path / "werk.txt", "films kijken")
        for folder in (tmp_path, tmp_path / "not there"):
            with pytest.raises(InvalidInputError) as caught:
                phrase_groups(folder)
            assert str(caught.value) == f"{folder}: has no files of phrases (*.jsonl)"


class TestSayings:
    def test_sayings_are_a_group_of_wishes_and_sentences(self, tmp_path: Path) -> None:
        sayings = {
            "clients": ["vonken zien spatten", "de geur van ijzer"],
            "vacancies": ["Je last stalen balken."],
        }
        (group,) = saying_groups(records(tmp_path / "werk.jsonl", sayings).parent)
        assert texts_of(group, TextKind.WISH) == ["vonken zien spatten", "de geur van ijzer"]
        assert texts_of(group, TextKind.SENTENCE) == ["Je last stalen balken."]
        assert len(group.texts) == 3

    def test_sayings_are_no_kinds_of_work(self, tmp_path: Path) -> None:
        folder = training_folder(tmp_path)
        kinds = {text for group in phrase_groups(folder) for text in group.texts}
        said = {text for group in saying_groups(folder / SAYINGS_FOLDER) for text in group.texts}
        assert said
        assert kinds.isdisjoint(said)

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            ({"clients": ["koken"]}, "has no vacancies"),
            ({"vacancies": ["Je kookt."]}, "has no clients"),
            ({"clients": "koken", "vacancies": ["Je kookt."]}, "has a wrong value in clients"),
            ({"clients": ["koken"], "vacancies": [" "]}, "has a wrong value in vacancies"),
            ({"clients": [], "vacancies": None}, "has a wrong value in clients, vacancies"),
            (["koken", "Je kookt."], "is not a JSON object"),
        ],
    )
    def test_a_bad_line_is_named_with_what_is_wrong(
        self, tmp_path: Path, record: object, problem: str
    ) -> None:
        good = {"clients": ["koken"], "vacancies": ["Je kookt."]}
        records(tmp_path / "werk.jsonl", good, record)
        with pytest.raises(InvalidInputError) as caught:
            saying_groups(tmp_path)
        assert str(caught.value) == f"werk.jsonl:2: {problem}"


class TestTitles:
    def test_what_one_kind_of_work_is_called_is_a_group(self, tmp_path: Path) -> None:
        titles = {"titles": ["kelner", "ober", "zaalmedewerker"]}
        (group,) = title_groups(records(tmp_path / "werk.jsonl", titles).parent)
        assert texts_of(group, TextKind.TITLE) == ["kelner", "ober", "zaalmedewerker"]

    def test_a_title_alone_has_nothing_to_be_brought_to(self, tmp_path: Path) -> None:
        records(tmp_path / "werk.jsonl", {"titles": ["kelner"]})
        with pytest.raises(InvalidInputError) as caught:
            title_groups(tmp_path)
        assert str(caught.value) == "werk.jsonl:1: has a wrong value in titles"


class TestTables:
    @pytest.mark.parametrize(
        ("read", "columns"),
        [(occupation_groups, OCCUPATION_COLUMNS), (competence_pairs, COMPETENCE_COLUMNS)],
    )
    def test_missing_columns_are_named(
        self, tmp_path: Path, read: Callable[[Path], object], columns: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInputError) as caught:
            read(table(tmp_path / "some.csv", columns[1:-1]))
        assert str(caught.value) == f"some.csv: has no column {columns[0]}, {columns[-1]}"

    @pytest.mark.parametrize("read", [occupation_groups, competence_pairs])
    def test_an_empty_file_lacks_every_column(
        self, tmp_path: Path, read: Callable[[Path], object]
    ) -> None:
        with pytest.raises(InvalidInputError, match=r"some\.csv: has no column"):
            read(lines(tmp_path / "some.csv"))

    @pytest.mark.parametrize("read", [occupation_groups, competence_pairs, lines_of])
    def test_a_missing_file_is_named(self, tmp_path: Path, read: Callable[[Path], object]) -> None:
        path = tmp_path / "not there.csv"
        with pytest.raises(InvalidInputError) as caught:
            read(path)
        assert str(caught.value) == f"{path}: there is no such file"

    def test_columns_in_another_order_and_more_of_them_change_nothing(self, tmp_path: Path) -> None:
        straight = table(tmp_path / "one.csv", OCCUPATION_COLUMNS, COOK)
        other = table(
            tmp_path / "two.csv", ("status", *OCCUPATION_COLUMNS[::-1]), ("released", *COOK[::-1])
        )
        assert occupation_groups(other) == occupation_groups(straight)

    @pytest.mark.parametrize(
        ("read", "columns"),
        [(occupation_groups, OCCUPATION_COLUMNS), (competence_pairs, COMPETENCE_COLUMNS)],
    )
    def test_a_row_that_is_too_short_is_named(
        self, tmp_path: Path, read: Callable[[Path], object], columns: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInputError, match=r"some\.csv:2"):
            read(table(tmp_path / "some.csv", columns, ("u-1", "5120")))

    @pytest.mark.parametrize("read", [occupation_groups, competence_pairs, lines_of])
    def test_text_in_another_encoding_is_named(
        self, tmp_path: Path, read: Callable[[Path], object]
    ) -> None:
        (tmp_path / "some.csv").write_bytes("caf\u00e9\n".encode("latin-1"))
        with pytest.raises(InvalidInputError, match=r"some\.csv: is not UTF-8"):
            read(tmp_path / "some.csv")

    def test_a_row_is_named_by_its_line_where_rows_before_it_have_several(
        self, tmp_path: Path
    ) -> None:
        path = table(tmp_path / "some.csv", OCCUPATION_COLUMNS, COOK, ("u-2", "5120"))
        assert path.read_text(encoding="utf-8").splitlines()[3] == "u-2,5120"
        with pytest.raises(InvalidInputError, match=r"some\.csv:4"):
            occupation_groups(path)

    @pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x85"])
    def test_a_rare_mark_of_white_space_ends_no_row(self, tmp_path: Path, mark: str) -> None:
        row = ("u-1", "5120", "kok", f"keukenkok{mark}chef", "Koks koken.")
        (group,) = occupation_groups(table(tmp_path / "o.csv", OCCUPATION_COLUMNS, row))
        assert texts_of(group, TextKind.DESCRIPTION) == ["Koks koken."]

    @pytest.mark.parametrize("mark", ["\u2028", "\x85"])
    def test_a_rare_mark_of_white_space_ends_no_record(self, tmp_path: Path, mark: str) -> None:
        records(tmp_path / "werk.jsonl", NO_PHRASES | {"wishes": [f"films{mark}kijken"]})
        assert len(phrase_groups(tmp_path)) == 1


def test_empty_lines_between_records_say_nothing(tmp_path: Path) -> None:
    one, other = (json.dumps(NO_PHRASES | {"wishes": [wish]}) for wish in ("koken", "bakken"))
    lines(tmp_path / "werk.jsonl", "", one, " ", other, "")
    assert [group.texts[0].text for group in phrase_groups(tmp_path)] == ["koken", "bakken"]


def test_lines_without_words_say_nothing(tmp_path: Path) -> None:
    path = lines(tmp_path / "some.txt", "", " films kijken ", "\t", "tuinieren", "")
    assert lines_of(path) == ["films kijken", "tuinieren"]


def test_the_names_of_a_group_know_no_case_or_marks() -> None:
    one, other = (
        TextGroup("", (GroupText(text, TextKind.LABEL), GroupText("eigen", TextKind.LABEL)))
        for text in ("Kok  in opleiding.", "kok in opleiding")
    )
    assert one.names == other.names
