"""The audit log on every database: whole, without who was erased, and in nobody's way."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from matcher.domain.ids import ClientId, KeyId
from matcher.storage import erasing
from matcher.storage.audit import AuditEntry, AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from storage_records import CLIENT, NOW, PEPPER, all_rows, with_everything

pytest_plugins = ["storage_fixtures"]


class TestAudit:
    @pytest.fixture(autouse=True)
    def _three_lines(self, database: Database) -> None:
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert audit.verify() is None
            for number in (1, 2, 3):
                ClientRepository(connection).add(replace(CLIENT, id=ClientId(f"c{number}")))
                entry = AuditEntry("read", "client", f"c{number}", "shown", "api", KeyId("k"))
                audit.append([entry], NOW + timedelta(days=number))

    def test_an_untouched_log_is_whole(self, database: Database) -> None:
        with database.reading() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert (audit.verify(), audit.count()) == (None, 3)
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

    def test_lines_that_were_not_written_in_the_order_of_their_moments_go_together(
        self, database: Database
    ) -> None:
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            for days in (0, 5):
                entry = AuditEntry("read", "client", "c3", "ok", "api")
                audit.append([entry], NOW + timedelta(days=days))
            assert audit.drop_before(NOW + timedelta(days=2)) == 1
            assert audit.verify() is None
            assert audit.drop_before(NOW + timedelta(days=5)) == 3
            assert (audit.verify(), audit.count()) == (None, 1)

    def test_who_is_not_here_any_more_is_not_named(self, database: Database) -> None:
        gone = (("client", "gone"), ("referral", "r9"), ("proposal", "p9"), ("outcome", "o9"))
        with database.transaction() as connection:
            audit = AuditRepository(connection, PEPPER)
            named = (*gone, ("client", "c1"), ("vacancy", "v9"))
            audit.append([AuditEntry("read", *one, "ok", "api") for one in named], NOW)
            assert [line.object_id for line in audit.latest(6)] == ["v9", "c1", *[None] * 4]
            for kind, object_id in gone:
                assert [line.object_id for line in audit.about(kind, object_id)] == [None]
            assert audit.verify() is None


class TestErasingMeanwhile:
    @pytest.fixture(autouse=True)
    def _a_client(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)

    @pytest.mark.parametrize("erased_first", [True, False])
    def test_a_line_of_who_read_before_names_nobody_after(
        self, database: Database, *, erased_first: bool
    ) -> None:
        def erase(connection: Connection) -> None:
            erasing.erase_client(connection, CLIENT.id, pepper=PEPPER)

        def tell(connection: Connection) -> None:
            entry = AuditEntry("read", "client", CLIENT.id, "ok", "api")
            AuditRepository(connection, PEPPER).append([entry], NOW)

        first, second = (erase, tell) if erased_first else (tell, erase)
        _one_while_the_other(database, first, second)
        with database.reading() as connection:
            audit = AuditRepository(connection, PEPPER)
            assert {line.object_id for line in audit.about("client", CLIENT.id)} == {None}
            assert CLIENT.id not in all_rows(connection, "audit_lines")
            assert (audit.verify(), audit.count()) == (None, 2)

    def test_erasing_and_whoever_tells_what_was_changed_take_turns(
        self, database: Database
    ) -> None:
        with ThreadPoolExecutor(1) as at_once:
            with database.transaction() as connection:
                hold(connection, Counter.CLIENTS)
                signature = Signature(None, "cli", NOW)
                going = at_once.submit(erase_client, database, PEPPER, CLIENT.id, signature)
                wait([going], 0.5)
                entry = AuditEntry("change", "client", CLIENT.id, "ok", "cli")
                AuditRepository(connection, PEPPER).append([entry], NOW)
            going.result(60)
        with database.reading() as connection:
            about = AuditRepository(connection, PEPPER).about("client", CLIENT.id)
        actions = [(line.action, line.object_id) for line in about]
        assert actions == [("read", None), ("change", None), ("erase", None)]


def _one_while_the_other(
    database: Database, first: Callable[[Connection], None], second: Callable[[Connection], None]
) -> None:
    """Do one thing in a transaction, and before it ends begin another in one of its own."""

    def in_a_transaction() -> None:
        with database.transaction() as connection:
            second(connection)

    with ThreadPoolExecutor(1) as at_once:
        with database.transaction() as connection:
            first(connection)
            doing = at_once.submit(in_a_transaction)
            wait([doing], 0.5)
        doing.result(60)
