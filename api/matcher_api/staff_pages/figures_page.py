"""`/cijfers`: last night, load over vacancies, reach over people, and the wait for a first contact."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from fastapi import APIRouter, Request, Response

from matcher.domain.access import Role
from matcher.domain.nightly_runs import NightlyRun
from matcher.use_cases.region_figures import Figure, RegionFigures, region_figures
from matcher.wording import figures_pages as own
from matcher_api.pages.contexts import Fact
from matcher_api.pages.figures import day, day_then, moment
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.figure_pictures import (
    picture_of,
    picture_of_counts,
    picture_of_seconds,
)
from matcher_api.staff_pages.figures_contexts import (
    FiguresContext,
    FiguresSection,
    Picture,
    Waiting,
)

router = APIRouter()

MOST_WAITING: Final = 25
"""How many of those who wait for a first contact are shown one by one."""


class _Words(NamedTuple):
    """What a figure is called in the table: who or what is counted, and in which bands."""

    heads: tuple[str, str]
    bands: Mapping[str, str]


_LOAD: Final = _Words((own.LOAD_COLUMN, own.VACANCIES), own.LOADS)
_LOAD_OF_ADVISER: Final = _Words((own.LOAD_COLUMN_OF_ADVISER, own.VACANCIES), own.LOADS_OF_ADVISER)
_REACH: Final = _Words((own.REACH_COLUMN, own.PEOPLE), own.REACHES)
_WAIT: Final = _Words((own.WAIT_COLUMN, own.PEOPLE), own.WAITS)


@router.get("/cijfers")
def figures(request: Request, desk: DeskDep) -> Response:
    """Show how the region does, as far as the reader may see it."""
    vacancies = desk.matching.known_vacancies()
    found = region_figures(desk.app.database, desk.actor, vacancies, desk.as_of.on)
    if desk.actor.role is Role.EMPLOYER_SERVICES_ADVISER:
        return page(request, _for_adviser(found))
    return page(request, _for_others(desk, found))


def _for_adviser(found: RegionFigures) -> FiguresContext:
    load = _drawn("vacatures", own.LOAD_OF_ADVISER, _LOAD_OF_ADVISER, found.all.load)
    reach = _drawn("mensen", own.REACH_OF_ADVISER, _REACH, found.all.reach)
    return FiguresContext(
        title=own.TITLE,
        scope=own.OF_ADVISER,
        left_out=_left_out(found),
        sections=(
            _lists_of(found.night),
            FiguresSection(
                "spreiding", own.PEOPLE_AT_ONE, own.PEOPLE_AT_ONE_HELP, pictures=(load,)
            ),
            FiguresSection("bereik", own.REACH, own.REACH_HELP_OF_ADVISER, pictures=(reach,)),
            FiguresSection("wachten", own.WAIT, own.WAIT_NOT_FOR_YOU),
        ),
    )


def _for_others(desk: Desk, found: RegionFigures) -> FiguresContext:
    everyone = found.own is None
    mine = found.own
    others = found.all
    load = [_drawn("spreiding-alle", own.LOAD_ALL, _LOAD, others.load)]
    reach_name = own.REACH_ALL if everyone else own.REACH_OTHERS
    reach = [_drawn("bereik-anderen", reach_name, _REACH, others.reach)]
    wait_name = own.WAIT_ALL if everyone else own.WAIT_OTHERS
    wait = [_drawn("wachten-anderen", wait_name, _WAIT, others.wait or ())]
    if mine is not None:
        load.insert(0, _drawn("spreiding-eigen", own.LOAD_OWN, _LOAD, mine.load))
        reach.insert(0, _drawn("bereik-eigen", own.REACH_OWN, _REACH, mine.reach))
        wait.insert(0, _drawn("wachten-eigen", own.WAIT_OWN, _WAIT, mine.wait or ()))
    return FiguresContext(
        title=own.TITLE,
        scope=own.TOTALS_ONLY if everyone else own.OVER_PEOPLE,
        left_out=_left_out(found),
        sections=(
            _night(found.night),
            FiguresSection("spreiding", own.LOAD, own.LOAD_HELP, pictures=tuple(load)),
            FiguresSection("bereik", own.REACH, own.REACH_HELP, pictures=tuple(reach)),
            FiguresSection(
                "wachten",
                own.WAIT,
                own.WAIT_HELP,
                pictures=tuple(wait),
                waiting=_waiting(desk, found),
                more_waiting=_more_waiting(found),
            ),
        ),
    )


def _night(run: NightlyRun | None) -> FiguresSection:
    """Return how the last night went; why one failed is for the log."""
    if run is None:
        return FiguresSection("nacht", own.NIGHT, own.NO_NIGHT)
    facts = (
        Fact(own.BEGAN, (moment(run.started_at),)),
        Fact(own.STATE, (own.STATES[run.state],)),
        *_versions(run),
    )
    pictures = [picture_of_seconds(run)] if run.seconds else []
    if run.counts:
        pictures.append(picture_of_counts(run))
    return FiguresSection("nacht", own.NIGHT, own.NIGHT_HELP, facts, tuple(pictures))


def _lists_of(run: NightlyRun | None) -> FiguresSection:
    """Return of which day the lists are, and nothing of how many people the night was about."""
    if run is None:
        return FiguresSection("nacht", own.NIGHT, own.NO_NIGHT)
    made = own.LISTS_OF.format(day=day_then(run.started_at))
    return FiguresSection("nacht", own.NIGHT, made, _versions(run))


def _versions(run: NightlyRun) -> tuple[Fact, ...]:
    return tuple(
        Fact(name, (run.versions[part],))
        for part, name in own.VERSIONS.items()
        if part in run.versions
    )


def _drawn(name: str, caption: str, words: _Words, figure: Figure) -> Picture:
    return picture_of(name, caption, words.heads, figure, words.bands)


def _left_out(found: RegionFigures) -> str | None:
    """Say that something is left out, where something is."""
    figures_shown = (found.all.load, found.all.reach, found.all.wait or ())
    some = any(cell.count is None for figure in figures_shown for cell in figure)
    return own.SOME_LEFT_OUT if some else None


def _waiting(desk: Desk, found: RegionFigures) -> tuple[Waiting, ...]:
    """Return who waits longest; each person shown leaves a line in the log."""
    longest = found.no_contact[:MOST_WAITING]
    desk.leave_trail("read", *(one.client_id for one in longest))
    shown = shown_ids(desk, [one.client_id for one in longest])
    return tuple(
        Waiting(shown[one.client_id], f"/clienten/{one.client_id}", _since(one.since))
        for one in longest
    )


def _more_waiting(found: RegionFigures) -> str | None:
    left = len(found.no_contact) - MOST_WAITING
    return own.MORE_WAIT.format(count=left) if left > 0 else None


def _since(first: date | None) -> str:
    return own.SINCE_UNKNOWN if first is None else own.SINCE.format(day=day(first))
