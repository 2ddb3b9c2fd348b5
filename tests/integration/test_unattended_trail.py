"""What a file, the clerk and the night do with somebody stands in the audit log, as what people do."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from import_records_desk import CLIENT, DECISION, OUTCOME, PEPPER, TERMS, TODAY, VACANCY, Desk
from matcher.settings import Settings
from matcher.storage.audit import AuditLine, AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.use_cases.retention import erase_departed

pytest_plugins = ["import_fixtures"]

TOMORROW = replace(TERMS, now=TERMS.now + timedelta(days=1), today=TODAY + timedelta(days=1))
Told = tuple[str, str, str | None, str]


def lines(desk: Desk) -> list[AuditLine]:
    with desk.database.reading() as connection:
        return AuditRepository(connection, PEPPER).latest(100)[::-1]


def told(desk: Desk) -> list[Told]:
    return [(one.action, one.object_kind, one.object_id, one.origin) for one in lines(desk)]


def test_who_a_file_adds_and_changes_has_a_line_and_who_stays_the_same_has_none(desk: Desk) -> None:
    second = CLIENT | {"client_id": "c-2"}
    desk.load("clients", CLIENT, second, {"client_id": "c-3"})
    one, two = desk.client("c-1").id, desk.client("c-2").id
    added: list[Told] = [("create", "client", each, "cli") for each in (one, two)]
    assert told(desk) == added
    desk.load("clients", CLIENT, second)
    assert told(desk) == added
    desk.load("clients", CLIENT | {"passions": ["films"]}, second, terms=TOMORROW)
    assert told(desk) == [*added, ("change", "client", one, "cli")]
    assert lines(desk)[-1].recorded_at == TOMORROW.now
    assert lines(desk)[-1].actor_key_id is None


def test_a_decision_that_comes_or_goes_with_a_file_has_a_line(desk: Desk) -> None:
    for decisions in ([], [DECISION], []):
        desk.load("clients", CLIENT | {"disclosure": decisions})
    assert [action for action, *_ in told(desk)] == ["create", "change", "change"]


def test_what_happened_with_somebody_has_a_line(desk: Desk) -> None:
    desk.load("vacancies", VACANCY)
    desk.load("clients", CLIENT)
    for outcome in (OUTCOME, OUTCOME, OUTCOME | {"event": "not_hired"}):
        desk.load("outcomes", outcome)
    about = [(action, kind) for action, kind, *_ in told(desk)]
    assert about == [("create", "client"), ("create", "outcome"), ("change", "outcome")]


def test_who_the_night_erases_has_a_line_that_names_nobody(desk: Desk, tmp_path: Path) -> None:
    desk.load("clients", CLIENT | {"status": "left"})
    client = desk.client().id
    settings = Settings(state_dir=tmp_path / "state")
    long_ago = TODAY - timedelta(days=settings.retention_days_not_hired + 1)
    with desk.database.transaction() as connection:
        ClientRepository(connection).note_departures(long_ago)
    for _ in range(2):
        erase_departed(desk.database, settings, PEPPER, {}, now=TERMS.now, on=TODAY)
    assert told(desk) == [
        ("create", "client", None, "cli"),
        ("erase", "client", None, "night"),
    ]
    with desk.database.reading() as connection:
        audit = AuditRepository(connection, PEPPER)
        assert len(audit.about("client", client)) == 2
        assert audit.verify() is None
