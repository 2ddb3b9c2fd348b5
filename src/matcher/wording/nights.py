"""From which night a list is, in words, and what there is to say of one that is old or empty."""

from datetime import date
from typing import Final

from matcher.domain.nightly_runs import PublishedNight
from matcher.wording.pages import MONTHS

_TONIGHT: Final = "vannacht"
_TODAY: Final = "eerder vandaag"
_OLD: Final = "De lijsten zijn van {night}. Daarna kwamen er geen nieuwe. Zoeken gaat wel over nu."
NIGHT_NOT_RUN: Final = "Er is nog geen nachtelijke lijst. Gebruik zoeken."
_NO_LIST: Final = (
    "Voor deze cliënt is er geen lijst van {night}: de cliënt kwam er later bij, zocht toen niet, niets "
    "paste, of wat past was al geregeld. De volgende nacht komt er weer een lijst. Zoeken kan nu al."
)
_WENT_TO_OTHERS: Final = (
    "Wat op de lijst van {night} kon staan, ging naar anderen. Met zoeken ziet u alles wat past."
)
_NOT_ANY_MORE: Final = (
    "Alles op de lijst van {night} is nu dicht of geregeld, of past niet meer. De volgende nacht komt er een "
    "nieuwe lijst. Zoeken kan nu al."
)
_NOBODY: Final = (
    "Op de lijst van {night} staat niemand die u nu mag zien, of de vacature kwam er later bij. De volgende "
    "nacht komt er een nieuwe lijst. Zoeken kan nu al."
)


def day_in_words(when: date) -> str:
    """Return a day in words.

    >>> day_in_words(date(2026, 11, 2))
    '2 november 2026'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


WAS_STOPPED: Final = "De nacht werd afgebroken voordat hij klaar was."
ALL_EMPTY: Final = "Er zijn cliënten en open vacatures, maar elke lijst was leeg."
_IF_RIGHT: Final = "Klopt dat? Draai dan “matcher rerank --accept-fewer”."
NO_VACANCIES: Final = f"De vorige nacht waren er open vacatures, deze nacht geen. {_IF_RIGHT}"
FAR_FEWER: Final = f"Veel minder lijsten waren gevuld dan de vorige nacht. {_IF_RIGHT}"
FAR_FEWER_CLIENTS: Final = (
    f"Voor veel minder cliënten is er een lijst dan de vorige nacht. {_IF_RIGHT}"
)
FAR_FEWER_VACANCIES: Final = f"Er zijn veel minder open vacatures dan de vorige nacht. {_IF_RIGHT}"
FAR_FEWER_LINES: Final = f"Op de lijsten staat veel minder dan de vorige nacht. {_IF_RIGHT}"
WENT_WRONG: Final = "Er ging iets mis. Draai “matcher rerank” nog eens; daar leest u wat er is."


def night_in_words(night: PublishedNight) -> str:
    """Return a night as it comes after "de lijst van": on its own day "vannacht", else that day.

    Lists that were made on this day, but not in the night, are those of "eerder vandaag".
    """
    if night.old:
        return day_in_words(night.made_on)
    return _TODAY if night.by_day else _TONIGHT


def age_note(night: PublishedNight | None) -> str | None:
    """Return that lists are old, or None when they are of last night."""
    old = night is not None and night.old
    return _OLD.format(night=night_in_words(night)) if night and old else None


def client_note(night: PublishedNight, *, stood: bool, displaced: bool) -> str:
    """Return why a client's nightly list is empty: whether anything stood in it, or all went to others."""
    why = _NOT_ANY_MORE if stood else _WENT_TO_OTHERS if displaced else _NO_LIST
    return why.format(night=night_in_words(night))


def vacancy_note(night: PublishedNight | None, *, empty: bool) -> str | None:
    """Return what an adviser should know of a vacancy's nightly list, None when it is full and fresh."""
    if night is None:
        return NIGHT_NOT_RUN
    return _NOBODY.format(night=night_in_words(night)) if empty else age_note(night)
