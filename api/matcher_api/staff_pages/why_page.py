"""`/vacatures/{id}/mensen/{shown_id}`: why this person, why not that one, from what the reader may know."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.ids import ClientId
from matcher.domain.matches import Blocked
from matcher.use_cases.rank_people import MET_BY_DISCLOSURE
from matcher.wording import vacancy_pages as own
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.lines import produced
from matcher_api.staff_pages.vacancy_contexts import Block, WhyContext
from matcher_api.staff_pages.vacancy_page import block, proposed_on
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()


@router.get("/vacatures/{vacancy_id}/mensen/{shown_id}")
def explain_person(
    request: Request, desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep, shown_id: str
) -> Response:
    """Show why somebody stands where they stand; a specialist has a page of the pair for that."""
    view = VacancyView(desk, vacancy_id, weighing)
    (client_id,) = view.among((shown_id,))
    if view.mine:
        return RedirectResponse(view.why(client_id), HTTPStatus.SEE_OTHER)
    if not view.is_open:
        return RedirectResponse(view.address(), HTTPStatus.SEE_OTHER)
    desk.leave_trail("explain", client_id)
    return page(request, _why(view, client_id))


def _why(view: VacancyView, client_id: ClientId) -> WhyContext:
    pair, who = view.ranked.line_of(client_id), view.who(client_id)
    blocks = view.ranked.blocks(client_id)
    proposed = proposed_on(view.proposals.get(client_id))
    form = own.WHY_TITLE_NOT if view.in_list(client_id) is None else own.WHY_TITLE
    return WhyContext(
        title=form.format(who=who.name),
        back=view.address(),
        vacancy=own.WHY_FOR.format(vacancy=view.vacancy.title),
        where=view.where(client_id),
        line=view.line(pair),
        blocks=tuple(_block(one) for one in blocks),
        conditions=f"/vacatures/{view.vacancy.id}/omstandigheden",
        compare=_beside_first(view, client_id),
        propose=None if proposed else view.address(f"/voorstellen/{who.key}"),
        proposed=proposed,
        ran=view.weighing.told,
        produced=produced([pair]),
    )


def _block(one: Blocked) -> Block:
    """Return a demand that is not met; no step is told where only openness would be one."""
    told = block(one)
    if one.demand not in MET_BY_DISCLOSURE:
        return told
    return Block(told.demand, told.grade, told.asked, told.have, None)


def _beside_first(view: VacancyView, client_id: ClientId) -> str | None:
    """Return where somebody stands beside the first of the list; the first stands beside nobody."""
    first = next((line.client_id for line in view.shown), None)
    if first is None or first == client_id:
        return None
    keys = (view.who(one).key for one in (first, client_id))
    return view.address("/vergelijken", *(("wie", key) for key in keys))
