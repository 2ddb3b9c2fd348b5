"""`/clienten/{id}/uitleg`: the sheet for the client, to read out or to print.

It holds the client's own words, the vacancies' words and fixed sentences: no figures, nothing of needs.
"""

from collections.abc import Iterable
from typing import Final

from fastapi import APIRouter, Request, Response

from matcher.domain.matches import RankedPair
from matcher.domain.openness import governing_decisions
from matcher.use_cases.client_file import ClientFile, read_client
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher.use_cases.matching import Matching
from matcher.wording import explanation_pages as own
from matcher.wording.for_clients import for_client
from matcher.wording.questions import TO_CLIENT, TO_EMPLOYER
from matcher_api.dependencies import ClientIdDep
from matcher_api.pages.figures import day
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import short_facts
from matcher_api.staff_pages.caseload_contexts import ExplainedVacancy, ExplanationContext
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

_SEPARATOR: Final = " · "


@router.get("/clienten/{client_id}/uitleg")
def show_explanation(request: Request, desk: DeskDep, client_id: ClientIdDep) -> Response:
    """Show an own client's list as it is told to the client."""
    file = read_client(desk.app.database, desk.actor, client_id)
    desk.leave_trail("explain", client_id)
    matching = desk.matching
    found = find_vacancies(
        matching,
        desk.app.database,
        client_id,
        on=desk.as_of.on,
        k=desk.app.settings.list_length,
    )
    return page(request, _context(desk, matching, file, found))


def _context(
    desk: Desk, matching: Matching, file: ClientFile, found: FoundVacancies
) -> ExplanationContext:
    client_id, on = file.record.id, desk.as_of.on
    shown = shown_ids(desk, [client_id])[client_id]
    vacancies = (_explained(matching, line) for line in found.items)
    shares = any(one.topics for one in governing_decisions(file.record.decisions, on))
    return ExplanationContext(
        title=own.TAB.format(client=shown),
        client_id=client_id,
        shown_id=shown,
        vacancies=tuple(one for one in vacancies if one is not None),
        note=None if found.items else own.NOTHING,
        questions=_questions(found.items),
        openness=own.OPEN if shares else own.CLOSED,
        made_on=own.MADE_ON.format(day=day(on)),
    )


def _explained(matching: Matching, line: RankedPair) -> ExplainedVacancy | None:
    row = matching.row_of(line.vacancy_id)
    if row is None:
        return None
    vacancy = matching.vacancies[row]
    employer = matching.employers.get(vacancy.employer_id)
    return ExplainedVacancy(
        title=vacancy.title,
        facts=_SEPARATOR.join(short_facts(vacancy, employer)),
        why=for_client(line),
        asks=tuple(
            _sentence(TO_EMPLOYER[one.fact]) for one in line.missing if one.fact in TO_EMPLOYER
        ),
    )


def _questions(lines: Iterable[RankedPair]) -> tuple[str, ...]:
    """Return what is not known of the client, as questions, in the order of the file."""
    missing = {one.fact for line in lines for one in line.missing}
    return tuple(_sentence(asked) for fact, asked in TO_CLIENT.items() if fact in missing)


def _sentence(asked: str) -> str:
    return asked[:1].upper() + asked[1:]
