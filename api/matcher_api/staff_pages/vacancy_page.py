"""`/vacatures/{id}`: a vacancy with its texts, advice on them, and whom the reader may suggest."""

from fastapi import APIRouter, Request, Response

from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId
from matcher.domain.matches import Audience, RankedPair
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Vacancy
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.find_clients import find_clients, people_for
from matcher.use_cases.permissions import STAFF, only
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording import notes, pages
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import (
    advice_on,
    all_facts,
    condition_groups,
    employer_name,
    paragraphs,
    requirements,
)
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_facts import colleague_facts
from matcher_api.staff_pages.contexts import VacancyContext
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.line_contexts import LineContext
from matcher_api.staff_pages.lines import Subject, line_context, produced

router = APIRouter()


@router.get("/vacatures/{vacancy_id}")
def show_vacancy(request: Request, desk: DeskDep, vacancy_id: VacancyIdDep) -> Response:
    """Show a vacancy, and the clients who fit it among those the reader may see."""
    only(desk.actor, *STAFF)
    vacancy = read_vacancy(desk.app.database, desk.actor, vacancy_id).value
    matching = desk.matching
    employer = matching.employers.get(vacancy.employer_id)
    found: tuple[RankedPair, ...] = ()
    if vacancy.open_on(desk.as_of.on):
        found = find_clients(
            matching,
            desk.app.database,
            vacancy_id,
            desk.actor,
            on=desk.as_of.on,
            k=desk.app.settings.list_length,
        )
    desk.leave_trail("suggest", *(line.client_id for line in found))
    mine = desk.actor.role is Role.EMPLOYMENT_SPECIALIST
    context = VacancyContext(
        title=vacancy.title,
        employer=employer_name(employer),
        facts=all_facts(vacancy),
        paragraphs=paragraphs(vacancy),
        tasks=vacancy.tasks,
        requirements=requirements(vacancy),
        conditions=condition_groups(vacancy),
        advice=advice_on(vacancy),
        explanation=pages.OWN_CASELOAD if mine else pages.DECIDED_PEOPLE,
        lines=_lines(desk, found),
        note=None if found else _why_nobody(vacancy, desk),
        produced=produced(found),
    )
    return page(request, context)


def _lines(desk: Desk, found: tuple[RankedPair, ...]) -> tuple[LineContext, ...]:
    """Return a line for each client: to an adviser under an id that nobody else knows."""
    if not found:
        return ()
    ids = [line.client_id for line in found]
    people = people_for(desk.app.matching, desk.app.database, desk.actor, desk.as_of.on)
    work = {person.client_id: person.work for person in people if person.client_id in set(ids)}
    if desk.actor.role is Role.EMPLOYMENT_SPECIALIST:
        shown = shown_ids(desk, list(ids))
        return tuple(
            line_context(
                line,
                _subject(shown[line.client_id], f"/clienten/{line.client_id}", work, line),
                Audience.SPECIALIST,
            )
            for line in found
        )
    return tuple(
        line_context(
            line,
            _subject(_own_id(desk, desk.actor, line.client_id), None, work, line),
            Audience.ADVISER,
        )
        for line in found
    )


def _own_id(desk: Desk, adviser: Actor, client_id: ClientId) -> str:
    return adviser_client_id(desk.app.secret, adviser.staff_id, client_id)


def _subject(
    shown_id: str, href: str | None, work: dict[ClientId, WorkFacts], line: RankedPair
) -> Subject:
    facts = colleague_facts(work[line.client_id]) if line.client_id in work else ()
    return Subject(pages.CLIENT.format(client=shown_id), href, facts)


def _why_nobody(vacancy: Vacancy, desk: Desk) -> str:
    if not vacancy.open_on(desk.as_of.on):
        return notes.NOT_OPEN
    mine = desk.actor.role is Role.EMPLOYMENT_SPECIALIST
    return pages.NONE_OF_YOURS if mine else notes.NO_CLIENTS
