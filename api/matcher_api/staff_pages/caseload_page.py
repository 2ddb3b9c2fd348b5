"""`/clienten`: the whole caseload by what the reader chooses, and what each choice hides."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from matcher.use_cases.caseload_overview import CaseloadLine, caseload_overview
from matcher.wording import caseload_pages as own
from matcher.wording import pages
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.caseload_contexts import CaseloadContext, CaseloadRow
from matcher_api.staff_pages.client_facts import looked_for
from matcher_api.staff_pages.desk import Desk, DeskDep

router = APIRouter()

PAGE_SIZE: Final = 25
QUIET: Final = (14, 30, 60)
_ADDRESS: Final = "/clienten"
_FIELDS: Final = ("status", "zoek", "stil", "volgorde", "pagina")
_BY_STEP: Final = "stap"
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class _Filter:
    """What the reader chose to leave out: who stays, and how to tell how many are hidden."""

    keeps: Callable[[CaseloadLine], bool]
    told: str
    word: str = ""


@router.get(_ADDRESS)
def show_caseload(request: Request, desk: DeskDep, gedaan: str = "") -> Response:
    """Show the own clients that the reader chose; each one shown leaves a line in the log."""
    lines = caseload_overview(desk.app.database, desk.actor)
    chosen = {name: request.query_params.get(name, "")[:_LONGEST] for name in _FIELDS}
    form = form_of(**{name: text for name, text in chosen.items() if text})
    return page(request, _context(desk, lines, form, own.DONE.get(gedaan)))


def _context(
    desk: Desk, lines: list[CaseloadLine], form: Form, told: str | None
) -> CaseloadContext:
    on = desk.as_of.on
    filters = tuple(_filters(form, on))
    here = [line for line in lines if all(one.keeps(line) for one in filters)]
    if form.text("volgorde") == _BY_STEP:
        here.sort(key=lambda line: line.last_step or date.min)
    last = max(1, ceil(len(here) / PAGE_SIZE))
    number = min(_number(form.text("pagina")) or 1, last)
    seen = here[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    desk.leave_trail("read", *(line.file.record.id for line in seen))
    return CaseloadContext(
        title=own.TITLE,
        told=told,
        form=form,
        statuses=_options({"": own.STATUS_ANY, **own.STATUSES}),
        quiet=_options(
            {"": own.QUIET_ANY, **{str(d): own.QUIET_DAYS.format(days=d) for d in QUIET}}
        ),
        orders=_options({"": own.BY_NUMBER, _BY_STEP: own.BY_STEP}),
        rows=tuple(_row(line, on) for line in seen),
        shown=own.SHOWN.format(count=len(here), all=len(lines)),
        hidden=tuple(_hides(one, lines) for one in filters),
        nobody=not lines,
        previous=_address(form, number - 1) if number > 1 else None,
        following=_address(form, number + 1) if number < last else None,
        where=pages.PAGE_OF.format(page=number, pages=last),
    )


def _filters(form: Form, on: date) -> Iterator[_Filter]:
    """Yield a filter for everything that was chosen; who never had a step is never hidden for it."""
    if (status := form.text("status")) in own.STATUSES:
        yield _Filter(lambda line: line.file.record.status == status, own.HIDES_STATUS)
    if word := form.text("zoek"):
        yield _Filter(lambda line: word.casefold() in _searched(line), own.HIDES_WORD, word)
    if (days := _number(form.text("stil"))) is not None:
        yield _Filter(
            lambda line: line.last_step is None or (on - line.last_step).days >= days,
            own.HIDES_RECENT,
        )


def _searched(line: CaseloadLine) -> str:
    labels = (term.label for term in line.file.record.target_occupations)
    return " ".join((line.shown_id, *labels)).casefold()


def _row(line: CaseloadLine, on: date) -> CaseloadRow:
    client_id, unknown = line.file.record.id, len(line.unknown)
    return CaseloadRow(
        href=f"{_ADDRESS}/{client_id}",
        shown_id=line.shown_id,
        status=own.STATUSES[line.file.record.status],
        looks_for=", ".join(looked_for(line.file)) or pages.NO_WISH,
        unknown=_unknown(unknown),
        unknown_href=f"{_ADDRESS}/{client_id}/gegevens" if unknown else None,
        last_step=own.NO_STEP if line.last_step is None else _ago((on - line.last_step).days),
    )


def _unknown(count: int) -> str:
    if not count:
        return own.ALL_KNOWN
    return own.UNKNOWN_ONE if count == 1 else own.UNKNOWN_COUNT.format(count=count)


def _ago(days: int) -> str:
    if days <= 0:
        return own.TODAY
    return own.YESTERDAY if days == 1 else own.DAYS_AGO.format(days=days)


def _hides(one: _Filter, lines: list[CaseloadLine]) -> str:
    hidden = sum(not one.keeps(line) for line in lines)
    return one.told.format(count=hidden, word=one.word)


def _options(labels: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in labels.items())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("1000") else None


def _address(form: Form, number: int) -> str:
    query = {name: text for name in _FIELDS if (text := form.text(name))}
    return f"{_ADDRESS}?{urlencode(query | {'pagina': str(number)})}"
