"""Asks held against a person all at once say what the rule in words says, and keep nobody."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.eligibility import Finding, languages_finding, qualifications_finding
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Vacancy
from matcher.domain.vocabulary import (
    CodedTerm,
    EducationLevel,
    Language,
    LanguageLevel,
    Scheme,
)
from matcher.features.asks import FINDINGS, LanguageAsks, QualificationAsks
from matcher.features.vacancy_table import VacancyTable

LABELS = (
    *("", ".", "mbo 2", "Mbo 2.", "mbo 3 Verzorgende", "hbo", "diploma", "heftruckcertificaat"),
    *("vmbo-diploma", "mbo", "mbo-niveau 3/4", "mbo/hbo", "mbo-opleiding Zorg"),
)

terms = st.builds(
    CodedTerm,
    st.sampled_from([Scheme.FREE, Scheme.CREBO, Scheme.ESCO]),
    st.sampled_from(["", "25655", "25656"]),
    st.sampled_from(LABELS),
)
languages = st.builds(
    Language, st.sampled_from(["nld", "eng", "ara"]), st.none() | st.sampled_from(LanguageLevel)
)
some_terms = st.lists(terms, max_size=3).map(tuple)
some_languages = st.lists(languages, max_size=3).map(tuple)
works = st.builds(
    WorkFacts,
    languages=some_languages,
    education_level=st.none() | st.sampled_from(EducationLevel),
    qualifications=st.none() | some_terms,
)


@given(works, st.lists(some_terms, max_size=6))
def test_qualifications_are_found_as_in_words(
    work: WorkFacts, asked: list[tuple[CodedTerm, ...]]
) -> None:
    asks = QualificationAsks()
    numbers = [asks.number(ask) for ask in asked]
    found = asks.findings(work)
    for number, ask in zip(numbers, asked, strict=True):
        assert FINDINGS[found[number]] is qualifications_finding(work, ask)


def test_a_list_of_certificates_does_not_say_that_a_level_was_not_reached() -> None:
    driver = WorkFacts(qualifications=(CodedTerm(label="heftruckcertificaat"),))
    nurse = WorkFacts(qualifications=(CodedTerm(label="mbo 3 Verzorgende"),))
    asked = (CodedTerm(label="mbo 2"),)
    assert qualifications_finding(driver, asked) is Finding.UNKNOWN
    assert qualifications_finding(nurse, asked) is Finding.MET
    assert qualifications_finding(nurse, (CodedTerm(label="hbo"),)) is Finding.UNKNOWN
    assert qualifications_finding(driver, (CodedTerm(label="mbo 2 ICT"),)) is Finding.NOT_MET


@pytest.mark.parametrize(
    ("label", "met", "not_met"),
    [
        ("vmbo-diploma", EducationLevel.VMBO, EducationLevel.PRIMARY),
        ("hbo-diploma", EducationLevel.HBO, EducationLevel.MBO4),
        ("mbo", EducationLevel.MBO1, EducationLevel.PRIMARY),
        ("mbo-diploma", EducationLevel.MBO4, EducationLevel.PRIMARY),
        ("mbo-niveau 3", EducationLevel.MBO3, EducationLevel.MBO2),
        ("mbo 4/3", EducationLevel.MBO3, EducationLevel.MBO2),
        ("mbo niveau 2 of 3", EducationLevel.MBO2, EducationLevel.MBO1),
        ("mbo/hbo", EducationLevel.MBO1, EducationLevel.PRIMARY),
        ("hbo/wo", EducationLevel.HBO, EducationLevel.MBO4),
        ("hbo werk- en denkniveau", EducationLevel.HBO, EducationLevel.HAVO),
        ("Minimaal mbo 2.", EducationLevel.MBO2, EducationLevel.MBO1),
    ],
)
def test_a_level_is_known_however_it_is_written(
    label: str, met: EducationLevel, not_met: EducationLevel
) -> None:
    asked = (CodedTerm(label=label),)
    listed = (CodedTerm(label="heftruckcertificaat"),)
    for level, finding in ((met, Finding.MET), (not_met, Finding.NOT_MET), (None, Finding.UNKNOWN)):
        for have in (None, (), listed):
            work = WorkFacts(education_level=level, qualifications=have)
            assert qualifications_finding(work, asked) is finding


@given(works, st.lists(some_languages, max_size=6))
def test_languages_are_found_as_in_words(
    work: WorkFacts, asked: list[tuple[Language, ...]]
) -> None:
    asks = LanguageAsks()
    numbers = [asks.number(ask) for ask in asked]
    found = asks.findings(work)
    for number, ask in zip(numbers, asked, strict=True):
        assert FINDINGS[found[number]] is languages_finding(work.languages, ask)


def _table(n_rows: int) -> VacancyTable:
    table = VacancyTable()
    for row in range(n_rows):
        vacancy = Vacancy(
            VacancyId(f"v{row}"),
            EmployerId("e"),
            "Titel",
            "Tekst.",
            qualifications=(CodedTerm(label=f"certificaat {row}"),),
            languages=(Language("nld", list(LanguageLevel)[row]),),
        )
        table.put(row, vacancy, None, None)
    return table


def test_nothing_of_a_person_is_kept_after_the_question() -> None:
    table = _table(3)
    qualifications, spoken = tuple(map(CodedTerm, Scheme)), tuple(map(Language, ("nld", "eng")))
    work = WorkFacts(languages=spoken, qualifications=qualifications)
    before = sys.getrefcount(qualifications), sys.getrefcount(spoken)
    table.qualification_findings(work)
    table.language_findings(work)
    assert (sys.getrefcount(qualifications), sys.getrefcount(spoken)) == before


def test_one_row_knows_its_own_asks_alone() -> None:
    table, work = _table(5), WorkFacts(qualifications=(CodedTerm(label="certificaat 3"),))
    for row in range(5):
        one = table.only(row)
        assert one.qualification_findings(work) == table.qualification_findings(work)[row]
        assert one.language_findings(work) == table.language_findings(work)[row]
        assert max(one.column["qualification_ask"]) == max(one.column["language_ask"]) == 1
    asks = QualificationAsks()
    numbers = [asks.number((CodedTerm(label=f"certificaat {n}"),)) for n in range(5)]
    some, own = asks.only(np.array(numbers[3:4]))
    assert own.tolist() == [1]
    assert len(some.findings(work)) == len({"nothing", "its own"})
