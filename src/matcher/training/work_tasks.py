"""Tasks made of what the encoder never learns from: mappings, phrases, slips of the pen, English."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.vocabulary import normalise_label
from matcher.training.find_task import FindTask, ReadAs
from matcher.training.text_files import Record, Text, records_of
from matcher.training.work_groups import competence_groups, competence_pairs

PAIRS_FILE: Final = "pairs.jsonl"
TITLES_FILE: Final = "gendered_titles.jsonl"
COMPOUNDS_FILE: Final = "compounds.jsonl"
TYPOS_FILE: Final = "typos.jsonl"
ENGLISH_FILE: Final = "dutch_english.jsonl"
FORMS: Final = "forms of a title to its first form"


class HeldOutPair(Record):
    """What a client says, and the sentence of a vacancy they would want to see first."""

    id: Text
    client: Text
    vacancy: Text


class Titles(Record):
    """Forms of one title."""

    id: Text
    titles: Annotated[list[Text], Field(min_length=2)]


class Written(Record):
    """Words as somebody wrote them, and as they were meant."""

    id: Text
    written: Text
    meant: Text


class English(Record):
    """Words in English, and the Dutch that means the same."""

    id: Text
    english: Text
    dutch: Text


def competence_task(path: Path) -> FindTask:
    """Return the competences held out of training, each to find its skills among all skills.

    Raises:
        InvalidInputError: the file is missing, is no such mapping, or holds nothing held out.

    """
    pairs = competence_pairs(path)
    taught = frozenset[str]().union(*(group.names for group in competence_groups(pairs)))
    skills = {pair.skill_id: pair.skill for pair in pairs}
    number_of = {skill: number for number, skill in enumerate(skills)}
    right: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for pair in pairs:
        if pair.held_out and normalise_label(pair.competence) not in taught:
            names[pair.competence_id] = pair.competence
            right.setdefault(pair.competence_id, set()).add(number_of[pair.skill_id])
    if not right:
        raise InvalidInputError([Fault(path.name, "has no competence that is held out")])
    return FindTask(
        "competences to skills, held out",
        tuple(names.values()),
        tuple(skills.values()),
        tuple(skills),
        tuple(frozenset(right[name]) for name in names),
    )


def phrase_tasks(folder: Path) -> list[FindTask]:
    """Return the tasks in a folder of held-out phrases.

    Raises:
        InvalidInputError: a file is missing or a line is not as it should be.

    """
    pairs = records_of(folder / PAIRS_FILE, HeldOutPair)
    titles = records_of(folder / TITLES_FILE, Titles)
    english = records_of(folder / ENGLISH_FILE, English)
    return [
        _task(
            "what clients say to vacancies",
            [(pair.client, pair.id) for pair in pairs],
            [(pair.id, pair.vacancy) for pair in pairs],
            candidates_as=ReadAs.PASSAGE,
        ),
        _task(
            "vacancies to what clients say",
            [(pair.vacancy, pair.id) for pair in pairs],
            [(pair.id, pair.client) for pair in pairs],
            queries_as=ReadAs.PASSAGE,
        ),
        _task(
            FORMS,
            [(form, one.id) for one in titles for form in one.titles[1:]],
            [(one.id, one.titles[0]) for one in titles],
        ),
        _written_task("compounds as written to as meant", folder / COMPOUNDS_FILE),
        _written_task("slips of the pen to as meant", folder / TYPOS_FILE),
        _task(
            "English to Dutch",
            [(one.english, one.id) for one in english],
            [(one.id, one.dutch) for one in english],
        ),
    ]


def _written_task(name: str, path: Path) -> FindTask:
    """Return what somebody wrote, to find what was meant."""
    records = records_of(path, Written)
    return _task(
        name,
        [(record.written, record.id) for record in records],
        [(record.id, record.meant) for record in records],
    )


def _task(
    name: str,
    queries: Sequence[tuple[str, str]],
    candidates: Sequence[tuple[str, str]],
    *,
    queries_as: ReadAs = ReadAs.QUERY,
    candidates_as: ReadAs = ReadAs.QUERY,
) -> FindTask:
    """Return a task of queries `(text, id of what is right)` and candidates `(id, text)`."""
    number_of = {name: number for number, (name, _) in enumerate(candidates)}
    return FindTask(
        name,
        tuple(text for text, _ in queries),
        tuple(text for _, text in candidates),
        tuple(name for name, _ in candidates),
        tuple(frozenset({number_of[right]}) for _, right in queries),
        queries_as,
        candidates_as,
    )
