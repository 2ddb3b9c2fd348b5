"""Reading how the nights went."""

from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.nightly_runs import NightlyRun
from matcher.storage.revisions import Page
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.use_cases.permissions import STAFF, only

MOST_RUNS: Final = 1000
"""How many of the last runs can be looked back to."""


def list_runs(database: Database, actor: Actor, page: int, page_size: int) -> Page[NightlyRun]:
    """Return a page of the nightly runs, newest first.

    Raises:
        NotFoundError: they are not for the one who asks.
    """
    only(actor, Role.ADMINISTRATOR, *STAFF)
    with database.reading() as connection:
        runs = RunRepository(connection).latest(MOST_RUNS)
    first = (page - 1) * page_size
    return Page(tuple(runs[first : first + page_size]), page, page_size, len(runs))
