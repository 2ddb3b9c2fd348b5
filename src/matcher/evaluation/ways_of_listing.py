"""The two ways of making lists that a report holds side by side, as plain numbers."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import numpy as np

from matcher.bootstrap import App
from matcher.evaluation.list_figures import Ints, Listed
from matcher.ranking.ranker import PARTS
from matcher.storage.lists import ListRepository
from matcher.use_cases.make_lists import client_lists
from matcher.use_cases.matching import Matching
from matcher.use_cases.rank_everyone import Prospects


class Way(StrEnum):
    """A way to make lists."""

    SHARED = "shared"
    OWN_BEST = "ownBest"


def shared_lists(place: App, matching: Matching, found: Sequence[Prospects], on: date) -> Listed:
    """Return the lists that the night would make."""
    with place.database.reading() as connection:
        before = ListRepository(connection).published_pairs()
    lists = client_lists(matching, found, on, place.settings.list_length, before).of_clients
    lines = [(n, line) for n, one in enumerate(found) for line in lists[one.person.client_id]]
    return Listed(
        client=_ints([n for n, _ in lines]),
        vacancy=_ints([matching.table.row_of[line.vacancy_id] for _, line in lines]),
        rank=_ints([line.rank for _, line in lines]),
        chances=np.array([[line.parts[part] for part in PARTS] for _, line in lines]).reshape(
            -1, len(PARTS)
        ),
    )


def own_best_lists(matching: Matching, found: Sequence[Prospects], length: int) -> Listed:
    """Return everybody's own best vacancies."""
    best = [one.scored.first(length) for one in found]
    return Listed(
        client=np.repeat(np.arange(len(best)), [len(own.rows) for own in best]),
        vacancy=np.concatenate([own.rows for own in best]),
        rank=np.concatenate([np.arange(1, len(own.rows) + 1) for own in best]),
        chances=matching.ranker.probabilities(np.concatenate([own.features for own in best])),
    )


def _ints(numbers: Sequence[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)
