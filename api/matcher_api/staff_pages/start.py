"""`/`: where the work starts. Choose a client, choose a vacancy, or type what someone loves."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from matcher.domain.access import Role
from matcher.use_cases.read_runs import list_runs
from matcher.wording import pages
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.figures import moment
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.choices import clients_to_choose, vacancies_to_choose
from matcher_api.staff_pages.contexts import AdministratorContext, Night, StartContext
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

NIGHTS_SHOWN: Final = 14
_LONGEST_WORD: Final = 100
_LAST_PAGE: Final = 10_000


@router.get("/")
def start(
    request: Request,
    desk: DeskDep,
    zoek: Annotated[str, Query(max_length=_LONGEST_WORD)] = "",
    pagina: Annotated[int, Query(ge=1, le=_LAST_PAGE)] = 1,
) -> Response:
    """Show what there is to begin with, for this role."""
    if desk.actor.role is Role.ADMINISTRATOR:
        return page(request, _nights(desk))
    return page(request, start_context(desk, word=zoek, number=pagina))


def start_context(
    desk: Desk, *, word: str = "", number: int = 1, typed: str = "", problem: str | None = None
) -> StartContext:
    """Return the start page, with a text that was typed and what is wrong with it, if anything."""
    choices = None
    if desk.actor.role is Role.EMPLOYMENT_SPECIALIST:
        choices = clients_to_choose(desk)
    title = pages.START if problem is None else pages.ERROR_IN_TITLE.format(title=pages.START)
    return StartContext(
        title=title,
        clients=choices,
        vacancies=vacancies_to_choose(desk, word.strip(), number),
        typed=typed,
        wrong=None if problem is None else Wrong("tekst", problem),
    )


def wrong_text(request: Request, desk: Desk, typed: str, problem: str) -> Response:
    """Return the start page with the typed text kept and what is wrong with it."""
    context = start_context(desk, typed=typed, problem=problem)
    return page(request, context, HTTPStatus.BAD_REQUEST)


def _nights(desk: Desk) -> AdministratorContext:
    runs = list_runs(desk.app.database, desk.actor, 1, NIGHTS_SHOWN).items
    nights = tuple(
        Night(moment(run.started_at), pages.RUN_STATES[run.state], run.reason or "") for run in runs
    )
    return AdministratorContext(pages.NIGHTS, nights)
