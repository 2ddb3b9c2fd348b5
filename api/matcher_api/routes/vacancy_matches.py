"""`/clients/{clientId}/vacancy-matches`: which jobs fit this person, for the own specialist."""

from typing import Any

from fastapi import APIRouter

from matcher.domain.outcomes import ListKind
from matcher.ranking.line_shape import question_shape
from matcher.use_cases.client_file import read_client
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.read_lists import nightly_list
from matcher_api.dependencies import CallerDep, ClientIdDep
from matcher_api.matching_side import AppDep, MatchesDep, fresh_matching, rendered
from matcher_api.schemas.ranked_lines import ClientVacanciesPage

router = APIRouter(prefix="/clients", tags=["matches"])


@router.get("/{client_id}/vacancy-matches", response_model=ClientVacanciesPage)
def list_vacancy_matches(
    client_id: ClientIdDep,
    app: AppDep,
    caller: CallerDep,
    page: MatchesDep,
) -> dict[str, Any]:
    """Return a page of vacancies that fit an own client, with those that one thing blocks."""
    read_client(app.database, caller.actor, client_id)
    caller.leave_trail("match", "client", client_id)
    if page.list_kind is ListKind.NIGHTLY:
        found = nightly_list(app.database, client_id, caller.as_of.on)
    else:
        matching = fresh_matching(app)
        found = find_vacancies(
            matching, app.database, client_id, on=caller.as_of.on, k=page.end, with_changes=True
        )
    return {
        "items": rendered(found.items[page.part], app, caller.actor),
        "blocked": rendered(found.blocked, app, caller.actor),
        "displaced": rendered(found.displaced, app, caller.actor),
        "question": question_shape(found.question) if found.question else None,
        "note": found.note,
        "page": page.page,
        "pageSize": page.page_size,
    }
