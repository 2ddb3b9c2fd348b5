"""Times of the clock tell of evenings and nights; weekdays alone tell of days only."""

import pytest

from matcher.domain.pasted_facts import times_in
from matcher.domain.pasted_vacancy import split_vacancy_text
from matcher.domain.working_time import TimeOfDay

DAY, EVENING, NIGHT = TimeOfDay.DAY, TimeOfDay.EVENING, TimeOfDay.NIGHT


@pytest.mark.parametrize(
    ("sentences", "times"),
    [
        (["Je werkt van maandag tot en met vrijdag.", "Je werkt van 15.00 tot 23.00 uur."], None),
        (["Je werkt overdag of van 23.00 tot 7.00 uur."], {DAY, NIGHT}),
        (
            ["Werktijden: 06.00 - 14.30 uur en 14.30 - 23.00 uur", "maandag tot en met vrijdag"],
            {DAY, EVENING},
        ),
        (["Diensten: 06.00 - 14.30 en 14.30 - 23.00 uur"], {DAY, EVENING}),
        (["Je werkt 07:00-15:30 / 15:30-23:00"], {DAY, EVENING}),
        (["Je werkt overdag of van 20.00 tot 4.00 uur"], {DAY, EVENING, NIGHT}),
        (["Je werkt overdag of van 18 tot 22 uur"], {DAY, EVENING}),
        (["Maandag t/m vrijdag", "Je begint om 5: van 5.00 tot 13.00 uur"], None),
        (["Maandag t/m vrijdag", "Je werkt van 9.00 tot 18.30 uur"], None),
        (["De winkel is open van 9 tot 21 uur", "Je werkt maandag t/m vrijdag"], None),
    ],
)
def test_times_of_the_clock_add_evenings_and_nights(
    sentences: list[str], times: set[TimeOfDay] | None
) -> None:
    assert times_in(sentences) == times


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Je werkt overdag, 16.00 - 24.00 uur per week", {DAY}),
        ("Overdag, een contract van 16 tot 24 uur", {DAY}),
        ("Overdag, van 16 tot 24 uur per week", {DAY}),
        ("Je werkt overdag en verdient € 18.50 - 20.00 per uur", {DAY}),
        ("Je werkt overdag; de winkel is open van 9.00 tot 21.00 uur", {DAY}),
        ("Je werkt overdag en niet van 18.00 tot 22.00 uur", {DAY}),
        ("Je werkt overdag, van 1 tot 5 uur", {DAY}),
        ("Je werkt overdag, van 9 tot 5 uur", {DAY}),
        ("Je werkt overdag, van 25 tot 32 uur", {DAY}),
        ("Wij zijn open van 9 tot 21 uur en jij werkt van 9 tot 17 uur", {DAY}),
        ("Maandag t/m vrijdag van 8.00 tot 18.00 uur", {DAY}),
        ("Je werkt van 16.00 tot 22.00 uur en bent niet alleen", None),
    ],
)
def test_other_numbers_are_no_times_of_work(sentence: str, times: set[TimeOfDay] | None) -> None:
    assert times_in([sentence]) == times


def test_weekdays_on_the_next_line_do_not_hide_the_evening() -> None:
    text = (
        "Inpakker\nWerktijden: 06.00 - 14.30 uur en 14.30 - 23.00 uur\nmaandag tot en met vrijdag"
    )
    assert split_vacancy_text(text).vacancy.times == {DAY, EVENING}
