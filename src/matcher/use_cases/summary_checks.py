"""What a work summary for an employer must hold up to: neutral, and in nobody's own words."""

import re
from collections.abc import Iterable
from typing import Final

from matcher.domain.errors import Fault
from matcher.domain.health_words import find_health_words

SHORTEST_QUOTE: Final = 12
"""A phrase of the client of at least this many characters may not stand in a summary as it is."""

LONGEST_SUMMARY: Final = 2_000
"""Characters: an employer reads it in a minute."""

_END_OF_SENTENCE = re.compile(r"[.;:!?\n]+")


def summary_faults(summary: str, own_words: Iterable[str]) -> list[Fault]:
    """Return what is wrong with a summary, given the texts in which the client told of themselves.

    >>> [f.problem for f in summary_faults("Let op details.", ["werkt heel precies"])]
    []
    >>> [f.problem[:25] for f in summary_faults("Hij werkt HEEL precies.", ["werkt heel precies"])]
    ["repeats the client's own "]
    """
    faults = []
    if len(summary) > LONGEST_SUMMARY:
        faults.append(Fault("summary", f"is longer than {LONGEST_SUMMARY} characters"))
    if not summary.strip():
        faults.append(Fault("summary", "is required before a release"))
    if find_health_words(summary):
        faults.append(Fault("summary", "holds words about health; write what the work is like"))
    plain = _plain(summary)
    if any(phrase in plain for text in own_words for phrase in _phrases(text)):
        faults.append(
            Fault("summary", "repeats the client's own words; write it as you agreed together")
        )
    return faults


def _phrases(text: str) -> list[str]:
    parts = (_plain(part) for part in _END_OF_SENTENCE.split(text))
    return [part for part in parts if len(part) >= SHORTEST_QUOTE]


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.casefold()).strip()
