"""Hours, times, contract, pay, place, seats and closing day are read only where the words leave no doubt."""

from datetime import date

import pytest

from matcher.domain.pasted_facts import contract_in, hours_in, pay_in, times_in
from matcher.domain.pasted_particulars import closing_day_in, place_in, seats_in
from matcher.domain.places import Place
from matcher.domain.vacancies import Contract, Pay, PayPeriod
from matcher.domain.working_time import HoursRange, TimeOfDay


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
        ("€ 15 tot € 2.400 per uur", None),
        ("€ 15 per maand", None),
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
