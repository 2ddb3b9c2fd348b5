"""A pasted text comes apart as an employer would do it by hand; what is not certain stays empty."""

from datetime import date

import pytest

from matcher.domain.conditions import ConditionCode as Code
from matcher.domain.conditions import Offer
from matcher.domain.pasted_conditions import offered_conditions
from matcher.domain.pasted_demands import (
    diplomas_in,
    grade_of,
    languages_in,
    licence_in,
    says_no_more,
)
from matcher.domain.pasted_facts import contract_in, hours_in, pay_in, times_in
from matcher.domain.pasted_lines import Part
from matcher.domain.pasted_particulars import closing_day_in, place_in, seats_in
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


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("16-24 uur per week", HoursRange(16, 24)),
        ("minimaal 16 uur per week", HoursRange(16, None)),
        ("maximaal 24 uur per week", HoursRange(None, 24)),
        ("een 32-urige werkweek", HoursRange()),
        ("Uren: 20", HoursRange()),
        ("Uren: 20 uur", HoursRange(20, 20)),
        ("19,5 uur per week", HoursRange(19.5, 19.5)),
        ("Wij zijn open van 9 tot 17 uur", HoursRange()),
        ("24 uur per week, later 32 uur per week", HoursRange()),
        ("99 uur per week", HoursRange()),
        ("€ 2.300 per maand bij 36 uur per week", HoursRange()),
        ("24 tot 16 uur per week", HoursRange()),
    ],
)
def test_hours_are_read_where_they_are_hours_of_a_week(text: str, hours: HoursRange) -> None:
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Je werkt overdag en soms 's avonds", {TimeOfDay.DAY, TimeOfDay.EVENING}),
        ("Je werkt overdag, niet in het weekend", {TimeOfDay.DAY}),
        ("Je werkt van 8.30 tot 17.00 uur", {TimeOfDay.DAY}),
        ("Je werkt van 17.00 tot 23.00 uur", None),
        ("Je werkt van maandag t/m vrijdag tussen 17.00 en 20.00 uur", None),
        ("Je werkt van maandag tot en met vrijdag", {TimeOfDay.DAY}),
        ("Soms werk je op zaterdag", None),
        ("Een weekendbaan voor op zaterdag", {TimeOfDay.WEEKEND}),
        ("Je werkt alleen 's nachts", {TimeOfDay.NIGHT}),
        ("Je werkt met plezier", None),
    ],
)
def test_times_are_known_only_when_the_day_is(sentence: str, times: set[TimeOfDay] | None) -> None:
    assert times_in([sentence]) == times


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("een vast contract", Contract.PERMANENT),
        ("een contract voor onbepaalde tijd", Contract.PERMANENT),
        ("een contract voor bepaalde tijd", Contract.FIXED_TERM),
        ("een jaarcontract, daarna een vast contract", Contract.FIXED_TERM),
        ("je werkt op uitzendbasis", Contract.AGENCY),
        ("een nulurencontract", Contract.ON_CALL),
        ("begin met een proefplaatsing", Contract.TRIAL),
        ("een vast contract of een jaarcontract", None),
        ("een vast contract mogelijk", None),
        ("goede voorwaarden", None),
    ],
)
def test_a_contract_is_what_is_offered_now(text: str, contract: Contract | None) -> None:
    assert contract_in(text) is contract


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("€ 14,06 bruto per uur", Pay(14.06, 14.06)),
        ("vanaf € 15 per uur", Pay(15, None)),
        ("maximaal € 18,- per uur", Pay(None, 18)),
        ("tussen € 2.100 en € 2.600 bruto per maand", Pay(2100, 2600, PayPeriod.MONTH)),
        ("16 euro per uur", Pay(16, 16)),
        ("een uurloon van 14,50 euro", Pay(14.5, 14.5)),
        ("€ 16 tot € 14 per uur", None),
        ("€ 2500 per uur", None),
        ("€ 14 per uur in het begin en € 17 per uur later", None),
        ("25 stuks per uur", None),
        ("een goed salaris", None),
    ],
)
def test_pay_is_read_with_what_it_is_for(text: str, pay: Pay | None) -> None:
    assert pay_in(text) == pay


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kerkstraat 1, 2311 AB Leiden", Place("2311", "Leiden")),
        ("2311 AB Leiden en 2312 CD Leiden", Place(None, "Leiden")),
        ("Standplaats: 's-Gravenhage", Place(None, "'s-Gravenhage")),
        ("onze winkel in Bergen op Zoom", Place(None, "Bergen op Zoom")),
        ("Locatie: Leiden\nLocatie: Delft", None),
        ("Wij werken in Nederland", None),
    ],
)
def test_a_place_is_read_where_it_is_said_to_be_the_place(text: str, place: Place | None) -> None:
    assert place_in(text) == place


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("Wij zoeken 3 medewerkers", 3),
        ("Gezocht: twee schoonmakers", 2),
        ("Wij zoeken 24 uur hulp", None),
        ("Wij zoeken een kok", None),
        ("Gezocht: 0 mensen", None),
    ],
)
def test_seats_are_how_many_people_are_sought(text: str, seats: int | None) -> None:
    assert seats_in(text) == seats


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Reageren kan tot en met 31-12-2026.", date(2026, 12, 31)),
        ("Solliciteer vóór 1 januari 2027!", date(2026, 12, 31)),
        ("Sluitingsdatum: 1/2/2027", date(2027, 2, 1)),
        ("Reageer uiterlijk 15 december.", None),
        ("Solliciteer voor 31 februari 2027.", None),
        ("Wij bestaan sinds 1 mei 2020.", None),
    ],
)
def test_a_closing_day_needs_a_year(text: str, day: date | None) -> None:
    assert closing_day_in(text) == day


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
        ("vmbo-diploma of mbo 1", ["vmbo-diploma", "mbo 1"]),
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


@pytest.mark.parametrize(
    ("sentence", "code", "offer"),
    [
        ("Je krijgt een inwerkbuddy.", Code.FIXED_CONTACT_PERSON, Offer.STANDARD),
        ("Een vaste begeleider helpt je.", Code.FIXED_CONTACT_PERSON, Offer.STANDARD),
        ("Je hebt een vast rooster.", Code.FIXED_SCHEDULE, Offer.STANDARD),
        ("Thuiswerken is in overleg mogelijk.", Code.WORKING_FROM_HOME, Offer.ON_REQUEST),
        ("Thuiswerken kan helaas niet.", Code.WORKING_FROM_HOME, Offer.NOT_POSSIBLE),
        ("Wij werken zonder tijdsdruk.", Code.NO_TIME_PRESSURE, Offer.STANDARD),
        ("Je uren rustig opbouwen is bespreekbaar.", Code.GRADUAL_BUILD_UP, Offer.ON_REQUEST),
        ("Er is een jobcoach.", Code.GUIDANCE_AT_WORK, Offer.STANDARD),
        ("Het is vijf minuten lopen vanaf het station.", Code.WALKING_DISTANCE, Offer.STANDARD),
    ],
)
def test_a_condition_is_read_with_how_it_is_offered(
    sentence: str, code: Code, offer: Offer
) -> None:
    assert offered_conditions([sentence]) == {code: offer}


@pytest.mark.parametrize(
    "sentences",
    [
        ["Wij hebben geen rustige werkplek."],
        ["Een rustige werkplek.", "Een rustige werkplek is op verzoek."],
        ["Je kunt goed tegen tijdsdruk."],
        ["Het is hier gezellig."],
    ],
)
def test_a_condition_that_is_denied_or_contradicted_stays_unknown(sentences: list[str]) -> None:
    assert offered_conditions(sentences) == {}


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
