"""`/vacancies/{vacancyId}/client-matches`: whom to suggest, as far as the one who asks may see."""

from typing import Any

from fastapi import APIRouter

from matcher.domain.access import Role
from matcher.domain.outcomes import ListKind
from matcher.use_cases.find_clients import find_clients, why_nobody
from matcher.use_cases.permissions import STAFF, only
from matcher.use_cases.published_night import published_night
from matcher.use_cases.read_lists import nightly_list_of_vacancy
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording.nights import vacancy_note
from matcher_api.dependencies import CallerDep, VacancyIdDep
from matcher_api.matching_side import AppDep, MatchesDep, fresh_matching, rendered
from matcher_api.schemas.ranked_lines import RankedPage

router = APIRouter(prefix="/vacancies", tags=["matches"])


@router.get("/{vacancy_id}/client-matches", response_model=RankedPage)
def list_client_matches(
    vacancy_id: VacancyIdDep,
    app: AppDep,
    caller: CallerDep,
    page: MatchesDep,
) -> dict[str, Any]:
    """Return a page of clients who fit a vacancy: suggestions with reasons, for a person to weigh.

    An adviser sees those who decided so, under ids of its own; a specialist the own caseload.
    """
    only(caller.actor, *STAFF)
    vacancy = read_vacancy(app.database, caller.actor, vacancy_id).value
    if page.list_kind is ListKind.NIGHTLY and caller.actor.role is Role.EMPLOYER_SERVICES_ADVISER:
        found = nightly_list_of_vacancy(app.database, vacancy_id, caller.as_of.on)
        night = published_night(app.database, caller.as_of.on)
        note = vacancy_note(night, empty=not found)
    else:
        matching = fresh_matching(app)
        found = find_clients(
            matching, app.database, vacancy_id, caller.actor, on=caller.as_of.on, k=page.end
        )
        note = None if found else why_nobody(vacancy, caller.actor, caller.as_of.on)
    shown = found[page.part]
    caller.leave_trail("suggest", "client", *(line.client_id for line in shown))
    return {
        "items": rendered(shown, app, caller.actor),
        "note": note,
        "page": page.page,
        "pageSize": page.page_size,
    }
