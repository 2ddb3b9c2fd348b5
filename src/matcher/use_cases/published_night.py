"""From which night the lists are that are read now: the day its run began, in the Netherlands."""

from datetime import date

from matcher.clock import day_of
from matcher.domain.nightly_runs import PublishedNight
from matcher.storage.lists import ListRepository
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection, Database


def published_night(database: Database, on: date) -> PublishedNight | None:
    """Return the night whose lists are read on a day, or None before the first."""
    with database.reading() as connection:
        return night_on(connection, on)


def night_on(connection: Connection, on: date) -> PublishedNight | None:
    """Return what `published_night` does, in a transaction that is open."""
    run_id = ListRepository(connection).published_run()
    run = None if run_id is None else RunRepository(connection).get(run_id)
    return None if run is None else PublishedNight(day_of(run.started_at), on)
