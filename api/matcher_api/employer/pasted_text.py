"""`/werkgever/vacatures/plakken`: a pasted text comes back as a filled form, to confirm."""

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response

from matcher.domain.pasted_vacancy import split_vacancy_text
from matcher.wording import employer_pages as own
from matcher.wording import pages
from matcher_api.dependencies import IntakeDep
from matcher_api.employer import post_form
from matcher_api.employer.contexts import PasteContext
from matcher_api.employer.desk import EmployerDeskDep
from matcher_api.employer.own_vacancies import PASTE
from matcher_api.employer.vacancy_form import filled_form
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page

router = APIRouter()

LONGEST: Final = 15_000
_FIELD: Final = "tekst"


@router.get(PASTE)
def ask_for_text(request: Request, desk: EmployerDeskDep) -> Response:
    """Show the form to paste a text in."""
    del desk
    return page(request, PasteContext(own.PASTE, Form()))


@router.post(PASTE)
def split_text(
    request: Request, desk: EmployerDeskDep, form: FormDep, intake: IntakeDep
) -> Response:
    """Show the form filled from a pasted text; once it is confirmed, the vacancy is posted from here.

    Nothing of the text is kept before that.
    """
    if _FIELD not in form.texts:
        return post_form.post(request, desk, form, intake)
    text = form.text(_FIELD).replace("\r\n", "\n")
    if not text or len(text) > LONGEST:
        problem = own.PASTE_LONG.format(most=LONGEST) if text else own.PASTE_EMPTY
        title = pages.ERROR_IN_TITLE.format(title=own.PASTE)
        wrong = form.with_wrong([Wrong(_FIELD, problem)])
        return page(request, PasteContext(title, wrong), HTTPStatus.BAD_REQUEST)
    split = split_vacancy_text(text)
    filled = filled_form(split.vacancy)
    kept = Form({**filled.texts, "geplakt": (text,)})
    return post_form.checked_page(request, kept, split.vacancy, None, split.proposed_grades)
