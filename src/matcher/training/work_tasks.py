"""Tasks made of what the encoder never learns from: mappings, phrases, slips of the pen, English."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from matcher.domain.errors import Fault, InvalidInputError
from matcher.training.find_task import FindTask, ReadAs
from matcher.training.work_groups import CompetencePair, lines_of

PAIRS_FILE: Final = "pairs.jsonl"
TITLES_FILE: Final = "gendered_titles.jsonl"
COMPOUNDS_FILE: Final = "compounds.jsonl"
TYPOS_FILE: Final = "typos.jsonl"
ENGLISH_FILE: Final = "dutch_english.jsonl"

Record = dict[str, Any]


def competence_task(pairs: Sequence[CompetencePair]) -> FindTask:
    """Return the competences held out of training, each to find its skills among all skills."""
    skills = {pair.skill_id: pair.skill for pair in pairs}
    number_of = {skill: number for number, skill in enumerate(skills)}
    right: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for pair in pairs:
        if pair.held_out:
            names[pair.competence_id] = pair.competence
            right.setdefault(pair.competence_id, set()).add(number_of[pair.skill_id])
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
    pairs = _records(folder / PAIRS_FILE, ("id", "client", "vacancy"))
    titles = _records(folder / TITLES_FILE, ("id", "titles"))
    first_titles = [(one["id"], one["titles"][0]) for one in titles]
    return [
        _pairs_task("what clients say to vacancies", pairs, "client", "vacancy"),
        _pairs_task("vacancies to what clients say", pairs, "vacancy", "client"),
        _task(
            "forms of a title to its first form",
            [(form, one["id"]) for one in titles for form in one["titles"][1:]],
            first_titles,
        ),
        _written_task("compounds as written to as meant", folder / COMPOUNDS_FILE),
        _written_task("slips of the pen to as meant", folder / TYPOS_FILE),
        _english_task(folder / ENGLISH_FILE),
    ]


def _pairs_task(name: str, pairs: Sequence[Record], from_: str, to: str) -> FindTask:
    """Return each text of one side, to find its other among all others."""
    read_as = {"client": ReadAs.QUERY, "vacancy": ReadAs.PASSAGE}
    return _task(
        name,
        [(pair[from_], pair["id"]) for pair in pairs],
        [(pair["id"], pair[to]) for pair in pairs],
        queries_as=read_as[from_],
        candidates_as=read_as[to],
    )


def _written_task(name: str, path: Path) -> FindTask:
    """Return what somebody wrote, to find what was meant."""
    records = _records(path, ("id", "written", "meant"))
    return _task(
        name,
        [(record["written"], record["id"]) for record in records],
        [(record["id"], record["meant"]) for record in records],
    )


def _english_task(path: Path) -> FindTask:
    """Return English titles and tasks, to find the Dutch."""
    records = _records(path, ("id", "english", "dutch"))
    return _task(
        "English to Dutch",
        [(record["english"], record["id"]) for record in records],
        [(record["id"], record["dutch"]) for record in records],
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


def _records(path: Path, keys: Iterable[str]) -> list[Record]:
    """Return the records of a file, one a line, each with these keys."""
    records = []
    for number, line in enumerate(lines_of(path), start=1):
        try:
            record = json.loads(line)
            missing = [key for key in keys if key not in record]
        except (ValueError, TypeError) as error:
            fault = Fault(f"{path.name}:{number}", "is not a JSON object")
            raise InvalidInputError([fault]) from error
        if missing:
            fault = Fault(f"{path.name}:{number}", f"has no {', '.join(missing)}")
            raise InvalidInputError([fault])
        records.append(record)
    return records
