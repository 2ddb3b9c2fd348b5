"""`/nightly-runs`: how the nights went."""

from fastapi import APIRouter

from matcher.domain.access import Role
from matcher.use_cases.read_runs import list_runs
from matcher_api.dependencies import CallerDep, PageDep
from matcher_api.schemas.nightly_runs import FreshnessAnswer, RunAnswer, RunPage

router = APIRouter(prefix="/nightly-runs", tags=["nightly runs"])


@router.get("")
def list_nightly_runs(caller: CallerDep, page: PageDep) -> RunPage:
    """Return a page of runs, newest first; staff see no more than how fresh the lists are."""
    found = list_runs(caller.database, caller.actor, page.page, page.page_size)
    kind = RunAnswer if caller.actor.role is Role.ADMINISTRATOR else FreshnessAnswer
    return RunPage.of(
        items=[kind.of_run(run) for run in found.items],
        page=found.page,
        page_size=found.page_size,
        total=found.total,
    )
