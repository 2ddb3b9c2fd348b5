"""`matcher backup`: a folder that can serve as a state directory, whole or not there at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_line import Run, client, jsonl
from matcher.cli_commands import backup
from matcher.domain.errors import StateError
from matcher.settings import Settings
from matcher.storage.sessions import Database

SECRET = "a-secret-of-at-least-32-characters"


@pytest.fixture
def small(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the state directory of one client and one made-up learned ranker."""
    state = tmp_path / "small"
    monkeypatch.setenv("MATCHER_STATE_DIR", str(state))
    assert run("import", "clients", jsonl(tmp_path / "c.jsonl", client())).code == 0
    (state / "rankers" / "learned-1").mkdir(parents=True)
    (state / "rankers" / "learned-1" / "tables.json").write_text("{}")
    (state / "rankers" / ".learned-2.half").mkdir()
    (state / "rankers" / "current").write_text("learned-1\nprior\n")
    return state


def test_a_backup_holds_what_another_connection_wrote_a_moment_ago(
    small: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept" / "today"
    with closing(sqlite3.connect(small / "matcher.sqlite")) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        with other:
            other.execute("UPDATE clients SET region = 'late'")
        assert (small / "matcher.sqlite-wal").stat().st_size > 0
        ran = run("backup", folder, "--json")
    assert ran.code == 0, ran.err
    assert ran.json == {
        "folder": str(folder),
        "databaseBytes": (folder / "matcher.sqlite").stat().st_size,
        "rankers": 1,
        "secret": True,
    }
    assert [one.name for one in folder.parent.iterdir()] == ["today"]
    assert regions(folder) == ["late"]

    monkeypatch.setenv("MATCHER_STATE_DIR", str(folder))
    exported = run("export", "--client", "c-9001", "--json")
    assert exported.code == 0, exported.err
    assert exported.json["client"]


def test_a_backup_is_for_its_owner_and_leaves_out_what_is_half_made(
    small: Path, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "today"
    told = run("backup", folder).out
    assert told.startswith(f"Backed up in {folder}: a database of ")
    assert told.endswith("1 learned ranker, 1 secret.\n")
    assert sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()) == [
        *("matcher.sqlite", "rankers/current", "rankers/learned-1/tables.json", "secret"),
    ]
    assert not (folder / "rankers" / ".learned-2.half").exists()
    assert (folder / "secret").read_text() == (small / "secret").read_text()
    assert folder.stat().st_mode & 0o777 == 0o700
    for private in ("secret", "matcher.sqlite"):
        assert (folder / private).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_there_is_left_alone(small: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "today"
    folder.mkdir()
    ran = run("backup", folder)
    assert (ran.code, ran.err) == (1, f"matcher: {folder} is there already: name another folder.\n")
    assert list(folder.iterdir()) == []


def test_a_backup_that_breaks_off_leaves_nothing(
    small: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bool:
        half = list((tmp_path / "kept").iterdir())
        assert [one.name.startswith("today.unfinished-") for one in half] == [True]
        raise StateError

    monkeypatch.setattr(backup, "_copy_secret", killed)
    assert run("backup", tmp_path / "kept" / "today").code == 1
    assert list((tmp_path / "kept").iterdir()) == []


def test_without_a_database_there_is_nothing_to_back_up(
    small: Path, tmp_path: Path, run: Run
) -> None:
    (small / "matcher.sqlite").unlink()
    ran = run("backup", tmp_path / "today")
    assert ran.code == 1
    assert "matcher.sqlite cannot be copied" in ran.err
    assert not (tmp_path / "today").exists()
    assert not (small / "matcher.sqlite").exists()


def test_a_backup_leaves_the_database_in_the_version_it_has(
    small: Path, tmp_path: Path, run: Run
) -> None:
    with closing(sqlite3.connect(small / "matcher.sqlite")) as older, older:
        older.execute("UPDATE alembic_version SET version_num = 'older'")
    assert run("backup", tmp_path / "today").code == 0
    for folder in (small, tmp_path / "today"):
        with closing(sqlite3.connect(folder / "matcher.sqlite")) as kept:
            assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [
                ("older",)
            ]


def test_what_is_kept_elsewhere_is_told(
    small: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/matcher")
    monkeypatch.setenv("MATCHER_SECRET", SECRET)
    ran = run("backup", tmp_path / "today")
    assert ran.code == 0
    assert "back up PostgreSQL with pg_dump" in ran.err
    assert "keep what MATCHER_SECRET holds" in ran.err
    assert ran.out == f"Backed up in {tmp_path / 'today'}: 1 learned ranker, 0 secrets.\n"
    shutil.rmtree(small / "rankers")
    assert run("backup", tmp_path / "again", "--json").json["rankers"] == 0
    assert Database(Settings().database_address).copy_to(tmp_path / "x") is False


def regions(state: Path) -> list[str]:
    with closing(sqlite3.connect(state / "matcher.sqlite")) as kept:
        return [region for (region,) in kept.execute("SELECT region FROM clients")]
