"""What an employer reads about people: the introductions to one of its own vacancies.

Only vacancies and introductions are read here. Whatever happens to anybody else, or to what an
introduced person did not disclose, cannot change what comes out.
"""

from dataclasses import replace
from datetime import date

from matcher.domain.access import Actor, Role
from matcher.domain.ids import VacancyId
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.permissions import not_here, only


def read_introductions(
    database: Database, actor: Actor, vacancy_id: VacancyId, on: date
) -> tuple[Introduction, ...]:
    """Return the introductions to an own vacancy, by the day released and then by id.

    Withdrawn, expired, filled and erased read the same: no longer available, and nothing told.

    Raises:
        NotFoundError: there is no such vacancy of the one who asks.
    """
    with database.reading() as connection:
        return introductions_on(connection, actor, vacancy_id, on)


def introductions_on(
    connection: Connection, actor: Actor, vacancy_id: VacancyId, on: date
) -> tuple[Introduction, ...]:
    """Return what `read_introductions` does, in a transaction that is under way."""
    only(actor, Role.EMPLOYER)
    found = VacancyRepository(connection).get(vacancy_id)
    if found is None or found.value.employer_id != actor.employer_id:
        raise not_here()
    told = IntroductionRepository(connection).for_vacancy(vacancy_id, on)
    return tuple(_as_read(introduction, found.value) for introduction in told)


def _as_read(introduction: Introduction, vacancy: Vacancy) -> Introduction:
    available = introduction.state is IntroductionState.AVAILABLE
    if available and vacancy.status is VacancyStatus.OPEN:
        return introduction
    return replace(
        introduction,
        summary="",
        needs=(),
        topics=frozenset(),
        contact="",
        state=IntroductionState.NO_LONGER_AVAILABLE,
    )
