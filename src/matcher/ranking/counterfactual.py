"""What would move a list: one fact that lifts a vacancy into the first five, one question to ask first.

Both put the changed values in the feature rows and score again, so what is told is what would happen.
Which changes may be thought of is decided in `possible_changes`; openness is never among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.domain.matches import Params, ToTopFive
from matcher.features.columns import COLUMN, Feature
from matcher.ranking.ranker import MatchRanker

Values = npt.NDArray[np.float64]
Change = Mapping[Feature, float]
"""Features with the values they would have; NaN is unknown."""
Answer = Mapping[int, Change | None]
"""What an answer changes, by the number of the pair; None where it takes the pair out of the list."""

TOP = 5
"""Into how many first places a vacancy is to come."""
PLACES = 10
"""Of how many first places it is counted whether an answer gives them to another vacancy."""

_NOBODY = -1
"""Stands in a place that no pair holds."""


@dataclass(frozen=True, slots=True, repr=False)
class PossibleChange:
    """A fact of one pair as it could be: the values it would give and the score to beat in that case."""

    fact: str
    values: Change
    to_beat: float
    params: Params


@dataclass(frozen=True, slots=True, repr=False)
class OpenFact:
    """A fact nobody knows: what two opposite answers would change in the same pairs."""

    fact: str
    answers: tuple[Answer, Answer]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the answer to the open fact with this number can do to a list.

    Between its two answers, `places` of the first ten are held by another pair, or by none, and the scores
    of all pairs together differ by `score_change`; of a pair that leaves the list the score is 0 here.
    """

    number: int
    places: int
    score_change: float


def smallest_to_top(
    ranker: MatchRanker, features: Values, changes: Sequence[PossibleChange]
) -> ToTopFive | None:
    """Return the change that beats the score it has to beat with the least gain, or None.

    `features` is the row of one pair, `(n_features,)`. Changes that gain the same are taken in the order
    given.
    """
    tried: list[tuple[int, Change]] = [(0, {}), *((0, change.values) for change in changes)]
    before, *after = ranker.scores(_changed(features[None, :], tried)).tolist()
    enough = [
        (score, number)
        for number, (change, score) in enumerate(zip(changes, after, strict=True))
        if score > change.to_beat
    ]
    if not enough:
        return None
    score, number = min(enough)
    chosen = changes[number]
    return ToTopFive(chosen.fact, chosen.params, before, score, chosen.to_beat)


def score_to_beat(scores: Values, pair: int) -> float:
    """Return the fifth highest score of all pairs but one; there are more than five, `(n,)`."""
    others = np.delete(scores, pair)
    return float(np.partition(others, -TOP)[-TOP])


def scores_after(
    ranker: MatchRanker, features: Values, scores: Values, changes: Mapping[int, Change]
) -> Values:
    """Return the scores of all pairs, `(n,)`, once these changes hold; the others keep theirs."""
    after = scores.copy()
    after[list(changes)] = ranker.scores(_changed(features, list(changes.items())))
    return after


def most_telling(
    ranker: MatchRanker, features: Values, scores: Values, facts: Sequence[OpenFact]
) -> Effect | None:
    """Return the open fact whose answer would change a list most, or None when none changes anything.

    That is the one with which most of the first ten places are held by another vacancy after the one
    answer than after the other; ties go by the summed difference of all scores, then by order. A pair that
    an answer takes out of the list holds no place after it.

    Args:
        ranker: the ranker.
        features: the pairs of the list, best first, `(n, n_features)`.
        scores: their scores as they are, `(n,)`.
        facts: what is not known.
    """
    answers = [answer for fact in facts for answer in fact.answers]
    flat = [item for answer in answers for item in answer.items()]
    if not flat:
        return None
    kept = [(number, {} if change is None else change) for number, change in flat]
    leaves = np.array([change is None for _, change in flat])
    after = np.where(leaves, -np.inf, ranker.scores(_changed(features, kept)))
    new = np.split(after, np.cumsum([len(answer) for answer in answers]))
    tenth = scores[min(PLACES, len(scores)) - 1]
    best = None
    for number, fact in enumerate(facts):
        one, other = new[2 * number], new[2 * number + 1]
        rows = list(fact.answers[0])
        within = min(rows) < PLACES or max(one.max(), other.max()) >= tenth
        places = _places_between(scores, rows, one, other) if within else 0
        effect = Effect(number, places, _apart(one, other))
        if best is None or _size(effect) > _size(best):
            best = effect
    return best if best is not None and best.score_change > 0.0 else None


def _size(effect: Effect) -> tuple[int, float]:
    return effect.places, effect.score_change


def _apart(one: Values, other: Values) -> float:
    """Return how far the scores of two answers are apart, all together; 0 is that of a pair that left."""
    return float(np.abs(np.maximum(one, 0.0) - np.maximum(other, 0.0)).sum())


def _places_between(scores: Values, rows: list[int], one: Values, other: Values) -> int:
    """Return how many of the first places another pair, or none, holds with the other scores in these rows.

    The score of a pair that leaves the list is minus infinity.
    """
    lists = []
    for answer in (one, other):
        after = scores.copy()
        after[rows] = answer
        first = np.argsort(-after, kind="stable")[:PLACES]
        lists.append(np.where(np.isneginf(after[first]), _NOBODY, first))
    return int((lists[0] != lists[1]).sum())


def _changed(features: Values, changes: Sequence[tuple[int, Change]]) -> Values:
    """Return a row for each change, of the pair with its number, with the values put in."""
    rows = features[[number for number, _ in changes]]
    for row, (_, change) in zip(rows, changes, strict=True):
        for feature, value in change.items():
            row[COLUMN[feature]] = value
    return rows
