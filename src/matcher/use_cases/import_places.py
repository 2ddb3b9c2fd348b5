"""Loading a postcode table: with it, travel is reckoned from postcodes instead of towns."""

from collections.abc import Iterator
from pathlib import Path

from matcher.domain.errors import Fault
from matcher.exchange.places import read_places
from matcher.storage.places import PlaceRepository, PostcodePlace
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.import_lines import TWICE, Loaded, Read, load_lines
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms


def import_places(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load a postcode table from a CSV file; a postcode named before in the file is refused.

    Raises:
        InvalidInputError: the file cannot be read or is no such table.
    """
    return load_lines(database, path, _rows(path), _load, terms)


def _rows(path: Path) -> Iterator[Read[PostcodePlace]]:
    seen: set[str] = set()
    for row in read_places(path):
        faults = row.faults
        if row.postcode4 in seen:
            faults = (*faults, Fault("postcode4", TWICE))
        if faults or row.postcode4 is None:
            yield Read(row.line, row.postcode4, faults=faults)
            continue
        seen.add(row.postcode4)
        place = PostcodePlace(row.postcode4, row.town, row.lat, row.lon)
        yield Read(row.line, row.postcode4, place)


def _load(connection: Connection, place: PostcodePlace) -> Loaded:
    places = PlaceRepository(connection)
    known = places.get(place.postcode4)
    if known == place:
        return Loaded(Change.UNCHANGED)
    places.put([place])
    return Loaded(Change.ADDED if known is None else Change.CHANGED)
