"""Postcode tables as CSV: which postcode area lies where."""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.domain.errors import Fault, InvalidInputError
from matcher.exchange.jsonl import unreadable
from matcher.exchange.shapes import LONGEST_ID, is_text

_COLUMNS: Final = {
    "postcode4": ("postcode4", "pc4", "postcode"),
    "town": ("town", "plaats", "place", "woonplaats"),
    "lat": ("lat", "latitude", "breedtegraad"),
    "lon": ("lon", "lng", "longitude", "lengtegraad"),
}
_NEEDED: Final = ("postcode4", "lat", "lon")
_DELIMITERS: Final = ",;\t"
_POSTCODE4: Final = re.compile(r"[1-9][0-9]{3}")
_LATITUDES: Final = (50.0, 54.0)
_LONGITUDES: Final = (3.0, 8.0)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The middle of a postcode area in degrees, or what is wrong with this line of the table.

    A wrong `postcode4` is kept as it stands, to be told, unless it is no text or longer than any id.
    """

    line: int
    postcode4: str | None
    town: str | None = None
    lat: float = math.nan
    lon: float = math.nan
    faults: tuple[Fault, ...] = ()


def read_places(path: Path) -> Iterator[PlaceRow]:
    """Return the rows of a postcode table; columns that are not about places are passed over.

    Comma, semicolon and tab all do as delimiter. A row that its maker marked as doubtful (`vlag`)
    is a row like any other: a middle that is a little off still tells a distance.

    Raises:
        InvalidInputError: the file cannot be read, or its first line names no such columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading = file.readline()
            delimiter = max(_DELIMITERS, key=heading.count)
            columns = _columns(path, next(csv.reader([heading], delimiter=delimiter), []))
            reader = csv.reader(file, delimiter=delimiter)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield _row(reader.line_num + 1, cells, columns)
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError:
        raise InvalidInputError([Fault(str(path), "is not UTF-8 text")]) from None
    except csv.Error:
        raise InvalidInputError([Fault(str(path), "is not a CSV table")]) from None


def _columns(path: Path, heading: list[str]) -> Mapping[str, int]:
    names = [name.strip().casefold() for name in heading]
    found = {
        column: names.index(spelling)
        for column, spellings in _COLUMNS.items()
        for spelling in reversed(spellings)
        if spelling in names
    }
    lacking = [column for column in _NEEDED if column not in found]
    if lacking:
        problem = f"its first line names no column {', '.join(lacking)}"
        raise InvalidInputError([Fault(str(path), problem)])
    return found


def _row(line: int, cells: list[str], columns: Mapping[str, int]) -> PlaceRow:
    values = {
        column: cells[at].strip() if at < len(cells) else "" for column, at in columns.items()
    }
    postcode4, town = values["postcode4"], values.get("town") or None
    lat = _degrees(values["lat"], _LATITUDES)
    lon = _degrees(values["lon"], _LONGITUDES)
    faults = []
    if not _POSTCODE4.fullmatch(postcode4):
        faults.append(Fault("postcode4", "should be four digits from 1000 to 9999"))
    if town is not None and not is_text(town):
        faults.append(Fault("town", "holds characters that are not text"))
    if lat is None:
        faults.append(Fault("lat", "should be degrees in the Netherlands, 50 to 54"))
    if lon is None:
        faults.append(Fault("lon", "should be degrees in the Netherlands, 3 to 8"))
    if faults or lat is None or lon is None:
        tellable = is_text(postcode4) and len(postcode4) <= LONGEST_ID
        return PlaceRow(line, postcode4 or None if tellable else None, faults=tuple(faults))
    return PlaceRow(line, postcode4, town, lat, lon)


def _degrees(text: str, between: tuple[float, float]) -> float | None:
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        return None
    low, high = between
    return degrees if low <= degrees <= high else None
