"""When a client's time is over the night keeps coarse numbers of what taught something, and nothing else."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from sqlalchemy import text

from demo_state import NOW, TODAY
from matcher.bootstrap import App
from matcher.domain.client_records import ClientStatus
from matcher.domain.ids import ClientId
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.outcomes import OutcomeEvent as E
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.retrieval.text_space import TextSpace
from matcher.storage.clients import ClientRepository
from matcher.storage.outcomes import FeatureRow, OutcomeRepository
from matcher.storage.runs import RunRepository
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from matcher.use_cases.gather_outcomes import gather_outcomes
from matcher.use_cases.matching import Matching
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.use_cases.rows_that_stay import coarse_row
from small_history import CLIENT, FIRST, SECOND, became, happened, small_history

LONG_AGO = TODAY - timedelta(days=40)
OTHER = replace(CLIENT, id=ClientId("c2"))


class NightEndedError(Exception):
    """Stands for whatever goes wrong in a night."""


@pytest.fixture
def app(tmp_path: Path, space: TextSpace) -> Iterator[App]:
    with small_history(tmp_path / "state", space) as made:
        yield made


_ticks = itertools.count()


def night(app: App, **how: object) -> NightlyRun:
    def clock() -> datetime:
        return NOW + timedelta(seconds=next(_ticks))

    return rerank_overnight(app, on=TODAY, clock=clock, **how)


def left(app: App) -> None:
    """Record that the client left so long ago that their time is over."""
    became(app, ClientStatus.LEFT)
    with app.database.transaction() as connection:
        ClientRepository(connection).note_departures(LONG_AGO)


def add_other(app: App) -> None:
    with app.database.transaction() as connection:
        ClientRepository(connection).add(OTHER)


def what_stayed(app: App) -> dict[E, FeatureRow]:
    """Return the row of each event; every event happened once."""
    with app.database.reading() as connection:
        assert OutcomeRepository(connection).of_client(CLIENT.id) == []
        stayed = OutcomeRepository(connection).anonymous()
    rows = {one.event: one.features for one in stayed}
    assert len(rows) == len(stayed)
    return rows


def test_numbers_stay_as_gathering_makes_them_but_coarser_and_teach(app: App) -> None:
    happened(app, E.PROPOSED, 10)
    happened(app, E.NOT_HIRED, 20)
    before = gather_outcomes(app.database, app.warm(), TODAY).pairs
    left(app)
    assert night(app).counts["clientsErased"] == 1
    stayed = what_stayed(app)
    assert stayed == {E.PROPOSED: {}, E.NOT_HIRED: coarse_row(before.features[0])}
    row = stayed[E.NOT_HIRED]
    assert row[Feature.FRESHNESS.value] == 7.0
    assert round(row[Feature.PASSION_FIT.value], 2) == row[Feature.PASSION_FIT.value] > 0.0
    assert Feature.RECEPTIVENESS.value not in row
    after = gather_outcomes(app.database, app.warm(), TODAY)
    assert (len(after.pairs), after.anonymous) == (1, 1)
    np.testing.assert_array_equal(after.pairs.well, before.well)
    assert coarse_row(after.pairs.features[0]) == row


def test_each_thing_that_a_pair_teaches_stays_once(app: App) -> None:
    for event, day in ((E.CLIENT_INTERESTED, 12), (E.INTRODUCED, 15), (E.HIRED, 20)):
        happened(app, event, day)
    left(app)
    night(app)
    stayed = what_stayed(app)
    assert stayed[E.CLIENT_INTERESTED] == stayed[E.HIRED] != {}
    assert stayed[E.INTRODUCED] == {}
    found = gather_outcomes(app.database, app.warm(), TODAY)
    assert found.anonymous == 2
    taught = found.pairs.well[~np.isnan(found.pairs.well)]
    assert taught.tolist() == [1.0, 1.0]


def test_what_was_taken_back_or_cannot_be_true_teaches_no_more_than_before(app: App) -> None:
    happened(app, E.CLIENT_INTERESTED, 12)
    happened(app, E.CLIENT_DECLINED, 20)
    happened(app, E.HIRED, 20, vacancy=SECOND)
    happened(app, E.NOT_HIRED, 30, vacancy=SECOND)
    left(app)
    night(app)
    stayed = what_stayed(app)
    assert [event for event, row in stayed.items() if row] == [E.CLIENT_DECLINED]
    assert len(stayed) == 4


def test_of_a_vacancy_that_is_gone_event_and_month_stay(app: App) -> None:
    happened(app, E.HIRED, 20)
    happened(app, E.CLIENT_DECLINED, 20, vacancy=SECOND)
    left(app)
    del app.warm().table.row_of[FIRST.id]
    assert night(app).counts["clientsErased"] == 1
    stayed = what_stayed(app)
    assert stayed[E.HIRED] == {}
    assert stayed[E.CLIENT_DECLINED] != {}


def test_who_left_is_in_no_list_and_none_of_their_texts_is_kept(app: App) -> None:
    cache = app.space.cache
    assert cache is not None
    add_other(app)
    night(app)
    happened(app, E.NOT_HIRED, 20)
    with app.database.transaction() as connection:
        own_words = replace(CLIENT, passions=("iets wat alleen deze mens zo zegt",))
        ClientRepository(connection).put(replace(own_words, status=ClientStatus.LEFT), None)
        ClientRepository(connection).note_departures(LONG_AGO)
    kept = len(cache)

    def fail(step: str) -> None:
        if step == "retrieval, features and scores":
            raise NightEndedError

    with pytest.raises(NightEndedError):
        night(app, progress=fail)
    assert what_stayed(app)[E.NOT_HIRED] != {}
    assert len(cache) == kept
    run = night(app)
    assert (run.state, run.counts["clients"]) == (RunState.PUBLISHED, 1)
    with app.database.reading() as connection:
        owners = connection.execute(text("SELECT owner_id, other_id FROM list_lines")).all()
    assert OTHER.id in {id_ for line in owners for id_ in line}
    assert CLIENT.id not in {id_ for line in owners for id_ in line}


@pytest.mark.parametrize(("of", "name"), [(Matching, "put"), (TextSpace, "fleeting")])
def test_who_left_is_erased_when_texts_cannot_be_read(
    app: App, monkeypatch: pytest.MonkeyPatch, of: type, name: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise NightEndedError

    happened(app, E.HIRED, 20)
    left(app)
    monkeypatch.setattr(of, name, fail)
    with pytest.raises(NightEndedError):
        night(app)
    assert what_stayed(app) == {E.HIRED: {}}
    with app.database.reading() as connection:
        assert ClientRepository(connection).get(CLIENT.id) is None
        (run,) = RunRepository(connection).latest(1)
    assert (run.state, run.reason) == (RunState.FAILED, "NightEndedError")
    assert "erasing who left" in run.seconds


def test_whose_time_is_not_over_stays_and_so_does_who_came_back(app: App) -> None:
    happened(app, E.HIRED, 20)
    became(app, ClientStatus.LEFT)
    assert night(app).counts["clientsErased"] == 0
    left(app)
    became(app, ClientStatus.LOOKING)
    assert night(app).counts["clientsErased"] == 0
    with app.database.reading() as connection:
        assert len(OutcomeRepository(connection).of_client(CLIENT.id)) == 1
        assert OutcomeRepository(connection).anonymous() == []


def test_tonight_nothing_is_known_of_an_employer_by_who_was_erased(app: App) -> None:
    for number in range(5):
        person = CLIENT if number == 0 else replace(CLIENT, id=ClientId(f"other-{number}"))
        if number:
            with app.database.transaction() as connection:
                ClientRepository(connection).add(person)
        happened(app, E.INTRODUCED, 10, client=person)
        happened(app, E.NOT_HIRED, 20, client=person)
    assert app.warm().receptiveness()[0] == 0.0
    left(app)
    night(app)
    assert np.isnan(app.matching.receptiveness()).all()


def test_who_asks_to_be_erased_leaves_event_and_month_alone(app: App) -> None:
    happened(app, E.HIRED, 20)
    app.warm()
    erase_client(app.database, app.secret, CLIENT.id, Signature(None, "cli", NOW))
    assert what_stayed(app) == {E.HIRED: {}}


def test_numbers_are_rounded_to_steps_of_their_unit_and_unknown_ones_left_out() -> None:
    values = np.full(len(FEATURES), np.nan)
    for feature, value in (
        (Feature.PASSION_FIT, 0.43812),
        (Feature.AVERSION, -0.001),
        (Feature.TRAVEL_MINUTES, 33.4),
        (Feature.PAY, 16.87),
        (Feature.FRESHNESS, 24.0),
    ):
        values[COLUMN[feature]] = value
    assert coarse_row(values) == {
        "passion_fit": 0.44,
        "aversion": 0.0,
        "travel_minutes": 35.0,
        "pay": 17.0,
        "freshness": 21.0,
    }
