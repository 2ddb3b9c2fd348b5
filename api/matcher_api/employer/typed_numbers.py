"""Numbers as people type them in Dutch: an amount of money, a number, a whole number; nothing else."""

import re
from typing import Final

_THOUSANDS: Final = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_AMOUNT: Final = re.compile(
    rf"(?:€\s*)?(?:(?P<whole>{_THOUSANDS}|[0-9]+)(?:,(?P<cents>[0-9]{{1,2}}|-+))?"
    r"|(?P<pointed>[0-9]+\.[0-9]{1,2}))"
)
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_WHOLE: Final = re.compile(r"[0-9]+")


def read_amount(text: str) -> float:
    """Return an amount in euro: a dot before three figures is of thousands, a comma is of cents.

    >>> [read_amount(text) for text in ("2.400", "€ 2.400,-", "15,50", "15.50")]
    [2400.0, 2400.0, 15.5, 15.5]

    Raises:
        ValueError: it is no amount.
    """
    found = _found(_AMOUNT, text)
    if found["pointed"]:
        return float(found["pointed"])
    cents = (found["cents"] or "").strip("-")
    return float(f"{found['whole'].replace('.', '')}.{cents or 0}")


def read_number(text: str) -> float:
    """Return a number; what comes after a comma or a dot is its fraction.

    Raises:
        ValueError: it is no number.
    """
    return float(_found(_NUMBER, text)[0].replace(",", "."))


def read_whole(text: str) -> int:
    """Return a number of things.

    Raises:
        ValueError: it is no whole number.
    """
    return int(_found(_WHOLE, text)[0])


def _found(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        msg = "is not written as a number"
        raise ValueError(msg)
    return found
