"""Two rankers are told apart by where their tables add most unlike numbers."""

import numpy as np
import pytest

from matcher.domain.matches import Part
from matcher.features.columns import Feature
from matcher.ranking.ranker import PARTS, FeatureTable, MatchRanker, load_prior
from matcher.ranking.table_differences import TableDifference, table_differences


def ranker(tables: dict[Feature, tuple[list[float], list[float]]], baseline: float) -> MatchRanker:
    """Return a ranker whose features speak of the client's side alone."""
    made = {}
    for feature, (ends, levels) in tables.items():
        contributions = np.zeros((len(levels), len(PARTS)))
        contributions[:, 0] = levels
        made[feature] = FeatureTable(np.array(ends), contributions, (0.0, 1.0), PARTS[:1])
    return MatchRanker("x", np.array([baseline, 0.0, 0.0]), made, calibrated=False)


def test_the_largest_difference_is_found_between_thresholds_of_either() -> None:
    first = ranker({Feature.PAY: ([10.0, 20.0], [0.0, 0.5, 1.0])}, 0.2)
    second = ranker({Feature.PAY: ([15.0], [0.1, 0.2])}, -0.1)
    largest, *others = table_differences(first, second)
    assert largest == TableDifference(Part.CLIENT_FIT, Feature.PAY, 20.0, None, 1.0, 0.2)
    assert others[0].feature is None
    assert others[0].difference == pytest.approx(0.3)
    between = ranker({Feature.PAY: ([10.0, 15.0, 20.0], [0.1, 0.9, 0.2, 0.2])}, 0.2)
    (pay,) = [one for one in table_differences(between, second) if one.feature]
    assert (pay.above, pay.up_to, pay.difference) == (10.0, 15.0, pytest.approx(0.8))


def test_what_is_told_is_what_the_rankers_add_there() -> None:
    first = load_prior()
    second = first.weighted({Feature.TRAVEL_MINUTES: 0.5, Feature.PAY: 2.0})
    found = [one for one in table_differences(first, second) if one.difference]
    assert {one.feature for one in found} == {Feature.TRAVEL_MINUTES, Feature.PAY}
    for one in found:
        value = 1e9 if one.up_to is None else one.up_to
        part = PARTS.index(one.part)
        said = [told.contribution(one.feature, value)[part] for told in (first, second)]
        assert [one.first, one.second] == said
    sizes = [abs(one.difference) for one in table_differences(first, second)]
    assert sizes == sorted(sizes, reverse=True)


def test_a_feature_that_one_does_not_know_adds_nothing_in_it() -> None:
    knows = ranker({Feature.PAY: ([10.0], [-0.4, 0.0])}, 0.0)
    largest, *others = table_differences(ranker({}, 0.0), knows)
    assert (largest.first, largest.second) == (0.0, -0.4)
    assert (largest.above, largest.up_to) == (None, 10.0)
    assert all(one.feature is None and one.difference == 0.0 for one in others)


def test_a_ranker_does_not_differ_from_itself() -> None:
    prior = load_prior()
    differences = table_differences(prior, prior)
    assert {one.feature for one in differences} == {None, *prior.tables}
    assert not any(one.difference for one in differences)
