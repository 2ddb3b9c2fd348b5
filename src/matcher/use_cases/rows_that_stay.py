"""Numbers that stay when a client's time is over, too coarse to tell whose they were.

They are made on the last night by the code that makes what a ranker is taught with. Of a pair each thing
that its whole history teaches gets them once, with the last event that says so: alone, no event can tell
that a later one took it back, or that the history cannot be true. All others stay as event and month.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import OutcomeId
from matcher.features.columns import FEATURES, Feature
from matcher.features.people import person_of_specialist
from matcher.storage.outcomes import FeatureRow, OutcomeRepository
from matcher.storage.sessions import Database
from matcher.use_cases.explain_matches import NO_CLIENT
from matcher.use_cases.gather_outcomes import TAUGHT_BY, histories_of, pairs_as_they_began
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profiles_of_departed

_STEPS: Final[Mapping[Feature, float]] = {
    Feature.TRAVEL_MINUTES: 5.0,
    Feature.PAY: 0.5,
    Feature.FRESHNESS: 7.0,
}
"""To whole steps of what a feature is rounded: minutes, euro an hour, days."""

_STEP: Final = 0.01
"""The step of every other feature: shares, cosines, weights of needs."""


def rows_that_stay(
    database: Database, matching: Matching, before: date, on: date
) -> dict[OutcomeId, FeatureRow]:
    """Return the rows of clients who were first seen to have left before a day, by outcome.

    Outcomes that teach nothing, or whose vacancy is not known, have none. No vector of a text is kept.
    """
    profiles = list(profiles_of_departed(database, before, on))
    with database.reading() as connection:
        outcomes = OutcomeRepository(connection).of_clients([p.client_id for p in profiles])
    histories, _, _ = histories_of(outcomes, on)
    telling = {
        (one.client_id, one.vacancy_id, *TAUGHT_BY[one.event]): one.id
        for one in outcomes
        if one.event in TAUGHT_BY
    }
    found: dict[OutcomeId, FeatureRow] = {}
    for profile in profiles:
        client, own = profile.client_id, histories.get(profile.client_id, {})
        nameless = replace(person_of_specialist(profile, matching.gazetteer), client_id=NO_CLIENT)
        vacancies, features = pairs_as_they_began(matching, nameless, own, on)
        for vacancy, values in zip(vacancies, features, strict=True):
            for part, well in own[vacancy.id].well.items():
                told = telling.get((client, vacancy.id, part, well))
                if told is not None:
                    found[told] = coarse_row(values)
    return found


def coarse_row(values: npt.NDArray[np.float64]) -> FeatureRow:
    """Return the known features of one pair `(n_features,)`, each rounded to its step."""
    return {
        feature.value: _rounded(float(value), _STEPS.get(feature, _STEP))
        for feature, value in zip(FEATURES, values, strict=True)
        if not np.isnan(value)
    }


def _rounded(value: float, step: float) -> float:
    return round(round(value / step) * step, 2)
