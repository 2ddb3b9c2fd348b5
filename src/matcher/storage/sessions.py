"""The database: opened once, brought up to date, and lent out one transaction at a time.

Texts of errors never hold the address of the database, since that may hold a password, and
statements never show their values, since those may be a client's.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from contextvars import ContextVar
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoneFreeError
from sqlalchemy.pool import ConnectionPoolEntry

from matcher.domain.errors import Fault, InvalidInputError, RunLockedError, StateError
from matcher.storage.codec import to_json
from matcher.storage.postgresql_lock import lock_of_a_session
from matcher.storage.sqlite_log import empty_log
from matcher.storage.upgrade import upgrade

__all__ = ["Connection", "Database"]

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another on SQLite, in milliseconds."""

_UPGRADE_LOCK = 7_220_115
"""An arbitrary number by which processes on one PostgreSQL upgrade it one after the other."""

_LAST_OF_ALL: ContextVar[list[Callable[[Connection], None]] | None] = ContextVar(
    "last_of_all", default=None
)
"""What the next transaction that is kept ends with, at most one."""

_NIGHT_LOCK = 7_220_116
"""An arbitrary number that the night holds on PostgreSQL, from whichever machine it runs."""

_READ_ONLY = "matcher_read_only"


class Database:
    """Where everything is remembered: SQLite or PostgreSQL by its address.

    The constructor only keeps the address; `open` connects and brings the tables up to date.
    """

    def __init__(self, url: str) -> None:
        """Keep the address."""
        self.url = url
        self._engine: Engine | None = None

    def open(self) -> None:
        """Connect, and bring the tables to the newest version.

        Raises:
            StateError: it cannot be reached, read or brought up to date; the text says why.
        """
        if self._engine is not None:
            return
        url = _address(self.url)
        try:
            engine = _engine(url)
        except (ImportError, NoSuchModuleError):
            msg = (
                f"No driver for {url.get_backend_name()} is installed: install matcher[postgresql]."
            )
            raise StateError(msg) from None
        try:
            with engine.begin() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(
                        text("SELECT pg_advisory_xact_lock(:number)"), {"number": _UPGRADE_LOCK}
                    )
                upgrade(connection)
        except CommandError:
            engine.dispose()
            msg = "The database was made by a newer version of matcher: upgrade matcher first."
            raise StateError(msg) from None
        except (DBAPIError, OSError) as error:
            engine.dispose()
            msg = f"The database {_shown(url)} cannot be used: {_first_line(error)}"
            raise StateError(msg) from None
        self._engine = engine

    def close(self) -> None:
        """Give every connection back; opening again is allowed."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Lend a connection that may write: all of it is kept at the end, or nothing at all.

        Raises:
            StateError: the database cannot be used now; a broken rule of a table stays what it is.
        """
        with _trouble_told(), self.engine.begin() as connection:
            yield connection
            last_of_all = _LAST_OF_ALL.get()
            if last_of_all:
                last_of_all.pop()(connection)

    @contextmanager
    def ending_with(self, write: Callable[[Connection], None]) -> Iterator[None]:
        """Let the first transaction that is kept within the block end with something more.

        So what was done and what is told of it are kept together, or neither is. Where nothing is kept,
        nothing more is written.
        """
        before = _LAST_OF_ALL.set([write])
        try:
            yield
        finally:
            _LAST_OF_ALL.reset(before)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one moment of the database and cannot write.

        Raises:
            StateError: the database cannot be used now.
        """
        with _trouble_told(), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            else:
                connection.execution_options(**{_READ_ONLY: True})
            with connection.begin():
                yield connection

    def empty_log(self) -> bool:
        """Leave nothing of what was erased in the log that SQLite keeps beside its file.

        No transaction of the caller may be open. On PostgreSQL nothing is done: what it no longer needs
        is its own to clean up.

        Returns:
            False when others were reading or writing in all of the few seconds that it was tried.
        """
        url = self.engine.url
        return url.get_backend_name() != "sqlite" or empty_log(url.database or "")

    @contextmanager
    def held_for_the_night(self) -> Iterator[None]:
        """Keep nights of other machines away from this database for as long as this one lasts.

        On SQLite nothing is held: the lock in the state directory is on the machine that has the file.

        Raises:
            RunLockedError: another night holds it.
            StateError: the database cannot be used now.
        """
        with ExitStack() as held:
            if self.engine.dialect.name == "postgresql":
                with _trouble_told():
                    alone = held.enter_context(lock_of_a_session(self.engine, _NIGHT_LOCK))
                if not alone:
                    msg = "Another nightly run is at work on this database."
                    raise RunLockedError(msg)
            yield

    def copy_to(self, file: Path) -> bool:
        """Copy what is committed to a new SQLite file; False, and nothing, where it is PostgreSQL.

        It need not be open: the tables are copied in the version they have.

        Raises:
            StateError: it cannot be copied; the text says why.
        """
        url = _address(self.url)
        if url.get_backend_name() != "sqlite":
            return False
        _keep_private(file)
        address = f"{Path(url.database or '').absolute().as_uri()}?mode=ro"
        try:
            with (
                closing(sqlite3.connect(address, BUSY_TIMEOUT_MS / 1000, uri=True)) as here,
                closing(sqlite3.connect(file)) as copy,
            ):
                here.backup(copy)
        except sqlite3.Error as error:
            msg = f"The database {_shown(url)} cannot be copied: {_first_line(error)}"
            raise StateError(msg) from None
        return True

    @property
    def engine(self) -> Engine:
        """Return the engine of an open database."""
        if self._engine is None:
            msg = "The database is not open."
            raise StateError(msg)
        return self._engine


@contextmanager
def _trouble_told() -> Iterator[None]:
    """Tell trouble of the database by its code alone: it is away, locked, full or damaged.

    A value that no column can hold, such as a text with control characters, was given: it is refused.
    What else a statement did wrong, a broken rule of a table among it, stays what it is.
    """
    try:
        yield
    except NoneFreeError:
        msg = "The database cannot be used now: no connection is free."
        raise StateError(msg) from None
    except DataError:
        raise InvalidInputError([Fault("", "holds what is no text or number")]) from None
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:
            raise
        cause = error.orig
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
        msg = f"The database cannot be used now: {code or type(cause).__name__}."
        raise StateError(msg) from None


def _address(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        msg = "The address of the database is not of the form postgresql://... or sqlite:///..."
        raise StateError(msg) from None
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"postgresql", "sqlite"}:
        msg = "The database is to be SQLite or PostgreSQL."
        raise StateError(msg)
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        msg = "A SQLite database is to be a file: in memory, every thread would have its own."
        raise StateError(msg)
    return url


def _engine(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, json_serializer=to_json, pool_pre_ping=True)
    if url.get_backend_name() == "sqlite":
        _keep_private(Path(url.database or ""))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _keep_private(path: Path) -> None:
    """Make the file readable for its owner alone before anything is written to it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        msg = f"The database {path} cannot be used: {_first_line(error)}"
        raise StateError(msg) from None


def _prepare_sqlite(connection: object, entry: ConnectionPoolEntry) -> None:
    """Set a fresh SQLite connection: transactions are begun by `_begin_sqlite` alone."""
    del entry
    connection.isolation_level = None  # type: ignore[attr-defined]  # a driver of any database
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a driver of any database
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    # A power cut may not undo a revocation or an erasure that was answered: NORMAL would allow it.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _shown(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else f"at {url.host or 'here'}"


def _first_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, OSError) and cause.strerror:
        return f"{cause.strerror.casefold()}."
    first, _, _ = str(cause).partition("\n")
    return f"{first.rstrip('.')}."
