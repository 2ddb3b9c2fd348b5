"""Of levels of which one is enough the lowest is asked; what is said not to be needed is not asked."""

import pytest

from matcher.domain.pasted_demands import diplomas_in, grade_of
from matcher.domain.pasted_headings import Part
from matcher.domain.pasted_vacancy import split_vacancy_text
from matcher.domain.vacancies import Grade


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Mbo 3 of 4 techniek", ["Mbo 3"]),
        ("Mbo 4 of 3 techniek", ["Mbo 3"]),
        ("Havo, mbo 4 of hbo", ["Havo"]),
        ("hbo of mbo 4", ["mbo 4"]),
        ("mbo 3 of mbo 4", ["mbo 3"]),
        ("vmbo-diploma of mbo 1", ["vmbo-diploma"]),
        ("mbo niveau 4, 3 of 2", ["mbo niveau 2"]),
        ("havo/vwo", ["havo"]),
        ("een mbo 4- of hbo-diploma", ["mbo 4"]),
        ("mbo of hbo", ["mbo"]),
        ("hbo, vwo of vergelijkbaar", ["vwo"]),
        ("mbo 3 of mbo 4 en een VCA", ["mbo 3", "VCA"]),
        ("mbo 4 en havo", ["mbo 4", "havo"]),
        ("mbo 2, hbo", ["mbo 2", "hbo"]),
        ("mbo 4 of 3 jaar ervaring", ["mbo 4"]),
        ("mbo 3 of hoger", ["mbo 3"]),
        ("mbo 3 of 4 werk- en denkniveau", []),
    ],
)
def test_of_levels_of_which_one_is_enough_the_lowest_is_asked(
    sentence: str, labels: list[str]
) -> None:
    assert [term.label for term in diplomas_in([sentence])] == labels


@pytest.mark.parametrize("heading", ["Niet vereist:", "Niet nodig:", "Dit heb je niet nodig"])
def test_a_heading_may_say_that_nothing_is_asked(heading: str) -> None:
    text = f"Inpakker\nEisen\n- zin in werk\n{heading}\n- rijbewijs B\n- mbo 2\n- ervaring"
    vacancy = split_vacancy_text(text).vacancy
    assert [one.text for one in vacancy.requirements] == ["zin in werk"]
    assert vacancy.driving_licence is None
    assert vacancy.qualifications == ()
    assert vacancy.tasks == ()
    assert "rijbewijs B" in vacancy.description
    assert heading.strip(":") in vacancy.description


def test_what_is_not_asked_ends_at_an_empty_line_or_a_heading() -> None:
    text = "Inpakker\nNiet nodig: mbo 2, ervaring\n\nJe hebt rijbewijs B.\nVereist\n- VCA"
    vacancy = split_vacancy_text(text).vacancy
    assert vacancy.driving_licence == "B"
    assert [term.label for term in vacancy.qualifications] == ["VCA"]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("een VOG en een goede gezondheid", Grade.NEGOTIABLE),
        ("Je bent gezond en hebt een VOG", Grade.NEGOTIABLE),
        ("een VOG en rijbewijs B", Grade.NEGOTIABLE),
        ("een VOG en VCA", Grade.NEGOTIABLE),
        ("een VOG en ervaring is een pré", Grade.WISH),
        ("een VOG en zin in werk zijn vereist", Grade.HARD),
        ("een VOG", Grade.LAW),
        ("Je kunt een VOG overleggen", Grade.LAW),
        ("een VOG en een BIG-registratie", Grade.LAW),
        ("een VOG is wettelijk verplicht", Grade.LAW),
        ("een BIG-registratie als verpleegkundige", Grade.LAW),
        ("een verklaring omtrent gedrag (VOG) is een pré", Grade.LAW),
    ],
)
def test_a_paper_of_the_law_grades_a_line_that_asks_nothing_else(
    sentence: str, grade: Grade
) -> None:
    assert grade_of(sentence, Part.DEMANDS) is grade
