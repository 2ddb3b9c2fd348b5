"""`/vacatures/{id}/toevoegen`: propose somebody by hand whom the list missed, with a reason.

What was searched for is posted, so that no address ever holds it.
"""

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.ids import ClientId
from matcher.wording import pages
from matcher.wording import vacancy_pages as own
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.propose_page import REASON, not_proposed
from matcher_api.staff_pages.vacancy_contexts import AddContext
from matcher_api.staff_pages.vacancy_page import done
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()

MOST_SHOWN: Final = 12
_ADDRESS: Final = "/vacatures/{vacancy_id}/toevoegen"
_PROPOSE: Final = "voorstellen"


@router.get(_ADDRESS)
def show_people(
    request: Request, desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep
) -> Response:
    """Show whom the list does not hold, and why."""
    view = VacancyView(desk, vacancy_id, weighing)
    if not view.is_open:
        return RedirectResponse(view.address(), HTTPStatus.SEE_OTHER)
    return page(request, _shown(view, Form()))


@router.post(_ADDRESS)
def add_person(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    form: FormDep,
) -> Response:
    """Search among these people, or propose the one who was chosen."""
    view = VacancyView(desk, vacancy_id, weighing)
    if form.text("stap") != _PROPOSE:
        return page(request, _shown(view, form))
    wrong = []
    if not form.text("wie"):
        wrong.append(Wrong("wie", own.ADD_CHOOSE))
    if not form.text(REASON):
        wrong.append(Wrong(REASON, own.REASON_EMPTY))
    if wrong:
        return page(request, _shown(view, form.with_wrong(wrong)), HTTPStatus.BAD_REQUEST)
    known = view.known(form.text("wie"))
    before = known.client_id in view.proposals
    if (failed := not_proposed(view, known, form.text(REASON))) is not None:
        problem, status = failed
        again = form.with_wrong([Wrong(REASON, problem)])
        return page(request, _shown(view, again), status)
    return done(view.address(), "al-voorgesteld" if before else "voorgesteld")


def _shown(view: VacancyView, form: Form) -> AddContext:
    found = _found(view, form.text("zoek").casefold(), form.text("wie"))
    people = found[:MOST_SHOWN]
    view.desk.leave_trail("read", *people)
    left = len(found) - len(people)
    heading = own.ADD_TITLE.format(vacancy=view.vacancy.title)
    return AddContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        back=view.address(),
        action=view.address("/toevoegen"),
        people=tuple(
            view.option(
                one,
                "; ".join([*view.facts(one), own.MISSED.format(why=view.where(one))]),
            )
            for one in people
        ),
        more=own.ADD_MORE.format(count=left) if left > 0 else None,
        form=form,
    )


def _found(view: VacancyView, words: str, chosen: str) -> list[ClientId]:
    """Return who is neither in the list nor proposed, by what was searched; who was chosen comes first.

    Those who are ranked come before those who are not, each in the order of the ids they are shown under.
    """
    there = {line.client_id for line in view.shown} | view.proposals.keys()
    found = [one for one in view.people if one not in there and words in _text(view, one)]
    last = len(view.people) + 1
    return sorted(
        found,
        key=lambda one: (
            view.who(one).key != chosen,
            view.ranked.rank_of(one) or last,
            view.who(one).key,
        ),
    )


def _text(view: VacancyView, client_id: ClientId) -> str:
    """Return what is searched of a person: the name on the page and the facts beside it."""
    who, abilities = view.who(client_id), view.people[client_id].work.abilities
    return "\n".join([who.name, *view.facts(client_id), *abilities]).casefold()
