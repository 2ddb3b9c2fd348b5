"""What the figures about a region count: lines in a list, lists with a vacancy, weeks until a contact."""

from datetime import date
from enum import StrEnum
from typing import Final

from matcher.domain.outcomes import OutcomeEvent

CONTACTS: Final = frozenset({OutcomeEvent.INTRODUCED, OutcomeEvent.APPLIED})
"""With these an employer hears of a client, from the client or from somebody else."""

_WEEK: Final = 7


class Reach(StrEnum):
    """How many vacancies stand in somebody's list, or in how many lists somebody stands."""

    NONE = "none"
    UP_TO_FOUR = "up_to_four"
    UP_TO_NINE = "up_to_nine"
    TEN_OR_MORE = "ten_or_more"


class Load(StrEnum):
    """In how many people's lists a vacancy stands."""

    NONE = "none"
    ONE = "one"
    TWO = "two"
    UP_TO_FOUR = "up_to_four"
    UP_TO_NINE = "up_to_nine"
    TEN_OR_MORE = "ten_or_more"


class Wait(StrEnum):
    """How long it took until an employer first heard of a client."""

    UNDER_TWO_WEEKS = "under_two_weeks"
    UNDER_FOUR_WEEKS = "under_four_weeks"
    UNDER_EIGHT_WEEKS = "under_eight_weeks"
    LONGER = "longer"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


_REACHES: Final = ((0, Reach.NONE), (4, Reach.UP_TO_FOUR), (9, Reach.UP_TO_NINE))
_LOADS: Final = (
    (0, Load.NONE),
    (1, Load.ONE),
    (2, Load.TWO),
    (4, Load.UP_TO_FOUR),
    (9, Load.UP_TO_NINE),
)
_WAITS: Final = (
    (1, Wait.UNDER_TWO_WEEKS),
    (3, Wait.UNDER_FOUR_WEEKS),
    (7, Wait.UNDER_EIGHT_WEEKS),
)
"""Up to which number each band goes; beyond the last lies the open one."""


def reach_of(lines: int) -> Reach:
    """Return the band of a number of lines.

    >>> reach_of(0).value, reach_of(4).value, reach_of(9).value, reach_of(10).value
    ('none', 'up_to_four', 'up_to_nine', 'ten_or_more')
    """
    return next((band for most, band in _REACHES if lines <= most), Reach.TEN_OR_MORE)


def load_of(lists: int) -> Load:
    """Return the band of a number of lists.

    >>> load_of(1).value, load_of(3).value, load_of(40).value
    ('one', 'up_to_four', 'ten_or_more')
    """
    return next((band for most, band in _LOADS if lists <= most), Load.TEN_OR_MORE)


def wait_of(since: date | None, contact: date | None) -> Wait:
    """Return the band of the time from the first known day to the first contact.

    Where nothing is known from before the contact, nobody can tell how long it took.

    >>> wait_of(date(2026, 11, 1), date(2026, 11, 14)).value
    'under_two_weeks'
    >>> wait_of(date(2026, 11, 1), None).value, wait_of(None, date(2026, 11, 1)).value
    ('not_yet', 'unknown')
    """
    if contact is None:
        return Wait.NOT_YET
    if since is None or since >= contact:
        return Wait.UNKNOWN
    weeks = (contact - since).days // _WEEK
    return next((band for most, band in _WAITS if weeks <= most), Wait.LONGER)
