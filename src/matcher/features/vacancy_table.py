"""Vacancies as columns: one numpy array for each fact, one row for each vacancy.

Rows are the numbers that the vacancy index gives out. A row can be written anew at any time. Facts that
take rules to compare (qualifications, languages) are kept as numbers of distinct *asks*, so that a
person is held against each ask once, not against each vacancy.
"""

import math
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import ConditionCode, Offer
from matcher.domain.employers import Employer
from matcher.domain.ids import EmployerId, RegionCode
from matcher.domain.places import EARTH_RADIUS_KM, Point
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Contract, Demand, Grade, Pay, PayPeriod, Remote, Vacancy
from matcher.domain.vocabulary import sector_number
from matcher.domain.working_time import TimeOfDay
from matcher.features.asks import LanguageAsks, QualificationAsks

CONDITIONS = tuple(ConditionCode)
DEMANDS = tuple(Demand)
TIMES = tuple(TimeOfDay)
OFFER_NUMBER = {None: 0, Offer.STANDARD: 1, Offer.ON_REQUEST: 2, Offer.NOT_POSSIBLE: 3}
HOURS_A_MONTH = 160.0
"""Hours that a monthly amount of pay is divided by."""

_NEVER = np.iinfo(np.int32).max
LASTING = {
    Contract.PERMANENT: 1.0,
    Contract.FIXED_TERM: 0.6,
    Contract.TRIAL: 0.4,
    Contract.AGENCY: 0.3,
    Contract.ON_CALL: 0.1,
}
"""How lasting a kind of contract is, 0..1: our own order, a working figure."""

_MET_BY_DISCLOSURE = {
    Demand.REGISTER_ENTRY: "register_entry",
    Demand.WAY_OF_APPLYING: "through_services",
}
_FIRST_SIZE = 64
_Key = TypeVar("_Key", bound=Hashable)

_COLUMNS: Mapping[str, tuple[type[np.generic], int, float]] = {
    # name: type, width (0 is a plain column), value of a row never written
    "open": (np.bool_, 0, 0),
    "closes_on": (np.int32, 0, 0),
    "posted_on": (np.float64, 0, np.nan),
    "employer": (np.int32, 0, -1),
    "region": (np.int32, 0, -1),
    "sector": (np.int16, 0, -1),
    "hours_low": (np.float64, 0, np.nan),
    "hours_high": (np.float64, 0, np.nan),
    "hours_whole": (np.bool_, 0, False),
    "times": (np.int8, 0, 0),
    "sphere": (np.float64, 3, np.nan),
    "from_home": (np.bool_, 0, 0),
    "licence": (np.int16, 0, -1),
    "qualification_ask": (np.int32, 0, 0),
    "language_ask": (np.int32, 0, 0),
    "register_entry": (np.bool_, 0, 0),
    "through_services": (np.bool_, 0, 0),
    "wished_only": (np.bool_, len(DEMANDS), 0),
    "negotiable": (np.bool_, len(DEMANDS), 0),
    "conditions": (np.int8, len(CONDITIONS), 0),
    "contract": (np.float64, 0, np.nan),
    "pay": (np.float64, 0, np.nan),
}


def on_sphere(point: Point | None) -> tuple[float, float, float]:
    """Return a point as x, y, z on the earth's sphere in kilometres; NaN when unknown."""
    if point is None:
        return (np.nan, np.nan, np.nan)
    lat, lon = math.radians(point.lat), math.radians(point.lon)
    r = EARTH_RADIUS_KM
    return (r * math.cos(lat) * math.cos(lon), r * math.cos(lat) * math.sin(lon), r * math.sin(lat))


class VacancyTable:
    """Columns over vacancies; `column[name][row]` reads one, `put` writes a row."""

    def __init__(self) -> None:
        """Make an empty table."""
        self.n_rows = 0
        self.row_of: dict[str, int] = {}
        self.column: dict[str, npt.NDArray[Any]] = {
            name: _filled(kind, width, 0, fill) for name, (kind, width, fill) in _COLUMNS.items()
        }
        self.employer_number: dict[EmployerId, int] = {}
        self.region_number: dict[RegionCode, int] = {}
        self.licence_number: dict[str, int] = {}
        self._qualification_asks = QualificationAsks()
        self._language_asks = LanguageAsks()

    def put(
        self, row: int, vacancy: Vacancy, point: Point | None, employer: Employer | None
    ) -> None:
        """Write a vacancy's facts in its row."""
        self._make_room(row + 1)
        self.row_of[vacancy.id] = row
        hours = vacancy.working_hours
        sector = sector_number((employer.sbi if employer else None) or "")
        values: dict[str, object] = {
            "open": vacancy.status.value == "open",
            "closes_on": vacancy.closes_on.toordinal() if vacancy.closes_on else _NEVER,
            "posted_on": vacancy.posted_on.toordinal() if vacancy.posted_on else np.nan,
            "employer": _number(self.employer_number, vacancy.employer_id),
            "region": (
                -1 if vacancy.region is None else _number(self.region_number, vacancy.region)
            ),
            "sector": -1 if sector is None else sector,
            "hours_low": hours.low if hours.known else np.nan,
            "hours_high": hours.high if hours.known else np.nan,
            "hours_whole": hours.whole,
            "times": sum(1 << TIMES.index(t) for t in vacancy.times or ()),
            "sphere": on_sphere(point),
            "from_home": vacancy.remote is Remote.FULL,
            "licence": (
                _number(self.licence_number, vacancy.driving_licence)
                if vacancy.driving_licence
                else -1
            ),
            "qualification_ask": self._qualification_asks.number(vacancy.qualifications),
            "language_ask": self._language_asks.number(vacancy.languages),
            "register_entry": vacancy.requires_jobs_agreement,
            "through_services": vacancy.only_through_employer_services,
            "wished_only": [vacancy.grade_of(d) is Grade.WISH for d in DEMANDS],
            "negotiable": [vacancy.grade_of(d) is Grade.NEGOTIABLE for d in DEMANDS],
            "conditions": [OFFER_NUMBER[vacancy.conditions.get(c)] for c in CONDITIONS],
            "contract": LASTING[vacancy.contract] if vacancy.contract else np.nan,
            "pay": _hourly(vacancy.pay),
        }
        for name, value in values.items():
            self.column[name][row] = value

    def only(self, row: int) -> "VacancyTable":
        """Return a table of one row: for one vacancy and many people.

        It shares this table's numbers of employers, regions and licences, and knows the asks of its
        vacancy alone.
        """
        one = VacancyTable()
        one.n_rows = 1
        one.row_of = {v: 0 for v, number in self.row_of.items() if number == row}
        one.column = {name: values[row : row + 1] for name, values in self.column.items()}
        one.employer_number, one.licence_number = self.employer_number, self.licence_number
        one.region_number = self.region_number
        one._qualification_asks, one.column["qualification_ask"] = self._qualification_asks.only(
            one.column["qualification_ask"]
        )
        one._language_asks, one.column["language_ask"] = self._language_asks.only(
            one.column["language_ask"]
        )
        return one

    def open_rows(self, on: date) -> npt.NDArray[np.bool_]:
        """Return which rows people can be put forward for on a day, `(n_rows,)`."""
        closes = self.column["closes_on"][: self.n_rows]
        still_open: npt.NDArray[np.bool_] = self.column["open"][: self.n_rows] & (
            closes >= on.toordinal()
        )
        return still_open

    def in_region(self, region: RegionCode) -> npt.NDArray[np.bool_]:
        """Return which rows are of a region, `(n_rows,)`; those of an unknown one are of every region."""
        numbers = self.column["region"][: self.n_rows]
        here: npt.NDArray[np.bool_] = (numbers == -1) | (
            numbers == self.region_number.get(region, -1)
        )
        return here

    def only_by_disclosure(self) -> npt.NDArray[np.bool_]:
        """Return which rows only disclosure can reach, `(n_rows,)`: whoever is closed reaches the rest."""
        wished = self.column["wished_only"][: self.n_rows]
        only = np.zeros(self.n_rows, dtype=np.bool_)
        for demand, name in _MET_BY_DISCLOSURE.items():
            only |= self.column[name][: self.n_rows] & ~wished[:, DEMANDS.index(demand)]
        return only

    def qualification_findings(self, work: WorkFacts) -> npt.NDArray[np.int8]:
        """Return the number of the `Finding` on qualifications for a person, `(n_rows,)`."""
        asked = self.column["qualification_ask"][: self.n_rows]
        found: npt.NDArray[np.int8] = self._qualification_asks.findings(work)[asked]
        return found

    def language_findings(self, work: WorkFacts) -> npt.NDArray[np.int8]:
        """Return the number of the `Finding` on languages for a person, `(n_rows,)`."""
        asked = self.column["language_ask"][: self.n_rows]
        found: npt.NDArray[np.int8] = self._language_asks.findings(work)[asked]
        return found

    def _make_room(self, rows: int) -> None:
        self.n_rows = max(self.n_rows, rows)
        size = len(self.column["open"])
        if rows <= size:
            return
        for name, (kind, width, fill) in _COLUMNS.items():
            grown = _filled(kind, width, max(rows, 2 * size, _FIRST_SIZE), fill)
            grown[:size] = self.column[name]
            self.column[name] = grown


def _filled(kind: type[np.generic], width: int, rows: int, fill: float) -> npt.NDArray[Any]:
    """Return a column; a wide one lies by part, since a person is held against a part of all rows."""
    return np.full((rows, width) if width else rows, fill, dtype=kind, order="F")


def _number(numbers: dict[_Key, int], key: _Key) -> int:
    """Return the number of a key, giving out the next one to a key not seen before."""
    return numbers.setdefault(key, len(numbers))


def _hourly(pay: Pay | None) -> float:
    """Return the upper end of pay in euro an hour; NaN when unknown."""
    amount = None if pay is None else (pay.max if pay.max is not None else pay.min)
    if pay is None or amount is None:
        return np.nan
    return amount / HOURS_A_MONTH if pay.per is PayPeriod.MONTH else amount
