"""What a ranker is taught with: pairs as they stood when they began, without what would tell the answer."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from demo_state import TODAY
from matcher.bootstrap import App
from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.ids import ClientId, StaffId
from matcher.domain.labels import Broken
from matcher.domain.outcomes import ListKind, Shown
from matcher.domain.outcomes import OutcomeEvent as E
from matcher.features.columns import COLUMN, Feature
from matcher.features.taught_pairs import ERASED, Grouping
from matcher.retrieval.text_space import TextSpace
from matcher.storage.clients import ClientRepository
from matcher.storage.erasing import erase_client
from matcher.use_cases.gather_outcomes import UNKNOWN, GatheredOutcomes, gather_outcomes
from small_history import CLIENT, POSTED, SECOND, became, happened, small_history


@pytest.fixture
def app(tmp_path: Path, space: TextSpace) -> Iterator[App]:
    with small_history(tmp_path / "state", space) as made:
        yield made


def gathered(app: App) -> GatheredOutcomes:
    return gather_outcomes(app.database, app.warm(), TODAY)


def test_a_pair_carries_its_rank_its_first_day_and_what_it_teaches(app: App) -> None:
    happened(app, E.PROPOSED, 10, shown=Shown(3, ListKind.NIGHTLY, "prior-3"))
    happened(app, E.CLIENT_INTERESTED, 12)
    happened(app, E.CLIENT_DECLINED, 20, vacancy=SECOND)
    pairs = gathered(app).pairs
    order = np.argsort(pairs.began_on)
    assert (pairs.began_on[order] - POSTED.toordinal()).tolist() == [10, 20]
    assert np.array_equal(pairs.rank_shown[order], [3.0, math.nan], equal_nan=True)
    assert pairs.well[order, 0].tolist() == [1.0, 0.0]
    assert np.isnan(pairs.well[:, 1:]).all()
    assert len(set(pairs.client.tolist())) == 1


def test_features_tell_nothing_of_what_came_later(app: App) -> None:
    for number in range(6):
        other = replace(CLIENT, id=ClientId(f"other-{number}"))
        with app.database.transaction() as connection:
            ClientRepository(connection).add(other)
        happened(app, E.INTRODUCED, 10, client=other)
        happened(app, E.HIRED, 20, client=other)
    assert app.warm().receptiveness()[0] == 1.0
    features = gathered(app).pairs.features
    assert len(features) == 6
    assert (features[:, COLUMN[Feature.FRESHNESS]] == 10.0).all()
    assert np.isnan(features[:, COLUMN[Feature.RECEPTIVENESS]]).all()


@pytest.mark.parametrize("status", [ClientStatus.PLACED, ClientStatus.PAUSED])
def test_who_was_hired_and_looks_no_more_still_teaches(app: App, status: ClientStatus) -> None:
    happened(app, E.HIRED, 20)
    happened(app, E.KEPT_26_WEEKS, 210)
    became(app, status)
    assert gathered(app).pairs.well.tolist() == [[1.0, 1.0, 1.0]]


def test_who_left_teaches_nothing_and_is_counted(app: App) -> None:
    happened(app, E.HIRED, 20)
    happened(app, E.CLIENT_DECLINED, 20, vacancy=SECOND)
    became(app, ClientStatus.LEFT)
    found = gathered(app)
    assert (len(found.pairs), found.gone, found.anonymous) == (0, 2, 0)


def test_a_pair_whose_vacancy_is_not_known_is_left_out(app: App) -> None:
    happened(app, E.HIRED, 20)
    happened(app, E.CLIENT_DECLINED, 20, vacancy=SECOND)
    matching = app.warm()
    del matching.table.row_of[SECOND.id]
    found = gather_outcomes(app.database, matching, TODAY)
    assert (found.pairs.well[:, 0].tolist(), found.gone) == ([1.0], 1)


def test_of_a_client_who_was_erased_only_nameless_features_teach(app: App) -> None:
    kept = {
        happened(app, event, day): {Feature.HOURS_FIT.value: 0.5, Feature.RECEPTIVENESS.value: 0.9}
        for event, day in ((E.PROPOSED, 10), (E.NOT_HIRED, 20))
    }
    happened(app, E.CLIENT_DECLINED, 30, vacancy=SECOND)
    with app.database.transaction() as connection:
        erase_client(connection, CLIENT.id, pepper=app.secret, feature_rows=kept)
    found = gathered(app)
    assert (len(found.pairs), found.gone, found.anonymous) == (1, 0, 1)
    assert found.pairs.well[0, 1] == 0.0
    assert np.isnan(found.pairs.well[0, [0, 2]]).all()
    assert found.pairs.features[0, COLUMN[Feature.HOURS_FIT]] == 0.5
    assert np.isfinite(found.pairs.features[0]).sum() == 1
    month = (POSTED + timedelta(days=20)).replace(day=1)
    assert date.fromordinal(int(found.pairs.began_on[0])) == month
    assert found.pairs.groups[Grouping.REGION].tolist() == [UNKNOWN]


def test_pairs_of_all_who_are_gone_count_as_of_one_person(app: App) -> None:
    other = replace(CLIENT, id=ClientId("c2"))
    staying = replace(CLIENT, id=ClientId("c3"))
    with app.database.transaction() as connection:
        ClientRepository(connection).add(other)
        ClientRepository(connection).add(staying)
    kept = {
        happened(app, event, 10, client=who): {Feature.HOURS_FIT.value: 0.5}
        for who in (CLIENT, other)
        for event in (E.CLIENT_INTERESTED, E.NOT_HIRED)
    }
    happened(app, E.CLIENT_DECLINED, 10, client=staying)
    with app.database.transaction() as connection:
        for who in (CLIENT, other):
            erase_client(connection, who.id, pepper=app.secret, feature_rows=kept)
    found = gathered(app)
    assert sorted(found.pairs.client.tolist()) == [*[ERASED] * 4, 0]
    assert found.anonymous == 4


def test_pairs_say_to_which_groups_they_belong(app: App) -> None:
    unknown = ClientRecord(ClientId("c2"), StaffId("s-01"))
    with app.database.transaction() as connection:
        ClientRepository(connection).add(unknown)
    happened(app, E.CLIENT_DECLINED, 10)
    happened(app, E.CLIENT_DECLINED, 10, client=unknown)
    pairs = gathered(app).pairs
    assert sorted(pairs.groups[Grouping.REGION]) == ["AM19", UNKNOWN]
    assert sorted(pairs.groups[Grouping.TRAVEL_MODE]) == ["car", UNKNOWN]
    assert set(pairs.groups[Grouping.ROUTE]) == {"applies_self"}
    assert len(set(pairs.client.tolist())) == 2


def test_silence_and_what_cannot_be_true_are_counted_and_teach_nothing(app: App) -> None:
    happened(app, E.PROPOSED, 10)
    happened(app, E.ENDED, 10, vacancy=SECOND)
    found = gathered(app)
    assert (len(found.pairs), found.silent) == (0, 1)
    assert found.broken == {Broken.ENDED_WITHOUT_HIRE: 1}


def test_it_tells_how_far_it_is(app: App) -> None:
    happened(app, E.HIRED, 20)
    told: list[tuple[int, int]] = []
    gather_outcomes(app.database, app.warm(), TODAY, lambda *steps: told.append(steps))
    assert told == [(1, 1)]
