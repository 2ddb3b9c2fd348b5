"""What figures count of every client, on every database."""

from dataclasses import replace
from datetime import timedelta

from matcher.domain.ids import ClientId, OutcomeId, TalkId
from matcher.domain.outcomes import OutcomeEvent
from matcher.storage.clients import ClientRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.roster import Roster
from matcher.storage.sessions import Database
from matcher.storage.talks import TalkRepository
from storage_records import CLIENT, OUTCOME, TALK, TODAY, with_everything

pytest_plugins = ["storage_fixtures"]

LONG_AGO = TODAY - timedelta(days=900)
BEFORE_ALL = LONG_AGO - timedelta(days=1)


def test_a_client_is_known_since_the_first_day_that_tells_of_them(database: Database) -> None:
    with database.transaction() as connection:
        with_everything(connection)
        OutcomeRepository(connection).add(
            replace(OUTCOME, id=OutcomeId("first"), event=OutcomeEvent.APPLIED, on=LONG_AGO)
        )
        TalkRepository(connection).add(replace(TALK, id=TalkId("first"), held_on=BEFORE_ALL))
        line = next(one for one in Roster(connection).everyone() if one.client_id == CLIENT.id)
    assert (line.since, line.contact) == (BEFORE_ALL, LONG_AGO)
    assert line.specialist == CLIENT.employment_specialist
    assert line.looking


def test_of_somebody_new_nothing_is_known_yet(database: Database) -> None:
    with database.transaction() as connection:
        ClientRepository(connection).add(replace(CLIENT, id=ClientId("new")))
        (line,) = Roster(connection).everyone()
    assert (line.since, line.contact) == (None, None)
