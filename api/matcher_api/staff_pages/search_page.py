"""`/zoeken`: vacancies by what someone loves. A post, so that no address ever holds the text."""

from fastapi import APIRouter, Request, Response

from matcher.domain.access import Role
from matcher.domain.errors import InvalidInputError
from matcher.domain.matches import Audience
from matcher.use_cases.search_for_staff import search_for_staff
from matcher.use_cases.search_vacancies import MOST_CHARACTERS
from matcher.wording import pages
from matcher_api.pages.forms import FormDep
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.client_page import subject_of
from matcher_api.staff_pages.contexts import FoundContext
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.lines import line_context, produced
from matcher_api.staff_pages.vacancies_page import wrong_text

router = APIRouter()


@router.post("/zoeken")
def search(request: Request, desk: DeskDep, form: FormDep) -> Response:
    """Show the vacancies nearest to a text; a text that will not do comes back to be changed."""
    matching, tekst = desk.matching, form.typed("tekst")
    how_many = desk.app.settings.list_length
    try:
        found = search_for_staff(matching, desk.actor, tekst, on=desk.as_of.on, k=how_many)
    except InvalidInputError:
        return wrong_text(request, desk, tekst, _problem(tekst))
    adviser = desk.actor.role is Role.EMPLOYER_SERVICES_ADVISER
    audience = Audience.ADVISER if adviser else Audience.SPECIALIST
    context = FoundContext(
        title=pages.FOUND,
        typed=tekst.strip(),
        lines=tuple(
            line_context(line, subject_of(matching, line), audience, with_client=False)
            for line in found.items
        ),
        note=found.note,
        produced=produced(found.items),
    )
    return page(request, context)


def _problem(text: str) -> str:
    """Return what to do about a text that was refused; the text itself is never repeated in it."""
    if not text.strip():
        return pages.TEXT_EMPTY
    if len(text) > MOST_CHARACTERS:
        return pages.TEXT_TOO_LONG.format(most=MOST_CHARACTERS)
    return pages.TEXT_ON_HEALTH
