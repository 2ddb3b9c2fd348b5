"""`/vacatures/{id}/omstandigheden`: the full list of working conditions to send to the employer.

Always all of them, and made from the vacancy alone: one question would tell of somebody.
"""

from fastapi import APIRouter, Request, Response

from matcher.domain.conditions import ConditionCode, Offer
from matcher.use_cases.permissions import STAFF, only
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording import pages
from matcher.wording import vacancy_pages as own
from matcher.wording.terms import CONDITIONS
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import employer_name
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.vacancy_contexts import AllConditionsContext

router = APIRouter()


@router.get("/vacatures/{vacancy_id}/omstandigheden")
def show_conditions(request: Request, desk: DeskDep, vacancy_id: VacancyIdDep) -> Response:
    """Show every working condition with what is known of it."""
    only(desk.actor, *STAFF)
    vacancy = read_vacancy(desk.app.database, desk.actor, vacancy_id).value
    employer = desk.matching.employers.get(vacancy.employer_id)
    offers = {code: vacancy.conditions.get(code) for code in ConditionCode}
    context = AllConditionsContext(
        title=own.CONDITIONS_TITLE.format(title=vacancy.title),
        back=f"/vacatures/{vacancy.id}",
        employer=employer_name(employer),
        offers=tuple(pages.OFFERS[offer] for offer in Offer),
        rows=tuple(
            (CONDITIONS[code], pages.OFFERS[offer] if offer else pages.OFFER_UNKNOWN)
            for code, offer in offers.items()
        ),
    )
    return page(request, context)
