"""`/vacancies/_search`: by free text, about nobody in particular.

A POST, so that no address and no log of addresses holds the text.
"""

from typing import Any

from fastapi import APIRouter

from matcher.use_cases.search_for_staff import search_for_staff
from matcher_api.dependencies import CallerDep, PageDep
from matcher_api.matching_side import AppDep, MatchingDep, rendered
from matcher_api.schemas.ranked_lines import RankedVacanciesPage, SearchRequest

router = APIRouter(prefix="/vacancies", tags=["matches"])


@router.post("/_search", response_model=RankedVacanciesPage)
def search(
    body: SearchRequest,
    app: AppDep,
    matching: MatchingDep,
    caller: CallerDep,
    page: PageDep,
) -> dict[str, Any]:
    """Return a page of open vacancies that lie nearest to a text."""
    found = search_for_staff(matching, caller.actor, body.text, on=caller.as_of.on, k=page.end)
    return {
        "items": rendered(found.items[page.part], app, caller.actor),
        "blocked": rendered(found.blocked, app, caller.actor),
        "note": found.note,
        "page": page.page,
        "pageSize": page.page_size,
    }
