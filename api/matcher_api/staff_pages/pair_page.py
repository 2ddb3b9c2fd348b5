"""`/clienten/{id}/vacatures/{id}`: one client and one vacancy, for the client's own specialist.

Why it is in the list or not, what happened, and the one step that comes next. Every form is posted to
the page itself; a step taken twice is taken once, and one that no longer fits changes nothing.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError, InvalidInputError, ReleaseRefusedError
from matcher.domain.ids import ClientId, ProposalId, VacancyId
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.proposals import Reply
from matcher.domain.talks import StepAtEmployer
from matcher.use_cases.client_file import mark_placed, refuse_employer, refuse_vacancy
from matcher.use_cases.introduce_pair import introduce
from matcher.use_cases.pair_history import read_pair
from matcher.use_cases.permissions import not_here
from matcher.use_cases.propose_client import reply_to_proposal
from matcher.use_cases.step_checks import Happened
from matcher.use_cases.take_steps import (
    SeenPair,
    Taken,
    hear_client,
    look_after_job,
    record_application,
    record_result,
    record_step_at_employer,
    take_back_release,
)
from matcher.wording import pair_pages as own
from matcher_api.dependencies import ClientIdDep, VacancyIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.pair_form import (
    STEPS,
    Wrongs,
    read_care,
    read_day,
    read_result,
    read_word,
    refused,
)
from matcher_api.staff_pages.pair_next import care_that_counts
from matcher_api.staff_pages.pair_view import ADDRESS, PairView, explained_pair, shown_in

router = APIRouter()

Outcome = str | Wrongs
"""What came of a step: the code of what was done, or what is to be mended."""


@router.get(ADDRESS)
def show_pair(
    request: Request,
    desk: DeskDep,
    client_id: ClientIdDep,
    vacancy_id: VacancyIdDep,
    gedaan: str = "",
) -> Response:
    """Show where a client and a vacancy stand, and why."""
    view = PairView(desk, client_id, vacancy_id)
    desk.leave_trail("read", client_id)
    return page(request, view.context(view.first_form(), told=own.DONE.get(gedaan)))


@router.post(ADDRESS)
def take_step(
    request: Request,
    desk: DeskDep,
    client_id: ClientIdDep,
    vacancy_id: VacancyIdDep,
    form: FormDep,
) -> Response:
    """Take the step that was filled in."""
    take = _STEPS.get(form.text("stap"))
    if take is None:
        raise not_here()
    database = desk.app.database
    read_pair(database, desk.actor, client_id, vacancy_id, desk.as_of.on)
    step = _Step(desk, client_id, vacancy_id, form)
    try:
        with desk.telling("record", client_id):
            done = take(step)
    except ConflictError:
        mended = form.with_wrong([Wrong("volgende", own.STALE)])
        return _again(request, step, mended, HTTPStatus.CONFLICT)
    except ReleaseRefusedError as error:
        mended = form.with_wrong([Wrong("samenvatting", own.REFUSALS[error.because])])
        return _again(request, step, mended, HTTPStatus.BAD_REQUEST)
    if not isinstance(done, str):
        return _again(request, step, form.with_wrong(done), HTTPStatus.BAD_REQUEST)
    address = ADDRESS.format(client_id=client_id, vacancy_id=vacancy_id)
    return RedirectResponse(f"{address}?gedaan={done}", HTTPStatus.SEE_OTHER)


def _again(request: Request, step: "_Step", form: Form, status: HTTPStatus) -> Response:
    view = PairView(step.desk, step.client_id, step.vacancy_id)
    return page(request, view.context(view.with_version(form)), status)


class _Step:
    """A step that somebody wants to take: who, with which pair, and what was filled in."""

    def __init__(self, desk: Desk, client_id: ClientId, vacancy_id: VacancyId, form: Form) -> None:
        """Keep who takes which step."""
        self.desk = desk
        self.client_id = client_id
        self.vacancy_id = vacancy_id
        self.form = form
        self.database = desk.app.database
        self.on = desk.as_of.on
        self.pair = SeenPair(desk.actor, client_id, vacancy_id, form.text("versie"))


def _reply(step: _Step) -> Outcome:
    replies = {"ja": Reply.TAKEN_UP, "nee": Reply.NOT_NOW}
    reply = replies.get(step.form.text("antwoord"))
    if reply is None:
        raise not_here()
    history = read_pair(step.database, step.desk.actor, step.client_id, step.vacancy_id, step.on)
    proposal_id = ProposalId(step.form.text("voorstel"))
    found = next((one for one in history.proposals if one.id == proposal_id), None)
    if found is None:
        raise not_here()
    if found.reply is reply:
        return "al"
    reply_to_proposal(step.database, step.desk.actor, proposal_id, reply, step.on)
    return "beantwoord"


def _discussed(step: _Step) -> Outcome:
    said = read_word(step.form)
    if not isinstance(said, Happened):
        return said
    shown = shown_in(explained_pair(step.desk, step.client_id, step.vacancy_id))
    try:
        taken = hear_client(step.database, step.pair, said, shown, step.on)
    except InvalidInputError as error:
        return refused(error, "besproken", said.event)
    if said.event is OutcomeEvent.CLIENT_DECLINED:
        also = step.form.all("ook")
        if "vacature" in also:
            _refuse_vacancy(step, refuse=True)
        if "werkgever" in also:
            _refuse_employer(step, refuse=True)
    return _code(taken)


def _applied(step: _Step) -> Outcome:
    day = read_day(step.form, "sollicitatie_dag")
    if isinstance(day, tuple):
        return day
    try:
        return _code(record_application(step.database, step.pair, day, step.on))
    except InvalidInputError as error:
        return refused(error, "sollicitatie", None)


def _introduced(step: _Step) -> Outcome:
    if "ja" not in step.form.all("akkoord"):
        return (Wrong("akkoord", own.NOT_AGREED),)
    try:
        taken = introduce(step.database, step.pair, step.form.text("samenvatting"), step.desk.as_of)
    except InvalidInputError as error:
        return refused(error, "voorstel", None)
    return "onderweg" if taken is Taken.NOW else "al"


def _taken_back(step: _Step) -> Outcome:
    take_back_release(step.database, step.pair, step.on)
    return "teruggenomen"


def _came_out(step: _Step) -> Outcome:
    if step.form.text("afloop") in STEPS:
        return _went_on(step, STEPS[step.form.text("afloop")])
    result = read_result(step.form)
    if not isinstance(result, Happened):
        return result
    try:
        return _code(record_result(step.database, step.pair, result, step.on))
    except InvalidInputError as error:
        return refused(error, "afloop", result.event)


def _went_on(step: _Step, what: StepAtEmployer) -> Outcome:
    day, note = read_day(step.form, "afloop_dag"), step.form.text("afloop_toelichting")
    if isinstance(day, tuple):
        return day
    try:
        return _code(record_step_at_employer(step.database, step.pair, what, note, day, step.on))
    except InvalidInputError as error:
        return refused(error, "afloop", None)


def _looked_after(step: _Step) -> Outcome:
    history = read_pair(step.database, step.desk.actor, step.client_id, step.vacancy_id, step.on)
    heard = read_care(step.form, care_that_counts(history, step.on))
    if not isinstance(heard, Happened):
        return heard
    try:
        return _code(look_after_job(step.database, step.pair, heard, step.on))
    except InvalidInputError as error:
        return refused(error, "nazorg", heard.event)


def _placed(step: _Step) -> Outcome:
    mark_placed(step.database, step.desk.actor, step.client_id)
    return "aan-het-werk"


def _refuse_vacancy(step: _Step, *, refuse: bool) -> Outcome:
    actor, client_id = step.desk.actor, step.client_id
    refuse_vacancy(step.database, actor, client_id, step.vacancy_id, refused=refuse)
    return "verborgen" if refuse else "getoond"


def _refuse_employer(step: _Step, *, refuse: bool) -> Outcome:
    history = read_pair(step.database, step.desk.actor, step.client_id, step.vacancy_id, step.on)
    employer_id = history.vacancy.employer_id
    refuse_employer(step.database, step.desk.actor, step.client_id, employer_id, refused=refuse)
    return "werkgever-verborgen" if refuse else "werkgever-getoond"


def _code(taken: Taken) -> str:
    return "vastgelegd" if taken is Taken.NOW else "al"


_STEPS: Final[Mapping[str, Callable[[_Step], Outcome]]] = {
    "antwoord": _reply,
    "besproken": _discussed,
    "gesolliciteerd": _applied,
    "voorstellen": _introduced,
    "terugnemen": _taken_back,
    "afloop": _came_out,
    "nazorg": _looked_after,
    "aan-het-werk": _placed,
    "verberg": lambda step: _refuse_vacancy(step, refuse=True),
    "toon": lambda step: _refuse_vacancy(step, refuse=False),
    "verberg-werkgever": lambda step: _refuse_employer(step, refuse=True),
    "toon-werkgever": lambda step: _refuse_employer(step, refuse=False),
}
"""What each step does, by its name in the forms."""
