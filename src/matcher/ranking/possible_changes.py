"""Which facts of a pair could be otherwise, and what that would do to its features.

Only what somebody can ask about or arrange: a condition, hours or times that are open to talk, the way
of travelling to this job, an unknown fact that turns out well. Never what the client loves or avoids nor
more travel than the client will do, never what the employer has ruled out, and never openness: "on request"
only ever becomes "for everyone".
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.domain.conditions import NeedMet, Offer, meet_need
from matcher.domain.matches import Params
from matcher.domain.openness import CLOSED
from matcher.domain.places import TransportMode
from matcher.domain.vacancies import Contract, Demand, Grade, Vacancy
from matcher.features.columns import COLUMN, Feature
from matcher.features.eligibility import disclosed_needs
from matcher.features.people import Person
from matcher.features.people_table import NEED_WEIGHT
from matcher.features.unknown import UnknownFact
from matcher.features.vacancy_table import LASTING
from matcher.ranking.counterfactual import Answer, Change, PossibleChange, Values
from matcher.ranking.explanation import SUMS, plausible_ends
from matcher.ranking.ranker import MatchRanker

TURN_OUT_ALIKE = {
    "client.driving_licences": Feature.LICENCE,
    "client.languages": Feature.LANGUAGE,
    "client.qualifications": Feature.QUALIFICATION,
    "employer.sbi": Feature.SECTOR_FIT,
}
"""Facts shared by several pairs that all turn out alike; the feature that is 1 when they turn out well."""

FITS = 1.0
_NEGOTIABLE = frozenset({Grade.NEGOTIABLE, Grade.WISH})
_STEPS = {Feature.PAY: 0.5, Feature.TRAVEL_MINUTES: -5.0}
"""Unknown amounts are tried from poor to good in such steps: euro an hour, minutes."""


@dataclass(frozen=True, slots=True, repr=False)
class PairToChange:
    """A pair outside the first places: its features `(n_features,)` and what is not known of it.

    `minutes` are those to this vacancy by the ways of travelling that the client could take up; `to_beat`
    is the score to beat when nothing else changes.
    """

    person: Person
    vacancy: Vacancy
    features: Values
    unknown: Sequence[UnknownFact]
    minutes: Mapping[TransportMode, float]
    to_beat: float

    def value(self, feature: Feature) -> float:
        """Return the value of a feature, NaN when unknown."""
        return float(self.features[COLUMN[feature]])

    def allows(self, minutes: float) -> bool:
        """Tell whether the client would travel this long, one way."""
        most = self.person.max_travel_minutes
        return most is None or minutes <= most


def possible_changes(ranker: MatchRanker, pair: PairToChange) -> list[PossibleChange]:
    """Return the changes of one fact that are about this pair alone."""
    found = [*_conditions(pair), *_hours(pair), *_times(pair), *_travel(pair)]
    found += _turning_out_well(ranker, pair)
    return [PossibleChange(fact, values, pair.to_beat, params) for fact, values, params in found]


def opposite_answers(
    ranker: MatchRanker, features: Values, facts: Mapping[int, UnknownFact]
) -> tuple[Answer, Answer]:
    """Return what two opposite answers to one unknown fact would give the pairs it is unknown in.

    What is known of one vacancy or employer turns out well or badly for all its pairs alike, and so does
    what a client has or masters; where a vacancy demands it, and not as a wish, the poor answer takes the
    pair out of the list. What a client wishes suits one vacancy and not the next: there one answer suits
    every other pair best, and the opposite answer the pairs between.
    """
    one: dict[int, Change | None] = {}
    other: dict[int, Change | None] = {}
    for turn, (number, fact) in enumerate(facts.items()):
        low, high = (_whole(features[number], end) for end in plausible_ends(ranker, fact))
        apart = fact.path.startswith("client.") and fact.path not in TURN_OUT_ALIKE and turn % 2
        poor = None if fact.demanded else low
        one[number], other[number] = (low, high) if apart else (high, poor)
    return one, other


_Found = Iterator[tuple[str, Change, Params]]


def _conditions(pair: PairToChange) -> _Found:
    """Yield each need that the vacancy might offer to everyone."""
    openness = pair.person.openness
    towards = openness.towards(pair.vacancy.employer_id) if openness else CLOSED
    disclosed = disclosed_needs(pair.person, towards)
    for need in pair.person.needs:
        if pair.vacancy.conditions.get(need.code) not in {None, Offer.ON_REQUEST}:
            continue
        weight = NEED_WEIGHT[need.importance]
        values = {Feature.NEEDS_STANDARD: _known(pair.value(Feature.NEEDS_STANDARD)) + weight}
        if meet_need(need.code, pair.vacancy.conditions, disclosed) is NeedMet.WHEN_ASKED:
            left = pair.value(Feature.NEEDS_WHEN_ASKED) - weight
            values[Feature.NEEDS_WHEN_ASKED] = left if left > 0 else math.nan
        yield f"vacancy.conditions.{need.code}", values, {}


def _hours(pair: PairToChange) -> _Found:
    wanted, fit = pair.person.work.working_hours, pair.value(Feature.HOURS_FIT)
    offered = pair.vacancy.working_hours
    possible = offered.low <= wanted.low and wanted.high <= offered.high
    open_to_talk = (math.isnan(fit) and possible) or pair.vacancy.grade_of(
        Demand.HOURS
    ) in _NEGOTIABLE
    if wanted.known and open_to_talk and fit != FITS:
        ends = {"from": wanted.min, "to": wanted.max}
        params = {name: end for name, end in ends.items() if end is not None}
        yield "vacancy.working_hours", {Feature.HOURS_FIT: FITS}, params


def _times(pair: PairToChange) -> _Found:
    fit, asked = pair.value(Feature.TIMES_FIT), pair.vacancy.times
    open_to_talk = not asked or pair.vacancy.grade_of(Demand.TIMES) in _NEGOTIABLE
    if pair.person.avoid_times and open_to_talk and fit != FITS:
        avoided = pair.person.avoid_times & asked if asked else pair.person.avoid_times
        yield "vacancy.times", {Feature.TIMES_FIT: FITS}, {"times": ",".join(sorted(avoided))}


def _travel(pair: PairToChange) -> _Found:
    """Yield each way of travelling by which this vacancy, and no other, would be nearer."""
    for mode, minutes in pair.minutes.items():
        if minutes < pair.value(Feature.TRAVEL_MINUTES) and pair.allows(minutes):
            params: Params = {"mode": mode.value, "minutes": round(minutes)}
            yield "client.transport_modes", {Feature.TRAVEL_MINUTES: minutes}, params


def _turning_out_well(ranker: MatchRanker, pair: PairToChange) -> _Found:
    paths = {fact.path for fact in pair.unknown}
    if "vacancy.contract" in paths:
        best = Contract.PERMANENT
        yield "vacancy.contract", {Feature.CONTRACT: LASTING[best]}, {"contract": best.value}
    if "vacancy.pay" in paths:
        for euro in _amounts(ranker, Feature.PAY):
            yield "vacancy.pay", {Feature.PAY: euro}, {"euro": euro}
    if "vacancy.place" in paths:
        for minutes in filter(pair.allows, _amounts(ranker, Feature.TRAVEL_MINUTES)):
            params: Params = {"minutes": int(minutes)}
            yield "vacancy.place", {Feature.TRAVEL_MINUTES: minutes}, params


def _amounts(ranker: MatchRanker, feature: Feature) -> list[float]:
    """Return round amounts within what is plausible, from poor to good."""
    step, (low, high) = _STEPS[feature], ranker.tables[feature].plausible
    size = abs(step)
    amounts: list[float] = np.arange(math.ceil(low / size) * size, high + size / 2, size).tolist()
    return amounts if step > 0 else amounts[::-1]


def _whole(features: Values, end: Change) -> Change:
    """Return the values of an end with what was known of weights of needs under it."""
    return {
        f: value + (_known(float(features[COLUMN[f]])) if f in SUMS else 0.0)
        for f, value in end.items()
    }


def _known(weight: float) -> float:
    return 0.0 if math.isnan(weight) else weight
