"""Vacancies as they are remembered, with what changed since when.

Only an employer's own edits come here, and a change of the employer itself moves the revision of its
vacancies. Nothing that happens to clients touches a vacancy's row, version or revision: a hire of
someone who told nothing must leave no trace for an employer to see.
"""

from collections.abc import Collection

from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.exc import IntegrityError

from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.ids import EmployerId, RegionCode, VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.storage.codec import from_document, to_document
from matcher.storage.revisions import Counter, Page, Versioned, hold, last_number, next_number
from matcher.storage.tables import removed_vacancies, vacancies

_NEWEST_FIRST = (vacancies.c.posted_on.is_(None), vacancies.c.posted_on.desc(), vacancies.c.id)


class VacancyRepository:
    """Every vacancy, by id, by employer and by region."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def get(self, vacancy_id: VacancyId) -> Versioned[Vacancy] | None:
        """Return the vacancy with its version, or None."""
        row = self._connection.execute(
            select(vacancies.c.content, vacancies.c.version).where(vacancies.c.id == vacancy_id)
        ).one_or_none()
        return None if row is None else Versioned(from_document(Vacancy, row[0]), row[1])

    def add(self, vacancy: Vacancy) -> int:
        """Remember a new vacancy of a known employer; its version, 1, comes back."""
        self._connection.execute(
            insert(vacancies).values(
                id=vacancy.id, version=1, revision=self._next(), **_columns(vacancy)
            )
        )
        return 1

    def put(self, vacancy: Vacancy, expected_version: int | None) -> int:
        """Replace a vacancy and return its version, which grows only when something changed.

        `expected_version` None replaces whatever is there.

        Raises:
            NotFoundError: there is no such vacancy.
            ConflictError: somebody changed it since `expected_version`.
        """
        hold(self._connection, Counter.VACANCIES)
        row = self._connection.execute(
            select(vacancies.c.content, vacancies.c.version).where(vacancies.c.id == vacancy.id)
        ).one_or_none()
        if row is None:
            msg = "There is no such vacancy."
            raise NotFoundError(msg)
        content, version = row
        if expected_version is not None and expected_version != version:
            msg = "Somebody changed this vacancy first."
            raise ConflictError(msg)
        if content == to_document(vacancy):
            return int(version)
        self._connection.execute(
            update(vacancies)
            .where(vacancies.c.id == vacancy.id)
            .values(version=version + 1, revision=self._next(), **_columns(vacancy))
        )
        return int(version) + 1

    def delete(self, vacancy_id: VacancyId) -> None:
        """Forget a vacancy; no such vacancy is fine.

        Raises:
            ConflictError: a referral, introduction or outcome is about it.
        """
        revision = self._next()
        try:
            with self._connection.begin_nested():
                gone = self._connection.execute(
                    delete(vacancies).where(vacancies.c.id == vacancy_id)
                )
        except IntegrityError:
            msg = "This vacancy is part of a referral, an introduction or an outcome."
            raise ConflictError(msg) from None
        if gone.rowcount:
            self._connection.execute(
                insert(removed_vacancies).values(id=vacancy_id, revision=revision)
            )

    def of_employer(self, employer_id: EmployerId, page: int, page_size: int) -> Page[Vacancy]:
        """Return a page of an employer's vacancies, newest first."""
        return self._page(vacancies.c.employer_id == employer_id, page, page_size)

    def page(
        self, regions: Collection[RegionCode] | None, page: int, page_size: int
    ) -> Page[Vacancy]:
        """Return a page of the vacancies in some regions, newest first; None is every region.

        A vacancy whose region is not known belongs to every region: unknown is not no.
        """
        if regions is None:
            return self._page(true(), page, page_size)
        here = or_(vacancies.c.region.in_(sorted(regions)), vacancies.c.region.is_(None))
        return self._page(here, page, page_size)

    def all(self) -> list[Vacancy]:
        """Return every vacancy, in the order of their ids."""
        rows = self._connection.execute(select(vacancies.c.content).order_by(vacancies.c.id))
        return [from_document(Vacancy, document) for document in rows.scalars()]

    def revision(self) -> int:
        """Return the number of the last write of any vacancy; 0 before the first."""
        return last_number(self._connection, Counter.VACANCIES)

    def changed_since(self, revision: int) -> tuple[int, list[Vacancy]]:
        """Return the revision now, and the vacancies written after the one given, oldest first."""
        now = self.revision()
        rows = self._connection.execute(
            select(vacancies.c.content)
            .where(vacancies.c.revision > revision, vacancies.c.revision <= now)
            .order_by(vacancies.c.revision)
        )
        return now, [from_document(Vacancy, document) for document in rows.scalars()]

    def removed_since(self, revision: int) -> list[VacancyId]:
        """Return the ids of the vacancies forgotten after a revision, oldest first."""
        rows = self._connection.execute(
            select(removed_vacancies.c.id)
            .where(removed_vacancies.c.revision > revision)
            .order_by(removed_vacancies.c.revision)
        )
        return [VacancyId(found) for found in rows.scalars()]

    def _next(self) -> int:
        return next_number(self._connection, Counter.VACANCIES)

    def _page(self, which: ColumnElement[bool], page: int, page_size: int) -> Page[Vacancy]:
        total = self._connection.execute(
            select(func.count()).select_from(vacancies).where(which)
        ).scalar_one()
        rows = self._connection.execute(
            select(vacancies.c.content)
            .where(which)
            .order_by(*_NEWEST_FIRST)
            .limit(page_size)
            .offset((page - 1) * page_size)
        )
        items = tuple(from_document(Vacancy, document) for document in rows.scalars())
        return Page(items, page, page_size, total)


def _columns(vacancy: Vacancy) -> dict[str, object]:
    return {
        "employer_id": vacancy.employer_id,
        "region": vacancy.region,
        "status": vacancy.status.value,
        "posted_on": vacancy.posted_on,
        "content": to_document(vacancy),
    }
