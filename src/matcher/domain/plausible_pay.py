"""What pay can be for an hour and for a month: an amount beyond it was meant for the other of the two."""

from typing import Final

from matcher.domain.vacancies import PayPeriod

LEAST_FOR_A_MONTH: Final = 100
"""Euro: less a month was meant for an hour."""

MOST_FOR_AN_HOUR: Final = 250
"""Euro: more an hour was meant for a month."""


def too_little_for_a_month(amount: float, per: str) -> bool:
    """Tell whether an amount is said to be for a month, and must be meant for an hour.

    >>> too_little_for_a_month(15.5, "month"), too_little_for_a_month(15.5, "hour")
    (True, False)
    """
    return per == PayPeriod.MONTH and amount < LEAST_FOR_A_MONTH


def too_much_for_an_hour(amount: float, per: str) -> bool:
    """Tell whether an amount is said to be for an hour, and must be meant for a month.

    >>> too_much_for_an_hour(2400, "hour"), too_much_for_an_hour(2400, "month")
    (True, False)
    """
    return per == PayPeriod.HOUR and amount > MOST_FOR_AN_HOUR
