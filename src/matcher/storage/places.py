"""Where places are: the postcode table that was imported, and what it tells a gazetteer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select

from matcher.domain.places import Place, Point, distance_km
from matcher.storage.tables import places
from matcher.storage.towns import dutch_towns, town_key

FAR_APART_KM: Final = 25.0
"""Areas of one name that lie farther apart are of several towns: our own working figure."""


@dataclass(frozen=True, slots=True)
class PostcodePlace:
    """The middle of a four-digit postcode area, in degrees."""

    postcode4: str
    town: str | None
    lat: float
    lon: float


class PlaceRepository:
    """The imported postcode table."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def get(self, postcode4: str) -> PostcodePlace | None:
        """Return what is known of a postcode area, or None."""
        row = self._connection.execute(
            select(places).where(places.c.postcode4 == postcode4)
        ).one_or_none()
        return None if row is None else _place(row)

    def put(self, rows: Iterable[PostcodePlace]) -> None:
        """Remember postcode areas, each replacing what was known of it; the last given stays."""
        latest = {row.postcode4: row for row in rows}
        if not latest:
            return
        self._connection.execute(delete(places).where(places.c.postcode4.in_(list(latest))))
        self._connection.execute(
            insert(places),
            [
                {"postcode4": r.postcode4, "town": r.town, "lat": r.lat, "lon": r.lon}
                for r in latest.values()
            ],
        )

    def all(self) -> list[PostcodePlace]:
        """Return the whole table, by postcode."""
        rows = self._connection.execute(select(places).order_by(places.c.postcode4))
        return [_place(row) for row in rows]


class StoredGazetteer:
    """Knows where places are: by postcode where one was imported, else by the name of the town.

    A name that several towns in the table share means the town that `dutch_towns` knows by it, if any.
    """

    def __init__(self, rows: Iterable[PostcodePlace]) -> None:
        """Keep the points by postcode, and the middle of each town that the table names."""
        rows = tuple(rows)
        self._by_postcode = {row.postcode4: Point(row.lat, row.lon) for row in rows}
        self._by_town = _middles(rows)

    @classmethod
    def load(cls, connection: Connection) -> "StoredGazetteer":
        """Return a gazetteer of the table as it is now."""
        return cls(PlaceRepository(connection).all())

    def point(self, place: Place | None) -> Point | None:
        """Return the point of a place, or None when it cannot be told."""
        if place is None:
            return None
        if place.postcode4 in self._by_postcode:
            return self._by_postcode[place.postcode4]
        if place.town is None:
            return None
        key = town_key(place.town)
        return self._by_town.get(key) or dutch_towns().get(key)


def _place(row: Row[Any]) -> PostcodePlace:
    return PostcodePlace(row.postcode4, row.town, row.lat, row.lon)


def _middles(rows: Iterable[PostcodePlace]) -> dict[str, Point]:
    """Return the middle of each town; a name whose areas lie far apart is of several, and left out."""
    of_town: dict[str, list[Point]] = {}
    for row in rows:
        if row.town:
            of_town.setdefault(town_key(row.town), []).append(Point(row.lat, row.lon))
    return {key: _middle(areas) for key, areas in of_town.items() if not _far_apart(areas)}


def _middle(areas: Sequence[Point]) -> Point:
    return Point(
        lat=sum(area.lat for area in areas) / len(areas),
        lon=sum(area.lon for area in areas) / len(areas),
    )


def _far_apart(areas: Sequence[Point]) -> bool:
    return any(distance_km(one, other) > FAR_APART_KM for one, other in combinations(areas, 2))
