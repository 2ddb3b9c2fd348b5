"""`/vacatures/{id}/lijst.csv` and `/afdrukken`: the list, or who was chosen from it, to take along."""

import csv
import io
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.matches import RankedPair
from matcher.wording import vacancy_pages as own
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.figures import day
from matcher_api.pages.rendering import attachment, page
from matcher_api.pages.vacancy_facts import employer_name
from matcher_api.staff_pages.compare_page import told
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.vacancy_contexts import PrintContext, ShortLine
from matcher_api.staff_pages.vacancy_page import proposed_on
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()

_MOST: Final = 100
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{MINUS SIGN}")
"""What a spreadsheet may take for the beginning of a formula."""
_PLAIN: Final = "'"
_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a Dutch Excel that the letters are UTF-8; that it reads semicolons it knows already."""
_BETWEEN: Final = "; "

WieQuery = Annotated[tuple[str, ...], Query(max_length=_MOST)]


@router.get("/vacatures/{vacancy_id}/lijst.csv")
def download(
    desk: DeskDep, vacancy_id: VacancyIdDep, weighing: WeighingDep, wie: WieQuery = ()
) -> Response:
    """Return the list as a file for a spreadsheet."""
    view = VacancyView(desk, vacancy_id, weighing)
    lines = _lines(view, wie)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(own.CSV_COLUMNS)
    writer.writerows([safe(cell) for cell in _cells(view, line)] for line in lines)
    name = own.CSV_NAME.format(vacancy_id=view.vacancy.id)
    return attachment(_BYTE_ORDER_MARK + text.getvalue(), name, "text/csv")


@router.get("/vacatures/{vacancy_id}/afdrukken")
def print_list(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    wie: WieQuery = (),
) -> Response:
    """Show the list as it goes on paper."""
    view = VacancyView(desk, vacancy_id, weighing)
    if not view.is_open:
        return RedirectResponse(view.address(), HTTPStatus.SEE_OTHER)
    made = own.PRINT_MADE.format(day=day(desk.as_of.on), told=weighing.told)
    context = PrintContext(
        title=own.PRINT_TITLE.format(vacancy=view.vacancy.title),
        back=view.address(),
        employer=employer_name(view.employer),
        made=made,
        lines=_lines(view, wie),
    )
    return page(request, context)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula.

    >>> safe("=1+1"), safe("Bakt brood")
    ("'=1+1", 'Bakt brood')
    """
    return _PLAIN + cell if cell.lstrip(" ").startswith(_FORMULA) else cell


def _lines(view: VacancyView, keys: Sequence[str]) -> tuple[ShortLine, ...]:
    """Return who was chosen, in order, or the whole list when nobody was."""
    pairs: Sequence[RankedPair] = view.shown
    if keys:
        pairs = [view.ranked.line_of(one) for one in view.among(keys)] if view.is_open else ()
    view.desk.leave_trail("export", *(pair.client_id for pair in pairs))
    return tuple(_line(view, pair) for pair in pairs)


def _line(view: VacancyView, pair: RankedPair) -> ShortLine:
    line = view.line(pair)
    return ShortLine(
        rank=str(line.rank) if view.ranked.rank_of(pair.client_id) else own.NOT_RANKED,
        name=line.title,
        total=str(line.total.percent),
        low=str(line.total.low),
        high=str(line.total.high),
        speaks_for=tuple(told(point) for point in line.speaks_for),
        speaks_against=tuple(told(point) for point in line.speaks_against),
        missing=tuple(one.ask for one in line.missing),
        route=line.route or "",
        facts=line.facts,
        proposed=proposed_on(view.proposals.get(pair.client_id)) or "",
    )


def _cells(view: VacancyView, line: ShortLine) -> tuple[str, ...]:
    return (
        view.vacancy.title,
        line.rank,
        line.name,
        line.total,
        line.low,
        line.high,
        _BETWEEN.join(line.speaks_for),
        _BETWEEN.join(line.speaks_against),
        _BETWEEN.join(line.missing),
        line.route,
        _BETWEEN.join(line.facts),
        line.proposed,
    )
