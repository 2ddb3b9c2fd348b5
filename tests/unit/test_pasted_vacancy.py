"""A pasted text comes apart as an employer would do it by hand; what is not certain stays empty."""

from datetime import date

import pytest

from matcher.domain.conditions import ConditionCode as Code
from matcher.domain.conditions import Offer
from matcher.domain.pasted_vacancy import split_vacancy_text
from matcher.domain.places import Place
from matcher.domain.vacancies import Contract, Demand, Grade, Pay, PayPeriod, Requirement
from matcher.domain.vocabulary import Language, LanguageLevel
from matcher.domain.working_time import HoursRange, TimeOfDay

WITH_HEADINGS = """Medewerker groenvoorziening (24 uur)

Houd jij van buiten werken? Bij hoveniersbedrijf De Linde werk je in een klein team.

Wat ga je doen?
- gras maaien
- bladeren ruimen
- onkruid wieden in parken

Functie-eisen
- rijbewijs B is een pré
- je houdt van buiten werken
- je spreekt Nederlands op niveau B1
- ervaring is niet nodig

Wij bieden
- een contract van een jaar met uitzicht op vast
- € 14,50 tot € 16,00 bruto per uur
- 16 tot 24 uur per week, overdag
- vaste werktijden en een inwerkbuddy
- thuiswerken is niet mogelijk

Interesse?
Stuur je cv naar werk@delinde.example of bel met Anja de Boer. Reageer voor 15 december 2026.
Locatie: Leiden
"""


RUNNING_TEXT = """Wij zoeken een magazijnmedewerker voor ons magazijn in Alphen aan den Rijn. Je pakt \
bestellingen in en plakt labels. Daarnaast help je met laden en lossen. Je werkt in eigen tempo op een \
rustige werkplek. Je bent nauwkeurig en je kunt goed tellen. Een heftruckcertificaat is mooi meegenomen. \
Je verdient 2.100 tot 2.400 euro bruto per maand voor 32 uur per week. Je werkt van maandag tot en met \
vrijdag van 8.00 tot 16.30 uur."""


MARKED_UP = """# Gastheer of gastvrouw lunchroom (m/v/x)

**Dit ga je doen**
* Gasten ontvangen en koffie zetten
* Tafels afruimen

**Must haves**
* Beschikbaar op zaterdag

**Nice to have**
* Ervaring met koffie

**Dit krijg je**
* Een oproepcontract
* Salaris volgens cao

**Solliciteren**
Solliciteer via www.lunchroom.example/werk.
"""


ON_ONE_LINE = """Taken: vakken vullen, klanten helpen en groeten
Wat breng jij mee: mbo 2 diploma; VOG; goede beheersing van het Nederlands
Arbeidsvoorwaarden: een vast contract. Reiskosten krijg je vergoed."""


WITHOUT_HEADINGS = """Gevraagd: schoonmaker
• kantoren schoonmaken
• minimaal een jaar ervaring is gewenst
• € 15 per uur
Meer weten? Kijk op https://werk.example."""


def test_headings_and_lists_come_apart() -> None:
    vacancy = split_vacancy_text(WITH_HEADINGS).vacancy
    assert vacancy.title == "Medewerker groenvoorziening"
    assert vacancy.tasks == ("gras maaien", "bladeren ruimen", "onkruid wieden in parken")
    assert vacancy.requirements == (Requirement("je houdt van buiten werken", Grade.NEGOTIABLE),)
    assert vacancy.driving_licence == "B"
    assert vacancy.languages == (Language("nld", LanguageLevel.B1),)
    assert vacancy.working_hours == HoursRange(16, 24)
    assert vacancy.times == {TimeOfDay.DAY}
    assert vacancy.contract is Contract.FIXED_TERM
    assert vacancy.pay == Pay(14.5, 16.0, PayPeriod.HOUR)
    assert vacancy.place == Place(town="Leiden")
    assert vacancy.closes_on == date(2026, 12, 14)
    assert vacancy.apply_at == "mailto:werk@delinde.example"
    assert vacancy.contact == "Anja de Boer"
    assert vacancy.conditions == {
        Code.FIXED_SCHEDULE: Offer.STANDARD,
        Code.FIXED_CONTACT_PERSON: Offer.STANDARD,
        Code.WORKING_FROM_HOME: Offer.NOT_POSSIBLE,
        Code.SMALL_TEAM: Offer.STANDARD,
    }


def test_what_is_no_task_or_demand_stays_in_the_description() -> None:
    description = split_vacancy_text(WITH_HEADINGS).vacancy.description
    assert description.startswith("Houd jij van buiten werken? Bij hoveniersbedrijf De Linde")
    assert "Ervaring is niet nodig." in description
    assert "gras maaien" not in description
    assert "Functie-eisen" not in description


def test_a_grade_in_the_words_is_proposed_and_not_given() -> None:
    split = split_vacancy_text(WITH_HEADINGS)
    assert split.vacancy.grades == {}
    assert [(one.demand, one.grade, one.phrase) for one in split.proposed_grades] == [
        (Demand.DRIVING_LICENCE, Grade.WISH, "rijbewijs B is een pré")
    ]


def test_running_text_comes_apart_by_sentence() -> None:
    vacancy = split_vacancy_text(RUNNING_TEXT).vacancy
    assert vacancy.title == "Magazijnmedewerker"
    assert vacancy.tasks == (
        "Je pakt bestellingen in en plakt labels",
        "Daarnaast help je met laden en lossen",
    )
    assert [one.text for one in vacancy.requirements] == [
        "Je bent nauwkeurig en je kunt goed tellen"
    ]
    assert [term.label for term in vacancy.qualifications] == ["heftruckcertificaat"]
    assert vacancy.pay == Pay(2100, 2400, PayPeriod.MONTH)
    assert vacancy.working_hours == HoursRange(32, 32)
    assert vacancy.times == {TimeOfDay.DAY}
    assert vacancy.place == Place(town="Alphen aan den Rijn")
    assert set(vacancy.conditions) == {Code.QUIET_WORKPLACE, Code.OWN_PACE}
    assert "Je werkt in eigen tempo" in vacancy.description


def test_a_heading_may_say_how_hard_its_demands_are() -> None:
    vacancy = split_vacancy_text(MARKED_UP).vacancy
    assert vacancy.title == "Gastheer of gastvrouw lunchroom"
    assert vacancy.tasks == ("Gasten ontvangen en koffie zetten", "Tafels afruimen")
    assert vacancy.requirements == (
        Requirement("Beschikbaar op zaterdag", Grade.HARD),
        Requirement("Ervaring met koffie", Grade.WISH),
    )
    assert vacancy.contract is Contract.ON_CALL
    assert vacancy.times is None
    assert vacancy.apply_at == "https://www.lunchroom.example/werk"
    assert "*" not in vacancy.description


def test_a_heading_may_stand_before_its_list_on_one_line() -> None:
    vacancy = split_vacancy_text(ON_ONE_LINE).vacancy
    assert vacancy.title == ""
    assert vacancy.tasks == ("vakken vullen", "klanten helpen en groeten")
    assert vacancy.requirements == ()
    assert [term.label for term in vacancy.qualifications] == ["mbo 2", "VOG"]
    assert vacancy.languages == (Language("nld"),)
    assert vacancy.contract is Contract.PERMANENT
    assert vacancy.description == "Een vast contract. Reiskosten krijg je vergoed."


def test_a_list_without_a_heading_is_read_item_by_item() -> None:
    vacancy = split_vacancy_text(WITHOUT_HEADINGS).vacancy
    assert vacancy.title == "Schoonmaker"
    assert vacancy.tasks == ("kantoren schoonmaken",)
    assert vacancy.requirements == (
        Requirement("minimaal een jaar ervaring is gewenst", Grade.WISH),
    )
    assert vacancy.pay == Pay(15, 15, PayPeriod.HOUR)


@pytest.mark.parametrize("text", ["", " \n***\n", "Hallo!", "Wij zijn open van 9 tot 17 uur."])
def test_a_text_that_says_nothing_leaves_everything_empty(text: str) -> None:
    vacancy = split_vacancy_text(text).vacancy
    assert vacancy.title == ""
    assert vacancy.tasks == ()
    assert vacancy.requirements == ()
    assert vacancy.working_hours == HoursRange()
    assert vacancy.conditions == {}
    assert vacancy.description == text.strip(" \n*")


def test_nothing_of_the_employers_is_made_up() -> None:
    vacancy = split_vacancy_text(RUNNING_TEXT).vacancy
    assert (vacancy.id, vacancy.employer_id) == ("", "")
    assert vacancy.seats is None
    assert vacancy.contract is None
    assert vacancy.closes_on is None
    assert vacancy.apply_at is None
    assert vacancy.contact is None


def test_headings_that_no_list_knows_end_what_is_asked() -> None:
    text = """Inpakker

Profiel
- je bent precies

Leuke extra's
- elke vrijdag taart

Op de fiets te bereiken.
"""
    vacancy = split_vacancy_text(text).vacancy
    assert [one.text for one in vacancy.requirements] == ["je bent precies"]


def test_what_leads_on_to_an_address_is_no_demand() -> None:
    vacancy = split_vacancy_text(
        "Kok\nEisen\n- zin in koken\nStuur een mail naar x@y.example"
    ).vacancy
    assert [one.text for one in vacancy.requirements] == ["zin in koken"]
    assert vacancy.apply_at == "mailto:x@y.example"


def test_a_licence_may_stand_in_what_is_sought() -> None:
    vacancy = split_vacancy_text("Wij zoeken een bezorger met rijbewijs B.").vacancy
    assert (vacancy.title, vacancy.driving_licence) == ("Bezorger", "B")
    assert vacancy.requirements == ()


def test_two_addresses_to_apply_at_leave_it_open() -> None:
    text = "Kok\nSolliciteer via https://a.example/x of via https://b.example/y."
    assert split_vacancy_text(text).vacancy.apply_at is None
    assert split_vacancy_text("Kok\nKijk op https://a.example.").vacancy.apply_at is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vacature: kok (20-32 uur)\nJe kookt.", "Kok"),
        ("Bakker m/v\nJe bakt.", "Bakker"),
        ("Bezorger M/V gezocht!\nJe fietst.", "Bezorger"),
        ("Boekhouder (0,6 fte)\nJe boekt.", "Boekhouder"),
        ("Ons café zoekt per direct twee keukenhulpen voor de avond.", "Keukenhulpen"),
        ("Wij zijn op zoek naar een barista met plezier in het werk.", "Barista"),
        ("Wat ga je doen?\n- koken", ""),
        ("Wij zijn een fijn bedrijf. Kom je langs?", ""),
    ],
)
def test_a_title_is_the_first_line_or_what_is_sought(text: str, title: str) -> None:
    assert split_vacancy_text(text).vacancy.title == title
