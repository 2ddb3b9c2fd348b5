"""Employers as they are remembered."""

from sqlalchemy import Connection, insert, select, update

from matcher.domain.employers import Employer
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import EmployerId
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import employers


class EmployerRepository:
    """Every employer, by id."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, employer: Employer) -> None:
        """Remember a new employer."""
        self._connection.execute(
            insert(employers).values(
                id=employer.id, region=employer.region, content=to_document(employer)
            )
        )

    def get(self, employer_id: EmployerId) -> Employer | None:
        """Return the employer, or None."""
        document = self._connection.execute(
            select(employers.c.content).where(employers.c.id == employer_id)
        ).scalar_one_or_none()
        return None if document is None else from_document(Employer, document)

    def put(self, employer: Employer) -> None:
        """Replace what is known of an employer.

        Raises:
            NotFoundError: there is no such employer.
        """
        found = self._connection.execute(
            update(employers)
            .where(employers.c.id == employer.id)
            .values(region=employer.region, content=to_document(employer))
        )
        if not found.rowcount:
            msg = "There is no such employer."
            raise NotFoundError(msg)

    def all(self) -> list[Employer]:
        """Return every employer, in the order of their ids."""
        rows = self._connection.execute(select(employers.c.content).order_by(employers.c.id))
        return [from_document(Employer, document) for document in rows.scalars()]
