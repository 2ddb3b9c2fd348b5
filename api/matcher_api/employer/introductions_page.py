"""`.../introducties/{id}`: an employer answers an introduction, with a structured reason."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.employer_answers import AnswerCode, EmployerAnswer, NoReason
from matcher.domain.errors import ConflictError, Fault, InvalidInputError
from matcher.domain.ids import AnswerId, IntroductionId, VacancyId
from matcher.use_cases.answer_introduction import (
    Told,
    answer_introduction,
    introductions_with_answers,
)
from matcher.use_cases.permissions import not_here
from matcher.wording import employer_pages as own
from matcher.wording import pages
from matcher_api.dependencies import VacancyIdDep, known_form
from matcher_api.employer.contexts import AnswerContext
from matcher_api.employer.desk import EmployerDesk, EmployerDeskDep
from matcher_api.employer.introduction_words import introduction_context
from matcher_api.employer.own_vacancies import HOME, answer_href, own_vacancy_href
from matcher_api.pages.contexts import Option, Wrong
from matcher_api.pages.forms import Form, FormDep, form_of
from matcher_api.pages.rendering import page

router = APIRouter()

_ADDRESS: Final = HOME + "/vacatures/{vacancy_id}/introducties/{introduction_id}"
_ANSWER: Final = "antwoord"
_REASON: Final = "reden"
_NOTE: Final = "toelichting"
_PROBLEMS: Final = {
    "is needed": (_REASON, own.CHOOSE_REASON),
    "holds words about health; write it without them": (_NOTE, own.WRONG_NOTE["health"]),
}
"""For each problem with an answer: its field, and what to do; any other one is a note too long."""
_TOO_LONG: Final = (_NOTE, own.WRONG_NOTE["long"])


def _introduction_id(introduction_id: str) -> IntroductionId:
    return IntroductionId(known_form(introduction_id))


IntroductionIdDep = Annotated[IntroductionId, Depends(_introduction_id)]


@router.get(_ADDRESS)
def answer_form(
    request: Request,
    desk: EmployerDeskDep,
    vacancy_id: VacancyIdDep,
    introduction_id: IntroductionIdDep,
) -> Response:
    """Show an introduction with the form to answer it; the last answer is filled in."""
    told = _told(desk, vacancy_id, introduction_id)
    return page(request, _context(desk, told, _filled(told[1])))


@router.post(_ADDRESS)
def answer(
    request: Request,
    desk: EmployerDeskDep,
    vacancy_id: VacancyIdDep,
    introduction_id: IntroductionIdDep,
    form: FormDep,
) -> Response:
    """Keep the answer, or say what is to be mended; the same answer twice is one."""
    told = _told(desk, vacancy_id, introduction_id)
    if form.text(_ANSWER) not in set(AnswerCode):
        wrong = form.with_wrong([Wrong(_ANSWER, own.CHOOSE_ANSWER)])
        return page(request, _context(desk, told, wrong), HTTPStatus.BAD_REQUEST)
    try:
        with desk.telling("answer", "introduction", introduction_id):
            answer_introduction(
                desk.database,
                desk.actor,
                vacancy_id,
                _given(form, introduction_id, desk),
                desk.as_of.on,
            )
    except InvalidInputError as error:
        wrong = form.with_wrong(Wrong(*_wrong(fault)) for fault in error.faults)
        return page(request, _context(desk, told, wrong), HTTPStatus.BAD_REQUEST)
    except ConflictError:
        gone = _told(desk, vacancy_id, introduction_id)
        context = _context(desk, gone, Form(), not_sent=own.NOT_SENT)
        return page(request, context, HTTPStatus.CONFLICT)
    return RedirectResponse(f"{own_vacancy_href(vacancy_id)}?gedaan=antwoord", HTTPStatus.SEE_OTHER)


def _given(form: Form, introduction_id: IntroductionId, desk: EmployerDesk) -> EmployerAnswer:
    reason = form.text(_REASON)
    return EmployerAnswer(
        id=AnswerId(""),
        introduction_id=introduction_id,
        code=AnswerCode(form.text(_ANSWER)),
        answered_on=desk.as_of.on,
        reason=NoReason(reason) if reason in set(NoReason) else None,
        note=form.text(_NOTE).replace("\r\n", "\n"),
    )


def _wrong(fault: Fault) -> tuple[str, str]:
    return _PROBLEMS.get(fault.problem, _TOO_LONG)


def _told(desk: EmployerDesk, vacancy_id: VacancyId, introduction_id: IntroductionId) -> Told:
    """Return an introduction to an own vacancy with its last answer; that it was read is kept.

    Raises:
        NotFoundError: there is none.
    """
    told = introductions_with_answers(desk.database, desk.actor, vacancy_id, desk.as_of.on)
    found = next((pair for pair in told if pair[0].id == introduction_id), None)
    if found is None:
        raise not_here()
    desk.leave_trail("read", "introduction", introduction_id)
    return found


def _filled(answer: EmployerAnswer | None) -> Form:
    if answer is None:
        return Form()
    return form_of(antwoord=answer.code, reden=answer.reason, toelichting=answer.note)


def _context(
    desk: EmployerDesk, told: Told, form: Form, *, not_sent: str | None = None
) -> AnswerContext:
    introduction, before = told
    shown = introduction_context(introduction, before, 1, desk.relay_address)
    heading = own.ANSWER_OF.format(pseudonym=shown.pseudonym) if shown.available else own.GONE
    return AnswerContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        action=answer_href(introduction.vacancy_id, introduction.id),
        back_to=own_vacancy_href(introduction.vacancy_id),
        form=form,
        introduction=shown,
        not_sent=not_sent,
        answers=tuple(
            Option(code, said.capitalize(), help=own.ANSWER_HELP[code])
            for code, said in own.ANSWERS.items()
        ),
        reasons=tuple(Option(code, said.capitalize()) for code, said in own.NO_REASONS.items()),
    )
