"""Reads a folder in the MELO layout: occupation titles, labels to find, and which labels are right.

Titles and labels are the same kind of text, so both are read as queries.

`queries.tsv` and `corpus_elements.tsv` hold an id and a text a line; `annotations.tsv` holds
query id, an unused number, label id and 1 or 0, as `trec_eval` has it.
"""

from collections.abc import Iterator
from pathlib import Path

from matcher.domain.errors import Fault, InvalidInputError
from matcher.training.find_task import FindTask

QUERIES_FILE = "queries.tsv"
LABELS_FILE = "corpus_elements.tsv"
JUDGEMENTS_FILE = "annotations.tsv"

_TEXT_COLUMNS = 2
_JUDGEMENT_COLUMNS = 4
_RIGHT, _WRONG = "1", "0"


def read_melo_task(folder: Path) -> FindTask:
    """Return the task in a folder; queries without a right label are left out.

    Raises:
        InvalidInputError: a file is missing or a line is not as it should be; each fault names the
            file and the line.

    """
    queries = _texts_by_id(folder / QUERIES_FILE)
    labels = _texts_by_id(folder / LABELS_FILE)
    number_of = {label: number for number, label in enumerate(labels)}
    right: dict[str, set[int]] = {query: set() for query in queries}
    faults = []
    path = folder / JUDGEMENTS_FILE
    for place, (query, _, label, verdict) in _rows(path, _JUDGEMENT_COLUMNS):
        if query not in right:
            faults.append(Fault(place, f"names a query that {QUERIES_FILE} does not have"))
        elif label not in number_of:
            faults.append(Fault(place, f"names a label that {LABELS_FILE} does not have"))
        elif verdict not in {_RIGHT, _WRONG}:
            faults.append(Fault(place, "the fourth column must be 0 or 1"))
        elif verdict == _RIGHT:
            right[query].add(number_of[label])
    judged = [query for query in queries if right[query]]
    if not judged and not faults:
        faults.append(Fault(path.name, "has no right label for any query"))
    if faults:
        raise InvalidInputError(faults)
    return FindTask(
        name="titles to labels",
        queries=tuple(queries[query] for query in judged),
        candidates=tuple(labels.values()),
        candidate_ids=tuple(labels),
        right=tuple(frozenset(right[query]) for query in judged),
    )


def _texts_by_id(path: Path) -> dict[str, str]:
    """Return a file's texts by id, in the file's order."""
    texts: dict[str, str] = {}
    faults = []
    for place, (name, text) in _rows(path, _TEXT_COLUMNS):
        if name in texts:
            faults.append(Fault(place, "an id stands on an earlier line too"))
        elif not text.strip():
            faults.append(Fault(place, "the text is empty"))
        texts[name] = text.strip()
    if not texts:
        faults.append(Fault(path.name, "has no lines"))
    if faults:
        raise InvalidInputError(faults)
    return texts


def _rows(path: Path, columns: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each line's place (`file:line`) and columns; empty lines do not count."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise InvalidInputError([Fault(str(path), "there is no such file")]) from error
    except UnicodeDecodeError as error:
        raise InvalidInputError([Fault(path.name, "is not UTF-8 text")]) from error
    faults = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place, row = f"{path.name}:{number}", line.rstrip("\r").split("\t")
        if len(row) == columns:
            yield place, row
        else:
            faults.append(Fault(place, f"has {len(row)} columns instead of {columns}"))
    if faults:
        raise InvalidInputError(faults)
