"""`/clienten/{id}`: the vacancies for an own client. For anybody else there is no such page."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from matcher.domain.ids import VacancyId
from matcher.domain.matches import Audience, RankedPair
from matcher.use_cases.client_file import ClientFile, read_client
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher.use_cases.matching import Matching, Weights
from matcher.wording import pages
from matcher_api.dependencies import ClientIdDep
from matcher_api.pages.contexts import Option
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_facts import client_facts, to_rewrite
from matcher_api.staff_pages.contexts import ClientContext
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.lines import (
    Subject,
    as_subject,
    blocked_context,
    line_context,
    produced,
)

router = APIRouter()

WEIGHTS: Final[dict[str, Weights]] = {
    "gelijk": {"wishes": 1.0, "abilities": 1.0},
    "wensen": {"wishes": 2.0, "abilities": 1.0},
    "kunnen": {"wishes": 1.0, "abilities": 2.0},
}
"""How heavily wishes and abilities count when vacancies are retrieved, by the choice on the page."""

_AS_USUAL: Final = "gelijk"


@router.get("/clienten/{client_id}")
def show_client(
    request: Request,
    desk: DeskDep,
    client_id: ClientIdDep,
    nadruk: Annotated[str, Query()] = _AS_USUAL,
) -> Response:
    """Show the vacancies that fit an own client, and what each rests on."""
    file = read_client(desk.app.database, desk.actor, client_id)
    desk.leave_trail("match", client_id)
    chosen = nadruk if nadruk in WEIGHTS else _AS_USUAL
    matching = desk.matching
    found = find_vacancies(
        matching,
        desk.app.database,
        client_id,
        on=desk.as_of.on,
        k=desk.app.settings.list_length,
        weights=WEIGHTS[chosen],
    )
    shown_id = shown_ids(desk, [client_id])[client_id]
    return page(request, _context(matching, file, found, shown_id, chosen), HTTPStatus.OK)


def _context(
    matching: Matching, file: ClientFile, found: FoundVacancies, shown_id: str, chosen: str
) -> ClientContext:
    blocked = (blocked_context(line, subject_of(matching, line)) for line in found.blocked)
    return ClientContext(
        title=pages.FOR_CLIENT.format(client=shown_id),
        client_id=file.record.id,
        facts=client_facts(file),
        to_rewrite=to_rewrite(file.rewrite),
        weights=tuple(
            Option(value, label, value == chosen) for value, label in pages.WEIGHINGS.items()
        ),
        lines=tuple(
            line_context(line, subject_of(matching, line), Audience.SPECIALIST)
            for line in found.items
        ),
        blocked=tuple(context for context in blocked if context is not None),
        note=found.note,
        produced=produced(found.items),
    )


def subject_of(matching: Matching, line: RankedPair) -> Subject:
    """Return the vacancy of a line as what the line is about."""
    vacancy = matching.vacancies[matching.table.row_of[VacancyId(line.vacancy_id)]]
    return as_subject(vacancy, matching.employers.get(vacancy.employer_id))
