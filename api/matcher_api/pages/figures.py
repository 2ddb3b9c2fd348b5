"""Numbers, days and ranges as Dutch words."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from matcher.domain.vacancies import Pay
from matcher.domain.working_time import HoursRange
from matcher.wording import pages
from matcher.wording.nights import day_in_words

_SPACE: Final = "\N{NO-BREAK SPACE}"
_MINUS: Final = "\N{MINUS SIGN}"
_NETHERLANDS: Final = ZoneInfo("Europe/Amsterdam")


def percent(probability: float) -> int:
    """Return a probability as whole percents.

    >>> percent(0.456)
    46
    """
    return round(100 * probability)


def in_words(probability: float) -> str:
    """Return how likely a probability is, in words.

    >>> in_words(0.74), in_words(0.0)
    ('waarschijnlijk', 'onwaarschijnlijk')
    """
    return next(words for least, words in pages.IN_WORDS if probability >= least)


def signed(number: float) -> str:
    """Return a number with its sign and two decimals.

    >>> signed(0.824), signed(-0.3251) == _MINUS + "0,33", signed(-0.001)
    ('+0,82', True, '0,00')
    """
    text = f"{abs(number):.2f}".replace(".", ",")
    if text == "0,00":
        return text
    return f"{'+' if number > 0 else _MINUS}{text}"


def day(when: date) -> str:
    """Return a day in words.

    >>> day(date(2026, 11, 2))
    '2 november 2026'
    """
    return day_in_words(when)


def moment(when: datetime) -> str:
    """Return a moment as the day and time it then was in the Netherlands."""
    local = when.astimezone(_NETHERLANDS)
    return f"{day(local.date())}, {local:%H:%M}"


def day_then(when: datetime) -> str:
    """Return in words the day that it was in the Netherlands at a moment."""
    return day(when.astimezone(_NETHERLANDS).date())


def hours(wanted: HoursRange) -> str | None:
    """Return hours a week in words, or None when not known.

    >>> hours(HoursRange(12, 24)), hours(HoursRange(16, 16)), hours(HoursRange())
    ('12 tot 24 uur', '16 uur', None)
    """
    words = _range(wanted.min, wanted.max, "{:g}")
    return words and pages.HOURS.format(hours=words)


def pay_in_words(pay: Pay | None) -> str | None:
    """Return pay in euro in words, or None when not known."""
    words = pay and _range(pay.min, pay.max, f"€{_SPACE}{{:.2f}}")
    return f"{words} {pages.PAY_PER[pay.per]}" if pay and words else None


def _range(low: float | None, high: float | None, form: str) -> str | None:
    lowest, highest = _number(low, form), _number(high, form)
    if lowest is None or highest is None:
        bound = pages.UP_TO if lowest is None else pages.FROM
        known = highest if lowest is None else lowest
        return known and bound.format(value=known)
    if low == high:
        return lowest
    return pages.BETWEEN.format(low=lowest, high=highest)


def _number(number: float | None, form: str) -> str | None:
    return None if number is None else form.format(number).replace(".", ",")
