"""A desk with an empty database: a pytest plugin."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from import_records_desk import Desk
from matcher.storage.sessions import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/state/matcher.sqlite")
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)
