"""Working times by the clock in a vacancy text, and the times of day that they ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.working_time import TimeOfDay

_MORNING: Final = 6
_NOON: Final = 12
_END_OF_AFTERNOON: Final = 18
_LATE: Final = 22
_MIDNIGHT: Final = 24
_TIME: Final = r"(\d{1,2})(?:[.:]([0-5]\d))?"
_TO_THE_MINUTE: Final = r"(\d{1,2})[.:]([0-5]\d)"
_O_CLOCK: Final = r" ?(?:uur|u)\b"
_NO_NUMBER_OF_HOURS: Final = (
    rf"(?!\d)(?!(?:{_O_CLOCK})?\.? ?(?:per|in de|in een|p\.?|/) ?(?:week|w\b|maand|dag))"
)
_SPANS: Final = (
    re.compile(
        r"(?<!contract )(?<!baan )(?<!functie )(?<!dienstverband )\b(?:van|tussen) "
        rf"{_TIME}(?:{_O_CLOCK})? ?(?:tot|en|-|–) ?{_TIME}{_NO_NUMBER_OF_HOURS}{_O_CLOCK}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d€.,])(?<!€ ){_TO_THE_MINUTE}(?:{_O_CLOCK})? ?(?:tot|-|–) ?{_TO_THE_MINUTE}"
        rf"{_NO_NUMBER_OF_HOURS}"
        rf"(?:(?<=:\d\d)|(?={_O_CLOCK})|(?=[ ,;/]*(?:en |of )?{_TO_THE_MINUTE} ?(?:tot|-|–)))",
        re.IGNORECASE,
    ),
)
_OF_OTHER_THINGS: Final = re.compile(
    r"\b(?:open|geopend|openingstijden|bereikbaar|bel|bellen|pauzes?)\b(?:(?!werk)[^.;,]){0,40}$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:geen|niet|nooit)\b[^.;!?]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From one time of the clock to another, in hours.

    `clear` tells that the clock is sure: "van 9 tot 5" may end in the afternoon. `worked` tells that it
    is asked to work then, and not only that the shop is open.
    """

    start: float
    end: float
    clear: bool
    worked: bool

    @property
    def by_day(self) -> bool:
        """Tell whether the whole span is by day."""
        return self.clear and _MORNING <= self.start < self.end <= _END_OF_AFTERNOON

    @property
    def times(self) -> frozenset[TimeOfDay]:
        """Return the times of day that the span asks for; part of a day is not yet a day.

        A shift that begins late and goes on after midnight is one of the night.
        """
        if not (self.clear and self.worked):
            return frozenset()
        if self.by_day:
            return frozenset({TimeOfDay.DAY})
        end = self.end if self.end > self.start else self.end + _MIDNIGHT
        night = self.start < _MORNING or end > _MIDNIGHT
        evening = end > _END_OF_AFTERNOON and not (night and self.start >= _LATE)
        asked = {TimeOfDay.EVENING: evening, TimeOfDay.NIGHT: night}
        return frozenset(time for time, is_asked in asked.items() if is_asked)


def clock_spans(sentence: str) -> Iterator[ClockSpan]:
    """Yield the spans of the clock that a sentence names; numbers of hours and amounts are none.

    >>> [(one.start, one.end) for one in clock_spans("6.00 - 14.30 uur, 16 tot 24 uur per week")]
    [(6.0, 14.5)]
    """
    for finder in _SPANS:
        for found in finder.finditer(sentence):
            start, end = _hour(found[1], found[2]), _hour(found[3], found[4])
            if max(start, end) > _MIDNIGHT:
                continue
            before = sentence[: found.start()]
            worked = not (_OF_OTHER_THINGS.search(before) or _DENIED.search(before))
            to_the_minute = found[2] is not None or found[4] is not None
            yield ClockSpan(start, end, _clear(start, end, to_the_minute=to_the_minute), worked)


def _clear(start: float, end: float, *, to_the_minute: bool) -> bool:
    """Tell whether a span cannot be one of twelve hours of the clock."""
    if end <= start < _NOON or start == end:
        return False
    return to_the_minute or start >= _MORNING or end > _NOON


def _hour(hours: str, minutes: str | None) -> float:
    return int(hours) + int(minutes or 0) / 60
