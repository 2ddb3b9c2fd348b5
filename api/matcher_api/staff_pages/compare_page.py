"""`/vacatures/{id}/vergelijken`: up to four people side by side, feature by feature."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.ids import ClientId
from matcher.domain.matches import RankedPair, Reason
from matcher.wording import pages
from matcher.wording import vacancy_pages as own
from matcher.wording.parts import PARTS
from matcher.wording.reasons import NAMES, reason_text
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.figures import signed
from matcher_api.pages.forms import Form, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.line_contexts import LineContext, Point
from matcher_api.staff_pages.vacancy_contexts import CompareContext, ComparedRow
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()

FEWEST: Final = 2
MOST: Final = 4
_LONGEST: Final = 100
"""How many ids an address may hold; more than four are answered with a plain sentence."""


@router.get("/vacatures/{vacancy_id}/vergelijken")
def compare(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    wie: Annotated[tuple[str, ...], Query(max_length=_LONGEST)] = (),
) -> Response:
    """Show people side by side, or ask to choose again."""
    view = VacancyView(desk, vacancy_id, weighing)
    chosen = view.among(wie)
    if not view.is_open:
        return RedirectResponse(view.address(), HTTPStatus.SEE_OTHER)
    form = form_of(wie=[view.who(one).key for one in chosen])
    if len(chosen) > MOST:
        form = form.with_wrong([Wrong("wie", own.TOO_MANY.format(count=len(chosen)))])
    elif 0 < len(chosen) < FEWEST:
        form = form.with_wrong([Wrong("wie", own.TOO_FEW)])
    status = HTTPStatus.BAD_REQUEST if form.wrong else HTTPStatus.OK
    compared = () if form.wrong else chosen
    return page(request, _shown(view, compared, chosen, form), status)


def _shown(
    view: VacancyView, compared: Sequence[ClientId], chosen: Sequence[ClientId], form: Form
) -> CompareContext:
    others = [line.client_id for line in view.shown if line.client_id not in set(chosen)]
    view.desk.leave_trail("compare", *chosen, *others)
    pairs = [view.ranked.line_of(one) for one in compared]
    heading = own.COMPARE_TITLE.format(vacancy=view.vacancy.title)
    return CompareContext(
        title=pages.ERROR_IN_TITLE.format(title=heading) if form.wrong else heading,
        heading=heading,
        back=view.address(),
        action=f"/vacatures/{view.vacancy.id}/vergelijken",
        weighted=view.weighing.pairs,
        ran=view.weighing.told,
        names=tuple((view.who(one).name, view.why(one)) for one in compared),
        groups=(_in_short(view, pairs), _by_feature(pairs)) if pairs else (),
        people=tuple(view.option(one) for one in (*chosen, *others)),
        form=form,
    )


def _in_short(view: VacancyView, pairs: Sequence[RankedPair]) -> tuple[ComparedRow, ...]:
    lines = [view.line(pair) for pair in pairs]

    def row(name: str, cell: Callable[[LineContext], Sequence[str]]) -> ComparedRow:
        return ComparedRow(name, tuple(tuple(cell(line)) or (own.NOTHING,) for line in lines))

    return (
        ComparedRow(own.PLACE, tuple((view.where(pair.client_id),) for pair in pairs)),
        row(pages.TOGETHER, lambda line: [f"{line.total.percent} %"]),
        row(own.SPAN, lambda line: [pages.SPAN.format(low=line.total.low, high=line.total.high)]),
        *(
            ComparedRow(question, tuple((_estimate(line, number),) for line in lines))
            for number, question in enumerate(PARTS.values())
        ),
        row(own.FACTS, lambda line: line.facts),
        row(pages.SPEAKS_FOR, lambda line: [told(point) for point in line.speaks_for]),
        row(pages.SPEAKS_AGAINST, lambda line: [told(point) for point in line.speaks_against]),
        row(pages.MISSING, lambda line: [one.ask for one in line.missing]),
        row(pages.ROUTE, lambda line: [line.route] if line.route else []),
    )


def told(point: Point) -> str:
    """Return what speaks for or against as one text, the words of both behind it."""
    if point.quotes is None:
        return point.text
    return own.QUOTED.format(
        text=point.text, of_client=point.quotes.of_client, of_vacancy=point.quotes.of_vacancy
    )


def _estimate(line: LineContext, number: int) -> str:
    one = line.estimates[number]
    return f"{one.words}, {one.percent} %"


def _by_feature(pairs: Sequence[RankedPair]) -> tuple[ComparedRow, ...]:
    """Return what is said of each feature of everybody, with what it adds over the three questions."""
    rows = []
    for feature, name in NAMES.items():
        of_each = [[r for r in pair.reasons if r.feature == feature] for pair in pairs]
        if not all(of_each):
            continue
        rows.append(ComparedRow(name, tuple(_said(same) for same in of_each)))
    return tuple(rows)


def _said(same: Sequence[Reason]) -> tuple[str, ...]:
    number = signed(sum(reason.contribution for reason in same))
    return reason_text(same[0]), own.NUMBER.format(number=number)
