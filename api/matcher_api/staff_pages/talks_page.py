"""`/clienten/{id}/gesprekken`: the log of talks with an own client, and the form for one more."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import ClientId, TalkId
from matcher.domain.plausible_days import TOO_LONG_AGO
from matcher.domain.talks import Talk, TalkAbout
from matcher.use_cases.log_talks import LONGEST_NOTE, list_talks, log_talk
from matcher.wording import caseload_pages as own
from matcher.wording import pages
from matcher_api.dependencies import ClientIdDep
from matcher_api.pages.contexts import Option, Wrong
from matcher_api.pages.figures import day
from matcher_api.pages.forms import Form, FormDep, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.caseload_contexts import TalkLine, TalksContext
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

_ADDRESS: Final = "/clienten/{client_id}/gesprekken"
_KEPT: Final = "vastgelegd"
_PROBLEMS: Final[Mapping[str, str]] = {
    "is needed": own.NOTE_EMPTY,
    "lies in the future": own.TALK_DAY_AHEAD,
    TOO_LONG_AGO: own.TALK_DAY_LONG_AGO,
    f"is longer than {LONGEST_NOTE} characters": own.NOTE_LONG.format(most=LONGEST_NOTE),
}


@router.get(_ADDRESS)
def show_talks(
    request: Request, desk: DeskDep, client_id: ClientIdDep, gedaan: str = ""
) -> Response:
    """Show the talks with an own client, the latest first."""
    form = form_of(dag=desk.as_of.on.isoformat())
    told = own.TALK_KEPT if gedaan == _KEPT else None
    context = _context(desk, client_id, form, told)
    desk.leave_trail("read", client_id)
    return page(request, context)


@router.post(_ADDRESS)
def keep_talk(request: Request, desk: DeskDep, client_id: ClientIdDep, form: FormDep) -> Response:
    """Keep a talk; sending it twice keeps it once."""
    held_on, about = form.day("dag"), form.text("over")
    wrong = []
    if held_on is None:
        wrong.append(Wrong("dag", own.TALK_DAY_WRONG))
    if about not in set(TalkAbout):
        wrong.append(Wrong("over", own.TALK_ABOUT_WRONG))
    given = Talk(
        id=TalkId(""),
        client_id=client_id,
        held_on=held_on or desk.as_of.on,
        about=TalkAbout(about) if about in set(TalkAbout) else TalkAbout.WORK,
        note="\n".join(form.text("besproken").splitlines()),
        recorded_by=desk.actor.staff_id,
    )
    if not wrong:
        try:
            with desk.telling("log_talk", client_id):
                log_talk(desk.app.database, desk.actor, given, desk.as_of.on)
        except InvalidInputError as error:
            wrong.extend(_refused(error.faults))
    if wrong:
        context = _context(desk, client_id, form.with_wrong(wrong))
        return page(request, context, HTTPStatus.BAD_REQUEST)
    address = _ADDRESS.format(client_id=client_id)
    return RedirectResponse(f"{address}?gedaan={_KEPT}", HTTPStatus.SEE_OTHER)


def _refused(faults: tuple[Fault, ...]) -> Iterator[Wrong]:
    for fault in faults:
        field = "dag" if fault.place == "held_on" else "besproken"
        yield Wrong(field, _PROBLEMS.get(fault.problem, own.NOTE_ON_HEALTH))


def _context(desk: Desk, client_id: ClientId, form: Form, told: str | None = None) -> TalksContext:
    talks = list_talks(desk.app.database, desk.actor, client_id)
    shown = shown_ids(desk, [client_id])[client_id]
    heading = own.TALKS.format(client=shown)
    return TalksContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        client_id=client_id,
        shown_id=shown,
        told=told,
        form=form,
        abouts=tuple(Option(about.value, label) for about, label in own.ABOUTS.items()),
        note_help=own.NOTE_HELP.format(most=LONGEST_NOTE),
        talks=tuple(
            TalkLine(day(talk.held_on), own.ABOUTS[talk.about], talk.note) for talk in talks
        ),
    )
