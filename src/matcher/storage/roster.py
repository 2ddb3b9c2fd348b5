"""Of every client the few facts that figures count, and nothing of the file: no text is ever read here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from matcher.domain.ids import ClientId, StaffId
from matcher.domain.region_figures import CONTACTS
from matcher.storage.clients import IS_LOOKING
from matcher.storage.tables import clients, disclosure_decisions, outcomes, talks

ClientDay = tuple[str, date]


@dataclass(frozen=True, slots=True, repr=False)
class RosterLine:
    """A client: whose, whether looking, the first known day, and when an employer first heard of them."""

    client_id: ClientId
    specialist: StaffId
    looking: bool
    since: date | None
    contact: date | None


class Roster:
    """All clients, each on one line."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def everyone(self) -> list[RosterLine]:
        """Return a line for every client, in the order of their ids.

        The first known day is that of the first decision, talk or outcome.
        """
        of_client = (clients.c.id, clients.c.employment_specialist, IS_LOOKING.label("looking"))
        rows = self._connection.execute(select(*of_client).order_by(clients.c.id)).all()
        contacts = _earliest(self._outcomes(outcomes.c.event.in_(sorted(CONTACTS))))
        since = _earliest((*self._decisions(), *self._talks(), *self._outcomes()))
        return [
            RosterLine(
                client_id=ClientId(row.id),
                specialist=StaffId(row.employment_specialist),
                looking=bool(row.looking),
                since=since.get(row.id),
                contact=contacts.get(row.id),
            )
            for row in rows
        ]

    def _decisions(self) -> Iterator[ClientDay]:
        begins = disclosure_decisions.c.content["valid_from"].as_string()
        for row in self._connection.execute(select(disclosure_decisions.c.client_id, begins)):
            yield row[0], date.fromisoformat(row[1])

    def _talks(self) -> Iterator[ClientDay]:
        for row in self._connection.execute(select(talks.c.client_id, talks.c.held_on)):
            yield row[0], row[1]

    def _outcomes(self, *which: ColumnElement[bool]) -> Iterator[ClientDay]:
        wanted = select(outcomes.c.client_id, outcomes.c.happened_on).where(*which)
        for row in self._connection.execute(wanted):
            yield row[0], row[1]


def _earliest(days: Iterable[ClientDay]) -> dict[str, date]:
    found: dict[str, date] = {}
    for client_id, day in days:
        found[client_id] = min(day, found.get(client_id, day))
    return found
