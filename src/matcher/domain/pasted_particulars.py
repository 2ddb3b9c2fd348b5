"""Place, number of people and last day to answer in a vacancy text: only where a clear pattern says so."""

import re
from datetime import date, timedelta
from typing import Final

from matcher.domain.pasted_facts import only_one
from matcher.domain.places import Place

_TOWN: Final = (
    r"((?:['’]s-|Den |De |Het |Sint[- ]|St\. )?[A-Z][\w-]+"
    r"(?:(?: aan| op)?(?: den| de)? [A-Z][\w-]+){0,2})"
)
_POSTCODE: Final = re.compile(rf"\b([1-9]\d{{3}}) ?(?!SA|SD|SS)[A-Z]{{2}}\b(?:,? {_TOWN})?")
_TOWN_SAID: Final = re.compile(
    rf"(?:(?i:locatie|standplaats|plaats|werkplek|werklocatie|vestiging|regio)\s*:\s*|"
    rf"\b(?:[Vv]estiging|[Ww]inkel|[Kk]antoor|[Ll]ocatie|[Ff]abriek|[Mm]agazijn|[Kk]wekerij|[Rr]estaurant|"
    rf"[Ff]iliaal|[Ww]erkplaats|[Kk]euken|[Hh]otel|gevestigd|bedrijf) in ){_TOWN}"
)
_NUMBERS: Final = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_SEATS: Final = re.compile(
    r"\b(?:zoeken(?: per direct)?|gezocht:?|zoekt|plek voor|plaats voor|aantal (?:plekken|plaatsen):?)"
    r"(?: (?:wij|we))? "
    rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})\b(?! ?(?:uur|jaar|dagen|tot|-))",
    re.IGNORECASE,
)
_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_CLOSES: Final = re.compile(
    r"\b(?:reage\w+|sollicit\w+|sluit\w*|stuur\w*)\b[^.!?\n]{0,60}?"
    r"\b(?P<how>v[oó][oó]r|uiterlijk|tot en met|t/m|tot|op|:)(?: op)? ?"
    rf"(?P<day>\d{{1,2}})[ -/](?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})[ -/](?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"v[oó][oó]r", re.IGNORECASE)


def place_in(text: str) -> Place | None:
    """Return the place of the work, by a postcode or by a town that is said to be the place.

    >>> place_in("Locatie: Leiden"), place_in("Wij werken door heel Nederland.")
    (Place(postcode4=None, town='Leiden'), None)
    """
    codes = [(found[1], found[2]) for found in _POSTCODE.finditer(text)]
    if codes:
        return Place(only_one(code for code, _ in codes), only_one(t for _, t in codes if t))
    town = only_one(found[1] for found in _TOWN_SAID.finditer(text))
    return None if town is None else Place(town=town)


def seats_in(text: str) -> int | None:
    """Return how many people are looked for.

    >>> seats_in("Wij zoeken twee collega's."), seats_in("Wij zoeken een kok.")
    (2, None)
    """
    said = (found[1].casefold() for found in _SEATS.finditer(text))
    return only_one(int(one) if one.isdigit() else _NUMBERS[one] for one in said) or None


def closing_day_in(text: str) -> date | None:
    """Return the last day to answer, when a year is named.

    >>> closing_day_in("Solliciteer voor 15 december 2026.")
    datetime.date(2026, 12, 14)
    """
    return only_one(day for found in _CLOSES.finditer(text) if (day := _closing_day(found)))


def _closing_day(found: re.Match[str]) -> date | None:
    month = found["month"].casefold()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        day = date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
    return day - timedelta(days=1) if _BEFORE.fullmatch(found["how"]) else day
