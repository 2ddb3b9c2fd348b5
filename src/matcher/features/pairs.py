"""The features of pairs: one person against some vacancies.

Every value follows from the two sides alone; NaN is unknown, or not applicable, and contributes nothing.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import Importance, Offer
from matcher.domain.eligibility import Finding
from matcher.domain.vacancies import Demand
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.eligibility import Verdicts, disclosed_needs, openness_by_employer
from matcher.features.people import Person
from matcher.features.vacancy_table import (
    CONDITIONS,
    DEMANDS,
    FINDINGS,
    OFFER_NUMBER,
    TIMES,
    VacancyTable,
)

Values = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

NEED_WEIGHT = {Importance.MUST: 1.0, Importance.WISH: 0.5}
FULL_TIME_HOURS = 40.0
"""Where an open end of a range of hours a week stops."""

_SIZE_OF_MEETING_POINT = 1.0
_READ = (
    "sector",
    "hours_low",
    "hours_high",
    "times",
    "contract",
    "pay",
    "posted_on",
    "employer",
    "conditions",
)
_DEMAND_FEATURES = {
    Demand.DRIVING_LICENCE: Feature.LICENCE,
    Demand.LANGUAGE: Feature.LANGUAGE,
    Demand.QUALIFICATION: Feature.QUALIFICATION,
}


def pair_features(
    person: Person,
    table: VacancyTable,
    rows: Rows,
    verdicts: Verdicts,
    fits: Mapping[Feature, Values],
    receptiveness: Values,
    on: date,
) -> Values:
    """Return the features of a person with the vacancies in these rows, `(n, n_features)`.

    Args:
        person: the person.
        table: the vacancies.
        rows: which of them, `(n,)`.
        verdicts: the person's verdicts on the whole table.
        fits: the text features, `(n,)` each.
        receptiveness: share 0..1 for every employer number, NaN when not known.
        on: the day it is.
    """
    column = {name: table.column[name][rows] for name in _READ}
    out = np.full((len(rows), len(FEATURES)), np.nan)
    for feature, values in fits.items():
        out[:, COLUMN[feature]] = values
    values_of = {
        Feature.SECTOR_FIT: _sector_fit(person, column["sector"]),
        Feature.HOURS_FIT: _hours_fit(person, column["hours_low"], column["hours_high"]),
        Feature.TIMES_FIT: _times_fit(person, column["times"]),
        Feature.TRAVEL_MINUTES: verdicts.travel_minutes[rows],
        Feature.CONTRACT: column["contract"],
        Feature.PAY: column["pay"],
        Feature.FRESHNESS: np.maximum(0.0, on.toordinal() - column["posted_on"]),
        Feature.RECEPTIVENESS: receptiveness[column["employer"]],
    } | _needs(person, table, rows, column["conditions"])
    for demand, feature in _DEMAND_FEATURES.items():
        values_of[feature] = _met(verdicts.findings[DEMANDS.index(demand), rows])
    for feature, values in values_of.items():
        out[:, COLUMN[feature]] = values
    return out


def _sector_fit(person: Person, sector: npt.NDArray[np.int16]) -> Values:
    wished = [int(t.code[:2]) for t in person.work.target_sectors if t.code[:2].isdigit()]
    if not wished:
        return np.full(len(sector), np.nan)
    return np.where(sector < 0, np.nan, np.isin(sector, wished))


def _hours_fit(person: Person, low: Values, high: Values) -> Values:
    """Return the share of the wished range that is offered; a range that only touches is a point."""
    wanted = person.work.working_hours
    if not wanted.known:
        return np.full(len(low), np.nan)
    top = max(min(wanted.high, FULL_TIME_HOURS), wanted.low)
    both = np.minimum(high, top) - np.maximum(low, wanted.low)
    share = (both + _SIZE_OF_MEETING_POINT) / (top - wanted.low + _SIZE_OF_MEETING_POINT)
    return np.where(np.isnan(low), np.nan, np.where(both < 0, 0.0, np.clip(share, 0.0, 1.0)))


def _times_fit(person: Person, times: npt.NDArray[np.int8]) -> Values:
    if not person.avoid_times:
        return np.full(len(times), np.nan)
    asked = (times[:, None] >> np.arange(len(TIMES))) & 1
    avoided = np.array([time in person.avoid_times for time in TIMES])
    n_asked = asked.sum(axis=1)
    share = 1.0 - (asked & avoided).sum(axis=1) / np.maximum(n_asked, 1)
    return np.where(n_asked == 0, np.nan, share)


def _met(findings: npt.NDArray[np.int8]) -> Values:
    met, not_met = FINDINGS.index(Finding.MET), FINDINGS.index(Finding.NOT_MET)
    return np.where(findings == met, 1.0, np.where(findings == not_met, 0.0, np.nan))


def _needs(
    person: Person, table: VacancyTable, rows: Rows, conditions: npt.NDArray[np.int8]
) -> dict[Feature, Values]:
    """Return the weights of needs met as standard, met on request where disclosed, and impossible.

    A need that would have to be asked for, and is not disclosed there, counts nowhere.
    """
    weight = np.zeros(len(CONDITIONS))
    for need in person.needs:
        weight[CONDITIONS.index(need.code)] = NEED_WEIGHT[need.importance]
    disclosed = np.zeros((len(rows), len(CONDITIONS)), dtype=np.bool_)
    for where, openness in openness_by_employer(person, table):
        codes = disclosed_needs(person, openness)
        disclosed[where[rows]] = [code in codes for code in CONDITIONS]
    on_request = conditions == OFFER_NUMBER[Offer.ON_REQUEST]
    sums = {
        Feature.NEEDS_STANDARD: (conditions == OFFER_NUMBER[Offer.STANDARD]) @ weight,
        Feature.NEEDS_WHEN_ASKED: (on_request & disclosed) @ weight,
        Feature.NEEDS_IMPOSSIBLE: (conditions == OFFER_NUMBER[Offer.NOT_POSSIBLE]) @ weight,
    }
    return {feature: np.where(total > 0, total, np.nan) for feature, total in sums.items()}
