"""`/clienten/{id}/overdragen`: handing a client over to a colleague, after seeing what goes along."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError, InvalidInputError
from matcher.domain.ids import ClientId, StaffId, region_as_written
from matcher.use_cases.client_file import ClientFile, read_client
from matcher.use_cases.hand_over import (
    IS_ELSEWHERE,
    IS_NOBODY,
    IS_YOURSELF,
    GoesAlong,
    Receiver,
    hand_over,
    receiver_for,
    what_goes_along,
)
from matcher.wording import caseload_pages as own
from matcher.wording import pages
from matcher_api.dependencies import ClientIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.caseload_contexts import HandOverContext
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_form import VERSION
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

_ADDRESS: Final = "/clienten/{client_id}/overdragen"
_CONFIRMED: Final = "overdragen"
_SHOWN: Final = "getoond"
"""The field that says to whom the page that was sent said the client would go."""
_PROBLEMS: Final[Mapping[str, Wrong]] = {
    IS_YOURSELF: Wrong("collega", own.YOURSELF),
    IS_NOBODY: Wrong("collega", own.NOBODY),
    IS_ELSEWHERE: Wrong("regio", own.ELSEWHERE),
}


@dataclass(frozen=True, slots=True, repr=False)
class _Subject:
    """The client the page is about, with everything that goes along."""

    file: ClientFile
    shown_id: str
    along: GoesAlong
    stops: tuple[str, ...]


@router.get(_ADDRESS)
def show_hand_over(request: Request, desk: DeskDep, client_id: ClientIdDep) -> Response:
    """Show what goes along with an own client, and the form for the colleague."""
    subject = _subject(desk, client_id)
    desk.leave_trail("read", client_id)
    return page(request, _context(subject, form_of(versie=str(subject.file.version))))


@router.post(_ADDRESS)
def give(request: Request, desk: DeskDep, client_id: ClientIdDep, form: FormDep) -> Response:
    """Show to whom the client would go, and hand over when that very receiver was seen."""
    subject = _subject(desk, client_id)
    app, version = desk.app, subject.file.version
    if not form.text("collega"):
        return _again(request, subject, form.with_wrong([Wrong("collega", own.NO_COLLEAGUE)]))
    region = form.text("regio")
    wanted = Receiver(StaffId(form.text("collega")), region_as_written(region) if region else None)
    if form.text(VERSION) != str(version):
        return _stale(request, subject, form)
    try:
        found = receiver_for(app.database, app.secret, desk.actor, client_id, wanted, desk.as_of.on)
        shown = f"{found.staff_id} {found.region or ''}"
        if form.text("stap") != _CONFIRMED or form.typed(_SHOWN) != shown:
            asked = form.with_text(_SHOWN, shown)
            return page(request, _context(subject, asked, confirm=_confirm(subject, found)))
        with desk.telling("hand_over", client_id):
            hand_over(
                app.database,
                app.secret,
                desk.actor,
                client_id,
                wanted,
                expected_version=version,
                as_of=desk.as_of,
            )
    except InvalidInputError as error:
        wrong = [_PROBLEMS[fault.problem] for fault in error.faults]
        return _again(request, subject, form.with_wrong(wrong))
    except ConflictError:
        return _stale(request, subject, form)
    return RedirectResponse("/clienten?gedaan=overgedragen", HTTPStatus.SEE_OTHER)


def _subject(desk: Desk, client_id: ClientId) -> _Subject:
    database, matching = desk.app.database, desk.matching
    file = read_client(database, desk.actor, client_id)
    along = what_goes_along(database, desk.actor, client_id)
    rows = (matching.row_of(one) for one in along.stops)
    stops = tuple(matching.vacancies[row].title for row in rows if row is not None)
    return _Subject(file, shown_ids(desk, [client_id])[client_id], along, stops)


def _again(request: Request, subject: _Subject, form: Form) -> Response:
    return page(request, _context(subject, form), HTTPStatus.BAD_REQUEST)


def _stale(request: Request, subject: _Subject, form: Form) -> Response:
    """Return the page with what was typed, ready to be looked at once more."""
    fresh = form.with_text(VERSION, str(subject.file.version))
    return page(request, _context(subject, fresh, stale=True), HTTPStatus.CONFLICT)


def _confirm(subject: _Subject, found: Receiver) -> str:
    region = own.IN_A_REGION.format(region=found.region) if found.region else own.NO_REGION
    if found.region == subject.file.record.region:
        region = own.SAME_REGION
    return own.CONFIRM_TEXT.format(client=subject.shown_id, colleague=found.staff_id, region=region)


def _context(
    subject: _Subject, form: Form, *, confirm: str | None = None, stale: bool = False
) -> HandOverContext:
    heading = own.HAND_OVER.format(client=subject.shown_id)
    wrong = form.wrong or stale
    return HandOverContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if wrong else heading,
        heading=heading,
        client_id=subject.file.record.id,
        shown_id=subject.shown_id,
        form=form,
        confirm=confirm,
        stale=stale,
        goes_along=(own.FILE, *_counted(subject.along)),
        stops=tuple(own.WAITS_STOP.format(vacancy=title) for title in subject.stops),
    )


def _counted(along: GoesAlong) -> tuple[str, ...]:
    """Return how much of everything goes along, without what there is nothing of."""
    counts = {name: getattr(along, name) for name in own.COUNTED}
    return tuple(
        own.COUNTED[name][0] if count == 1 else own.COUNTED[name][1].format(count=count)
        for name, count in counts.items()
        if count
    )
