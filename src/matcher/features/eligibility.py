"""The rules of `matcher.domain.eligibility` for one person and every vacancy at once.

Property-tested against the rules in words: same verdicts, pair by pair.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import ConditionCode
from matcher.domain.eligibility import Finding
from matcher.domain.openness import CLOSED, ContactRoute, Openness, Topic
from matcher.domain.places import (
    BAND_MIDDLE_KM,
    DETOUR,
    EARTH_RADIUS_KM,
    KM_PER_HOUR,
    MINUTES_BEFORE_MOVING,
    WHEN_MODES_UNKNOWN,
    distance_band,
)
from matcher.domain.vacancies import Demand
from matcher.features.people import Person
from matcher.features.vacancy_table import DEMANDS, FINDINGS, TIMES, VacancyTable, on_sphere

Mask = npt.NDArray[np.bool_]
Minutes = npt.NDArray[np.float64]
"""Travel time in minutes, one way; NaN when unknown."""

_MET, _NOT_MET, _NOT_DISCLOSED, _UNKNOWN, _NOT_ASKED = (
    FINDINGS.index(finding)
    for finding in (
        Finding.MET,
        Finding.NOT_MET,
        Finding.NOT_DISCLOSED,
        Finding.UNKNOWN,
        Finding.NOT_ASKED,
    )
)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What every demand says of one person and every vacancy.

    `findings` is `(n_demands, n_rows)`, numbers into `FINDINGS` in the order of `Demand`; `fails` is the
    same shape; `considered` `(n_rows,)` says which vacancies are open and not refused by the person.
    """

    findings: npt.NDArray[np.int8]
    fails: Mask
    considered: Mask
    travel_minutes: Minutes

    @property
    def eligible(self) -> Mask:
        """Return which vacancies may be ranked for the person."""
        allowed: Mask = self.considered & ~self.fails.any(axis=0)
        return allowed

    def nearly_eligible(self, table: VacancyTable) -> Mask:
        """Return which vacancies one liftable demand alone keeps from being ranked."""
        n_failing = self.fails.sum(axis=0)
        n_undisclosed = (self.fails & (self.findings == _NOT_DISCLOSED)).sum(axis=0)
        n_negotiable = (self.fails & table.column["negotiable"][: table.n_rows].T).sum(axis=0)
        by_disclosure = (n_failing > 0) & (n_undisclosed == n_failing)
        by_one = (n_failing == 1) & (n_negotiable == 1)
        nearly: Mask = self.considered & (by_disclosure | by_one)
        return nearly

    def blocking(self, rows: npt.NDArray[np.int64]) -> dict[int, Demand]:
        """Return the first demand that each of these rows fails on, by row; each fails on one."""
        first = self.fails[:, rows].argmax(axis=0)
        return {row: DEMANDS[n] for row, n in zip(rows.tolist(), first.tolist(), strict=True)}

    def blocked_by_one_thing(self, table: VacancyTable) -> dict[int, Demand]:
        """Return the rows that one liftable demand alone keeps out, with that demand."""
        return self.blocking(np.flatnonzero(self.nearly_eligible(table)))


def verdicts(person: Person, table: VacancyTable, on: date) -> Verdicts:
    """Return the verdicts of all demands for a person on every row of a table."""
    n, column = table.n_rows, {name: c[: table.n_rows] for name, c in table.column.items()}
    minutes = travel_minutes(person, table)
    findings = np.full((len(DEMANDS), n), _NOT_ASKED, dtype=np.int8)
    of = {demand: findings[number] for number, demand in enumerate(DEMANDS)}
    of[Demand.DRIVING_LICENCE][:] = _licences(person, table)
    of[Demand.QUALIFICATION][:] = table.qualification_findings(person.work)
    of[Demand.LANGUAGE][:] = table.language_findings(person.work)
    _hours(person, column, of[Demand.HOURS])
    asked = column["times"]
    avoided = sum(1 << TIMES.index(time) for time in person.avoid_times)
    of[Demand.TIMES][asked != 0] = _MET
    of[Demand.TIMES][(asked != 0) & ((asked & ~avoided) == 0)] = _NOT_MET
    limit = np.inf if person.max_travel_minutes is None else person.max_travel_minutes
    known = ~np.isnan(minutes) & (person.max_travel_minutes is not None)
    of[Demand.PLACE][:] = np.where(known, np.where(minutes <= limit, _MET, _NOT_MET), _UNKNOWN)
    _register(person, table, of[Demand.REGISTER_ENTRY])
    _way_of_applying(person, table, of[Demand.WAY_OF_APPLYING])
    failing = ((findings == _NOT_MET) | (findings == _NOT_DISCLOSED)) & ~column["wished_only"].T
    return Verdicts(findings, failing, _considered(person, table, on), minutes)


def travel_minutes(person: Person, table: VacancyTable) -> Minutes:
    """Return the minutes from a person to every vacancy by the fastest mode, `(n_rows,)`.

    Work done wholly from home takes none. From a coarse distance, the middle of its band is used.
    """
    home = np.array(on_sphere(person.point))
    apart = table.column["sphere"][: table.n_rows] - home
    chord = np.sqrt(np.einsum("ij,ij->i", apart, apart))
    km = 2.0 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / (2.0 * EARTH_RADIUS_KM), 1.0))
    if person.coarse_distance:
        distances, place = np.unique(km, return_inverse=True)
        km = np.array([_middle_of_band(each) for each in distances])[place]
    fastest = np.full(len(km), np.inf)
    for mode in person.transport_modes or WHEN_MODES_UNKNOWN:
        minutes = MINUTES_BEFORE_MOVING[mode] + km * (DETOUR / KM_PER_HOUR[mode] * 60.0)
        np.minimum(fastest, minutes, out=fastest)
    fastest[table.column["from_home"][: table.n_rows]] = 0.0
    return fastest


def openness_by_employer(person: Person, table: VacancyTable) -> list[tuple[Mask, Openness]]:
    """Return rows with the openness that holds there: first everywhere, then where it differs."""
    everywhere = np.ones(table.n_rows, dtype=np.bool_)
    if person.openness is None:
        return [(everywhere, CLOSED)]
    differing = [
        (table.column["employer"][: table.n_rows] == table.employer_number[employer], openness)
        for employer, openness in person.openness.specific.items()
        if employer in table.employer_number
    ]
    return [(everywhere, person.openness.otherwise), *differing]


def disclosed_needs(person: Person, openness: Openness) -> frozenset[ConditionCode]:
    """Return the person's needs that this openness discloses."""
    return openness.need_codes & {need.code for need in person.needs}


def _considered(person: Person, table: VacancyTable, on: date) -> Mask:
    considered = table.open_rows(on)
    numbers = [table.employer_number.get(e, -2) for e in person.refuses_employers]
    if numbers:
        considered &= ~np.isin(table.column["employer"][: table.n_rows], numbers)
    for vacancy_id in person.refuses_vacancies:
        row = table.row_of.get(vacancy_id)
        if row is not None:
            considered[row] = False
    return considered


def _licences(person: Person, table: VacancyTable) -> npt.NDArray[np.int8]:
    asked = table.column["licence"][: table.n_rows]
    have = person.work.driving_licences
    if have is None:
        known = np.full(table.n_rows, _UNKNOWN)
    else:
        numbers = [table.licence_number.get(licence, -2) for licence in have]
        known = np.where(np.isin(asked, numbers), _MET, _NOT_MET)
    return np.where(asked >= 0, known, _NOT_ASKED).astype(np.int8)


def _hours(
    person: Person, column: dict[str, npt.NDArray[Any]], findings: npt.NDArray[np.int8]
) -> None:
    wanted, asked = person.work.working_hours, ~np.isnan(column["hours_low"])
    if not wanted.known:
        findings[asked] = _UNKNOWN
        return
    apart = (column["hours_low"] > wanted.high) | (column["hours_high"] < wanted.low)
    findings[asked] = np.where(apart, _NOT_MET, _MET)[asked]


def _register(person: Person, table: VacancyTable, findings: npt.NDArray[np.int8]) -> None:
    known = {None: _UNKNOWN, True: _MET, False: _NOT_MET}[person.target_group_register]
    asked = table.column["register_entry"][: table.n_rows]
    if person.openness is None or known == _NOT_MET:
        findings[asked] = known
        return
    for rows, openness in openness_by_employer(person, table):
        told = Topic.JOBS_AGREEMENT in openness.topics
        findings[asked & rows] = known if told else _NOT_DISCLOSED


def _way_of_applying(person: Person, table: VacancyTable, findings: npt.NDArray[np.int8]) -> None:
    asked = table.column["through_services"][: table.n_rows]
    if person.openness is None:
        findings[asked] = _UNKNOWN
        return
    for rows, openness in openness_by_employer(person, table):
        introduced = openness.route is ContactRoute.INTRODUCED
        findings[asked & rows] = _MET if introduced else _NOT_DISCLOSED


def _middle_of_band(km: float) -> float:
    return float("nan") if np.isnan(km) else BAND_MIDDLE_KM[distance_band(km)]
