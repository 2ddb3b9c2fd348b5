"""Employers as they are remembered."""

from sqlalchemy import Connection, insert, select, update

from matcher.domain.employers import Employer
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import EmployerId
from matcher.storage.codec import from_document, to_document
from matcher.storage.revisions import Counter, hold, next_number
from matcher.storage.tables import employers, vacancies


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

        When something changed, its vacancies are told anew to whoever asks what changed since; their
        versions stay, for nobody edited them.

        Raises:
            NotFoundError: there is no such employer.
        """
        hold(self._connection, Counter.VACANCIES)
        known = self.get(employer.id)
        if known is None:
            msg = "There is no such employer."
            raise NotFoundError(msg)
        if known == employer:
            return
        self._connection.execute(
            update(employers)
            .where(employers.c.id == employer.id)
            .values(region=employer.region, content=to_document(employer))
        )
        self._connection.execute(
            update(vacancies)
            .where(vacancies.c.employer_id == employer.id)
            .values(revision=next_number(self._connection, Counter.VACANCIES))
        )

    def all(self) -> list[Employer]:
        """Return every employer, in the order of their ids."""
        rows = self._connection.execute(select(employers.c.content).order_by(employers.c.id))
        return [from_document(Employer, document) for document in rows.scalars()]
