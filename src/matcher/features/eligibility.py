"""The rules of `matcher.domain.eligibility` for people and vacancies at once, as tables.

Property-tested against the rules in words: same verdicts, pair by pair.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import ConditionCode
from matcher.domain.eligibility import Finding
from matcher.domain.openness import ContactRoute, Openness, Topic
from matcher.domain.places import (
    BAND_ENDS_KM,
    BAND_MIDDLE_KM,
    DETOUR,
    EARTH_RADIUS_KM,
    KM_PER_HOUR,
    MINUTES_BEFORE_MOVING,
    DistanceBand,
)
from matcher.domain.vacancies import Demand
from matcher.features.asks import FINDINGS
from matcher.features.people import Person
from matcher.features.people_table import PeopleTable
from matcher.features.vacancy_table import DEMANDS, TIMES, VacancyTable

Mask = npt.NDArray[np.bool_]
Findings = npt.NDArray[np.int8]
"""Numbers into `FINDINGS`."""

Minutes = npt.NDArray[np.float64]
"""Travel time in minutes, one way; NaN when unknown."""

_MET, _NOT_MET, _NOT_DISCLOSED, _UNKNOWN, _NOT_ASKED = (
    np.int8(FINDINGS.index(finding))
    for finding in (
        Finding.MET,
        Finding.NOT_MET,
        Finding.NOT_DISCLOSED,
        Finding.UNKNOWN,
        Finding.NOT_ASKED,
    )
)
_OF_REGISTER: Final = {None: _UNKNOWN, True: _MET, False: _NOT_MET}
_BIT_OF_TIME: Final = 1 << np.arange(len(TIMES), dtype=np.int64)
_BAND_ENDS: Final = np.array([end for end, _ in BAND_ENDS_KM])
_BAND_MIDDLES: Final = np.array([BAND_MIDDLE_KM[band] for band in DistanceBand])


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What every demand says of one person, or of people, and every vacancy.

    Of one person `findings` is `(n_demands, n_rows)`, numbers into `FINDINGS` in the order of `Demand`;
    `fails` is the same shape; `considered` `(n_rows,)` says which vacancies are open and not refused by
    the person, `travel_minutes` `(n_rows,)` how far they are. Of people there is an axis in front.
    """

    findings: Findings
    fails: Mask
    considered: Mask
    travel_minutes: Minutes

    def of(self, which: int | list[int] | None) -> "Verdicts":
        """Return what is said of one of the people or of some; None puts one person into people."""
        return Verdicts(
            self.findings[which],
            self.fails[which],
            self.considered[which],
            self.travel_minutes[which],
        )

    @property
    def eligible(self) -> Mask:
        """Return which vacancies may be ranked, `(n_rows,)`, for people `(n_people, n_rows)`."""
        allowed: Mask = self.considered & ~self.fails.any(axis=-2)
        return allowed

    def nearly_eligible(self, table: VacancyTable) -> Mask:
        """Return which vacancies one liftable demand alone keeps from being ranked; shape as `eligible`."""
        n_failing = self.fails.sum(axis=-2)
        n_undisclosed = (self.fails & (self.findings == _NOT_DISCLOSED)).sum(axis=-2)
        n_negotiable = (self.fails & table.column["negotiable"][: table.n_rows].T).sum(axis=-2)
        by_disclosure = (n_failing > 0) & (n_undisclosed == n_failing)
        by_one = (n_failing == 1) & (n_negotiable == 1)
        nearly: Mask = self.considered & (by_disclosure | by_one)
        return nearly

    def blocking(self, rows: npt.NDArray[np.int64]) -> dict[int, Demand]:
        """Return the first demand that each of these rows fails on, by row; each fails on one.

        Of one person, as `blocked_by_one_thing`.
        """
        first = self.fails[:, rows].argmax(axis=0)
        return {row: DEMANDS[n] for row, n in zip(rows.tolist(), first.tolist(), strict=True)}

    def blocked_by_one_thing(self, table: VacancyTable) -> dict[int, Demand]:
        """Return the rows that one liftable demand alone keeps out, with that demand."""
        return self.blocking(np.flatnonzero(self.nearly_eligible(table)))


def verdicts(person: Person, table: VacancyTable, on: date) -> Verdicts:
    """Return the verdicts of all demands for a person on every row of a table."""
    return verdicts_of_people(PeopleTable([person], table), table, on).of(0)


def verdicts_of_people(people: PeopleTable, table: VacancyTable, on: date) -> Verdicts:
    """Return the verdicts of all demands for people on every row of a table, everybody in front."""
    minutes = _minutes(people, table)
    findings = np.full((len(people), len(DEMANDS), table.n_rows), _NOT_ASKED, dtype=np.int8)
    of = {demand: findings[:, number] for number, demand in enumerate(DEMANDS)}
    of[Demand.DRIVING_LICENCE][:] = _licences(people, table)
    of[Demand.QUALIFICATION][:] = people.of_work(table.qualification_findings)
    of[Demand.LANGUAGE][:] = people.of_work(table.language_findings)
    of[Demand.HOURS][:] = _hours(people, table)
    of[Demand.TIMES][:] = _times(people, table)
    of[Demand.PLACE][:] = _place(people, minutes)
    of[Demand.REGISTER_ENTRY][:] = _register(people, table)
    of[Demand.WAY_OF_APPLYING][:] = _way_of_applying(people, table)
    wished = table.column["wished_only"][: table.n_rows].T
    failing = ((findings == _NOT_MET) | (findings == _NOT_DISCLOSED)) & ~wished
    return Verdicts(findings, failing, _considered(people, table, on), minutes)


def travel_minutes(person: Person, table: VacancyTable) -> Minutes:
    """Return the minutes from a person to every vacancy by the fastest mode, `(n_rows,)`."""
    minutes: Minutes = _minutes(PeopleTable([person], table), table)[0]
    return minutes


def _minutes(people: PeopleTable, table: VacancyTable) -> Minutes:
    """Return the minutes from people to every vacancy by the fastest mode, `(n_people, n_rows)`.

    Work done wholly from home takes none. From a coarse distance, the middle of its band is used.
    """
    there = table.column["sphere"][: table.n_rows]
    x, y, z = (there[:, axis] - people.home[:, axis, None] for axis in range(3))
    chord = np.sqrt(x * x + y * y + z * z)
    km = 2.0 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / (2.0 * EARTH_RADIUS_KM), 1.0))
    if people.coarse.any():
        km = np.where(people.coarse[:, None], _middle_of_band(km), km)
    fastest = np.full(km.shape, np.inf)
    for mode, goes in people.modes.items():
        minutes = MINUTES_BEFORE_MOVING[mode] + km * (DETOUR / KM_PER_HOUR[mode] * 60.0)
        np.minimum(fastest, minutes, out=fastest, where=goes[:, None])
    fastest[:, table.column["from_home"][: table.n_rows]] = 0.0
    return fastest


def disclosed_needs(person: Person, openness: Openness) -> frozenset[ConditionCode]:
    """Return the person's needs that this openness discloses."""
    return openness.need_codes & {need.code for need in person.needs}


def _considered(people: PeopleTable, table: VacancyTable, on: date) -> Mask:
    considered = np.repeat(table.open_rows(on)[None], len(people), axis=0)
    employer = table.column["employer"][: table.n_rows]
    for one, person in enumerate(people.people):
        if person.refuses_employers:
            numbers = [table.employer_number.get(e, -2) for e in person.refuses_employers]
            considered[one] &= ~np.isin(employer, numbers)
        refused = [table.row_of[v] for v in person.refuses_vacancies if v in table.row_of]
        considered[one, refused] = False
    return considered


def _licences(people: PeopleTable, table: VacancyTable) -> Findings:
    asked = table.column["licence"][: table.n_rows]
    found = np.where(people.licences[:, asked], _MET, _NOT_MET)
    found[~people.knows_licences] = _UNKNOWN
    found[:, asked < 0] = _NOT_ASKED
    return found


def _hours(people: PeopleTable, table: VacancyTable) -> Findings:
    low, high = (table.column[name][: table.n_rows] for name in ("hours_low", "hours_high"))
    least, most = people.hours.T[:, :, None]
    found = np.where((low > most) | (high < least), _NOT_MET, _MET)
    found[np.isnan(least[:, 0])] = _UNKNOWN
    found[:, np.isnan(low)] = _NOT_ASKED
    return found


def _times(people: PeopleTable, table: VacancyTable) -> Findings:
    asked = table.column["times"][: table.n_rows]
    avoided = people.avoided @ _BIT_OF_TIME
    found = np.where(asked & ~avoided[:, None], _MET, _NOT_MET)
    found[:, asked == 0] = _NOT_ASKED
    return found


def _place(people: PeopleTable, minutes: Minutes) -> Findings:
    most = people.most_minutes[:, None]
    known = ~(np.isnan(minutes) | np.isnan(most))
    return np.where(known, np.where(minutes <= most, _MET, _NOT_MET), _UNKNOWN)


def _register(people: PeopleTable, table: VacancyTable) -> Findings:
    asked = table.column["register_entry"][: table.n_rows]
    if not asked.any():
        return np.full((len(people), table.n_rows), _NOT_ASKED)
    known = np.array([_OF_REGISTER[one.target_group_register] for one in people.people])[:, None]
    told = people.openness.where(lambda openness: Topic.JOBS_AGREEMENT in openness.topics)
    withheld = people.knows_openness[:, None] & (known != _NOT_MET) & ~told
    return np.where(asked, np.where(withheld, _NOT_DISCLOSED, known), _NOT_ASKED)


def _way_of_applying(people: PeopleTable, table: VacancyTable) -> Findings:
    asked = table.column["through_services"][: table.n_rows]
    if not asked.any():
        return np.full((len(people), table.n_rows), _NOT_ASKED)
    introduced = people.openness.where(lambda openness: openness.route is ContactRoute.INTRODUCED)
    decided = np.where(introduced, _MET, _NOT_DISCLOSED)
    found = np.where(people.knows_openness[:, None], decided, _UNKNOWN)
    return np.where(asked, found, _NOT_ASKED)


def _middle_of_band(km: Minutes) -> Minutes:
    middles = _BAND_MIDDLES[np.searchsorted(_BAND_ENDS, km)]
    return np.where(np.isnan(km), np.nan, middles)
