"""`/vacatures/{id}/voorstellen/...` and `/opzij/...`: what a person of staff chooses beside the list."""

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError, InvalidInputError
from matcher.domain.ids import ClientId
from matcher.use_cases.propose_client import (
    LONGEST_REASON,
    Known,
    propose_client,
    set_aside,
    take_back,
)
from matcher.wording import pages
from matcher.wording import vacancy_pages as own
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.figures import day
from matcher_api.pages.forms import Form, FormDep, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.vacancy_contexts import ChoiceContext
from matcher_api.staff_pages.vacancy_page import done
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()

REASON: Final = "reden"
_PROPOSE: Final = "/vacatures/{vacancy_id}/voorstellen/{shown_id}"
_ASIDE: Final = "/vacatures/{vacancy_id}/opzij/{shown_id}"


@router.get(_PROPOSE)
def show_proposing(
    request: Request, desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep, shown_id: str
) -> Response:
    """Show the form to propose somebody, with the place in the list filled in."""
    view = VacancyView(desk, vacancy_id, weighing)
    (client_id,) = view.among((shown_id,))
    if not view.is_open:
        return RedirectResponse(view.address(), HTTPStatus.SEE_OTHER)
    desk.leave_trail("read", client_id)
    return page(request, _proposing(view, client_id, form_of(reden=_reason_of(view, client_id))))


@router.post(_PROPOSE)
def propose(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    shown_id: str,
    form: FormDep,
) -> Response:
    """Propose somebody; doing it twice changes nothing."""
    view = VacancyView(desk, vacancy_id, weighing)
    known = view.known(shown_id)
    before = known.client_id in view.proposals
    if (failed := not_proposed(view, known, form.text(REASON))) is not None:
        problem, status = failed
        again = form.with_wrong([Wrong(REASON, problem)])
        return page(request, _proposing(view, known.client_id, again), status)
    return done(view.address(), "al-voorgesteld" if before else "voorgesteld")


@router.get(_ASIDE)
def show_setting_aside(
    request: Request, desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep, shown_id: str
) -> Response:
    """Show the form to set somebody aside."""
    view = VacancyView(desk, vacancy_id, weighing)
    (client_id,) = view.among((shown_id,))
    desk.leave_trail("read", client_id)
    before = view.set_asides.get(client_id)
    form = form_of(reden=None if before is None else before.reason)
    return page(request, _setting_aside(view, client_id, form))


@router.post(_ASIDE)
def put_aside(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    shown_id: str,
    form: FormDep,
) -> Response:
    """Set somebody aside; doing it again replaces the reason."""
    view = VacancyView(desk, vacancy_id, weighing)
    known, reason = view.known(shown_id), form.text(REASON)
    try:
        with desk.telling("set-aside", known.client_id):
            set_aside(
                desk.app.database, desk.actor, known, vacancy_id, reason=reason, on=desk.as_of.on
            )
    except InvalidInputError:
        again = form.with_wrong([Wrong(REASON, reason_problem(reason))])
        return page(request, _setting_aside(view, known.client_id, again), HTTPStatus.BAD_REQUEST)
    return done(view.address(), "opzij")


@router.post(_ASIDE + "/terug")
def show_again(
    desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep, shown_id: str
) -> Response:
    """Show somebody in the list again; doing it twice changes nothing."""
    view = VacancyView(desk, vacancy_id, weighing)
    known = view.known(shown_id)
    if (one := view.set_asides.get(known.client_id)) is not None:
        with desk.telling("take-back", known.client_id):
            take_back(desk.app.database, desk.actor, vacancy_id, one.id)
    return done(view.address(), "terug")


def not_proposed(view: VacancyView, known: Known, reason: str) -> tuple[str, HTTPStatus] | None:
    """Propose somebody for the vacancy of a page; return why that was not kept, None where it was."""
    desk = view.desk
    try:
        with desk.telling("propose", known.client_id):
            propose_client(
                desk.app.database,
                desk.actor,
                known,
                view.vacancy.id,
                rank=view.in_list(known.client_id),
                reason=reason,
                on=desk.as_of.on,
            )
    except InvalidInputError:
        return reason_problem(reason), HTTPStatus.BAD_REQUEST
    except ConflictError:
        return view.why_not_kept(known.client_id), HTTPStatus.CONFLICT
    return None


def reason_problem(reason: str) -> str:
    """Return what to do about a reason that was refused; the reason itself is never repeated in it."""
    if not reason:
        return own.REASON_EMPTY
    if len(reason) > LONGEST_REASON:
        return own.REASON_TOO_LONG.format(most=LONGEST_REASON)
    return own.REASON_ON_HEALTH


def _reason_of(view: VacancyView, client_id: ClientId) -> str | None:
    before = view.proposals.get(client_id)
    return None if before is None else before.reason


def _proposing(view: VacancyView, client_id: ClientId, form: Form) -> ChoiceContext:
    who, rank = view.who(client_id), view.in_list(client_id)
    heading = own.PROPOSE_TITLE.format(who=who.name)
    before = view.proposals.get(client_id)
    where = own.PROPOSE_MISSED.format(why=view.where(client_id))
    if rank is not None:
        where = own.PROPOSE_RANK.format(rank=rank, all=len(view.ranked))
    already = None
    if before is not None:
        already = own.ALREADY.format(who=who.name, day=day(before.proposed_on))
    return ChoiceContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        back=view.address(),
        action=view.address(f"/voorstellen/{who.key}"),
        vacancy=own.PROPOSE_FOR.format(vacancy=view.vacancy.title),
        facts=view.facts(client_id),
        what=own.PROPOSE_WHAT,
        where=where,
        already=already,
        help=own.REASON_NEEDED if rank is None else own.REASON_OPTIONAL,
        needed=rank is None,
        button=own.PROPOSE,
        form=form,
    )


def _setting_aside(view: VacancyView, client_id: ClientId, form: Form) -> ChoiceContext:
    who = view.who(client_id)
    heading = own.ASIDE_TITLE.format(who=who.name)
    return ChoiceContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        back=view.address(),
        action=view.address(f"/opzij/{who.key}"),
        vacancy=own.PROPOSE_FOR.format(vacancy=view.vacancy.title),
        facts=view.facts(client_id),
        what=own.ASIDE_WHAT,
        where=view.where(client_id),
        already=None,
        help=own.ASIDE_REASON,
        needed=True,
        button=own.ASIDE,
        form=form,
    )
