"""Places and travel: from two points to minutes, by the ways a client can go.

A place that cannot be pointed to is unknown; it never drops a client or a vacancy.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088
DETOUR = 1.3
"""Road distance over straight distance: about 1.3 in the Netherlands; our own working figure."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone lives or works, no finer than a four-digit postcode."""

    postcode4: str | None = None
    town: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the map, in degrees."""

    lat: float
    lon: float


class Gazetteer(Protocol):
    """Knows where places are."""

    def point(self, place: Place | None) -> Point | None:
        """Return the point of a place, or None when it cannot be told."""


class TransportMode(StrEnum):
    """A way to travel to work."""

    WALKING = "walking"
    BICYCLE = "bicycle"
    E_BIKE = "e_bike"
    PUBLIC_TRANSPORT = "public_transport"
    CAR = "car"


KM_PER_HOUR = {
    TransportMode.WALKING: 5.0,
    TransportMode.BICYCLE: 15.0,
    TransportMode.E_BIKE: 21.0,
    TransportMode.PUBLIC_TRANSPORT: 28.0,
    TransportMode.CAR: 45.0,
}
"""Average speed on the way, km an hour: working figures of our own, not measured per route."""

MINUTES_BEFORE_MOVING = {
    TransportMode.WALKING: 0.0,
    TransportMode.BICYCLE: 1.0,
    TransportMode.E_BIKE: 1.0,
    TransportMode.PUBLIC_TRANSPORT: 12.0,
    TransportMode.CAR: 4.0,
}
"""Walking to the stop and waiting, or parking, in minutes: working figures of our own."""

WHEN_MODES_UNKNOWN = frozenset({TransportMode.BICYCLE, TransportMode.PUBLIC_TRANSPORT})
"""What nearly everybody in the Netherlands has; used when a client's modes are not known."""


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance in kilometres (haversine).

    >>> round(distance_km(Point(52.16, 4.49), Point(52.08, 4.31)), 1)
    15.2
    """
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def travel_minutes(km: float, modes: Collection[TransportMode]) -> float:
    """Return the minutes of the fastest of these modes over a straight distance of `km`.

    With no modes given, `WHEN_MODES_UNKNOWN` are used.

    >>> round(travel_minutes(5.0, {TransportMode.BICYCLE}))
    27
    """
    return min(
        MINUTES_BEFORE_MOVING[mode] + km * DETOUR / KM_PER_HOUR[mode] * 60.0
        for mode in (modes or WHEN_MODES_UNKNOWN)
    )


class DistanceBand(StrEnum):
    """How far a client lives from a vacancy, as coarse as a colleague may see it."""

    UP_TO_5_KM = "up_to_5_km"
    UP_TO_15_KM = "up_to_15_km"
    UP_TO_30_KM = "up_to_30_km"
    FARTHER = "farther"


BAND_ENDS_KM = (
    (5.0, DistanceBand.UP_TO_5_KM),
    (15.0, DistanceBand.UP_TO_15_KM),
    (30.0, DistanceBand.UP_TO_30_KM),
)
"""Up to how many kilometres each band reaches, that end included; what lies beyond is farther."""

BAND_MIDDLE_KM = {
    DistanceBand.UP_TO_5_KM: 2.5,
    DistanceBand.UP_TO_15_KM: 10.0,
    DistanceBand.UP_TO_30_KM: 22.5,
    DistanceBand.FARTHER: 40.0,
}
"""The distance that stands for a band when minutes are reckoned from it, in kilometres."""


def distance_band(km: float) -> DistanceBand:
    """Return the band a distance falls in.

    >>> distance_band(5.0), distance_band(31.0)
    (<DistanceBand.UP_TO_5_KM: 'up_to_5_km'>, <DistanceBand.FARTHER: 'farther'>)
    """
    return next((band for end, band in BAND_ENDS_KM if km <= end), DistanceBand.FARTHER)
