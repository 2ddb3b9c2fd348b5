"""Advice is about what is asked of who applies, and never about the people the work is for."""

import pytest

from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.domain.vacancy_wording import WordingCode, advise, asks_about_health


def advised(text: str) -> list[tuple[WordingCode, str]]:
    """Return the advice on the words of a text: what is the matter, and the phrase."""
    vacancy = Vacancy(VacancyId("v"), EmployerId("e"), "Hulp", text)
    return [(one.code, one.phrase) for one in advise(vacancy) if one.code != WordingCode.CONDITIONS]


@pytest.mark.parametrize(
    "text",
    [
        "Opvang voor kinderen van 4 tot 12 jaar",
        "Leerlingen van 12 tot 18 jaar",
        "De leerlingen zijn 12 tot 18 jaar.",
        "Kinderen in de leeftijd van 10 tot 14 jaar.",
        "Je begeleidt jongeren tussen de 12 en 18 jaar.",
        "Je begeleidt jonge mensen",
        "Het begeleiden van jonge, kwetsbare mensen.",
        "Voor mensen met 5 tot 10 jaar relevante werkervaring",
        "Je hebt 10 tot 15 jaar aantoonbare ervaring.",
        "Je verwerkt medische gegevens van patiënten",
        "Je werkt met medische gegevens.",
        "Heb je klachten over de procedure?",
        "Heeft u klachten of suggesties?",
        "Je zorgt dat klanten zonder klachten vertrekken",
        "Blijf fit en gezond met onze sportschool.",
        "Je bent dol op gezond eten.",
    ],
)
def test_what_is_said_of_others_is_left_alone(text: str) -> None:
    assert advised(text) == []
    assert not asks_about_health(text)


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Een jonge, enthousiaste collega", WordingCode.AGE, "Een jonge, enthousiaste collega"),
        ("Een jong, gezellig en hecht team", WordingCode.AGE, "Een jong, gezellig en hecht team"),
        ("Wij zoeken jonge mensen", WordingCode.AGE, "jonge mensen"),
        ("Wij zoeken leerlingen van 16 tot 20 jaar", WordingCode.AGE, "16 tot 20 jaar"),
        ("Jongeren van 16 tot 20 jaar gezocht", WordingCode.AGE, "16 tot 20 jaar"),
        ("Iemand van 20 tot 30 jaar met ervaring", WordingCode.AGE, "20 tot 30 jaar"),
        (
            "Je hebt maximaal 10 jaar relevante ervaring",
            WordingCode.AGE,
            "maximaal 10 jaar relevante ervaring",
        ),
        ("Je bent flexibel, fit en gezond", WordingCode.HEALTH, "Je bent flexibel, fit en gezond"),
        ("Je bent fit", WordingCode.HEALTH, "Je bent fit"),
        ("Onze collega: sterk en fit", WordingCode.HEALTH, "sterk en fit"),
        ("Sterk en fit\nRijbewijs B", WordingCode.HEALTH, "Sterk en fit"),
        ("Heb je klachten aan je rug?", WordingCode.HEALTH, "Heb je klachten"),
        ("Een kracht zonder klachten", WordingCode.HEALTH, "zonder klachten"),
        ("Stuur je medische gegevens mee", WordingCode.HEALTH, "medische gegevens"),
        ("Nederlands op moedertaalniveau", WordingCode.ACCENT, "moedertaalniveau"),
    ],
)
def test_what_is_asked_of_who_applies_gets_advice(
    text: str, code: WordingCode, phrase: str
) -> None:
    assert (code, phrase) in advised(text)
    assert asks_about_health(text) is (code is WordingCode.HEALTH)
