"""`/werkgever` and `/werkgever/vacatures/{id}`: the own vacancies, and one of them with its introductions."""

from dataclasses import replace
from http import HTTPStatus
from math import ceil
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError
from matcher.domain.grade_wording import propose_grades
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.domain.vacancy_wording import WordingCode
from matcher.storage.revisions import Versioned
from matcher.use_cases.answer_introduction import available, introductions_with_answers
from matcher.use_cases.post_vacancy import change_vacancy
from matcher.use_cases.read_introductions import read_introductions
from matcher.use_cases.read_vacancies import list_vacancies, read_vacancy
from matcher.wording import employer_pages as own
from matcher.wording import pages
from matcher_api.dependencies import LAST_PAGE, IntakeDep, VacancyIdDep
from matcher_api.employer.contexts import OwnVacanciesContext, OwnVacancy, OwnVacancyContext
from matcher_api.employer.desk import EmployerDesk, EmployerDeskDep
from matcher_api.employer.introduction_words import introduction_context
from matcher_api.employer.own_vacancies import (
    HOME,
    facts_in_list,
    own_vacancy_href,
    status_in_words,
)
from matcher_api.employer.vacancy_form import told_by_tasks
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import FormDep
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import (
    advice_on,
    all_facts,
    condition_groups,
    paragraphs,
    requirements,
)

router = APIRouter()

PAGE_SIZE: Final = 20
_LONGEST_NUMBER: Final = 4
_LEAVES: Final = {
    VacancyStatus.OPEN: (VacancyStatus.FILLED, VacancyStatus.WITHDRAWN),
    VacancyStatus.FILLED: (VacancyStatus.OPEN,),
    VacancyStatus.WITHDRAWN: (VacancyStatus.OPEN,),
}
"""What the employer can make of a vacancy, by where it stands."""


@router.get(HOME)
def own_vacancies(
    request: Request, desk: EmployerDeskDep, gedaan: str = "", pagina: str = ""
) -> Response:
    """Show the own vacancies, newest first, and for which of them there is an introduction now."""
    asked = (
        int(pagina)
        if pagina.isascii() and pagina.isdigit() and len(pagina) <= _LONGEST_NUMBER
        else 1
    )
    number = min(max(asked, 1), LAST_PAGE)
    found = list_vacancies(desk.database, desk.actor, number, PAGE_SIZE)
    last = max(1, ceil(found.total / PAGE_SIZE))
    if number > last:
        return RedirectResponse(f"{HOME}?pagina={last}", HTTPStatus.SEE_OTHER)
    context = OwnVacanciesContext(
        title=own.YOUR_VACANCIES,
        items=tuple(_item(desk, vacancy) for vacancy in found.items),
        previous=f"{HOME}?pagina={number - 1}" if number > 1 else None,
        following=f"{HOME}?pagina={number + 1}" if number < last else None,
        where=pages.PAGE_OF.format(page=number, pages=last),
        told=own.DONE.get(gedaan),
    )
    return page(request, context)


@router.get(HOME + "/vacatures/{vacancy_id}")
def own_vacancy(
    request: Request, desk: EmployerDeskDep, vacancy_id: VacancyIdDep, gedaan: str = ""
) -> Response:
    """Show an own vacancy as it was posted, the advice on it, and its introductions."""
    found = read_vacancy(desk.database, desk.actor, vacancy_id)
    return page(request, _context(desk, found.value, told=own.DONE.get(gedaan)))


@router.post(HOME + "/vacatures/{vacancy_id}/status")
def set_status(
    request: Request,
    desk: EmployerDeskDep,
    vacancy_id: VacancyIdDep,
    form: FormDep,
    intake: IntakeDep,
) -> Response:
    """Say that an own vacancy is filled, withdrawn or open again; saying it twice changes nothing."""
    found = read_vacancy(desk.database, desk.actor, vacancy_id)
    href = own_vacancy_href(vacancy_id)
    chosen = form.text("status")
    if chosen not in set(VacancyStatus):
        return RedirectResponse(href, HTTPStatus.SEE_OTHER)
    try:
        _keep_status(desk, found, VacancyStatus(chosen))
    except ConflictError:
        now = read_vacancy(desk.database, desk.actor, vacancy_id).value
        context = _context(desk, now, wrong=own.STATUS_CHANGED_FIRST)
        return page(request, context, HTTPStatus.CONFLICT)
    intake.soon()
    return RedirectResponse(f"{href}?gedaan={chosen}", HTTPStatus.SEE_OTHER)


def _keep_status(desk: EmployerDesk, found: Versioned[Vacancy], status: VacancyStatus) -> None:
    vacancy = found.value
    if vacancy.status is status:
        return
    given = replace(vacancy, status=status)
    with desk.telling("change", "vacancy", vacancy.id):
        change_vacancy(desk.database, desk.actor, vacancy.id, given, found.version)


def _item(desk: EmployerDesk, vacancy: Vacancy) -> OwnVacancy:
    told = read_introductions(desk.database, desk.actor, vacancy.id, desk.as_of.on)
    return OwnVacancy(
        href=own_vacancy_href(vacancy.id),
        title=vacancy.title,
        status=status_in_words(vacancy, desk.as_of.on),
        facts=" · ".join(facts_in_list(vacancy)),
        to_look_at=any(available(one) for one in told),
    )


def _context(
    desk: EmployerDesk, vacancy: Vacancy, *, told: str | None = None, wrong: str | None = None
) -> OwnVacancyContext:
    introduced = introductions_with_answers(desk.database, desk.actor, vacancy.id, desk.as_of.on)
    desk.leave_trail("read", "introduction", *(one.id for one, _ in introduced))
    status = status_in_words(vacancy, desk.as_of.on)
    advice = advice_on(vacancy)
    about_conditions = pages.ADVICE_ON[WordingCode.CONDITIONS]
    return OwnVacancyContext(
        title=vacancy.title if wrong is None else pages.ERROR_IN_TITLE.format(title=vacancy.title),
        heading=vacancy.title,
        status=own.STATUS_NOW.format(status=status),
        href=own_vacancy_href(vacancy.id),
        told=told,
        wrong=wrong,
        next_statuses=tuple(Option(s, own.SET_STATUS[s]) for s in _LEAVES[vacancy.status]),
        facts=all_facts(vacancy),
        paragraphs=() if told_by_tasks(vacancy) else paragraphs(vacancy),
        tasks=vacancy.tasks,
        requirements=requirements(vacancy),
        conditions=condition_groups(vacancy),
        advice=tuple(one for one in advice if one.about != about_conditions),
        conditions_open=any(one.about == about_conditions for one in advice),
        proposed=tuple(
            own.GRADE_PROPOSED.format(phrase=one.phrase, grade=own.DEMAND_GRADES[one.grade])
            for one in propose_grades(vacancy)
        ),
        introductions=tuple(
            introduction_context(one, answer, number, desk.relay_address)
            for number, (one, answer) in enumerate(introduced, start=1)
        ),
    )
