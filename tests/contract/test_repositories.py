"""What every repository promises, on every database it runs on."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from matcher.domain.access import Role
from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode
from matcher.domain.employers import Employer
from matcher.domain.errors import ConflictError, NotFoundError, StateError
from matcher.domain.ids import (
    ClientId,
    DecisionId,
    EmployerId,
    IntroductionId,
    KeyId,
    OutcomeId,
    ReferralId,
    RegionCode,
    RunId,
    StaffId,
    VacancyId,
)
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.matches import Blocked, MissingFact, Part, RankedPair, Reason, Versions
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.openness import (
    EMPLOYER_SERVICES,
    ContactRoute,
    DisclosureDecision,
    Moment,
    Teller,
    Topic,
)
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent
from matcher.domain.places import Place, Point
from matcher.domain.referrals import Referral, ReferralState
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.storage.audit import AuditEntry, AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.codec import from_document, to_document, to_json
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import ExternalId, ExternalIdRepository, RecordKind
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.keys import KeyRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.outcomes import AnonymousOutcome, OutcomeRepository
from matcher.storage.page_sessions import PageSessionRepository
from matcher.storage.places import PlaceRepository, PostcodePlace, StoredGazetteer
from matcher.storage.referrals import ReferralRepository
from matcher.storage.revisions import Versioned
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.tables import metadata
from matcher.storage.vacancies import VacancyRepository
from record_strategies import CLIENTS, VACANCIES

pytest_plugins = ["storage_fixtures"]

NOW = datetime(2026, 11, 22, 1, 30, 0, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PEPPER = b"a pepper that is for tests alone"
SPECIALIST = StaffId("s-01")
SECRET_TEXT = "tegenlicht-in-de-ochtend"  # noqa: S105 -- what a client said
CLIENT = ClientRecord(ClientId("the-client"), SPECIALIST, passions=(SECRET_TEXT,))
EMPLOYER = Employer(EmployerId("the-employer"), contact="Balie")
VACANCY = Vacancy(VacancyId("the-vacancy"), EMPLOYER.id, "Medewerker bioscoop", "Je ontvangt.")
DECISION = DisclosureDecision(
    DecisionId("decision-1"),
    EMPLOYER_SERVICES,
    frozenset({Topic.NEEDS, Topic.SUPPORT}),
    frozenset({ConditionCode.QUIET_WORKPLACE, ConditionCode.SMALL_TEAM}),
    Moment.INTRODUCTION,
    Teller.EMPLOYMENT_SPECIALIST,
    date(2026, 1, 1),
    date(2027, 1, 1),
)
REFERRAL = Referral(ReferralId("referral"), CLIENT.id, VACANCY.id, TODAY, SPECIALIST, SECRET_TEXT)
INTRODUCTION = Introduction(
    IntroductionId("introduction"),
    VACANCY.id,
    "Kandidaat Vuurtoren",
    SECRET_TEXT,
    (ConditionCode.SMALL_TEAM,),
    frozenset({Topic.SUPPORT}),
    "relay@example.org",
    TODAY,
)
OUTCOME = Outcome(
    OutcomeId("outcome"), CLIENT.id, VACANCY.id, OutcomeEvent.HIRED, TODAY, reason=SECRET_TEXT
)
LINE = RankedPair(
    rank=1,
    client_id=CLIENT.id,
    vacancy_id=VACANCY.id,
    score=0.31000000000000005,
    score_interval=(0.24, 0.4),
    parts={Part.CLIENT_FIT: 0.74, Part.EMPLOYER_FIT: 0.55, Part.SUSTAINED_FIT: 0.76},
    baseline=dict.fromkeys(Part, 0.1),
    calibrated=False,
    route=ContactRoute.INTRODUCED,
    reasons=(
        Reason(
            Part.CLIENT_FIT,
            "passion_fit",
            0.82,
            "passion_matches_task",
            {"hours": 3, "share": 0.5, "sure": True, "word": "film"},
            (SECRET_TEXT, "Je start de films"),
        ),
    ),
    missing=(MissingFact("client.education_level", 0.09),),
    blocked=Blocked(Demand.HOURS, Grade.NEGOTIABLE, "12", "16", "ask_for_fewer_hours"),
    versions=Versions("prior-1", "e5", TODAY),
    list_kind=ListKind.NIGHTLY,
)


def with_everything(connection: Connection) -> None:
    """Put in one of each, all about one client."""
    EmployerRepository(connection).add(EMPLOYER)
    VacancyRepository(connection).add(VACANCY)
    ClientRepository(connection).add(CLIENT)
    ClientRepository(connection).append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
    ReferralRepository(connection).add(REFERRAL)
    IntroductionRepository(connection).add(INTRODUCTION, REFERRAL.id)
    OutcomeRepository(connection).add(OUTCOME)
    RunRepository(connection).add(NightlyRun(RunId("run"), NOW))
    ListRepository(connection).write_lines(RunId("run"), ListOwner.CLIENT, [LINE])
    ListRepository(connection).write_lines(RunId("run"), ListOwner.VACANCY, [LINE])
    ExternalIdRepository(connection).link(RecordKind.CLIENT, "file", "c-0001", CLIENT.id)
    ExternalIdRepository(connection).link(RecordKind.OUTCOME, "file", "o-0001", OUTCOME.id)
    entry = AuditEntry("read", "client", CLIENT.id, "shown", "api")
    AuditRepository(connection, PEPPER).append([entry], NOW)


def all_rows(connection: Connection, *tables: str) -> str:
    """Return the whole content of some tables (of all without names) as text."""
    names = tables or tuple(sorted(metadata.tables))
    rows = (connection.execute(metadata.tables[name].select()).all() for name in names)
    return repr([sorted(map(repr, found)) for found in rows])


class TestDatabase:
    def test_migrations_make_what_the_tables_say(self, database: Database) -> None:
        with database.transaction() as connection:
            options = {"compare_type": True, "target_metadata": metadata}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, metadata) == []

    def test_opening_again_changes_nothing(self, database: Database, address: str) -> None:
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
        database.open()
        again = Database(address)
        again.open()
        with again.reading() as connection:
            assert EmployerRepository(connection).all() == [EMPLOYER]
        again.close()

    def test_a_newer_database_is_left_alone(self, database: Database, address: str) -> None:
        with database.transaction() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StateError, match="newer version"):
            Database(address).open()

    @pytest.mark.parametrize(
        "wrong",
        [
            "no address at all",
            "mysql://me:geheim@localhost/x",
            "sqlite:////proc/nowhere/matcher.sqlite",
            "postgresql://me:geheim@127.0.0.1:1/x?connect_timeout=1",
        ],
    )
    def test_an_unusable_address_is_one_sentence_without_password(self, wrong: str) -> None:
        with pytest.raises(StateError) as refusal:
            Database(wrong).open()
        told = str(refusal.value)
        assert told.endswith((".", "..."))
        assert "\n" not in told
        assert "geheim" not in told

    def test_nothing_is_lent_before_opening(self, address: str) -> None:
        with pytest.raises(StateError, match="not open"), Database(address).reading():
            pass

    def test_a_reader_cannot_write_and_a_writer_can_afterwards(self, database: Database) -> None:
        with pytest.raises(DBAPIError), database.reading() as connection:
            EmployerRepository(connection).add(EMPLOYER)
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)

    def test_an_error_undoes_the_whole_transaction(self, database: Database) -> None:
        def stop_half_way() -> None:
            with database.transaction() as connection:
                EmployerRepository(connection).add(EMPLOYER)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            stop_half_way()
        with database.reading() as connection:
            assert EmployerRepository(connection).get(EMPLOYER.id) is None

    def test_errors_of_the_database_hold_no_value(self, database: Database) -> None:
        with database.transaction() as connection:
            ClientRepository(connection).add(CLIENT)
        with pytest.raises(IntegrityError) as failure, database.transaction() as connection:
            ClientRepository(connection).add(CLIENT)
        assert SECRET_TEXT not in str(failure.value)

    def test_writers_at_the_same_time_never_share_a_revision(self, database: Database) -> None:
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
            VacancyRepository(connection).add(VACANCY)

        def write(writer: int) -> None:
            for turn in range(10):
                with database.transaction() as connection:
                    vacancies = VacancyRepository(connection)
                    vacancies.put(replace(VACANCY, title=f"{writer}.{turn}"), None)
                    new = replace(VACANCY, id=VacancyId(f"v-{writer}-{turn}"))
                    vacancies.add(new)

        threads = [threading.Thread(target=write, args=(writer,)) for writer in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        with database.reading() as connection:
            vacancies = VacancyRepository(connection)
            assert len(vacancies.all()) == 31
            assert vacancies.revision() == 61


class TestCodec:
    @given(CLIENTS)
    def test_a_client_comes_back_as_it_was(self, record: ClientRecord) -> None:
        assert from_document(ClientRecord, to_document(record)) == record

    @given(VACANCIES)
    def test_one_record_gives_one_document(self, vacancy: Vacancy) -> None:
        document = to_document(vacancy)
        assert from_document(Vacancy, document) == vacancy
        assert to_json(to_document(from_document(Vacancy, document))) == to_json(document)

    def test_what_does_not_fit_is_told_without_its_content(self) -> None:
        with pytest.raises(StateError) as failure:
            from_document(ClientRecord, {"id": [SECRET_TEXT]})
        assert SECRET_TEXT not in str(failure.value)
        assert failure.value.__cause__ is None


class TestEmployers:
    def test_are_added_found_and_replaced(self, database: Database) -> None:
        with database.transaction() as connection:
            employers = EmployerRepository(connection)
            employers.add(EMPLOYER)
            renamed = replace(EMPLOYER, name="Filmhuis", region=RegionCode("AM19"))
            employers.put(renamed)
            assert employers.get(EMPLOYER.id) == renamed
            assert employers.get(EmployerId("nobody")) is None
            with pytest.raises(NotFoundError):
                employers.put(Employer(EmployerId("nobody")))


class TestVacancies:
    @pytest.fixture(autouse=True)
    def _employer(self, database: Database) -> None:
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)

    @settings(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    @given(VACANCIES)
    def test_come_back_as_they_were(self, database: Database, vacancy: Vacancy) -> None:
        vacancy = replace(vacancy, employer_id=EMPLOYER.id)
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            vacancies.delete(vacancy.id)
            connection.execute(text("DELETE FROM removed_vacancies"))
            assert vacancies.add(vacancy) == 1
            assert vacancies.get(vacancy.id) == Versioned(vacancy, 1)

    def test_a_version_counts_real_changes_only(self, database: Database) -> None:
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            vacancies.add(VACANCY)
            assert vacancies.put(VACANCY, 1) == 1
            assert vacancies.revision() == 1
            changed = replace(VACANCY, seats=2)
            assert vacancies.put(changed, 1) == 2
            assert vacancies.put(changed, None) == 2
            with pytest.raises(ConflictError):
                vacancies.put(VACANCY, 1)
            with pytest.raises(NotFoundError):
                vacancies.put(replace(VACANCY, id=VacancyId("nothing")), None)
            assert vacancies.get(VACANCY.id) == Versioned(changed, 2)

    def test_what_changed_since_is_told_once_and_in_order(self, database: Database) -> None:
        other = replace(VACANCY, id=VacancyId("other"))
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            assert vacancies.changed_since(0) == (0, [])
            vacancies.add(other)
            vacancies.add(VACANCY)
            revision, changed = vacancies.changed_since(0)
            assert (revision, changed) == (2, [other, VACANCY])
            vacancies.put(replace(other, seats=1), None)
            vacancies.delete(VACANCY.id)
            vacancies.delete(VacancyId("never there"))
            assert vacancies.changed_since(revision)[1] == [replace(other, seats=1)]
            assert vacancies.removed_since(revision) == [VACANCY.id]
            assert vacancies.removed_since(vacancies.revision()) == []

    def test_one_that_people_were_referred_to_stays(self, database: Database) -> None:
        with database.transaction() as connection:
            VacancyRepository(connection).add(VACANCY)
            ClientRepository(connection).add(CLIENT)
            OutcomeRepository(connection).add(OUTCOME)
            with pytest.raises(ConflictError):
                VacancyRepository(connection).delete(VACANCY.id)
            assert VacancyRepository(connection).get(VACANCY.id) is not None

    def test_pages_are_newest_first_and_unknown_regions_belong_to_all(
        self, database: Database
    ) -> None:
        def posted(name: str, day: date | None, region: str | None) -> Vacancy:
            where = None if region is None else RegionCode(region)
            return replace(VACANCY, id=VacancyId(name), posted_on=day, region=where)

        leiden = posted("a", date(2026, 11, 1), "AM19")
        newest = posted("b", date(2026, 11, 20), "AM19")
        elsewhere = posted("c", date(2026, 11, 10), "AM01")
        nowhere = posted("d", None, None)
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            for vacancy in (leiden, newest, elsewhere, nowhere):
                vacancies.add(vacancy)
            page = vacancies.page({RegionCode("AM19")}, 1, 2)
            assert (page.items, page.total) == ((newest, leiden), 3)
            assert vacancies.page({RegionCode("AM19")}, 2, 2).items == (nowhere,)
            assert vacancies.page(None, 1, 10).items == (newest, elsewhere, leiden, nowhere)
            assert vacancies.of_employer(EMPLOYER.id, 1, 1).items == (newest,)
            assert vacancies.of_employer(EmployerId("nobody"), 1, 1).total == 0

    def test_nothing_that_happens_to_a_client_touches_them(self, database: Database) -> None:
        with database.transaction() as connection:
            VacancyRepository(connection).add(VACANCY)
            before = all_rows(connection, "vacancies", "removed_vacancies", "employers")
            revision = VacancyRepository(connection).revision()
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            OutcomeRepository(connection).add(OUTCOME)
            clients.put(replace(CLIENT, status=ClientStatus.PLACED), 1)
            erase_client(connection, CLIENT.id, pepper=PEPPER)
            after = all_rows(connection, "vacancies", "removed_vacancies", "employers")
            assert after == before
            assert VacancyRepository(connection).revision() == revision


class TestClients:
    @settings(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    @given(CLIENTS)
    def test_come_back_as_they_were(self, database: Database, record: ClientRecord) -> None:
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.delete(record.id)
            clients.add(record)
            for decision in record.decisions:
                clients.append_decision(record.id, decision, SPECIALIST, NOW)
            assert clients.get(record.id) == Versioned(record, 1)

    def test_decisions_stay_in_the_order_they_were_recorded(self, database: Database) -> None:
        other = replace(CLIENT, id=ClientId("other"))
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.add(other)
            for name in ("z", "a", "m"):
                decision = replace(DECISION, id=DecisionId(name))
                clients.append_decision(CLIENT.id, decision, SPECIALIST, NOW)
                of_other = replace(DECISION, id=DecisionId(f"of-other-{name}"))
                clients.append_decision(other.id, of_other, SPECIALIST, NOW)
        with database.reading() as connection:
            found = ClientRepository(connection).get(CLIENT.id)
            assert found is not None
            assert [decision.id for decision in found.value.decisions] == ["z", "a", "m"]

    def test_a_revocation_keeps_its_first_day_and_its_client(self, database: Database) -> None:
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            clients.revoke_decision(CLIENT.id, DECISION.id, TODAY, SPECIALIST)
            revision = clients.revision()
            later = TODAY + timedelta(days=3)
            clients.revoke_decision(CLIENT.id, DECISION.id, later, StaffId("s-02"))
            assert clients.revision() == revision
            (recorded,) = clients.recorded_decisions(CLIENT.id)
            assert recorded.decision == replace(DECISION, revoked_on=TODAY)
            assert recorded.revoked_by == SPECIALIST
            assert recorded.recorded_at == NOW
            with pytest.raises(NotFoundError):
                clients.revoke_decision(ClientId("other"), DECISION.id, TODAY, SPECIALIST)
            with pytest.raises(NotFoundError):
                clients.append_decision(ClientId("other"), DECISION, SPECIALIST, NOW)

    def test_a_decision_moves_the_revision_and_not_the_version(self, database: Database) -> None:
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            before = clients.revision()
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            revision, changed = clients.changed_since(before)
            assert revision > before
            assert changed == [replace(CLIENT, decisions=(DECISION,))]
            assert clients.put(CLIENT, 1) == 1
            assert clients.put(replace(CLIENT, work_summary="x"), 1) == 2
            with pytest.raises(ConflictError):
                clients.put(CLIENT, 1)
            with pytest.raises(NotFoundError):
                clients.put(replace(CLIENT, id=ClientId("other")), None)
            found = clients.get(CLIENT.id)
            assert found is not None
            assert found.value.decisions == (DECISION,)

    def test_a_caseload_follows_a_hand_over(self, database: Database) -> None:
        away = replace(CLIENT, id=ClientId("away"), status=ClientStatus.PAUSED)
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.add(away)
            assert clients.all_matchable() == [CLIENT]
            assert clients.all() == [away, CLIENT]
            assert len(clients.caseload(SPECIALIST)) == 2
            handed = replace(away, employment_specialist=StaffId("s-02"))
            clients.put(handed, None)
            assert clients.caseload(StaffId("s-02")) == [Versioned(handed, 2)]
            assert clients.caseload(SPECIALIST) == [Versioned(CLIENT, 1)]

    def test_no_record_shows_itself(self, database: Database) -> None:
        with database.transaction() as connection:
            ClientRepository(connection).add(CLIENT)
            assert SECRET_TEXT not in repr(ClientRepository(connection).get(CLIENT.id))


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
            found = introductions.for_vacancy(VACANCY.id)
            assert [one.id for one in found] == ["c", "a", "b", "introduction"]
            introductions.set_state(INTRODUCTION.id, IntroductionState.NO_LONGER_AVAILABLE)
            gone = introductions.get(INTRODUCTION.id)
            assert gone == replace(INTRODUCTION, state=IntroductionState.NO_LONGER_AVAILABLE)
            assert introductions.get(IntroductionId("nothing")) is None
            with pytest.raises(NotFoundError):
                introductions.set_state(IntroductionId("nothing"), IntroductionState.AVAILABLE)


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


class TestKeys:
    def test_a_key_opens_until_it_expires_or_is_revoked(self, database: Database) -> None:
        with database.transaction() as connection:
            keys = KeyRepository(connection, PEPPER)
            made, secret = keys.create(
                Role.EMPLOYER,
                EMPLOYER.id,
                RegionCode("AM19"),
                created_on=TODAY,
                expires_on=TODAY + timedelta(days=1),
            )
            assert keys.find_by_secret(secret, TODAY + timedelta(days=1)) == made
            assert keys.find_by_secret(secret, TODAY + timedelta(days=2)) is None
            for wrong in ("", "_", secret[:-1], secret + "x", f"x{secret}", made.prefix):
                assert keys.find_by_secret(wrong, TODAY) is None
            assert KeyRepository(connection, b"other").find_by_secret(secret, TODAY) is None
            assert secret not in all_rows(connection)
            keys.touch_last_used(made.actor.key_id, TODAY)
            used = keys.get(made.actor.key_id)
            assert used is not None
            assert used.last_used_on == TODAY
            keys.revoke(made.actor.key_id, TODAY)
            keys.revoke(made.actor.key_id, TODAY + timedelta(days=1))
            assert keys.all()[0].revoked_on == TODAY
            assert keys.find_by_secret(secret, TODAY) is None
            assert keys.get(KeyId("nothing")) is None
            with pytest.raises(NotFoundError):
                keys.revoke(KeyId("nothing"), TODAY)

    def test_a_session_ends_with_its_time_and_with_its_key(self, database: Database) -> None:
        soon = NOW + timedelta(hours=8)
        with database.transaction() as connection:
            keys = KeyRepository(connection, PEPPER)
            key, _ = keys.create(
                Role.ADMINISTRATOR, "a-01", None, created_on=TODAY, expires_on=TODAY
            )
            sessions = PageSessionRepository(connection, PEPPER)
            token = sessions.start(key.actor.key_id, soon)
            ended = sessions.start(key.actor.key_id, soon)
            sessions.end(ended)
            assert sessions.find(token, NOW, TODAY) == key
            assert sessions.find(ended, NOW, TODAY) is None
            assert sessions.find(token, soon, TODAY) is None
            assert sessions.find(token, NOW, TODAY + timedelta(days=1)) is None
            assert token not in all_rows(connection)
            keys.revoke(key.actor.key_id, TODAY)
            assert sessions.find(token, NOW, TODAY) is None
            assert (sessions.drop_expired(NOW), sessions.drop_expired(soon)) == (0, 1)


class TestAudit:
    @pytest.fixture(autouse=True)
    def _three_lines(self, database: Database) -> None:
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert audit.verify() is None
            for number in (1, 2, 3):
                entry = AuditEntry("read", "client", f"c{number}", "shown", "api", KeyId("k"))
                audit.append([entry], NOW + timedelta(days=number))

    def test_an_untouched_log_is_whole(self, database: Database) -> None:
        with database.reading() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert audit.verify() is None
            assert [line.object_id for line in audit.latest(2)] == ["c3", "c2"]
            assert audit.latest(1)[0].recorded_at == NOW + timedelta(days=3)

    @pytest.mark.parametrize(
        ("tampering", "first_wrong"),
        [
            ("UPDATE audit_lines SET result = 'refused' WHERE sequence = 2", 2),
            ("UPDATE audit_lines SET object_id = 'c9' WHERE sequence = 2", 2),
            ("DELETE FROM audit_lines WHERE sequence = 2", 2),
            ("DELETE FROM audit_lines WHERE sequence = 3", 3),
            ("DELETE FROM audit_lines", 3),
            ("UPDATE audit_lines SET hash = 'x' WHERE sequence = 3", 3),
        ],
    )
    def test_tampering_is_found(self, database: Database, tampering: str, first_wrong: int) -> None:
        with database.transaction() as connection:
            connection.execute(text(tampering))
            assert AuditRepository(connection, PEPPER).verify() == first_wrong

    def test_an_erased_person_leaves_the_chain_whole(self, database: Database) -> None:
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            audit.forget_object("client", "c2")
            assert audit.verify() is None
            assert "'c2'" not in all_rows(connection, "audit_lines")
            assert [line.object_id for line in audit.about("client", "c2")] == [None]

    def test_old_lines_go_and_the_rest_still_holds(self, database: Database) -> None:
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert audit.drop_before(NOW + timedelta(days=2)) == 1
            assert audit.verify() is None
            assert audit.drop_before(NOW + timedelta(days=99)) == 1
            audit.append([AuditEntry("erase", "client", "c3", "done", "cli")], NOW)
            assert audit.verify() is None


class TestExternalIds:
    def test_lead_in_and_back(self, database: Database) -> None:
        with database.transaction() as connection:
            ids = ExternalIdRepository(connection)
            ids.link(RecordKind.CLIENT, "file", "c-1", "inside-1")
            ids.link(RecordKind.CLIENT, "crm", "77", "inside-1")
            ids.link(RecordKind.CLIENT, "crm", "c-1", "inside-2")
            ids.link(RecordKind.VACANCY, "file", "c-1", "inside-3")
            assert ids.internal(RecordKind.CLIENT, "file", "c-1") == "inside-1"
            assert ids.internal(RecordKind.CLIENT, "file", "c-2") is None
            assert ids.of(RecordKind.CLIENT, "inside-1") == [
                ExternalId("crm", "77"),
                ExternalId("file", "c-1"),
            ]
            assert ids.externals(RecordKind.CLIENT) == {"inside-1": "77", "inside-2": "c-1"}
            assert ids.externals(RecordKind.CLIENT, ["inside-2"]) == {"inside-2": "c-1"}
            assert ids.resolve(RecordKind.CLIENT, "inside-2") == "inside-2"
            assert ids.resolve(RecordKind.CLIENT, "77") == "inside-1"
            assert ids.resolve(RecordKind.CLIENT, "c-1") is None
            assert ids.resolve(RecordKind.CLIENT, "c-1", "crm") == "inside-2"
            ids.forget(RecordKind.CLIENT, "inside-1")
            assert ids.of(RecordKind.CLIENT, "inside-1") == []


class TestPlaces:
    def test_a_postcode_beats_a_town_and_a_town_beats_nothing(self, database: Database) -> None:
        with database.transaction() as connection:
            places = PlaceRepository(connection)
            places.put([])
            places.put([PostcodePlace("2311", "Leiden", 52.0, 4.0)])
            places.put(
                [
                    PostcodePlace("2311", "Leiden", 52.16, 4.49),
                    PostcodePlace("2312", "Leiden", 52.18, 4.51),
                ]
            )
            assert places.get("2311") == PostcodePlace("2311", "Leiden", 52.16, 4.49)
            assert places.get("9999") is None
            gazetteer = StoredGazetteer.load(connection)
        assert gazetteer.point(Place("2311", "Utrecht")) == Point(52.16, 4.49)
        middle = gazetteer.point(Place("2399", "LEIDEN"))
        assert middle is not None
        assert (round(middle.lat, 4), round(middle.lon, 4)) == (52.17, 4.5)
        utrecht = gazetteer.point(Place(town="Utrecht"))
        assert utrecht is not None
        assert round(utrecht.lat) == 52
        hague = gazetteer.point(Place(town="'s-Gravenhage"))
        assert hague is not None
        assert hague == gazetteer.point(Place(town="den haag"))
        for unknown in (None, Place(), Place("9999"), Place(town="Nergenshuizen")):
            assert gazetteer.point(unknown) is None


class TestErasing:
    def test_leaves_nothing_that_leads_back(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            feature_rows = {OUTCOME.id: {"passion_fit": 0.5}}
            erase_client(connection, CLIENT.id, pepper=PEPPER, feature_rows=feature_rows)
        with database.reading() as connection:
            left = all_rows(connection)
            for trace in (CLIENT.id, SECRET_TEXT, "c-0001", OUTCOME.id, REFERRAL.id, DECISION.id):
                assert repr(str(trace)) not in left
                assert SECRET_TEXT not in left
            assert OutcomeRepository(connection).all() == []
            assert OutcomeRepository(connection).anonymous() == [
                AnonymousOutcome(OutcomeEvent.HIRED, "2026-11", {"passion_fit": 0.5})
            ]
            (introduction,) = IntroductionRepository(connection).for_vacancy(VACANCY.id)
            assert introduction.state is IntroductionState.NO_LONGER_AVAILABLE
            assert introduction.summary == ""
            erasures = ErasureRepository(connection, PEPPER)
            assert erasures.known(RecordKind.CLIENT, "file", "c-0001")
            assert not erasures.known(RecordKind.CLIENT, "crm", "c-0001")
            assert AuditRepository(connection, PEPPER).verify() is None
            assert VacancyRepository(connection).get(VACANCY.id) == Versioned(VACANCY, 1)

    def test_nobody_is_erased_twice(self, database: Database) -> None:
        with database.transaction() as connection, pytest.raises(NotFoundError):
            erase_client(connection, CLIENT.id, pepper=PEPPER)
