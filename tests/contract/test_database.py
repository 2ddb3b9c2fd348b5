"""What a database promises, whichever one it is."""

import threading
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as NoneFreeError

from matcher.domain.client_records import ClientRecord
from matcher.domain.errors import InvalidInputError, RunLockedError, StateError
from matcher.domain.ids import (
    EmployerId,
    RunId,
    VacancyId,
)
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.vacancies import Vacancy
from matcher.storage import sessions, sqlite_log
from matcher.storage.clients import ClientRepository
from matcher.storage.codec import from_document, to_document, to_json
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.storage.tables import metadata
from matcher.storage.vacancies import VacancyRepository
from record_strategies import CLIENTS, VACANCIES
from storage_records import (
    CLIENT,
    EMPLOYER,
    NOW,
    PEPPER,
    SECRET_TEXT,
    VACANCY,
)

pytest_plugins = ["storage_fixtures"]

FULL = 2
"""What SQLite answers where every commit reaches the disk, the log too."""


class TestDatabase:
    def test_migrations_make_what_the_tables_say(self, database: Database) -> None:
        with database.transaction() as connection:
            options = {"compare_type": True, "target_metadata": metadata}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, metadata) == []

    def test_what_is_told_is_kept_with_what_was_done_or_not_at_all(
        self, database: Database
    ) -> None:
        def tell(connection: sessions.Connection) -> None:
            VacancyRepository(connection).add(VACANCY)

        def broken_off() -> None:
            with database.transaction() as connection:
                EmployerRepository(connection).add(EMPLOYER)
                raise StateError

        with database.ending_with(tell), pytest.raises(StateError):
            broken_off()
        with database.ending_with(tell), database.reading():
            pass
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
        with database.reading() as connection:
            assert VacancyRepository(connection).get(VACANCY.id) is None
        with database.ending_with(tell):
            for name in ("Bakkerij", "Bakkerij Oost"):
                with database.transaction() as connection:
                    EmployerRepository(connection).put(replace(EMPLOYER, name=name))
        with database.reading() as connection:
            assert VacancyRepository(connection).get(VACANCY.id) is not None

    def test_what_is_no_text_is_refused_or_not_there(self, database: Database) -> None:
        postgresql = make_url(database.url).get_backend_name() == "postgresql"
        refused = pytest.raises(InvalidInputError, match="no text") if postgresql else nullcontext()
        with refused, database.reading() as connection:
            assert EmployerRepository(connection).get(EmployerId("e\x00")) is None

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
            "postgresql+nosuchdriver://me:geheim@localhost/x",
            "sqlite://",
            "sqlite:///:memory:",
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
        with pytest.raises((DBAPIError, StateError)), database.reading() as connection:
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

    def test_a_file_that_is_no_database_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "x.sqlite").write_text("no database" * 1000)
        with pytest.raises(StateError, match=r"x\.sqlite cannot be used"):
            Database(f"sqlite:///{tmp_path}/x.sqlite").open()

    def test_a_file_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        database = Database(f"sqlite:///{tmp_path}/state/x.sqlite")
        database.open()
        modes = [found.stat().st_mode & 0o077 for found in (tmp_path / "state").iterdir()]
        database.close()
        database.close()
        assert set(modes) == {0}
        assert (tmp_path / "state").stat().st_mode & 0o077 == 0

    def test_trouble_is_told_by_its_code_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sessions, "BUSY_TIMEOUT_MS", 1)
        database = Database(f"sqlite:///{tmp_path}/x.sqlite")
        database.open()
        try:
            with (
                database.transaction(),
                pytest.raises(
                    StateError, match=r"^The database cannot be used now: SQLITE_BUSY\.$"
                ),
                database.transaction(),
            ):
                pass
            database.engine.dispose()
            (tmp_path / "x.sqlite").write_text(SECRET_TEXT * 1000)
            with pytest.raises(StateError, match=r": SQLITE_NOTADB\.$"), database.reading():
                pass
        finally:
            database.close()

    def test_what_is_committed_is_on_disk_before_it_is_answered(self, tmp_path: Path) -> None:
        database = Database(f"sqlite:///{tmp_path}/x.sqlite")
        database.open()
        with database.transaction() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == FULL
        database.close()

    def test_nothing_of_who_was_erased_stays_in_the_log_while_a_server_runs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sqlite_log, "_WAIT", 0.01)
        address = f"sqlite:///{tmp_path}/x.sqlite"
        database, server = Database(address), Database(address)
        database.open()
        server.open()

        def written() -> bytes:
            return b"".join(file.read_bytes() for file in sorted(tmp_path.iterdir()))

        with database.transaction() as connection:
            ClientRepository(connection).add(CLIENT)
        with server.reading() as reader:
            assert ClientRepository(reader).get(CLIENT.id) is not None
            with database.transaction() as connection:
                erase_client(connection, CLIENT.id, pepper=PEPPER)
            assert not database.empty_log()
        assert SECRET_TEXT.encode() in written()
        assert database.empty_log()
        assert SECRET_TEXT.encode() not in written()
        with server.reading() as reader:
            assert ClientRepository(reader).get(CLIENT.id) is None
        server.close()
        database.close()

    def test_emptying_the_log_is_nothing_to_wait_for_elsewhere(self, database: Database) -> None:
        with database.reading() as connection:
            EmployerRepository(connection).all()
        assert database.empty_log()

    def test_one_night_at_a_time_whichever_machine_it_runs_on(
        self, database: Database, address: str
    ) -> None:
        elsewhere = Database(address)
        elsewhere.open()
        shared = make_url(address).get_backend_name() == "postgresql"
        refused = pytest.raises(RunLockedError, match="at work") if shared else nullcontext()
        with database.held_for_the_night(), refused, elsewhere.held_for_the_night():
            pass
        with elsewhere.held_for_the_night(), elsewhere.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
        elsewhere.close()

    def test_when_no_connection_is_free_it_is_told(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none_free() -> None:
            raise NoneFreeError

        monkeypatch.setattr(database.engine, "connect", none_free)
        with pytest.raises(StateError, match="no connection is free"), database.reading():
            pass

    def test_a_moment_without_time_zone_is_a_mistake(self, database: Database) -> None:
        naive = NOW.replace(tzinfo=None)
        with pytest.raises(StatementError), database.transaction() as connection:
            RunRepository(connection).add(NightlyRun(RunId("run"), naive))

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
