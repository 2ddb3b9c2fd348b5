"""The same clients closed and open: halves that are swapped, and figures over regions."""

import numpy as np
import pytest

from both_ways import CLOSED, OPEN, TwoWays, gap, half_open, lived, over_regions, ratio, two_ways
from simulation.drawing import Bools
from simulation.greedy import greedy_lists
from simulation.people import APPLIES_SELF, INTRODUCED
from simulation.season import NOBODY, live
from simulation.setting import CENTRAL

OF_PAIRS = ("interest", "hire", "kept", "eligible", "seen_score")


@pytest.fixture(scope="module")
def region() -> TwoWays:
    return two_ways(CENTRAL, seed=7)


def test_everybody_is_closed_once_and_open_once(region: TwoWays) -> None:
    n = region.closed.clients.n
    (first, one), (second, other) = region.halves
    assert one.sum() == n // 2
    assert (one ^ other).all()
    for world, who in ((first, one), (second, other)):
        assert set(world.clients.route[who]) == {INTRODUCED}
        assert set(world.clients.route[~who]) == {APPLIES_SELF}
        assert world.clients.tells_needs.tolist() == who.tolist()
        assert not world.clients.tells_register[~who].any()


def test_a_client_is_the_same_whoever_else_is_open(region: TwoWays) -> None:
    for world, who in region.halves:
        for name in OF_PAIRS:
            mixed, closed, opened = (
                getattr(each, name) for each in (world, region.closed, region.opened)
            )
            assert (mixed[who] == opened[who]).all()
            assert (mixed[~who] == closed[~who]).all()


def test_with_everybody_on_one_side_a_mixed_region_is_that_side(region: TwoWays) -> None:
    for everybody, side in ((False, region.closed), (True, region.opened)):
        who: Bools = np.full(side.clients.n, everybody)
        mixed = half_open(region.closed, region.opened, who)
        assert mixed.seen_score.tolist() == side.seen_score.tolist()
        assert mixed.clients.route.tolist() == side.clients.route.tolist()


def test_openness_alone_reaches_more_and_takes_nothing_away(region: TwoWays) -> None:
    closed, opened = region.closed, region.opened
    only_open = opened.eligible & ~closed.eligible
    assert not (closed.eligible & ~opened.eligible).any()
    by_disclosure = closed.vacancies.through_services | closed.vacancies.requires_register
    assert by_disclosure[only_open.any(axis=0)].all()
    without = (closed.clients.needs == 0).all(axis=1)
    assert (closed.seen_score[without] == opened.seen_score[without]).all()
    assert (closed.seen_score <= opened.seen_score).all()


def test_shares_count_clients_with_needs_each_way(region: TwoWays) -> None:
    hired, kept = lived(region, greedy_lists, seasons=(1,))
    needy = (region.closed.clients.needs > 0).any(axis=1)
    hired_open = kept_closed = 0
    for world, who in region.halves:
        season = live(world, greedy_lists(world), seed=1)
        hired_open += ((season.hired_at != NOBODY) & needy & who).sum()
        kept_closed += (season.kept & needy & ~who).sum()
    assert hired[OPEN] == hired_open / needy.sum()
    assert kept[CLOSED] == kept_closed / needy.sum()
    assert (kept <= hired).all()


def test_gap_and_ratio_are_over_all_regions_together() -> None:
    shares = np.array([[0.1, 0.2], [0.3, 0.4]])
    assert gap(shares) == pytest.approx(0.1)
    assert ratio(shares) == pytest.approx(1.5)


def test_an_interval_holds_its_figure_and_narrows_to_it_where_regions_agree() -> None:
    differing = over_regions(np.array([[0.1, 0.2], [0.1, 0.3], [0.1, 0.1]]), gap)
    assert differing.value == pytest.approx(0.1)
    assert differing.low < differing.value < differing.high
    alike = over_regions(np.full((4, 2), 0.2), gap)
    assert alike == (0.0, 0.0, 0.0)
