from datetime import UTC, date, datetime

import pytest

from matcher.domain.vacancies import Pay, PayPeriod
from matcher.domain.working_time import HoursRange
from matcher_api.pages.figures import (
    day,
    hours,
    in_words,
    moment,
    pay_in_words,
    percent,
    signed,
)


def test_probabilities_are_whole_percents_and_words() -> None:
    assert [percent(p) for p in (0.0, 0.004, 0.456, 1.0)] == [0, 0, 46, 100]
    assert [in_words(p) for p in (0.0, 0.2, 0.5, 0.74, 1.0)] == [
        "onwaarschijnlijk",
        "minder waarschijnlijk",
        "kan beide kanten op",
        "waarschijnlijk",
        "zeer waarschijnlijk",
    ]


def test_contributions_carry_a_sign_unless_they_are_nothing() -> None:
    assert [signed(n) for n in (0.824, -0.325, -0.001)] == ["+0,82", "\N{MINUS SIGN}0,33", "0,00"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (HoursRange(12, 24), "12 tot 24 uur"),
        (HoursRange(16, 16), "16 uur"),
        (HoursRange(7.5, None), "vanaf 7,5 uur"),
        (HoursRange(None, 20), "tot 20 uur"),
        (HoursRange(), None),
    ],
)
def test_hours_are_said_as_far_as_they_are_known(given: HoursRange, said: str | None) -> None:
    assert hours(given) == said


def test_pay_is_said_in_euro() -> None:
    assert pay_in_words(None) is None
    assert pay_in_words(Pay()) is None
    assert (
        pay_in_words(Pay(15.5, 17, PayPeriod.HOUR))
        == "€\N{NO-BREAK SPACE}15,50 tot €\N{NO-BREAK SPACE}17,00 per uur"
    )
    assert (
        pay_in_words(Pay(2400, None, PayPeriod.MONTH))
        == "vanaf €\N{NO-BREAK SPACE}2400,00 per maand"
    )


def test_days_and_moments_are_dutch_ones() -> None:
    assert day(date(2026, 3, 1)) == "1 maart 2026"
    assert moment(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "23 november 2026, 00:30"
