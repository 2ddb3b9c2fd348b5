"""A demand in a pasted text is read as what it asks, and is as hard as its own words say."""

import pytest

from matcher.domain.pasted_demands import (
    diplomas_in,
    grade_of,
    languages_in,
    licence_in,
    says_no_more,
)
from matcher.domain.pasted_lines import Part
from matcher.domain.pasted_vacancy import split_vacancy_text
from matcher.domain.vacancies import Grade


@pytest.mark.parametrize(
    ("sentence", "part", "grade"),
    [
        ("ervaring is een pré", Part.DEMANDS, Grade.WISH),
        ("bij voorkeur mbo 3", Part.DEMANDS, Grade.WISH),
        ("mbo 3 is vereist, of vergelijkbare ervaring", Part.DEMANDS, Grade.NEGOTIABLE),
        ("een rijbewijs is een must", Part.DEMANDS, Grade.HARD),
        ("een VOG", Part.DEMANDS, Grade.LAW),
        ("gastvrij", Part.DEMANDS, Grade.NEGOTIABLE),
        ("gastvrij", Part.MUSTS, Grade.HARD),
        ("gastvrij", Part.WISHES, Grade.WISH),
        ("een diploma is niet nodig", Part.DEMANDS, None),
        ("je hoeft geen ervaring te hebben", Part.DEMANDS, None),
        ("geen diploma nodig", Part.MUSTS, None),
        ("dat is geen absolute must, wel fijn", Part.DEMANDS, Grade.WISH),
    ],
)
def test_a_demand_is_as_hard_as_its_words_say(
    sentence: str, part: Part, grade: Grade | None
) -> None:
    assert grade_of(sentence, part) is grade


@pytest.mark.parametrize(
    ("sentences", "licence"),
    [
        (["rijbewijs B"], "B"),
        (["een B-rijbewijs"], "B"),
        (["rijbewijs klasse C"], "C"),
        (["rijbewijs B", "rijbewijs C"], None),
        (["een rijbewijs is handig"], None),
        (["een rijbewijs B is niet nodig"], None),
    ],
)
def test_a_licence_is_read_when_one_class_is_named(
    sentences: list[str], licence: str | None
) -> None:
    assert licence_in(sentences) == licence


def test_licences_that_differ_stay_in_the_demands() -> None:
    vacancy = split_vacancy_text("Chauffeur\nEisen\n- rijbewijs B\n- rijbewijs C").vacancy
    assert vacancy.driving_licence is None
    assert [one.text for one in vacancy.requirements] == ["rijbewijs B", "rijbewijs C"]


@pytest.mark.parametrize(
    ("sentence", "languages"),
    [
        ("Je spreekt Nederlands op B1 en leest Engels", None),
        ("Je spreekt goed Nederlands en Engels", {"nld": None, "eng": None}),
        ("Nederlands B2", {"nld": "B2"}),
        ("Een echt Nederlands bedrijf", {}),
        ("Je spreekt Nederlands of Pools", {}),
        ("Nederlands spreken is niet nodig", {}),
    ],
)
def test_languages_are_read_where_they_are_to_be_known(
    sentence: str, languages: dict[str, str | None] | None
) -> None:
    found = {one.code: one.level and one.level.value for one in languages_in([sentence])}
    assert found == ({"nld": "B1", "eng": "B1"} if languages is None else languages)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("minimaal mbo niveau 3", ["mbo niveau 3"]),
        ("vmbo-diploma of mbo 1", ["vmbo-diploma"]),
        ("mbo werk- en denkniveau", []),
        ("hbo werk- en denkniveau, en een BHV-diploma", ["BHV-diploma"]),
        ("een mbo-diploma is niet nodig", []),
        ("een verklaring omtrent gedrag (VOG)", ["verklaring omtrent gedrag"]),
        ("zin in het werk", []),
    ],
)
def test_diplomas_are_read_and_levels_to_think_at_are_not(sentence: str, labels: list[str]) -> None:
    assert [term.label for term in diplomas_in([sentence])] == labels


def test_a_sentence_that_says_more_than_a_fact_is_kept() -> None:
    assert says_no_more("Je spreekt Nederlands op niveau B1", None)
    assert not says_no_more("Je spreekt graag Nederlands met klanten", None)
    assert not says_no_more("Je bent gastvrij", "B")
    assert not says_no_more("Je spreekt Nederlands of Engels", "B")
