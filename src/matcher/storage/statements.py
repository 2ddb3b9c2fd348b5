"""The statements a database was asked, as text without values: to prove what they depend on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from matcher.storage.sessions import Database


@contextmanager
def recorded_statements(database: Database) -> Iterator[list[str]]:
    """Lend a list that fills with the text of every statement run meanwhile, in order."""
    texts: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        texts.append(statement)

    engine = database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield texts
    finally:
        event.remove(engine, "before_cursor_execute", note)
