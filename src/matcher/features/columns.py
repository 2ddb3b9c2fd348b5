"""Every feature's name, once, in the order of the columns.

A feature says how one aspect of a pair turns out; NaN is *unknown* and contributes exactly nothing.
Never a feature: benefit, diagnosis, register entry, age, sex, origin, or openness in itself.
"""

from enum import StrEnum


class Feature(StrEnum):
    """A column of the pair features; the value's unit stands behind each name."""

    PASSION_FIT = "passion_fit"  # cosine -1..1, best phrase to best sentence
    OCCUPATION_FIT = "occupation_fit"  # cosine -1..1, best target occupation to the title
    AVERSION = "aversion"  # cosine -1..1, what the client would rather not do
    SECTOR_FIT = "sector_fit"  # 1 the employer is in a wished sector, 0 not
    HOURS_FIT = "hours_fit"  # share 0..1 of the wished hours range that is offered
    TIMES_FIT = "times_fit"  # share 0..1 of the vacancy's times that the client does not avoid
    TRAVEL_MINUTES = "travel_minutes"  # minutes, one way
    CONTRACT = "contract"  # lastingness 0..1 of the contract
    PAY = "pay"  # euro gross an hour, upper end
    FRESHNESS = "freshness"  # days since posting
    NEEDS_STANDARD = "needs_standard"  # weight of needs met without asking; NaN when none
    NEEDS_WHEN_ASKED = "needs_when_asked"  # weight of needs met on request and disclosed
    NEEDS_IMPOSSIBLE = "needs_impossible"  # weight of needs the vacancy says cannot be met
    ABILITY_FIT = "ability_fit"  # cosine -1..1, best ability to what is asked
    LICENCE = "licence"  # 1 has the licence asked, 0 not
    LANGUAGE = "language"  # 1 meets the languages asked, 0 not
    QUALIFICATION = "qualification"  # 1 has the qualifications asked, 0 not
    RECEPTIVENESS = "receptiveness"  # share 0..1 hired of introduced people decided on, from five


FEATURES = tuple(Feature)
COLUMN = {feature: number for number, feature in enumerate(FEATURES)}
