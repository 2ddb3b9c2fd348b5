"""The features of pairs: people against some vacancies.

Every value follows from the two sides alone; NaN is unknown, or not applicable, and contributes nothing.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import Offer
from matcher.domain.eligibility import Finding
from matcher.domain.vacancies import Demand
from matcher.features.asks import FINDINGS
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.eligibility import Verdicts
from matcher.features.people import Person
from matcher.features.people_table import PeopleTable
from matcher.features.vacancy_table import (
    CONDITIONS,
    DEMANDS,
    OFFER_NUMBER,
    TIMES,
    VacancyTable,
)

Values = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

FULL_TIME_HOURS = 40.0
"""Where an open end of a range of hours a week stops."""

_SIZE_OF_MEETING_POINT = 1.0
_READ = (
    "sector",
    "hours_low",
    "hours_high",
    "hours_whole",
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
_WORTH = np.array([{Finding.MET: 1.0, Finding.NOT_MET: 0.0}.get(f, np.nan) for f in FINDINGS])
"""What a finding is worth as a feature, by its number."""


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
    people, found = PeopleTable([person], table), verdicts.of(None)
    of_all = features_of_people(people, table, rows, found, fits, receptiveness, on)
    features: Values = of_all[0]
    return features


def features_of_people(
    people: PeopleTable,
    table: VacancyTable,
    rows: Rows,
    verdicts: Verdicts,
    fits: Mapping[Feature, Values],
    receptiveness: Values,
    on: date,
) -> Values:
    """Return the features of people with the vacancies in these rows, `(n_people, n, n_features)`.

    Arguments are those of `pair_features`, with everybody in front: verdicts of these people, and text
    features `(n_people, n)`.
    """
    column = {name: table.column[name][rows] for name in _READ}
    out = np.full((len(people), len(rows), len(FEATURES)), np.nan)
    values_of = {
        **fits,
        **_needs(people, rows, column["conditions"]),
        Feature.SECTOR_FIT: _sector_fit(people, column["sector"]),
        Feature.HOURS_FIT: _hours_fit(
            people, column["hours_low"], column["hours_high"], column["hours_whole"]
        ),
        Feature.TIMES_FIT: _times_fit(people, column["times"]),
        Feature.TRAVEL_MINUTES: verdicts.travel_minutes[:, rows],
        Feature.CONTRACT: column["contract"],
        Feature.PAY: column["pay"],
        Feature.FRESHNESS: np.maximum(0.0, on.toordinal() - column["posted_on"]),
        Feature.RECEPTIVENESS: receptiveness[column["employer"]],
    }
    for demand, feature in _DEMAND_FEATURES.items():
        values_of[feature] = _WORTH[verdicts.findings[:, DEMANDS.index(demand), rows]]
    for feature, values in values_of.items():
        out[:, :, COLUMN[feature]] = values
    return out


def _sector_fit(people: PeopleTable, sector: npt.NDArray[np.int16]) -> Values:
    known = people.sectors.any(axis=1, keepdims=True) & (sector >= 0)
    return np.where(known, people.sectors[:, sector], np.nan)


def _hours_fit(
    people: PeopleTable, low: Values, high: Values, whole: npt.NDArray[np.bool_]
) -> Values:
    """Return the share of the wished range that is offered; a range that only touches is a point.

    Where somebody wishes hours from 0, or told one end alone, all of what is offered within counts. Of an
    offer with one end known it is known only that it does not fit, when that end alone rules it out.
    """
    least, most = people.hours.T[:, :, None]
    least = np.where(least > 0, least, np.minimum(low, most))
    most = np.where(np.isinf(most), np.maximum(high, least), most)
    top = np.maximum(np.minimum(most, FULL_TIME_HOURS), least)
    both = np.minimum(high, top) - np.maximum(low, least)
    share = (both + _SIZE_OF_MEETING_POINT) / (top - least + _SIZE_OF_MEETING_POINT)
    fit = np.where(both < 0, 0.0, np.clip(share, 0.0, 1.0))
    unknown = np.isnan(both) | ((both >= 0) & ~whole)
    return np.where(unknown, np.nan, fit)


def _times_fit(people: PeopleTable, times: npt.NDArray[np.int8]) -> Values:
    asked = (times[:, None] >> np.arange(len(TIMES))) & 1
    n_asked = asked.sum(axis=1)
    share = 1.0 - (people.avoided @ asked.T) / np.maximum(n_asked, 1)
    known = people.avoided.any(axis=1, keepdims=True) & (n_asked > 0)
    return np.where(known, share, np.nan)


def _needs(
    people: PeopleTable, rows: Rows, conditions: npt.NDArray[np.int8]
) -> dict[Feature, Values]:
    """Return the weights of needs met as standard, met on request where disclosed, and impossible.

    A need that would have to be asked for, and is not disclosed there, counts nowhere.
    """
    weight = people.need_weight
    if not weight.any():
        return {}
    offered = {offer: conditions == number for offer, number in OFFER_NUMBER.items()}
    there = people.openness
    codes = np.array([[code in kind.need_codes for code in CONDITIONS] for kind in there.kinds])
    number = there.number if there.number.shape[1] == 1 else there.number[:, rows]
    disclosed = codes[number] * weight[:, None]
    sums = {
        Feature.NEEDS_STANDARD: weight @ offered[Offer.STANDARD].T,
        Feature.NEEDS_WHEN_ASKED: (disclosed * offered[Offer.ON_REQUEST]).sum(axis=-1),
        Feature.NEEDS_IMPOSSIBLE: weight @ offered[Offer.NOT_POSSIBLE].T,
    }
    return {feature: np.where(total > 0, total, np.nan) for feature, total in sums.items()}
