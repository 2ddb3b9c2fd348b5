"""Databases to test against: a pytest plugin, named in `pytest_plugins` where it is wanted.

Every storage test runs on SQLite and, where a PostgreSQL server is installed, on a cluster of its
own that listens on a socket in a temporary folder and is gone afterwards.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from matcher.storage.sessions import Database

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_AS_ROOT = os.geteuid() == 0
HAS_POSTGRESQL = bool(_BINARIES) and (not _AS_ROOT or shutil.which("runuser") is not None)
BACKENDS = ["sqlite", "postgresql"] if HAS_POSTGRESQL else ["sqlite"]


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """A running PostgreSQL cluster; the folder is also where its socket is."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if _AS_ROOT:
        shutil.chown(folder, "postgres")
    data, control = folder / "data", _BINARIES[-1].with_name("pg_ctl")
    _run(str(_BINARIES[-1]), "-D", str(data), "-A", "trust", "-U", "postgres", "--no-sync")
    options = f"-F -k {folder} -c listen_addresses=''"
    log = str(folder / "log")
    _run(str(control), "-D", str(data), "-w", "-l", log, "-o", options, "start")
    yield folder
    _run(str(control), "-D", str(data), "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


def _run(*command: str) -> None:
    before = ("runuser", "-u", "postgres", "--") if _AS_ROOT else ()
    subprocess.run([*before, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 -- our own words


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is empty and nobody else's."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/matcher.sqlite"
    folder = request.getfixturevalue("postgresql_folder")
    return fresh_postgresql(folder, f"t{os.getpid()}_{tmp_path.name.casefold()}"[:60])


def fresh_postgresql(folder: Path, name: str) -> str:
    """Return the address of a new database in a cluster."""
    engine = create_engine(
        f"postgresql+psycopg://postgres@/postgres?host={folder}", isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return f"postgresql://postgres@/{name}?host={folder}"


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """An open database with fresh tables."""
    opened = Database(address)
    opened.open()
    yield opened
    opened.close()
