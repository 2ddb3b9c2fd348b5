"""From which night the lists are that are read now: the day its run began, in the Netherlands."""

from datetime import date, time
from typing import Final

from matcher.clock import day_of, time_of
from matcher.domain.nightly_runs import PublishedNight
from matcher.storage.lists import ListRepository
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection, Database

NIGHT_ENDS: Final = time(8)
"""A run that begins from here on makes the lists of a day, not of a night: clocks in the Netherlands."""


def published_night(database: Database, on: date) -> PublishedNight | None:
    """Return the night whose lists are read on a day, or None before the first."""
    with database.reading() as connection:
        return night_on(connection, on)


def night_on(connection: Connection, on: date) -> PublishedNight | None:
    """Return what `published_night` does, in a transaction that is open."""
    run_id = ListRepository(connection).published_run()
    run = None if run_id is None else RunRepository(connection).get(run_id)
    if run is None:
        return None
    began = run.started_at
    return PublishedNight(day_of(began), on, by_day=time_of(began) >= NIGHT_ENDS)
