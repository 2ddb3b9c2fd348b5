"""Reading vacancies: an employer its own, staff those of their regions."""

from matcher.domain.access import Actor, Role
from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.storage.revisions import Page, Versioned
from matcher.storage.sessions import Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.permissions import STAFF, covers, not_here, only


def list_vacancies(database: Database, actor: Actor, page: int, page_size: int) -> Page[Vacancy]:
    """Return a page of the vacancies that are for the one who asks, newest first.

    Raises:
        NotFoundError: none ever are, in this role.
    """
    only(actor, Role.EMPLOYER, *STAFF)
    with database.reading() as connection:
        vacancies = VacancyRepository(connection)
        if actor.role is Role.EMPLOYER:
            return vacancies.of_employer(actor.employer_id, page, page_size)
        regions = None if actor.region is None else {actor.region}
        return vacancies.page(regions, page, page_size)


def read_vacancy(database: Database, actor: Actor, vacancy_id: VacancyId) -> Versioned[Vacancy]:
    """Return one vacancy with its version.

    A specialist may read one of any region: a client's list follows travel time, not borders.

    Raises:
        NotFoundError: there is none, or it is not for the one who asks.
    """
    only(actor, Role.EMPLOYER, *STAFF)
    with database.reading() as connection:
        found = VacancyRepository(connection).get(vacancy_id)
    if found is None or not may_read(actor, found.value):
        raise not_here()
    return found


def may_read(actor: Actor, vacancy: Vacancy) -> bool:
    """Tell whether the one who asks may read this vacancy."""
    if actor.role is Role.EMPLOYMENT_SPECIALIST:
        return True
    return may_change(actor, vacancy)


def may_change(actor: Actor, vacancy: Vacancy) -> bool:
    """Tell whether the one who asks may change this vacancy: its own, or of its regions."""
    if actor.role is Role.EMPLOYER:
        return vacancy.employer_id == actor.employer_id
    return actor.role in STAFF and covers(actor, vacancy.region)
