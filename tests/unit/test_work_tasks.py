"""Tasks ask what the encoder never learned, know what is right, and name what is wrong in a file."""

from pathlib import Path

import pytest

from matcher.domain.errors import InvalidInputError
from matcher.training.find_task import FindTask, ReadAs, hard_part, new_part
from matcher.training.health_pull import CARE_FILE, OTHER_FILE, REMARKS_FILE, read_health_texts
from matcher.training.training_material import names_of_phrases
from matcher.training.work_groups import competence_groups, competence_pairs
from matcher.training.work_tasks import (
    COMPOUNDS_FILE,
    ENGLISH_FILE,
    PAIRS_FILE,
    TITLES_FILE,
    TYPOS_FILE,
    competence_task,
    phrase_tasks,
)
from work_files import (
    HELD_OUT_COMPETENCE,
    competence_ids,
    competences_file,
    held_out_folder,
    lines,
    records,
    training_folder,
)

OUR_PHRASES = Path(__file__).resolve().parents[2] / "data" / "phrases" / "held_out"
PAIR = {"id": "p-1", "client": "in de tuin werken", "vacancy": "Je snoeit de struiken."}
KEYS = {
    PAIRS_FILE: ("id", "client", "vacancy"),
    TITLES_FILE: ("id", "titles"),
    COMPOUNDS_FILE: ("id", "written", "meant"),
    TYPOS_FILE: ("id", "written", "meant"),
    ENGLISH_FILE: ("id", "english", "dutch"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return held_out_folder(tmp_path / "held_out")


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    return competences_file(tmp_path / "c.csv")


@pytest.fixture(scope="module")
def tasks() -> list[FindTask]:
    return phrase_tasks(OUR_PHRASES)


def answers(task: FindTask) -> dict[str, set[str]]:
    return {
        query: {task.candidates[number] for number in right}
        for query, right in zip(task.queries, task.right, strict=True)
    }


class TestCompetences:
    def test_those_held_out_are_to_find_their_skills(self, mapping: Path) -> None:
        task = competence_task(mapping)
        assert answers(task) == {
            HELD_OUT_COMPETENCE: {"boekhouding voeren", "rekeningen verwerken"}
        }

    def test_what_is_asked_was_in_no_group(self, mapping: Path) -> None:
        groups = competence_groups(competence_pairs(mapping))
        taught = {text.text for group in groups for text in group.texts}
        assert taught.isdisjoint(competence_task(mapping).queries)

    def test_one_whose_very_words_are_taught_is_not_asked(self, mapping: Path) -> None:
        (query,) = competence_task(mapping).queries
        head, *rows = mapping.read_text(encoding="utf-8").splitlines()
        other = next(
            one for one in competence_ids(held_out=True) if not any(one in row for row in rows)
        )
        taught = competence_groups(competence_pairs(mapping))[0].texts[0].text
        same = f"{other},{taught.upper()},uri-x,een vaardigheid"
        assert competence_task(lines(mapping, head, *rows, same)).queries == (query,)

    def test_they_look_among_all_skills_each_once(self, mapping: Path) -> None:
        pairs = competence_pairs(mapping)
        head, *rows = mapping.read_text(encoding="utf-8").splitlines()
        task = competence_task(lines(mapping, head, *rows, *rows))
        assert len(task.candidates) == len({pair.skill_id for pair in pairs})
        assert len(set(task.candidate_ids)) == len(task.candidate_ids)
        assert set(task.candidates) == {pair.skill for pair in pairs}


class TestPhrases:
    def test_each_task_asks_for_what_was_meant(self, folder: Path) -> None:
        to_vacancy, to_client, titles, compounds, typos, english = phrase_tasks(folder)
        assert answers(to_vacancy)["auto's repareren"] == {"Je vervangt remmen van auto's."}
        assert answers(to_client)["Je snoeit de struiken."] == {"in de tuin werken"}
        assert answers(titles) == {
            "verkoopster": {"verkoper"},
            "verkoper (m/v/x)": {"verkoper"},
            "lerares": {"leraar"},
        }
        assert answers(compounds)["magazijn medewerker"] == {"magazijnmedewerker"}
        assert answers(typos)["schoommaker"] == {"schoonmaker"}
        assert answers(english)["gardener"] == {"hovenier"}

    def test_clients_are_read_as_queries_and_vacancies_as_passages(self, folder: Path) -> None:
        to_vacancy, to_client, *others = phrase_tasks(folder)
        query, passage = ReadAs.QUERY, ReadAs.PASSAGE
        assert (to_vacancy.queries_as, to_vacancy.candidates_as) == (query, passage)
        assert (to_client.queries_as, to_client.candidates_as) == (passage, query)
        assert {(task.queries_as, task.candidates_as) for task in others} == {(query, query)}

    @pytest.mark.parametrize("name", KEYS)
    def test_a_missing_file_is_named(self, folder: Path, name: str) -> None:
        (folder / name).unlink()
        with pytest.raises(InvalidInputError) as caught:
            phrase_tasks(folder)
        assert str(caught.value) == f"{folder / name}: there is no such file"

    @pytest.mark.parametrize("name", KEYS)
    @pytest.mark.parametrize("line", ["geen json", "{", "null", "12"])
    def test_a_line_that_is_no_object_is_named(self, folder: Path, name: str, line: str) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            number = len((folder / name).read_text(encoding="utf-8").splitlines()) + 1
            file.write(f"{line}\n")
        with pytest.raises(InvalidInputError) as caught:
            phrase_tasks(folder)
        assert str(caught.value) == f"{name}:{number}: is not a JSON object"

    @pytest.mark.parametrize(
        ("name", "key"), [(n, key) for n, keys in KEYS.items() for key in keys]
    )
    def test_a_missing_key_is_named(self, folder: Path, name: str, key: str) -> None:
        records(folder / name, {other: "x" for other in KEYS[name] if other != key})
        with pytest.raises(InvalidInputError) as caught:
            phrase_tasks(folder)
        assert str(caught.value) == f"{name}:1: has no {key}"

    def test_empty_lines_count_where_a_bad_line_is_named(self, folder: Path) -> None:
        lines(folder / PAIRS_FILE, "", "", "geen json")
        with pytest.raises(InvalidInputError, match=rf"{PAIRS_FILE}:3: "):
            phrase_tasks(folder)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            (TITLES_FILE, {"id": "g-1", "titles": []}),
            (TITLES_FILE, {"id": "g-1", "titles": "verkoper"}),
            (PAIRS_FILE, PAIR | {"client": None}),
            (PAIRS_FILE, PAIR | {"vacancy": ["Je snoeit."]}),
            (PAIRS_FILE, ["id", "client", "vacancy"]),
            (PAIRS_FILE, "id, client, vacancy"),
        ],
    )
    def test_a_value_of_the_wrong_kind_is_named(
        self, folder: Path, name: str, content: object
    ) -> None:
        records(folder / name, content)
        with pytest.raises(InvalidInputError, match=f"{name}:1: "):
            phrase_tasks(folder)

    def test_an_id_that_stands_on_an_earlier_line_is_named(self, folder: Path) -> None:
        records(folder / PAIRS_FILE, PAIR, PAIR | {"client": "koken"})
        with pytest.raises(InvalidInputError, match=f"{PAIRS_FILE}:2: "):
            phrase_tasks(folder)

    @pytest.mark.parametrize("name", KEYS)
    def test_a_file_without_records_is_named(self, folder: Path, name: str) -> None:
        lines(folder / name, "", " ")
        with pytest.raises(InvalidInputError) as caught:
            phrase_tasks(folder)
        assert str(caught.value) == f"{name}: has no records"

    @pytest.mark.parametrize(
        ("name", "what"), [(REMARKS_FILE, "records"), (CARE_FILE, "lines"), (OTHER_FILE, "lines")]
    )
    def test_remarks_or_sentences_that_are_not_there_are_named(
        self, folder: Path, name: str, what: str
    ) -> None:
        lines(folder / name, "")
        with pytest.raises(InvalidInputError) as caught:
            read_health_texts(folder)
        assert str(caught.value) == f"{name}: has no {what}"


class TestOurOwn:
    def test_there_are_hundreds_of_pairs(self, tasks: list[FindTask]) -> None:
        assert all(len(task.queries) >= 300 for task in tasks[:2])
        assert all(len(task.queries) >= 100 for task in tasks)

    def test_each_text_has_one_answer_of_its_own(self, tasks: list[FindTask]) -> None:
        for task in tasks:
            assert {len(right) for right in task.right} == {1}, task.name
            assert len(set(task.queries)) == len(task.queries), task.name
            assert len(set(task.candidates)) == len(task.candidates), task.name
            assert len(set(task.candidate_ids)) == len(task.candidate_ids), task.name
            assert set().union(*task.right) == set(range(len(task.candidates))), task.name

    def test_no_task_is_solved_by_copying(self, tasks: list[FindTask]) -> None:
        for task in tasks:
            assert len(hard_part(task).queries) == len(task.queries), task.name


class TestHardPart:
    @staticmethod
    def task(*queries: str) -> FindTask:
        labels = ("Hovenier", "STRASSE", "kok")
        right = tuple(frozenset({number % 3}) for number in range(len(queries)))
        reading = (ReadAs.PASSAGE, ReadAs.QUERY)
        return FindTask("titles", queries, labels, ("C1", "C2", "C3"), right, *reading)

    def test_it_leaves_out_what_is_a_candidate_letter_for_letter(self) -> None:
        hard = hard_part(self.task("hovenier", "KOK", "straße", "tuinman", "kok in opleiding"))
        assert hard.queries == ("tuinman", "kok in opleiding")
        assert hard.right == (frozenset({0}), frozenset({1}))

    def test_it_leaves_everything_else_as_it_was(self) -> None:
        whole = self.task("tuinman")
        hard = hard_part(whole)
        assert hard == FindTask(
            "titles, no label verbatim",
            ("tuinman",),
            whole.candidates,
            whole.candidate_ids,
            (frozenset({0}),),
            ReadAs.PASSAGE,
            ReadAs.QUERY,
        )

    def test_nothing_may_be_left(self) -> None:
        assert hard_part(self.task("kok")).queries == ()


class TestNewPart:
    def test_it_leaves_out_what_is_a_label_or_was_taught(self) -> None:
        task = TestHardPart.task("kok", "Tuinman.", "TUIN  MAN", "tuinvrouw")
        new = new_part(task, frozenset({"tuinman", "tuin man"}))
        assert new.name == "titles, neither a label nor taught"
        assert new.queries == ("tuinvrouw",)
        assert new.right == (task.right[3],)
        assert new.candidates == task.candidates

    def test_all_phrases_that_speak_of_work_count_as_taught(self, tmp_path: Path) -> None:
        names = names_of_phrases(training_folder(tmp_path))
        assert {"operateur", "films kijken", "taarten versieren", "tuinaanlegger"} <= names
        assert "een fijne baas" not in names
