"""`/vacancies/{vacancyId}/introductions`: the only place where an employer hears of people.

What comes out depends on the employer's own vacancy, its introductions and the one address that is the
same for all, and on nothing else.
"""

from fastapi import APIRouter

from matcher.use_cases.read_introductions import read_introductions
from matcher_api.dependencies import CallerDep, PageDep, StoreDep, VacancyIdDep
from matcher_api.schemas.introductions import IntroductionAnswer, IntroductionPage

router = APIRouter(prefix="/vacancies", tags=["introductions"])


@router.get("/{vacancy_id}/introductions")
def list_introductions(
    vacancy_id: VacancyIdDep, kept: StoreDep, caller: CallerDep, page: PageDep
) -> IntroductionPage:
    """Return a page of the introductions to an own vacancy."""
    known = read_introductions(caller.database, caller.actor, vacancy_id, caller.as_of.on)
    told = known[page.part]
    caller.leave_trail("read", "introduction", *(introduction.id for introduction in told))
    return IntroductionPage.of(
        items=[IntroductionAnswer.of_introduction(one, kept.relay_address) for one in told],
        page=page.page,
        page_size=page.page_size,
    )
