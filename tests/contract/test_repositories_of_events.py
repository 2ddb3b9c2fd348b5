"""What is remembered of referrals, outcomes and nights, on every database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import (
    ClientId,
    DecisionId,
    IntroductionId,
    OutcomeId,
    ReferralId,
    RunId,
    TalkId,
    VacancyId,
)
from matcher.domain.introductions import IntroductionState
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.referrals import ReferralState
from matcher.storage.clients import ClientRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.last_steps import last_steps
from matcher.storage.lists import KeptLine, ListOwner, ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.storage.talks import TalkRepository
from storage_records import (
    CLIENT,
    DECISION,
    INTRODUCTION,
    LINE,
    NOW,
    OUTCOME,
    REFERRAL,
    SPECIALIST,
    TALK,
    TODAY,
    VACANCY,
    with_everything,
)

pytest_plugins = ["storage_fixtures"]


class TestLastSteps:
    def test_the_latest_of_talk_decision_introduction_and_event_counts(
        self, database: Database
    ) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            assert last_steps(connection, [CLIENT.id]) == {CLIENT.id: TODAY}
            later = replace(TALK, id=TalkId("later"), held_on=TODAY + timedelta(3))
            TalkRepository(connection).add(later)
            assert last_steps(connection, [CLIENT.id]) == {CLIENT.id: later.held_on}
            assert last_steps(connection, [ClientId("nobody")]) == {}

    @pytest.mark.parametrize(("hour", "day"), [(22, TODAY), (23, TODAY + timedelta(days=1))])
    def test_a_decision_is_of_the_day_that_it_was_here(
        self, database: Database, hour: int, day: date
    ) -> None:
        decision = replace(DECISION, id=DecisionId("late"))
        late = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
        with database.transaction() as connection:
            with_everything(connection)
            clients = ClientRepository(connection)
            clients.append_decision(CLIENT.id, decision, SPECIALIST, late)
            assert last_steps(connection, [CLIENT.id]) == {CLIENT.id: day}


class TestReferralsAndIntroductions:
    def test_a_release_is_due_when_its_time_has_come(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            referrals = ReferralRepository(connection)
            released = replace(
                REFERRAL,
                id=ReferralId("released"),
                state=ReferralState.RELEASED,
                releases_at=NOW + timedelta(hours=1),
            )
            referrals.add(released)
            assert referrals.due(NOW) == []
            assert referrals.due(NOW + timedelta(hours=1)) == [released]
            made = replace(INTRODUCTION, id=IntroductionId("made"))
            IntroductionRepository(connection).add(made, released.id)
            assert referrals.due(NOW + timedelta(hours=1)) == []
            assert IntroductionRepository(connection).of_referral(released.id) == made
            assert referrals.of_client(CLIENT.id) == [REFERRAL, released]
            assert referrals.of_vacancy(VACANCY.id) == [REFERRAL, released]
            withdrawn = replace(released, state=ReferralState.WITHDRAWN)
            referrals.put(withdrawn)
            assert referrals.get(released.id) == withdrawn
            assert referrals.get(ReferralId("nothing")) is None
            with pytest.raises(NotFoundError):
                referrals.put(replace(released, id=ReferralId("nothing")))

    def test_introductions_come_by_day_then_id(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            introductions = IntroductionRepository(connection)
            for name, day in (("b", 21), ("a", 21), ("c", 20)):
                referral = replace(REFERRAL, id=ReferralId(name))
                ReferralRepository(connection).add(referral)
                released = date(2026, 11, day)
                made = replace(INTRODUCTION, id=IntroductionId(name), released_on=released)
                introductions.add(made, referral.id)
            found = introductions.for_vacancy(VACANCY.id, date(2026, 11, 22))
            assert [one.id for one in found] == ["c", "a", "b", "introduction"]
            introductions.set_state(INTRODUCTION.id, IntroductionState.NO_LONGER_AVAILABLE)
            gone = introductions.get(INTRODUCTION.id)
            assert gone == replace(INTRODUCTION, state=IntroductionState.NO_LONGER_AVAILABLE)
            assert introductions.get(IntroductionId("nothing")) is None
            with pytest.raises(NotFoundError):
                introductions.set_state(IntroductionId("nothing"), IntroductionState.AVAILABLE)

    def test_an_introduction_ends_by_itself_after_its_last_day(self, database: Database) -> None:
        last = date(2026, 11, 30)
        with database.transaction() as connection:
            with_everything(connection)
            introductions = IntroductionRepository(connection)
            referral = replace(REFERRAL, id=ReferralId("limited"))
            ReferralRepository(connection).add(referral)
            made = replace(INTRODUCTION, id=IntroductionId("limited"))
            introductions.add(made, referral.id, readable_until=last)

            def state(on: date) -> IntroductionState:
                return next(
                    one.state
                    for one in introductions.for_vacancy(VACANCY.id, on)
                    if one.id == made.id
                )

            assert introductions.readable_until(made.id) == last
            assert introductions.readable_until(INTRODUCTION.id) is None
            assert state(last) is IntroductionState.AVAILABLE
            assert state(last + timedelta(days=1)) is IntroductionState.NO_LONGER_AVAILABLE


class TestOutcomes:
    def test_adding_twice_changes_nothing(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            outcomes = OutcomeRepository(connection)
            assert not outcomes.add(replace(OUTCOME, event=OutcomeEvent.ENDED))
            assert outcomes.all() == [OUTCOME] == outcomes.of_client(CLIENT.id)
            corrected = replace(OUTCOME, event=OutcomeEvent.ENDED)
            outcomes.put(corrected)
            assert outcomes.of_vacancy(VACANCY.id) == [corrected]
            with pytest.raises(NotFoundError):
                outcomes.put(replace(OUTCOME, id=OutcomeId("nothing")))

    def test_only_introduced_pairs_teach_about_an_employer(self, database: Database) -> None:
        def happened(name: str, client: str, event: OutcomeEvent, day: int) -> Outcome:
            return Outcome(
                OutcomeId(name), ClientId(client), VACANCY.id, event, date(2026, 11, day)
            )

        with database.transaction() as connection:
            with_everything(connection)
            other = ClientId("other")
            ClientRepository(connection).add(replace(CLIENT, id=other))
            introduced = happened("1", other, OutcomeEvent.INTRODUCED, 2)
            hired = happened("2", other, OutcomeEvent.HIRED, 5)
            outcomes = OutcomeRepository(connection)
            for outcome in (hired, introduced):
                outcomes.add(outcome)
            assert outcomes.introduced_placements() == [introduced, hired]


class TestNightlyLists:
    def test_only_the_published_run_is_read(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            lists, runs = ListRepository(connection), RunRepository(connection)
            assert lists.published_run() is None
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == []
            lists.publish(RunId("run"))
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == [LINE]
            assert lists.list_for(ListOwner.VACANCY, VACANCY.id) == [LINE]
            assert lists.list_for(ListOwner.VACANCY, CLIENT.id) == []
            runs.add(NightlyRun(RunId("next"), NOW + timedelta(days=1)))
            second = replace(LINE, rank=2, vacancy_id=VacancyId("b"))
            first = replace(LINE, rank=1, vacancy_id=VacancyId("c"))
            assert lists.write_lines(RunId("next"), ListOwner.CLIENT, [second, first]) == 2
            assert lists.write_lines(RunId("next"), ListOwner.CLIENT, []) == 0
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == [LINE]
            lists.publish(RunId("next"))
            assert lists.published_run() == "next"
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == [first, second]

    def test_lines_of_who_is_no_client_are_not_written(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            lists, runs = ListRepository(connection), RunRepository(connection)
            runs.add(NightlyRun(RunId("next"), NOW))
            nobody = replace(LINE, client_id=ClientId("nobody"))
            for kind in ListOwner:
                assert lists.write_lines(RunId("next"), kind, [nobody, LINE]) == 1
            lists.publish(RunId("next"))
            assert lists.list_for(ListOwner.CLIENT, "nobody") == []
            assert lists.list_for(ListOwner.VACANCY, VACANCY.id) == [LINE]

    def test_what_was_never_published_is_dropped(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            lists = ListRepository(connection)
            lists.publish(RunId("run"))
            RunRepository(connection).add(NightlyRun(RunId("killed"), NOW))
            lists.write_lines(RunId("killed"), ListOwner.CLIENT, [LINE])
            assert lists.drop_unpublished() == 1
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == [LINE]

    def test_only_the_newest_published_runs_are_kept(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            lists, runs = ListRepository(connection), RunRepository(connection)
            for day in range(1, 5):
                name = RunId(f"run-{day}")
                begun = NOW + timedelta(days=day)
                runs.add(NightlyRun(name, begun, RunState.PUBLISHED))
                lists.write_lines(name, ListOwner.CLIENT, [LINE])
            lists.publish(RunId("run-1"))
            assert lists.drop_older_than(2) == 1
            assert lists.drop_older_than(2) == 0
            assert lists.published_run() == "run-1"
            assert lists.list_for(ListOwner.CLIENT, CLIENT.id) == [LINE]

    def test_every_line_about_a_client_is_told_by_run(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            lists = ListRepository(connection)
            later = NOW + timedelta(days=1)
            RunRepository(connection).add(NightlyRun(RunId("next"), later))
            lower = replace(LINE, rank=2, vacancy_id=VacancyId("b"))
            lists.write_lines(RunId("next"), ListOwner.CLIENT, [lower, LINE])
            lists.publish(RunId("next"))
            assert lists.about_client(CLIENT.id) == [
                KeptLine(RunId("next"), later, ListOwner.CLIENT, LINE),
                KeptLine(RunId("next"), later, ListOwner.CLIENT, lower),
                KeptLine(RunId("run"), NOW, ListOwner.CLIENT, LINE),
                KeptLine(RunId("run"), NOW, ListOwner.VACANCY, LINE),
            ]
            assert lists.about_client(ClientId("nobody")) == []

    def test_a_run_ends_once(self, database: Database) -> None:
        with database.transaction() as connection:
            runs = RunRepository(connection)
            run = NightlyRun(RunId("run"), NOW)
            runs.add(run)
            failed = replace(run, state=RunState.FAILED)
            assert runs.end(failed)
            assert not runs.end(replace(run, state=RunState.PUBLISHED))
            assert runs.get(run.id) == failed

    def test_runs_come_newest_first(self, database: Database) -> None:
        with database.transaction() as connection:
            runs = RunRepository(connection)
            first = NightlyRun(RunId("first"), NOW)
            second = NightlyRun(RunId("second"), NOW + timedelta(days=1))
            runs.add(first)
            runs.add(second)
            assert runs.latest(5) == [second, first]
            assert runs.in_state(RunState.RUNNING) == [second, first]
            failed = replace(
                first,
                state=RunState.FAILED,
                finished_at=NOW,
                reason="The encoder is gone.",
                counts={"clients": 3},
                seconds={"rank": 1.5},
                versions={"ranker": "prior-1"},
            )
            runs.put(failed)
            assert runs.get(first.id) == failed
            assert runs.get(RunId("nothing")) is None
            with pytest.raises(NotFoundError):
                runs.put(NightlyRun(RunId("nothing"), NOW))
