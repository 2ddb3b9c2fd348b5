"""A candidate is judged by figures anybody can work out, and for every group; too little decides nothing."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.errors import LearningRefusedError
from matcher.domain.matches import Part
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.taught_pairs import ERASED, Grouping, TaughtPairs
from matcher.ranking.ranker import PARTS, FeatureTable, MatchRanker
from matcher.training.ranker_measures import (
    bounds,
    calibration_error,
    log_losses,
    ndcg_of_clients,
    reliability,
)
from matcher.training.ranker_report import (
    POOLED,
    RankerReport,
    judge,
    report_shape,
    verdict_of,
)
from matcher.training.train_ranker import split_by_time

UNKNOWN = math.nan


def saying(version: str, *chances: float) -> MatchRanker:
    """Return a ranker that says one chance, for every part, of each kind of pair: the first of kind 0."""
    odds = np.log(np.array(chances) / (1.0 - np.array(chances)))
    ends = np.arange(0.5, len(chances) - 1, dtype=np.float64)
    table = FeatureTable(ends, np.repeat(odds[:, None], len(PARTS), axis=1), (0.0, 1.0), PARTS)
    return MatchRanker(version, np.zeros(len(PARTS)), {Feature.PAY: table}, calibrated=False)


def pairs_of(
    kinds: Sequence[int],
    well: Sequence[Sequence[float]],
    client: Sequence[int],
    regions: Sequence[str] = (),
) -> TaughtPairs:
    features = np.full((len(kinds), len(FEATURES)), np.nan)
    features[:, COLUMN[Feature.PAY]] = kinds
    unknown = np.full(len(kinds), np.nan)
    groups = {Grouping.REGION: np.array(regions)} if regions else {}
    days = np.arange(len(kinds))
    return TaughtPairs(features, np.array(well), unknown, days, np.array(client), groups)


def of_client_fit(*happened: float) -> list[tuple[float, float, float]]:
    return [(one, UNKNOWN, UNKNOWN) for one in happened]


def happening(number: int, fifths: tuple[int, int], region: str) -> TaughtPairs:
    """Return pairs of two kinds in turn, five clients of ten: exactly so many of five went well."""
    kinds = [n % 2 for n in range(number)]
    well = [float(n // 2 % 5 < fifths[n % 2]) for n in range(number)]
    clients = [n // 10 for n in range(number)]
    return pairs_of(kinds, of_client_fit(*well), clients, [region] * number)


def together(*many: TaughtPairs) -> TaughtPairs:
    ends = np.cumsum([0, *(one.client.max() + 1 for one in many)])
    return TaughtPairs(
        np.concatenate([one.features for one in many]),
        np.concatenate([one.well for one in many]),
        np.concatenate([one.rank_shown for one in many]),
        np.concatenate([one.began_on for one in many]),
        np.concatenate([one.client + end for one, end in zip(many, ends, strict=False)]),
        {Grouping.REGION: np.concatenate([one.groups[Grouping.REGION] for one in many])},
    )


SURE = saying("sure", 0.2, 0.8)
VAGUE = saying("vague", 0.4, 0.6)


def test_log_loss_is_what_the_chance_of_what_happened_costs() -> None:
    pairs = pairs_of([0, 1], [(1.0, UNKNOWN, 0.0), (0.0, UNKNOWN, UNKNOWN)], [0, 1])
    losses = log_losses(saying("x", 0.8, 0.5), pairs)
    assert losses[0, [0, 2]] == pytest.approx([-math.log(0.8), -math.log(0.2)])
    assert losses[1, 0] == pytest.approx(math.log(2.0))
    assert np.isnan(losses[:, 1]).all()
    assert np.isnan(losses[1, 2])


def test_who_was_certain_and_wrong_pays_much_but_no_infinity() -> None:
    certain = MatchRanker("x", np.full(len(PARTS), 900.0), {}, calibrated=False)
    losses = log_losses(certain, pairs_of([0], of_client_fit(0.0), [0]))
    assert losses[0, 0] == pytest.approx(-math.log(1e-6))


def test_calibration_error_is_how_far_chances_are_from_what_happened() -> None:
    """Ten bins of two: of those at 0.2 every other went well, of those at 0.7 all did."""
    well = [*(1.0, 0.0) * 5, *[1.0] * 10]
    pairs = pairs_of([0] * 10 + [1] * 10, of_client_fit(*well), range(20))
    assert calibration_error(saying("x", 0.2, 0.7), pairs) == pytest.approx(0.3)
    assert calibration_error(saying("x", 0.5, 1.0 - 1e-9), pairs) == pytest.approx(0.0, abs=1e-6)


def test_parts_count_in_calibration_by_their_outcomes() -> None:
    """Ten outcomes of one part are off by 0.1 each, thirty of another by 0.9."""
    well = [(1.0, UNKNOWN, UNKNOWN)] * 10 + [(UNKNOWN, UNKNOWN, 0.0)] * 30
    pairs = pairs_of([0] * 40, well, range(40))
    assert calibration_error(saying("x", 0.9, 0.5), pairs) == pytest.approx((1.0 + 27.0) / 40.0)


def test_bins_tell_what_was_said_and_what_happened_from_the_lowest_chance() -> None:
    """Forty clients: of those at 0.2 every other went well, of those at 0.7 all did."""
    pairs = pairs_of([0] * 20 + [1] * 20, of_client_fit(*(1.0, 0.0) * 10, *[1.0] * 20), range(40))
    bins = reliability(saying("x", 0.2, 0.7), pairs, 10)[Part.CLIENT_FIT]
    assert [one.outcomes for one in bins] == [10, 10, 10, 10]
    assert [one.said for one in bins] == pytest.approx([0.2, 0.2, 0.7, 0.7])
    assert [one.went_well for one in bins] == pytest.approx([0.5, 0.5, 1.0, 1.0])
    assert set(reliability(SURE, pairs, 10)) == {Part.CLIENT_FIT}


def test_no_bin_is_of_few_clients() -> None:
    happened = of_client_fit(*(1.0, 0.0) * 20)
    many_of_one = pairs_of([0, 1] * 20, happened, [min(n, 25) for n in range(40)])
    for fewest, bins in ((10, 2), (26, 1)):
        assert len(reliability(SURE, many_of_one, fewest)[Part.CLIENT_FIT]) == bins
    assert reliability(SURE, many_of_one, 27) == {}


def test_in_a_bin_all_who_are_gone_are_one_client() -> None:
    happened = of_client_fit(*(1.0, 0.0) * 15)
    all_gone = pairs_of([0, 1] * 15, happened, [ERASED] * 30)
    assert reliability(SURE, all_gone, 2) == {}
    nine_here = pairs_of([0, 1] * 15, happened, [*range(9), *[ERASED] * 21])
    assert [len(reliability(SURE, nine_here, fewest)) for fewest in (10, 11)] == [1, 0]


def test_pairs_of_who_is_gone_are_in_nobodys_ndcg() -> None:
    gone = pairs_of([1, 0], of_client_fit(0.0, 1.0), [ERASED, ERASED])
    assert ndcg_of_clients(SURE, gone) is None
    mixed = pairs_of([1, 0, 1, 0], of_client_fit(0.0, 1.0, 1.0, 0.0), [ERASED, ERASED, 0, 0])
    assert ndcg_of_clients(SURE, mixed) == pytest.approx(1.0)


def test_ndcg_is_high_when_what_went_well_stands_on_top() -> None:
    second = 1.0 / math.log2(3.0)
    one_below = pairs_of([1, 0], of_client_fit(0.0, 1.0), [4, 4])
    assert ndcg_of_clients(SURE, one_below) == pytest.approx(second)
    gains = [(1.0, 0.0, UNKNOWN), (1.0, 1.0, UNKNOWN), (0.0, UNKNOWN, UNKNOWN)]
    three = pairs_of([2, 1, 0], gains, [7, 7, 7])
    swapped = (1.0 + 2.0 * second) / (2.0 + second)
    assert ndcg_of_clients(saying("x", 0.2, 0.5, 0.8), three) == pytest.approx(swapped)
    both = pairs_of(
        [1, 2, 1, 0, 0],
        [*of_client_fit(0.0), *gains, *of_client_fit(1.0)],
        [4, 7, 7, 7, 4],
    )
    mean = ndcg_of_clients(saying("x", 0.2, 0.5, 0.8), both)
    assert mean == pytest.approx((second + swapped) / 2.0)


def test_ndcg_tells_nothing_of_clients_whose_pairs_all_went_alike() -> None:
    alike = pairs_of([1, 0, 1], of_client_fit(1.0, 1.0, 0.0), [0, 0, 1])
    assert ndcg_of_clients(SURE, alike) is None


def bound(differences: Sequence[float], client: Sequence[int]) -> float:
    return bounds(np.array(differences), np.array(client), np.random.default_rng(1))[1]


def test_the_bound_is_above_the_difference_and_comes_nearer_with_more_outcomes() -> None:
    few, many = [-0.2, 0.4] * 10, [-0.2, 0.4] * 500
    above = [bound(found, range(len(found))) - 0.1 for found in (few, many)]
    assert above[0] > 3.0 * above[1] > 0.0
    assert above[1] == pytest.approx(1.2816 * 0.3 / math.sqrt(1_000), rel=0.2)


def test_outcomes_of_one_client_count_as_alike() -> None:
    differences = [-1.0] * 100 + [1.0] * 100
    clients_of_twenty = [n // 20 for n in range(200)]
    assert bound(differences, clients_of_twenty) > 3.0 * bound(differences, range(200))
    assert bound([0.25, 0.25], [3, 3]) == 0.25


def test_the_lower_bound_is_the_upper_one_of_the_other_way_round() -> None:
    differences, random = np.array([-0.2, 0.1, 0.4] * 50), np.random.default_rng
    lower, upper = bounds(differences, np.arange(150), random(1))
    turned = bounds(-differences, np.arange(150), random(1))
    assert lower < differences.mean() < upper
    assert turned == pytest.approx((-upper, -lower))


def test_a_clearly_better_candidate_passes() -> None:
    report = judge(SURE, VAGUE, happening(1_000, (1, 4), "AM01"))
    assert verdict_of(report).passed
    assert verdict_of(report).reasons == ()
    assert report.candidate.log_loss == pytest.approx(-0.2 * math.log(0.2) - 0.8 * math.log(0.8))
    assert report.candidate.calibration_error == pytest.approx(0.0, abs=1e-9)
    assert report.in_use.calibration_error == pytest.approx(0.2)


def test_the_ranker_in_use_is_no_worse_than_itself() -> None:
    assert verdict_of(judge(VAGUE, VAGUE, happening(1_000, (1, 4), "AM01"))).passed


def test_a_clearly_worse_candidate_fails_and_every_figure_is_named() -> None:
    report = judge(saying("back", 0.8, 0.2), SURE, happening(1_000, (1, 4), "AM01"))
    verdict = verdict_of(report)
    assert not verdict.passed
    starts = ("log-loss ", "calibration error ", "nDCG ", "for region AM01 log-loss may rise by ")
    assert len(verdict.reasons) == len(starts)
    for reason, start in zip(verdict.reasons, starts, strict=True):
        assert reason.startswith(start)


def better_on_average() -> RankerReport:
    """Judge a candidate that is right about most people and wrong about those in one region."""
    right, wrong = happening(4_000, (1, 4), "AM01"), happening(1_000, (3, 3), "AM02")
    return judge(SURE, VAGUE, together(right, wrong))


def test_who_is_better_on_average_and_worse_for_one_group_fails_by_that_group_alone() -> None:
    report = better_on_average()
    assert report.candidate.log_loss < report.in_use.log_loss
    (reason,) = verdict_of(report).reasons
    assert reason.startswith("for region AM02 log-loss may rise by 0.")
    worse = next(one for one in report.groups if one.name == "AM02")
    lost = 0.5 * math.log(0.4 * 0.6) - 0.5 * math.log(0.2 * 0.8)
    assert worse.outcomes == 1_000
    assert worse.difference == pytest.approx(lost)


def test_groups_that_are_small_are_taken_together() -> None:
    sizes = {"AM01": 1_000, "AM02": 990, "AM03": 200}
    found = [happening(size, (1, 4), region) for region, size in sizes.items()]
    groups = judge(SURE, VAGUE, together(*found)).groups
    assert {one.name: one.outcomes for one in groups} == {"AM01": 1_000, POOLED: 1_190}


def test_a_group_of_fewer_than_ten_clients_is_in_no_report() -> None:
    sizes = {"AM01": 1_000, "AM02": 90}
    found = [happening(size, (1, 4), region) for region, size in sizes.items()]
    groups = judge(SURE, VAGUE, together(*found)).groups
    assert [one.name for one in groups] == ["AM01"]


def test_a_group_of_none_but_who_are_gone_is_in_no_report() -> None:
    both = together(*(happening(1_000, (1, 4), region) for region in ("AM01", "gone")))
    client = np.where(both.groups[Grouping.REGION] == "gone", ERASED, both.client)
    groups = judge(SURE, VAGUE, replace(both, client=client)).groups
    assert [one.name for one in groups] == ["AM01"]


@pytest.mark.parametrize(("number", "passed"), [(90, False), (100, True)])
def test_few_outcomes_never_promote_however_good(number: int, passed: bool) -> None:  # noqa: FBT001, a parameter
    verdict = verdict_of(judge(SURE, VAGUE, happening(number, (1, 4), "AM01")))
    assert verdict.passed is passed
    few = "90 held-out outcomes are too few to judge by; 100 are needed"
    assert verdict.reasons == (() if passed else (few,))


def test_a_report_is_plain_json_with_its_verdict() -> None:
    report = better_on_average()
    told = json.loads(json.dumps(report_shape(report)))
    assert (told["passed"], told["reasons"]) == (False, list(verdict_of(report).reasons))
    assert (told["heldOutPairs"], told["heldOutOutcomes"]) == (5_000, 5_000)
    assert told["candidate"]["logLoss"] == report.candidate.log_loss
    assert {one["grouping"] for one in told["groups"]} == {"region"}
    for one in told["groups"]:
        assert one["lowerBound"] <= one["upperBound"]
    bins = told["inUse"]["reliability"]["clientFit"]
    assert sum(one["outcomes"] for one in bins) == 5_000
    assert bins[0]["said"] == pytest.approx(0.4)
    assert set(bins[0]) == {"outcomes", "said", "wentWell"}


def test_no_outcome_that_judges_is_older_than_one_that_teaches() -> None:
    random = np.random.default_rng(4)
    whole = happening(200, (1, 4), "AM01")
    days = random.integers(0, 60, 200)
    whole = TaughtPairs(
        whole.features, whole.well, whole.rank_shown, days, whole.client, whole.groups
    )
    taught, held_out = split_by_time(whole)
    assert (len(taught), len(held_out)) == (150, 50)
    assert taught.began_on.max() <= held_out.began_on.min()
    assert sorted([*taught.began_on, *held_out.began_on]) == sorted(days)


def test_without_later_outcomes_nothing_is_learned() -> None:
    silent = pairs_of([0] * 8, of_client_fit(*[1.0] * 6, UNKNOWN, UNKNOWN), range(8))
    with pytest.raises(LearningRefusedError, match=r"too few to learn from: 8 pairs have any\.$"):
        split_by_time(silent)
    with pytest.raises(LearningRefusedError, match=r"0 pairs"):
        split_by_time(silent.where(np.zeros(8, dtype=np.bool_)))
