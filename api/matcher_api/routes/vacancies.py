"""`/vacancies`: an employer its own, staff those of their regions. Nothing here knows of people."""

from http import HTTPStatus

from fastapi import APIRouter

from matcher.exchange.ids import SameIds
from matcher.exchange.vacancies import VacancyShape
from matcher.use_cases.post_vacancy import PostedVacancy, change_vacancy, post_vacancy
from matcher.use_cases.read_vacancies import list_vacancies, read_vacancy
from matcher_api.dependencies import CallerDep, IntakeDep, PageDep, VacancyIdDep
from matcher_api.schemas.vacancies import VacancyPage, VacancyResource
from matcher_api.versions import VERSIONED, ExpectedVersion, changed_first_by_others

router = APIRouter(prefix="/vacancies", tags=["vacancies"])


@router.get("")
def list_of_vacancies(caller: CallerDep, page: PageDep) -> VacancyPage:
    """Return a page of vacancies, newest first."""
    found = list_vacancies(caller.database, caller.actor, page.page, page.page_size)
    return VacancyPage.of(
        items=[VacancyShape.from_domain(vacancy, SameIds()) for vacancy in found.items],
        page=found.page,
        page_size=found.page_size,
        total=found.total,
    )


@router.post("", status_code=HTTPStatus.CREATED)
def create_vacancy(
    body: VacancyResource,
    caller: CallerDep,
    intake: IntakeDep,
) -> VacancyResource:
    """Post a vacancy; it can be found within a second. The answer speaks of the vacancy alone."""
    given = body.to_domain(SameIds())
    with caller.telling_of_new() as tell:
        posted = post_vacancy(caller.database, caller.actor, given, caller.as_of.on, tell)
    intake.soon()
    caller.tell_version(posted.version)
    caller.tell_location(f"/v1/vacancies/{posted.vacancy.id}")
    return VacancyResource.of_posted(posted)


@router.get("/{vacancy_id}")
def get_vacancy(vacancy_id: VacancyIdDep, caller: CallerDep) -> VacancyResource:
    """Return one vacancy, with advice on its wording and the grades its text proposes."""
    found = read_vacancy(caller.database, caller.actor, vacancy_id)
    caller.tell_version(found.version)
    return VacancyResource.of_posted(PostedVacancy(found.value, found.version))


@router.put("/{vacancy_id}", responses=VERSIONED)
def put_vacancy(
    vacancy_id: VacancyIdDep,
    body: VacancyResource,
    version: ExpectedVersion,
    caller: CallerDep,
    intake: IntakeDep,
) -> VacancyResource:
    """Replace a vacancy; what is left out is unknown from now on."""
    given = body.to_domain(SameIds())
    with changed_first_by_others(), caller.telling("change", "vacancy", vacancy_id):
        posted = change_vacancy(caller.database, caller.actor, vacancy_id, given, version)
    intake.soon()
    caller.tell_version(posted.version)
    return VacancyResource.of_posted(posted)
