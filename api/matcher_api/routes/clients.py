"""`/clients`: the own caseload of an employment specialist, and of nobody else."""

from http import HTTPStatus

from fastapi import APIRouter

from matcher.exchange.ids import SameIds
from matcher.use_cases.client_file import (
    ClientChange,
    caseload,
    change_client,
    create_client,
    read_client,
)
from matcher_api.dependencies import CallerDep, ClientIdDep, PageDep
from matcher_api.schemas.clients import ClientPage, ClientResource
from matcher_api.versions import VERSIONED, ExpectedVersion, changed_first_by_others

router = APIRouter(prefix="/clients", tags=["clients"])


@router.get("")
def list_clients(caller: CallerDep, page: PageDep) -> ClientPage:
    """Return a page of the own caseload."""
    found = caseload(caller.database, caller.actor, page.page, page.page_size)
    caller.leave_trail("read", "client", *(file.record.id for file in found.items))
    return ClientPage.of(
        items=[ClientResource.of_file(file) for file in found.items],
        page=found.page,
        page_size=found.page_size,
    )


@router.post("", status_code=HTTPStatus.CREATED)
def post_client(
    body: ClientResource,
    caller: CallerDep,
) -> ClientResource:
    """Take a client into the own caseload; `rewrite` names texts that speak of health."""
    facts, decisions = body.to_domain(SameIds()), body.decisions(SameIds())
    with caller.telling_of_new() as tell:
        file = create_client(
            caller.database, caller.actor, facts, decisions, tell, now=caller.as_of.now
        )
    caller.tell_version(file.version)
    caller.tell_location(f"/v1/clients/{file.record.id}")
    return ClientResource.of_file(file)


@router.get("/{client_id}")
def get_client(client_id: ClientIdDep, caller: CallerDep) -> ClientResource:
    """Return the file of an own client."""
    file = read_client(caller.database, caller.actor, client_id)
    caller.leave_trail("read", "client", client_id)
    caller.tell_version(file.version)
    return ClientResource.of_file(file)


@router.put("/{client_id}", responses=VERSIONED)
def put_client(
    client_id: ClientIdDep,
    body: ClientResource,
    version: ExpectedVersion,
    caller: CallerDep,
) -> ClientResource:
    """Replace the file of an own client; what is left out is unknown from now on."""
    decisions = None if body.disclosure is None else body.decisions(SameIds())
    change = ClientChange(body.to_domain(SameIds()), decisions, version)
    with changed_first_by_others(), caller.telling("change", "client", client_id):
        file = change_client(caller.database, caller.actor, client_id, change)
    caller.tell_version(file.version)
    return ClientResource.of_file(file)
