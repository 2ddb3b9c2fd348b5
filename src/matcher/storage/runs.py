"""Nightly runs as they are remembered."""

from sqlalchemy import ColumnElement, Connection, insert, select, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import RunId
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import runs


class RunRepository:
    """Every nightly run, newest first."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, run: NightlyRun) -> None:
        """Remember a new run; its list lines can only be written after this."""
        self._connection.execute(
            insert(runs).values(
                id=run.id,
                started_at=run.started_at,
                state=run.state.value,
                content=to_document(run),
            )
        )

    def get(self, run_id: RunId) -> NightlyRun | None:
        """Return the run, or None."""
        document = self._connection.execute(
            select(runs.c.content).where(runs.c.id == run_id)
        ).scalar_one_or_none()
        return None if document is None else from_document(NightlyRun, document)

    def put(self, run: NightlyRun) -> None:
        """Replace what is known of a run.

        Raises:
            NotFoundError: there is no such run.
        """
        if not self._replace(run):
            msg = "There is no such run."
            raise NotFoundError(msg)

    def end(self, run: NightlyRun) -> bool:
        """Replace what is known of a run that is still at work; False when it no longer is.

        Of two who end one run at the same time the first does.
        """
        return self._replace(run, runs.c.state == RunState.RUNNING.value)

    def latest(self, count: int) -> list[NightlyRun]:
        """Return the last runs, newest first."""
        rows = self._connection.execute(
            select(runs.c.content).order_by(runs.c.started_at.desc(), runs.c.id).limit(count)
        )
        return [from_document(NightlyRun, document) for document in rows.scalars()]

    def in_state(self, state: RunState) -> list[NightlyRun]:
        """Return the runs in one state, newest first."""
        rows = self._connection.execute(
            select(runs.c.content)
            .where(runs.c.state == state.value)
            .order_by(runs.c.started_at.desc(), runs.c.id)
        )
        return [from_document(NightlyRun, document) for document in rows.scalars()]

    def _replace(self, run: NightlyRun, *which: ColumnElement[bool]) -> bool:
        changed = self._connection.execute(
            update(runs)
            .where(runs.c.id == run.id, *which)
            .values(started_at=run.started_at, state=run.state.value, content=to_document(run))
        )
        return changed.rowcount > 0
