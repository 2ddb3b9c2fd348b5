"""Whether tonight's lists are good enough to publish: sane in themselves, and against last night's.

A failed check keeps yesterday's lists. Each says in one sentence, without any client's fact or a count
of people, what is wrong.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.errors import ReleaseChecksFailedError
from matcher.domain.matches import Part, RankedPair

MOST_LISTS_LOST = 0.25
"""Share of last night's filled lists that may be empty tonight."""

MOST_LOST = 0.5
"""Share of last night's clients, open vacancies or lines that may be gone tonight."""

FEWEST_TO_JUDGE = 10
"""Of fewer, much may well be gone overnight, and empty lists be true: each has its reason on the page."""

_IF_RIGHT = "If that is right: matcher rerank --accept-fewer."
ALL_EMPTY = "There are clients and open vacancies, but every list is empty."
NO_VACANCIES = f"Last night there were open vacancies, tonight there is none. {_IF_RIGHT}"
FAR_FEWER = f"Far fewer of the lists hold something than last night. {_IF_RIGHT}"
FAR_FEWER_CLIENTS = f"There are lists for far fewer clients than last night. {_IF_RIGHT}"
FAR_FEWER_VACANCIES = f"There are far fewer open vacancies than last night. {_IF_RIGHT}"
FAR_FEWER_LINES = f"The lists hold far less than last night. {_IF_RIGHT}"

TOLERANCE = 1e-6
"""How far reasons and baseline may be from a part's log-odds."""


@dataclass(frozen=True, slots=True)
class NightCounts:
    """How many client lists there are and hold something, vacancies are open, and lines all lists have."""

    clients: int
    filled: int
    open_vacancies: int
    lines: int


def check_lines(lines: Iterable[RankedPair]) -> None:
    """Refuse lines whose numbers cannot be right.

    Raises:
        ReleaseChecksFailedError: a score is outside 0..1, or reasons do not add up.
    """
    for line in lines:
        if not 0.0 <= line.score <= 1.0:
            msg = "A score lies outside 0 to 1."
            raise ReleaseChecksFailedError(msg)
        for part in Part:
            if abs(_reasons_minus_log_odds(line, part)) > TOLERANCE:
                msg = f"The reasons of {part} do not add up to its probability."
                raise ReleaseChecksFailedError(msg)


def check_against(tonight: NightCounts, last: Mapping[str, int] | None) -> None:
    """Refuse a night that lost too much since the last one, of which these are the counts.

    Raises:
        ReleaseChecksFailedError: clients, vacancies, filled lists or lines fell away.
    """
    enough = tonight.clients >= FEWEST_TO_JUDGE
    if enough and tonight.open_vacancies and not tonight.filled:
        raise ReleaseChecksFailedError(ALL_EMPTY)
    if last is None:
        return
    if last.get("openVacancies", 0) and not tonight.open_vacancies:
        raise ReleaseChecksFailedError(NO_VACANCIES)
    for now, before, refused in (
        (tonight.clients, last.get("clients", 0), FAR_FEWER_CLIENTS),
        (tonight.open_vacancies, last.get("openVacancies", 0), FAR_FEWER_VACANCIES),
    ):
        if _collapsed(now, before):
            raise ReleaseChecksFailedError(refused)
    filled, of = last.get("clientListsFilled", 0), last.get("clients", 0)
    comparable = min(tonight.clients, of) >= FEWEST_TO_JUDGE
    if comparable and tonight.filled / tonight.clients < (1.0 - MOST_LISTS_LOST) * filled / of:
        raise ReleaseChecksFailedError(FAR_FEWER)
    if _collapsed(tonight.lines, last.get("lines", 0)):
        raise ReleaseChecksFailedError(FAR_FEWER_LINES)


def _collapsed(tonight: int, last: int) -> bool:
    return last >= FEWEST_TO_JUDGE and tonight < (1.0 - MOST_LOST) * last


def check_lengths(lists: Mapping[str, Sequence[RankedPair]], length: int) -> None:
    """Refuse lists that are too long, out of order, or hold a thing twice.

    Raises:
        ReleaseChecksFailedError: a list is not well made.
    """
    for lines in lists.values():
        ranks = [line.rank for line in lines]
        scores = [line.score for line in lines]
        pairs = {(line.client_id, line.vacancy_id) for line in lines}
        if len(lines) > length or ranks != list(range(1, len(lines) + 1)):
            msg = "A list is too long or its ranks have gaps."
            raise ReleaseChecksFailedError(msg)
        if scores != sorted(scores, reverse=True) or len(pairs) != len(lines):
            msg = "A list is out of order or holds a pair twice."
            raise ReleaseChecksFailedError(msg)


def _reasons_minus_log_odds(line: RankedPair, part: Part) -> float:
    chance = line.parts[part]
    if not 0.0 < chance < 1.0:
        return math.inf
    added = sum(reason.contribution for reason in line.reasons if reason.part is part)
    return line.baseline[part] + added - math.log(chance / (1.0 - chance))
