"""`/clienten/nieuw` and `/clienten/{id}/gegevens`: a client's file as a form, filled in during a talk."""

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.access import Role
from matcher.domain.errors import ConflictError, InvalidInputError
from matcher.domain.ids import ClientId
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.use_cases.client_file import ClientChange, ClientFile, change_client, read_client
from matcher.use_cases.permissions import only
from matcher.use_cases.take_in_client import take_in_client
from matcher.wording import client_form as own
from matcher.wording import pages
from matcher_api.dependencies import ClientIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page
from matcher_api.staff_pages import client_form_reading as reading
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_form import VERSION, choices, filled_form
from matcher_api.staff_pages.client_form_contexts import ClientFileContext
from matcher_api.staff_pages.client_form_names import employers_named, helps_most, refused_names
from matcher_api.staff_pages.client_form_wrongs import refused, rewrite_in_words
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

_NEW: Final = "/clienten/nieuw"
_ADDRESS: Final = "/clienten/{client_id}/gegevens"
_NOBODY_YET: Final = "nieuw"


@router.get(_NEW)
def show_new(request: Request, desk: DeskDep) -> Response:
    """Show the form for a new client, in which nothing is known yet."""
    blank = _blank(desk)
    return page(request, _context(desk, None, blank, filled_form(blank)))


@router.post(_NEW)
def make(request: Request, desk: DeskDep, form: FormDep) -> Response:
    """Make a client's file; sending the same one twice makes it once."""
    blank = _blank(desk)
    given = _read(desk, form, blank)
    if not isinstance(given, ClientShape):
        return _again(request, desk, None, blank, form.with_wrong(given))
    app, wanted = desk.app, ClientChange(given.to_domain(SameIds()))
    number = form.text("nummer")
    try:
        with desk.telling_of_new() as tell:
            taken = take_in_client(
                app.database, app.secret, desk.actor, wanted, number, desk.as_of, tell
            )
    except InvalidInputError as error:
        return _again(request, desk, None, blank, form.with_wrong(refused(error.faults)))
    client_id = taken.file.record.id
    if not taken.new:
        desk.leave_trail("read", client_id)
    return _done(client_id, "gemaakt" if taken.new else "bestond")


@router.get(_ADDRESS)
def show_file(
    request: Request, desk: DeskDep, client_id: ClientIdDep, gedaan: str = ""
) -> Response:
    """Show the file of an own client, ready to be changed."""
    file = read_client(desk.app.database, desk.actor, client_id)
    desk.leave_trail("read", client_id)
    shape = _shape(file)
    form = filled_form(shape, file.version)
    return page(request, _context(desk, file, shape, form, told=own.DONE.get(gedaan)))


@router.post(_ADDRESS)
def change(request: Request, desk: DeskDep, client_id: ClientIdDep, form: FormDep) -> Response:
    """Keep what was changed, unless somebody else changed the file since it was opened."""
    file = read_client(desk.app.database, desk.actor, client_id)
    shape = _shape(file)
    given = _read(desk, form, shape)
    if given == shape:
        return _done(client_id, "bewaard")
    if form.text(VERSION) != str(file.version):
        return _stale(request, desk, file, form)
    if not isinstance(given, ClientShape):
        return _again(request, desk, file, shape, form.with_wrong(given))
    wanted = ClientChange(given.to_domain(SameIds()), expected_version=file.version)
    try:
        with desk.telling("change", client_id):
            change_client(desk.app.database, desk.actor, client_id, wanted)
    except ConflictError:
        return _stale(request, desk, file, form)
    except InvalidInputError as error:
        return _again(request, desk, file, shape, form.with_wrong(refused(error.faults)))
    return _done(client_id, "bewaard")


def _blank(desk: Desk) -> ClientShape:
    """Return a file in which nothing is known but whose caseload it is for."""
    only(desk.actor, Role.EMPLOYMENT_SPECIALIST)
    return ClientShape.of(
        client_id=_NOBODY_YET, employment_specialist=desk.actor.subject, region=desk.actor.region
    )


def _shape(file: ClientFile) -> ClientShape:
    return ClientShape.from_domain(file.record, SameIds())


def _read(desk: Desk, form: Form, before: ClientShape) -> ClientShape | tuple[Wrong, ...]:
    """Return what was filled in, with an employer by name among those the client does not want."""
    given = reading.read_client(form, before)
    name = form.text("nog-werkgever")
    if not name:
        return given
    named = employers_named(desk.matching, name)
    if not named:
        known = () if isinstance(given, ClientShape) else given
        return (*known, Wrong("nog-werkgever", own.EMPLOYER_UNKNOWN))
    return reading.with_employers(given, named) if isinstance(given, ClientShape) else given


def _done(client_id: ClientId, what: str) -> Response:
    address = _ADDRESS.format(client_id=client_id)
    return RedirectResponse(f"{address}?gedaan={what}", HTTPStatus.SEE_OTHER)


def _again(
    request: Request, desk: Desk, file: ClientFile | None, shape: ClientShape, form: Form
) -> Response:
    return page(request, _context(desk, file, shape, form), HTTPStatus.BAD_REQUEST)


def _stale(request: Request, desk: Desk, file: ClientFile, form: Form) -> Response:
    context = _context(desk, file, _shape(file), form, stale=True)
    return page(request, context, HTTPStatus.CONFLICT)


def _context(
    desk: Desk,
    file: ClientFile | None,
    shape: ClientShape,
    form: Form,
    *,
    told: str | None = None,
    stale: bool = False,
) -> ClientFileContext:
    """Return the page with a form; a file of None is that of a new client."""
    client_id = None if file is None else file.record.id
    shown = "" if client_id is None else shown_ids(desk, [client_id])[client_id]
    heading = own.TITLE.format(client=shown) if shown else own.TITLE_NEW
    employers, vacancies = refused_names(desk.matching, shape)
    return ClientFileContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong or stale else heading,
        heading=heading,
        client_id=client_id,
        shown_id=shown,
        told=told,
        form=form,
        choices=choices(form, shape, employers, vacancies),
        rewrite=() if file is None else rewrite_in_words(file.rewrite),
        helps_most=None if client_id is None else helps_most(desk, client_id),
        stale=stale,
    )
