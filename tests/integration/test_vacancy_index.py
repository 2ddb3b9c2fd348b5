"""Meaning with the real encoder: passions find their work, talk about employers finds nobody."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.errors import StateError
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.features.people import PhraseKind
from matcher.features.text_fit import best_pair, text_fits
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vacancy_index import VacancyIndex, commonness_weight, person_queries
from matcher.retrieval.vector_index import Floats

ABOUT_US = "Wij zijn een gezellig team dat van aanpakken weet."


def vacancy(number: int, title: str, *sentences: str) -> Vacancy:
    description = " ".join((*sentences, ABOUT_US))
    return Vacancy(VacancyId(f"v{number}"), EmployerId("e"), title, description)


VACANCIES = [
    vacancy(0, "Medewerker bioscoop", "Je start de films en ontvangt bezoekers."),
    vacancy(1, "Stalmedewerker", "Je borstelt de paarden en mest de stallen uit."),
    vacancy(2, "Administratief medewerker", "Je verwerkt facturen in de boekhouding."),
    vacancy(3, "Bakker", "Je kneedt deeg en bakt brood."),
    *(vacancy(n, f"Inpakker {n}", f"Je pakt doos nummer {n} in.") for n in range(4, 12)),
]


@pytest.fixture
def index(space: TextSpace) -> VacancyIndex:
    made = VacancyIndex(space)
    made.put(VACANCIES)
    return made


def found(index: VacancyIndex, space: TextSpace, wishes: list[str], k: int) -> list[str]:
    everything = np.ones(len(index.row_of), dtype=np.bool_)
    queries = person_queries(space.wishes(wishes), space.wishes([]))
    rows, _ = index.search.search(queries, k, everything)
    return [VACANCIES[row].title for row in rows]


def test_two_unrelated_passions_both_find_their_work(index: VacancyIndex, space: TextSpace) -> None:
    titles = found(index, space, ["films kijken", "met paarden werken"], 2)
    assert set(titles) == {"Medewerker bioscoop", "Stalmedewerker"}


def test_weights_at_query_time_turn_wishes_or_abilities_off(
    index: VacancyIndex, space: TextSpace
) -> None:
    everything = np.ones(len(index.row_of), dtype=np.bool_)
    wishes, abilities = space.wishes(["brood bakken"]), space.wishes(["facturen verwerken"])
    for weights, title in (
        ({"abilities": 0.0}, "Bakker"),
        ({"wishes": 0.0}, "Administratief medewerker"),
    ):
        queries = person_queries(wishes, abilities, weights)
        rows, _ = index.search.search(queries, 1, everything)
        assert VACANCIES[rows[0]].title == title


def test_a_sentence_that_all_share_carries_almost_no_match(
    index: VacancyIndex, space: TextSpace
) -> None:
    phrases = dict.fromkeys(PhraseKind, space.wishes([])) | {
        PhraseKind.WISH: space.wishes([ABOUT_US])
    }
    block = index.block(np.arange(len(VACANCIES)))
    fits = text_fits(phrases, block)["passion_fit"]
    assert commonness_weight(len(VACANCIES)) < 0.3
    assert (fits < 0.5).all()


def test_evidence_is_the_pair_that_made_the_feature(index: VacancyIndex, space: TextSpace) -> None:
    wishes = ["paarden verzorgen", "films kijken"]
    phrases = dict.fromkeys(PhraseKind, space.wishes([])) | {PhraseKind.WISH: space.wishes(wishes)}
    for row, expected in ((0, "films kijken"), (1, "paarden verzorgen")):
        block = index.block(np.array([row]))
        pair = best_pair(PhraseKind.WISH, phrases, block)
        assert pair is not None
        phrase, sentence = pair
        cosine = (
            phrases[PhraseKind.WISH][phrase] @ block.vectors[sentence] * block.weights[sentence]
        )
        assert wishes[phrase] == expected
        assert cosine == pytest.approx(text_fits(phrases, block)["passion_fit"][0], abs=1e-6)


def test_a_changed_text_moves_only_who_shares_a_changed_sentence(
    index: VacancyIndex, space: TextSpace
) -> None:
    before = [index.search_vector(row).copy() for row in range(len(VACANCIES))]
    index.put([vacancy(0, "Medewerker bioscoop", "Je verkoopt popcorn aan de balie.")])
    moved = [
        row
        for row in range(len(VACANCIES))
        if not np.array_equal(before[row], index.search_vector(row))
    ]
    assert moved == [0]
    index.put([Vacancy(VacancyId("v0"), EmployerId("e"), "Medewerker bioscoop", "Films.")])
    still = [np.array_equal(b, index.search_vector(r)) for r, b in enumerate(before)]
    assert not any(still)


def test_a_vacancy_put_is_found_at_once(index: VacancyIndex, space: TextSpace) -> None:
    new = vacancy(12, "Imker", "Je verzorgt bijen en oogst honing.")
    VACANCIES.append(new)
    try:
        index.put([new])
        assert found(index, space, ["bijen houden"], 1) == ["Imker"]
    finally:
        VACANCIES.pop()


def test_a_vacancy_of_which_no_sentence_changed_takes_no_more_room(index: VacancyIndex) -> None:
    rows = np.arange(len(VACANCIES))
    before = index.block(rows)
    for _ in range(3):
        index.put([replace(one, status=VacancyStatus.WITHDRAWN) for one in VACANCIES])
    after = index.block(rows)
    np.testing.assert_array_equal(after.at, before.at)
    np.testing.assert_array_equal(after.weights, before.weights)
    index.put([replace(VACANCIES[0], description="Je veegt de zaal."), VACANCIES[0]])
    np.testing.assert_array_equal(index.block(rows).vectors, before.vectors)


def test_when_texts_cannot_be_encoded_none_of_the_vacancies_is_taken_in(
    index: VacancyIndex, space: TextSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [index.search_vector(row).copy() for row in range(len(VACANCIES))]
    many = [vacancy(n, f"Inpakker {n}", "Je pakt dozen in.") for n in range(100, 250)]
    encode, batches = space.passages, iter([True, False])

    def until_the_disk_is_full(texts: Sequence[str]) -> Floats:
        if next(batches):
            return encode(texts)
        raise StateError

    monkeypatch.setattr(space, "passages", until_the_disk_is_full)
    with pytest.raises(StateError):
        index.put(many)
    monkeypatch.undo()
    assert len(index.row_of) == len(VACANCIES)
    assert all(np.array_equal(b, index.search_vector(r)) for r, b in enumerate(before))
    assert index.put(many[::-1]) == list(range(len(VACANCIES), len(VACANCIES) + len(many)))
