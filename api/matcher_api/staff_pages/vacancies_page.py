"""`/vacatures`: the open vacancies, by what the reader chooses to see, and a search by text beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.use_cases.adviser_work import NEW_FOR
from matcher.use_cases.permissions import STAFF, covers, only
from matcher.use_cases.propose_client import proposals_i_made
from matcher.wording import pages
from matcher.wording import work_pages as own
from matcher.wording.notes import NO_VACANCIES_HERE
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, form_of
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.choices import vacancy_choice
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.work_contexts import VacanciesContext

router = APIRouter()

PAGE_SIZE: Final = 20
HOURS: Final = (12, 16, 20, 24, 28, 32)
_ADDRESS: Final = "/vacatures"
_FIELDS: Final = ("zoek", "uren", "nieuw", "voorgesteld", "pagina")
_LONGEST: Final = 100

Keeps = Callable[[Vacancy], bool]


@dataclass(frozen=True, slots=True)
class _Filter:
    """What the reader chose to leave out: which vacancies stay, and how to tell what it hides."""

    keeps: Keeps
    told: str
    word: str = ""


@router.get("/vacatures")
def list_vacancies(request: Request, desk: DeskDep) -> Response:
    """Show the open vacancies that the reader chose, newest first."""
    only(desk.actor, *STAFF)
    chosen = {name: request.query_params.get(name, "")[:_LONGEST] for name in _FIELDS}
    return page(request, vacancies_context(desk, chosen))


def wrong_text(request: Request, desk: Desk, typed: str, problem: str) -> Response:
    """Return the page with a typed text kept and what is wrong with it."""
    context = vacancies_context(desk, {}, typed=typed, problem=problem)
    return page(request, context, HTTPStatus.BAD_REQUEST)


def vacancies_context(
    desk: Desk, chosen: Mapping[str, str], *, typed: str = "", problem: str | None = None
) -> VacanciesContext:
    """Return the vacancies by what was chosen, with a text that was typed and what is wrong with it."""
    matching = desk.matching
    form = form_of(**{name: text for name, text in chosen.items() if text})
    everything = _open(desk)
    filters = _filters(desk, form)
    here = [one for one in everything if all(f.keeps(one) for f in filters)]
    last = max(1, ceil(len(here) / PAGE_SIZE))
    number = min(_number(form.text("pagina")) or 1, last)
    title = own.VACANCIES if problem is None else pages.ERROR_IN_TITLE.format(title=own.VACANCIES)
    return VacanciesContext(
        title=title,
        form=form,
        hours=(("", own.HOURS_ANY), *((str(h), own.HOURS_MOST.format(hours=h)) for h in HOURS)),
        items=tuple(
            vacancy_choice(matching, one)
            for one in here[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        ),
        shown=own.SHOWN.format(count=len(here), all=len(everything)),
        hidden=tuple(_hides(one, everything) for one in filters),
        nothing=own.NOTHING_LEFT if everything else NO_VACANCIES_HERE,
        previous=_address(form, number - 1) if number > 1 else None,
        following=_address(form, number + 1) if number < last else None,
        where=pages.PAGE_OF.format(page=number, pages=last),
        typed=typed,
        wrong=None if problem is None else Wrong("tekst", problem),
    )


def _open(desk: Desk) -> list[Vacancy]:
    here = [
        vacancy
        for vacancy in desk.matching.known_vacancies()
        if vacancy.open_on(desk.as_of.on) and covers(desk.actor, vacancy.region)
    ]
    here.sort(key=lambda vacancy: vacancy.id)
    here.sort(key=lambda v: v.posted_on.toordinal() if v.posted_on else 0, reverse=True)
    return here


def _filters(desk: Desk, form: Form) -> list[_Filter]:
    """Return a filter for everything that was chosen; what is not known of a vacancy never hides it."""
    filters = []
    if word := form.text("zoek"):
        filters.append(
            _Filter(lambda v: word.casefold() in v.title.casefold(), own.HIDES_WORD, word)
        )
    if (most := _number(form.text("uren"))) is not None:
        filters.append(
            _Filter(
                lambda v: v.working_hours.min is None or v.working_hours.min <= most,
                own.HIDES_HOURS,
            )
        )
    if form.text("nieuw"):
        since = desk.as_of.on - NEW_FOR
        filters.append(_Filter(lambda v: v.posted_on is None or v.posted_on > since, own.HIDES_OLD))
    if form.text("voorgesteld"):
        mine = _proposed(desk)
        filters.append(_Filter(lambda v: v.id not in mine, own.HIDES_PROPOSED))
    return filters


def _proposed(desk: Desk) -> set[VacancyId]:
    made = proposals_i_made(desk.app.database, desk.app.secret, desk.actor, desk.as_of.on)
    return {one.proposal.vacancy_id for one in made}


def _hides(one: _Filter, everything: list[Vacancy]) -> str:
    hidden = sum(not one.keeps(vacancy) for vacancy in everything)
    return one.told.format(count=hidden, word=one.word)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("1000") else None


def _address(form: Form, number: int) -> str:
    query = {name: text for name in _FIELDS if (text := form.text(name))}
    return f"{_ADDRESS}?{urlencode(query | {'pagina': str(number)})}"
