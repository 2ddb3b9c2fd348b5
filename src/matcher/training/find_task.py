"""A task to measure any encoder by: texts to look up, and texts to find them among."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.vocabulary import normalise_label


class ReadAs(StrEnum):
    """Which of the encoder's two functions reads a text."""

    QUERY = "query"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class FindTask:
    """Texts to look up, texts to find them among, and which are right.

    `right` holds numbers of candidates (places in `candidates`), one set for each query;
    `candidate_ids` decide the order of equal scores.
    """

    name: str
    queries: tuple[str, ...]
    candidates: tuple[str, ...]
    candidate_ids: tuple[str, ...]
    right: tuple[frozenset[int], ...]
    queries_as: ReadAs = ReadAs.QUERY
    candidates_as: ReadAs = ReadAs.QUERY

    def only(self, name: str, places: Sequence[int]) -> "FindTask":
        """Return the task with some of its queries, by place."""
        return FindTask(
            name,
            tuple(self.queries[place] for place in places),
            self.candidates,
            self.candidate_ids,
            tuple(self.right[place] for place in places),
            self.queries_as,
            self.candidates_as,
        )


def hard_part(task: FindTask) -> FindTask:
    """Return the queries that are no candidate letter for letter, upper case apart."""
    known = {candidate.casefold() for candidate in task.candidates}
    places = [place for place, query in enumerate(task.queries) if query.casefold() not in known]
    return task.only(f"{task.name}, no label verbatim", places)


def new_part(task: FindTask, taught: Container[str]) -> FindTask:
    """Return the queries of the hard part that were not taught either.

    `taught` holds texts without case or marks (`normalise_label`).
    """
    hard = hard_part(task)
    places = [
        place for place, query in enumerate(hard.queries) if normalise_label(query) not in taught
    ]
    return hard.only(f"{task.name}, neither a label nor taught", places)
