"""A database belongs to one secret: another one, or none, is told before anything is done."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from matcher.bootstrap import opened
from matcher.domain.errors import StateError
from matcher.settings import Settings
from matcher.storage.secret_checks import SecretCheckRepository
from matcher.storage.sessions import Database

pytest_plugins = ["storage_fixtures"]


def _settings(folder: Path, address: str, secret: str | None = None) -> Settings:
    given = None if secret is None else SecretStr(secret)
    return Settings(state_dir=folder, database_url=address, secret=given)


def test_another_secret_is_told_and_the_right_one_goes_on(tmp_path: Path, address: str) -> None:
    first, other = _settings(tmp_path, address, "a" * 32), _settings(tmp_path, address, "b" * 32)
    for settings in (first, first):
        with opened(settings) as app:
            assert app.secret == b"a" * 32
    for wrong in (other, _settings(tmp_path, address)):
        with pytest.raises(StateError, match="MATCHER_SECRET as it was") as refusal, opened(wrong):
            pass
        assert "a" * 32 not in str(refusal.value)
    assert not (tmp_path / "secret").exists()
    with opened(first):
        pass


def test_a_lost_secret_is_told_and_no_other_is_made(tmp_path: Path, address: str) -> None:
    settings = _settings(tmp_path, address)
    with opened(settings) as app:
        made = app.secret
    kept = tmp_path / "secret"
    kept.unlink()
    with pytest.raises(StateError, match=r"put .*secret back from the backup"), opened(settings):
        pass
    assert not kept.exists()
    kept.write_bytes(made)
    with opened(settings) as app:
        assert app.secret == made


def test_an_older_database_gets_its_check_when_it_is_opened(tmp_path: Path, address: str) -> None:
    settings = _settings(tmp_path, address, "a" * 32)
    with opened(settings) as app, app.database.transaction() as connection:
        connection.execute(text("DROP TABLE secret_checks"))
        connection.execute(text("ALTER TABLE external_ids DROP COLUMN said"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with opened(settings):
        pass
    with pytest.raises(StateError), opened(_settings(tmp_path, address, "b" * 32)):
        pass


def test_the_check_tells_nothing_of_the_secret(database: Database) -> None:
    with database.transaction() as connection:
        checks = SecretCheckRepository(connection)
        assert not checks.known()
        assert checks.belongs_to(b"pepper")
        assert checks.known()
        assert checks.belongs_to(b"pepper")
        assert not checks.belongs_to(b"other")
        (row,) = connection.execute(text("SELECT name, digest FROM secret_checks"))
    assert "pepper" not in str(row)
