"""`/werkgever/vacatures/nieuw` and `.../wijzigen`: post a vacancy in five minutes, or change one.

What is advised on the words is shown once before anything is kept; the employer decides.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError
from matcher.domain.grade_wording import ProposedGrade, propose_grades
from matcher.domain.vacancies import Vacancy
from matcher.domain.vacancy_wording import WordingCode, advise
from matcher.use_cases.post_vacancy import PostedVacancy, change_vacancy, post_vacancy_once
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording import employer_pages as own
from matcher.wording import pages
from matcher.wording.terms import DEMANDS
from matcher_api.dependencies import IntakeDep, VacancyIdDep
from matcher_api.employer.contexts import FieldAdvice, VacancyFormContext
from matcher_api.employer.desk import EmployerDeskDep
from matcher_api.employer.own_vacancies import HOME, NEW, own_vacancy_href
from matcher_api.employer.vacancy_faults import filled_demand_rows
from matcher_api.employer.vacancy_form import (
    GRADE_FIELDS,
    choices,
    demand_rows,
    filled_form,
    language_rows,
    with_demand_row,
)
from matcher_api.employer.vacancy_reading import NOBODY, read_vacancy_form
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page

router = APIRouter()

SEEN: Final = "gezien"
_DO: Final = "doe"
_CHECK: Final = "controleer"
_ONE_MORE: Final = "regel"
_LONGEST_VERSION: Final = 9
_FIELD_OF_PLACE: Final = {"title": "titel", "description": "omschrijving", "tasks": "taken"}


@router.get(NEW)
def empty_form(request: Request, desk: EmployerDeskDep) -> Response:
    """Show the form of a new vacancy."""
    del desk
    return form_page(request, filled_form(NOBODY))


@router.post(NEW)
def post(request: Request, desk: EmployerDeskDep, form: FormDep, intake: IntakeDep) -> Response:
    """Post the vacancy, or show what to mend or to think about first."""
    vacancy, again = _ready(request, form, None)
    if vacancy is None:
        return again
    with desk.telling_of_new() as tell:
        posted, fresh = post_vacancy_once(desk.database, desk.actor, vacancy, desk.as_of.on, tell)
    if fresh:
        intake.soon()
    return _gone_to(posted, "geplaatst" if fresh else "stond-er-al")


@router.get(HOME + "/vacatures/{vacancy_id}/wijzigen")
def form_to_change(request: Request, desk: EmployerDeskDep, vacancy_id: VacancyIdDep) -> Response:
    """Show the form with an own vacancy in it."""
    found = read_vacancy(desk.database, desk.actor, vacancy_id)
    return form_page(request, filled_form(found.value, found.version), found.value)


@router.post(HOME + "/vacatures/{vacancy_id}/wijzigen")
def change(
    request: Request,
    desk: EmployerDeskDep,
    vacancy_id: VacancyIdDep,
    form: FormDep,
    intake: IntakeDep,
) -> Response:
    """Keep the changes, unless somebody changed the vacancy first."""
    found = read_vacancy(desk.database, desk.actor, vacancy_id)
    vacancy, again = _ready(request, form, found.value)
    if vacancy is None:
        return again
    sent = form.text("versie")
    version = (
        int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= _LONGEST_VERSION else 0
    )
    try:
        with desk.telling("change", "vacancy", vacancy_id):
            posted = change_vacancy(desk.database, desk.actor, vacancy_id, vacancy, version)
    except ConflictError:
        newest = Form({**form.texts, "versie": (str(found.version),)})
        told = newest.with_wrong([Wrong("titel", own.CHANGED_FIRST)])
        return form_page(request, told, found.value, status=HTTPStatus.CONFLICT)
    intake.soon()
    return _gone_to(posted, "gewijzigd")


def form_page(
    request: Request,
    form: Form,
    changed: Vacancy | None = None,
    *,
    checked: tuple[FieldAdvice, ...] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    """Return the page with a form; `changed` is the vacancy that it is about to change."""
    pasted = form.text("geplakt")
    heading = own.CONFIRM if pasted else own.NEW
    if changed is not None:
        heading = own.EDIT.format(title=changed.title)
    lead = own.CONFIRM_LEAD if pasted else own.NEW_LEAD
    return page(
        request,
        VacancyFormContext(
            title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
            heading=heading,
            lead=lead if changed is None else "",
            action=request.url.path,
            back_to=HOME if changed is None else own_vacancy_href(changed.id),
            submit_label=own.POST if changed is None else own.KEEP,
            new=changed is None and not pasted,
            pasted=pasted,
            form=form,
            checked=checked,
            choices=choices(form),
            demand_rows=demand_rows(form),
            language_rows=language_rows(form),
        ),
        status,
    )


def checked_page(
    request: Request,
    form: Form,
    vacancy: Vacancy,
    changed: Vacancy | None,
    proposed: Sequence[ProposedGrade],
) -> Response:
    """Return the form with the advice on what is in it; proposed grades are filled in."""
    words = _advice(form, vacancy)
    grades = {GRADE_FIELDS[one.demand]: (one.grade.value,) for one in proposed}
    seen = (_phrases(words),)
    shown = (*words, *(_proposal(one) for one in proposed))
    filled = Form({**form.texts, **grades, SEEN: seen})
    return form_page(request, filled, changed, checked=shown)


def _ready(
    request: Request, form: Form, changed: Vacancy | None
) -> tuple[Vacancy | None, Response]:
    """Return the vacancy that can be kept, or None with the page to show first."""
    if form.text(_DO) == _ONE_MORE:
        return None, form_page(request, with_demand_row(form), changed)
    vacancy, read = read_vacancy_form(form, changed or NOBODY)
    if vacancy is None:
        return None, form_page(request, read, changed, status=HTTPStatus.BAD_REQUEST)
    unseen = set(_phrases(_advice(form, vacancy)).splitlines()) - set(form.text(SEEN).splitlines())
    again = checked_page(request, form, vacancy, changed, propose_grades(vacancy))
    if form.text(_DO) == _CHECK or unseen:
        return None, again
    return vacancy, again


def _advice(form: Form, vacancy: Vacancy) -> tuple[FieldAdvice, ...]:
    rows = filled_demand_rows(form)
    found = []
    for one in advise(vacancy):
        if one.code is WordingCode.CONDITIONS:
            continue
        kind, _, rest = one.place.partition("[")
        field = _FIELD_OF_PLACE.get(kind) or f"eis-{rows[int(rest.partition(']')[0])]}"
        if field == "omschrijving" and not form.text(field):
            continue
        found.append(FieldAdvice(pages.ADVICE_ON[one.code], one.phrase, one.text, field))
    return tuple(found)


def _phrases(words: Sequence[FieldAdvice]) -> str:
    return "\n".join(dict.fromkeys(" ".join(one.phrase.split()) for one in words))


def _proposal(one: ProposedGrade) -> FieldAdvice:
    demand = DEMANDS[one.demand]
    told = own.GRADE_PROPOSED.format(phrase=one.phrase, grade=own.DEMAND_GRADES[one.grade])
    filled_in = own.GRADE_FILLED_IN.format(field=demand)
    return FieldAdvice(demand.capitalize(), "", f"{told} {filled_in}", GRADE_FIELDS[one.demand])


def _gone_to(posted: PostedVacancy, done: str) -> Response:
    href = own_vacancy_href(posted.vacancy.id)
    return RedirectResponse(f"{href}?gedaan={done}", HTTPStatus.SEE_OTHER)
