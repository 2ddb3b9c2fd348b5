"""`/vacancies/{vacancyId}/introductions`: the only place where an employer hears of people.

What comes out depends on the employer's own vacancy and its introductions, and on nothing else.
"""

from fastapi import APIRouter

from matcher.use_cases.read_introductions import read_introductions
from matcher_api.dependencies import CallerDep, PageDep, VacancyIdDep
from matcher_api.schemas.introductions import IntroductionAnswer, IntroductionPage

router = APIRouter(prefix="/vacancies", tags=["introductions"])


@router.get("/{vacancy_id}/introductions")
def list_introductions(
    vacancy_id: VacancyIdDep, caller: CallerDep, page: PageDep
) -> IntroductionPage:
    """Return a page of the introductions to an own vacancy."""
    known = read_introductions(caller.database, caller.actor, vacancy_id, caller.as_of.on)
    told = known[page.part]
    caller.leave_trail("read", "introduction", *(introduction.id for introduction in told))
    return IntroductionPage.of(
        items=[IntroductionAnswer.of_introduction(introduction) for introduction in told],
        page=page.page,
        page_size=page.page_size,
    )
