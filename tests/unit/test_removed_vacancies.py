"""What was removed is gone from every answer, and everything else is as if it had never been there."""

from dataclasses import replace

import numpy as np
import pytest

from api_world import Words
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.ranking.ranker import load_prior
from matcher.retrieval.text_space import TextSpace
from matcher.storage.places import StoredGazetteer
from matcher.use_cases.matching import Matching

SHARED = "Wij zijn een gezellig team dat van aanpakken weet."
TASKS = ("Je bakt brood.", "Je verkoopt taart.", "Je pakt dozen in.", "Je rijdt rond.")
OFFERED = [
    Vacancy(VacancyId(f"v{n}"), EmployerId("e"), f"Medewerker {n}", f"{task} {SHARED}")
    for n, task in enumerate(TASKS)
]


@pytest.fixture(scope="module")
def words() -> TextSpace:
    return TextSpace(Words())


def matching_of(space: TextSpace, vacancies: list[Vacancy]) -> Matching:
    matching = Matching(space, load_prior(), StoredGazetteer(()))
    matching.put(vacancies, {})
    return matching


def same_texts(one: Matching, other: Matching, vacancies: list[Vacancy]) -> bool:
    rows = [(one.index.row_of[v.id], other.index.row_of[v.id]) for v in vacancies]
    return all(
        np.array_equal(one.block(row).weights, other.block(there).weights)
        and np.array_equal(
            one.index.search.vectors()[row],
            other.index.search.vectors()[there],
        )
        for row, there in rows
    )


def test_a_vacancy_that_was_filled_is_known_and_one_that_was_removed_is_not(
    words: TextSpace,
) -> None:
    matching = matching_of(words, OFFERED)
    filled = replace(OFFERED[0], status=VacancyStatus.FILLED)
    matching.put([filled], {})
    matching.close([OFFERED[1].id, VacancyId("never there")])
    assert matching.known_vacancies() == [filled, *OFFERED[2:]]
    matching.put([OFFERED[1]], {})
    assert matching.known_vacancies() == [filled, *OFFERED[1:]]


def test_texts_weigh_as_if_what_was_removed_had_never_been_there(words: TextSpace) -> None:
    matching = matching_of(words, OFFERED)
    assert not same_texts(matching, matching_of(words, OFFERED[2:]), OFFERED[2:])
    matching.close([OFFERED[0].id, OFFERED[1].id])
    assert same_texts(matching, matching_of(words, OFFERED[2:]), OFFERED[2:])
    matching.put(OFFERED[:2], {})
    assert same_texts(matching, matching_of(words, OFFERED), OFFERED)
