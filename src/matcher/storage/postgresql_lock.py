"""A lock on PostgreSQL that lasts longer than a transaction, from whichever machine it is taken."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text


@contextmanager
def lock_of_a_session(engine: Engine, number: int) -> Iterator[bool]:
    """Hold a lock by number until the block ends; lends False where somebody else holds it."""
    with engine.connect() as connection:
        connection.detach()  # closing it ends the session, and the lock with it
        taken = connection.execute(
            text("SELECT pg_try_advisory_lock(:number)"), {"number": number}
        ).scalar_one()
        connection.commit()
        yield bool(taken)
