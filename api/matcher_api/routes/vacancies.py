"""`/vacancies`: an employer its own, staff those of their regions. Nothing here knows of people."""

from http import HTTPStatus

from fastapi import APIRouter, BackgroundTasks, Response

from matcher.domain.ids import VacancyId
from matcher.domain.vacancy_wording import advise
from matcher.exchange.ids import SameIds
from matcher.exchange.vacancies import VacancyShape
from matcher.use_cases.post_vacancy import PostedVacancy, change_vacancy, post_vacancy
from matcher.use_cases.read_vacancies import list_vacancies, read_vacancy
from matcher_api.dependencies import ActorDep, AsOfDep, PageDep, StoreDep, TrailDep, VacancyIdDep
from matcher_api.matching_side import AppDep, take_in
from matcher_api.schemas.vacancies import VacancyPage, VacancyResource
from matcher_api.versions import ExpectedVersion, changed_first_by_others, etag

router = APIRouter(prefix="/vacancies", tags=["vacancies"])


@router.get("")
def list_all(store: StoreDep, actor: ActorDep, page: PageDep) -> VacancyPage:
    """Return a page of vacancies, newest first."""
    found = list_vacancies(store.database, actor, page.page, page.page_size)
    items = [VacancyShape.from_domain(vacancy, SameIds()) for vacancy in found.items]
    return VacancyPage.of(items=items, page=found.page, page_size=found.page_size, total=found.total)
