"""`/`: where the day begins: what waits for the reader, and for an administrator how the nights went."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, Request, Response

from matcher.domain.access import Role
from matcher.domain.ids import ClientId
from matcher.domain.nightly_runs import STOPPED
from matcher.use_cases import release_checks
from matcher.use_cases.adviser_work import adviser_work
from matcher.use_cases.read_runs import list_runs
from matcher.use_cases.specialist_work import specialist_work
from matcher.wording import nights, pages, work_pages
from matcher_api.pages.figures import moment
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import employer_name
from matcher_api.staff_pages.choices import clients_to_choose, shown_ids, whole_caseload
from matcher_api.staff_pages.contexts import AdministratorContext, Night
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.work_contexts import WorkListContext
from matcher_api.staff_pages.work_sections import sections_of_adviser, sections_of_specialist

router = APIRouter()

NIGHTS_SHOWN: Final = 14
CLIENTS_SHOWN: Final = 25

_REASONS: Final[Mapping[str | None, str]] = {
    None: "",
    STOPPED: nights.WAS_STOPPED,
    release_checks.ALL_EMPTY: nights.ALL_EMPTY,
    release_checks.NO_VACANCIES: nights.NO_VACANCIES,
    release_checks.FAR_FEWER: nights.FAR_FEWER,
    release_checks.FAR_FEWER_CLIENTS: nights.FAR_FEWER_CLIENTS,
    release_checks.FAR_FEWER_VACANCIES: nights.FAR_FEWER_VACANCIES,
    release_checks.FAR_FEWER_LINES: nights.FAR_FEWER_LINES,
}
"""What a page says of the reason that is kept with a night; any other one is for the command line."""


@router.get("/")
def start(request: Request, desk: DeskDep) -> Response:
    """Show what there is to begin with, for this role."""
    if desk.actor.role is Role.ADMINISTRATOR:
        return page(request, _nights(desk))
    if desk.actor.role is Role.EMPLOYMENT_SPECIALIST:
        return page(request, _for_specialist(desk))
    return page(request, _for_adviser(desk))


def _for_specialist(desk: Desk) -> WorkListContext:
    files = whole_caseload(desk)
    known = shown_ids(desk, [file.record.id for file in files])
    work = specialist_work(desk.app.database, desk.actor, files, desk.as_of.on)
    clients = clients_to_choose(desk, files, known, CLIENTS_SHOWN)
    employers = desk.matching.employers
    return WorkListContext(
        title=work_pages.WORK,
        told=None,
        sections=sections_of_specialist(
            work,
            {ClientId(one): shown for one, shown in known.items()},
            lambda employer_id: employer_name(employers.get(employer_id)),
        ),
        clients=clients,
        all_clients=work_pages.ALL_CLIENTS.format(count=len(files))
        if len(files) > len(clients)
        else None,
    )


def _for_adviser(desk: Desk) -> WorkListContext:
    vacancies = desk.matching.known_vacancies()
    work = adviser_work(desk.app.database, desk.app.secret, desk.actor, vacancies, desk.as_of.on)
    desk.leave_trail("read", *(one.proposal.client_id for one in (*work.replied, *work.waiting)))
    titles = {vacancy.id: vacancy.title for vacancy in vacancies}
    return WorkListContext(
        title=work_pages.WORK,
        told=None,
        sections=sections_of_adviser(work, titles),
        clients=None,
        all_clients=None,
    )


def _nights(desk: Desk) -> AdministratorContext:
    runs = list_runs(desk.app.database, desk.actor, 1, NIGHTS_SHOWN).items
    shown = tuple(
        Night(
            moment(run.started_at),
            pages.RUN_STATES[run.state],
            _REASONS.get(run.reason, nights.WENT_WRONG),
        )
        for run in runs
    )
    return AdministratorContext(pages.NIGHTS, shown)
