"""Nightly lists as they are remembered: written under a run, read only once that run is published.

One row points to the published run. Whoever reads sees the lists of that run or none at all, never
a mixture of two nights.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from matcher.domain.ids import ClientId, RunId, VacancyId
from matcher.domain.matches import RankedPair
from matcher.domain.nightly_runs import RunState
from matcher.storage.codec import from_document, to_document
from matcher.storage.revisions import Counter, hold
from matcher.storage.tables import clients, list_lines, publication, runs

_POINTER = "nightly_lists"


class ListOwner(StrEnum):
    """Whose list it is: a client's list of vacancies, or a vacancy's list of clients.

    `DISPLACED` is what a client's list would hold as well by score alone.
    """

    CLIENT = "client"
    VACANCY = "vacancy"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line of a list with the run that made it and the moment on which that began."""

    run_id: RunId
    started_at: datetime
    kind: ListOwner
    line: RankedPair


class ListRepository:
    """The lists of every run that is still kept."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def write_lines(self, run_id: RunId, kind: ListOwner, lines: Iterable[RankedPair]) -> int:
        """Remember lines under a run, each in its client's or vacancy's list; return how many.

        Lines of a client who was erased since they were made are left out. Whoever is being erased
        meanwhile waits, and takes these lines along.
        """
        hold(self._connection, Counter.CLIENTS)
        there = set(self._connection.execute(select(clients.c.id)).scalars())
        rows = [_row(run_id, kind, line) for line in lines if line.client_id in there]
        if rows:
            self._connection.execute(insert(list_lines), rows)
        return len(rows)

    def publish(self, run_id: RunId) -> None:
        """Make a run's lists the ones that are read, in one step."""
        moved = self._connection.execute(
            update(publication).where(publication.c.name == _POINTER).values(run_id=run_id)
        )
        if not moved.rowcount:
            self._connection.execute(insert(publication).values(name=_POINTER, run_id=run_id))

    def published_run(self) -> RunId | None:
        """Return the run whose lists are read, or None before the first."""
        found = self._connection.execute(
            select(publication.c.run_id).where(publication.c.name == _POINTER)
        ).scalar_one_or_none()
        return None if found is None else RunId(found)

    def list_for(self, kind: ListOwner, owner_id: str) -> list[RankedPair]:
        """Return the published list of one client or vacancy, by rank."""
        rows = self._connection.execute(
            select(list_lines.c.line)
            .join(publication, publication.c.run_id == list_lines.c.run_id)
            .where(
                publication.c.name == _POINTER,
                list_lines.c.kind == kind.value,
                list_lines.c.owner_id == owner_id,
            )
            .order_by(list_lines.c.rank, list_lines.c.other_id)
        )
        return [from_document(RankedPair, document) for document in rows.scalars()]

    def published_pairs(self) -> set[tuple[ClientId, VacancyId]]:
        """Return which vacancies stand in which clients' published lists."""
        rows = self._connection.execute(
            select(list_lines.c.owner_id, list_lines.c.other_id)
            .join(publication, publication.c.run_id == list_lines.c.run_id)
            .where(publication.c.name == _POINTER, list_lines.c.kind == ListOwner.CLIENT.value)
        )
        return {(ClientId(row.owner_id), VacancyId(row.other_id)) for row in rows}

    def last_published(self, count: int) -> list[RunId]:
        """Return the last runs that were published, newest first."""
        newest = self._connection.execute(
            select(runs.c.id)
            .where(runs.c.state == RunState.PUBLISHED.value)
            .order_by(runs.c.started_at.desc(), runs.c.id)
            .limit(count)
        )
        return [RunId(run_id) for run_id in newest.scalars()]

    def members(
        self, run_id: RunId, kind: ListOwner, owner_ids: Collection[str]
    ) -> dict[str, list[str]]:
        """Return who or what stood in these lists in a run, by owner and in the order of the list."""
        rows = self._connection.execute(
            select(list_lines.c.owner_id, list_lines.c.other_id)
            .where(
                list_lines.c.run_id == run_id,
                list_lines.c.kind == kind.value,
                list_lines.c.owner_id.in_(owner_ids),
            )
            .order_by(list_lines.c.owner_id, list_lines.c.rank, list_lines.c.other_id)
        )
        found: dict[str, list[str]] = {}
        for owner_id, other_id in rows:
            found.setdefault(owner_id, []).append(other_id)
        return found

    def about_client(self, client_id: ClientId) -> list[KeptLine]:
        """Return every line about a client in the lists of every run that is kept, newest run first.

        Of a run by the kind of list, and of a kind by rank.
        """
        rows = self._connection.execute(
            select(list_lines, runs.c.started_at)
            .join(runs, runs.c.id == list_lines.c.run_id)
            .where(_about(client_id))
            .order_by(
                runs.c.started_at.desc(),
                runs.c.id,
                list_lines.c.kind,
                list_lines.c.rank,
                list_lines.c.owner_id,
                list_lines.c.other_id,
            )
        )
        return [
            KeptLine(
                RunId(row.run_id),
                row.started_at,
                ListOwner(row.kind),
                from_document(RankedPair, row.line),
            )
            for row in rows
        ]

    def clients_with(self, vacancy_id: VacancyId) -> list[ClientId]:
        """Return the clients in whose published lists a vacancy stands, in the order of their ids."""
        rows = self._connection.execute(
            select(list_lines.c.owner_id)
            .join(publication, publication.c.run_id == list_lines.c.run_id)
            .where(
                publication.c.name == _POINTER,
                list_lines.c.kind == ListOwner.CLIENT.value,
                list_lines.c.other_id == vacancy_id,
            )
            .order_by(list_lines.c.owner_id)
        )
        return [ClientId(owner_id) for owner_id in rows.scalars()]

    def drop_unpublished(self) -> int:
        """Forget the lines of runs that never were published; return how many."""
        published = select(runs.c.id).where(runs.c.state == RunState.PUBLISHED.value)
        return self._drop(list_lines.c.run_id.not_in(published))

    def drop_older_than(self, keep: int) -> int:
        """Forget the lines of all but the newest `keep` published runs; return how many."""
        newest = (
            select(runs.c.id)
            .where(runs.c.state == RunState.PUBLISHED.value)
            .order_by(runs.c.started_at.desc(), runs.c.id)
            .limit(keep)
        )
        kept = [row.id for row in self._connection.execute(newest)]
        older = select(runs.c.id).where(
            runs.c.state == RunState.PUBLISHED.value, runs.c.id.not_in(kept)
        )
        return self._drop(list_lines.c.run_id.in_(older))

    def delete_of_client(self, client_id: ClientId) -> None:
        """Forget every line a client is part of, in every run."""
        self._connection.execute(delete(list_lines).where(_about(client_id)))

    def _drop(self, which: ColumnElement[bool]) -> int:
        pointed_at = select(publication.c.run_id)
        return self._connection.execute(
            delete(list_lines).where(which, list_lines.c.run_id.not_in(pointed_at))
        ).rowcount


def _about(client_id: ClientId) -> ColumnElement[bool]:
    return or_(list_lines.c.owner_id == client_id, list_lines.c.other_id == client_id)


def _row(run_id: RunId, kind: ListOwner, line: RankedPair) -> dict[str, object]:
    of_client = kind is not ListOwner.VACANCY
    return {
        "run_id": run_id,
        "kind": kind.value,
        "owner_id": line.client_id if of_client else line.vacancy_id,
        "other_id": line.vacancy_id if of_client else line.client_id,
        "rank": line.rank,
        "line": to_document(line),
    }
