"""`/clienten/{id}`: the vacancies for an own client. For anybody else there is no such page."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Audience, ListQuestion, RankedPair
from matcher.domain.outcomes import Outcome
from matcher.use_cases.client_file import ClientFile, read_client, refuse_vacancy
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher.use_cases.matching import Matching, Weights
from matcher.use_cases.pair_history import settled_pairs
from matcher.use_cases.read_lists import nightly_list
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording import client_pages as own
from matcher.wording import pages, why_pair
from matcher.wording.counterfactuals import list_question_text, to_top_five_text
from matcher.wording.displaced import displaced_text
from matcher.wording.nights import age_note, night_in_words
from matcher.wording.pair_pages import EVENTS
from matcher.wording.questions import question
from matcher_api.dependencies import ClientIdDep, VacancyIdDep
from matcher_api.pages.contexts import Option
from matcher_api.pages.figures import day
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_facts import client_facts, to_rewrite
from matcher_api.staff_pages.contexts import BestQuestion, ClientContext, WentToOthers
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.line_contexts import LineContext
from matcher_api.staff_pages.lines import (
    Subject,
    as_subject,
    blocked_context,
    line_context,
    produced,
)
from matcher_api.staff_pages.pair_view import ADDRESS as PAIR

router = APIRouter()

WEIGHTS: Final[dict[str, Weights]] = {
    "gelijk": {"wishes": 1.0, "abilities": 1.0},
    "wensen": {"wishes": 2.0, "abilities": 1.0},
    "kunnen": {"wishes": 1.0, "abilities": 2.0},
}
"""How heavily wishes and abilities count when vacancies are retrieved, by the choice on the page."""

_AS_USUAL: Final = "gelijk"


@router.get("/clienten/{client_id}")
def show_client(
    request: Request,
    desk: DeskDep,
    client_id: ClientIdDep,
    nadruk: Annotated[str, Query()] = _AS_USUAL,
    gedaan: str = "",
) -> Response:
    """Show the vacancies that fit an own client today, and what each rests on."""
    file = read_client(desk.app.database, desk.actor, client_id)
    desk.leave_trail("match", client_id)
    chosen = nadruk if nadruk in WEIGHTS else _AS_USUAL
    matching, on = desk.matching, desk.as_of.on
    found = find_vacancies(
        matching,
        desk.app.database,
        client_id,
        on=on,
        k=desk.app.settings.list_length,
        weights=WEIGHTS[chosen],
        with_changes=True,
    )
    night = nightly_list(desk.app.database, client_id, on)
    shown_id = shown_ids(desk, [client_id])[client_id]
    context = _context(matching, file, found, shown_id, chosen)
    usual = found if chosen == _AS_USUAL else FoundVacancies()
    context = replace(
        context,
        told=own.DONE.get(gedaan),
        night=_of_night(night, usual),
        others_help=own.OTHERS_HELP.format(night=night_in_words(night.night))
        if night.night
        else "",
        went_to_others=_others(matching, night),
        settled=tuple(
            _settled(matching, one)
            for one in settled_pairs(desk.app.database, desk.actor, client_id)
        ),
    )
    return page(request, context)


@router.post("/clienten/{client_id}/vacatures/{vacancy_id}/niet-tonen")
def hide_vacancy(desk: DeskDep, client_id: ClientIdDep, vacancy_id: VacancyIdDep) -> Response:
    """Never show a vacancy to an own client again; doing it twice changes nothing."""
    database, actor = desk.app.database, desk.actor
    read_client(database, actor, client_id)
    read_vacancy(database, actor, vacancy_id)
    with desk.telling("change", client_id):
        refuse_vacancy(database, actor, client_id, vacancy_id, refused=True)
    return RedirectResponse(f"/clienten/{client_id}?gedaan=verborgen", HTTPStatus.SEE_OTHER)


def _context(
    matching: Matching, file: ClientFile, found: FoundVacancies, shown_id: str, chosen: str
) -> ClientContext:
    client_id = file.record.id
    blocked = (blocked_context(line, _pair_of(matching, line)) for line in found.blocked)
    return ClientContext(
        title=pages.FOR_CLIENT.format(client=shown_id),
        client_id=client_id,
        told=None,
        facts=client_facts(file),
        to_rewrite=to_rewrite(file.rewrite),
        weights=tuple(
            Option(value, label, value == chosen) for value, label in pages.WEIGHINGS.items()
        ),
        lines=tuple(_line(matching, line) for line in found.items),
        blocked=tuple(context for context in blocked if context is not None),
        note=found.note,
        produced=produced(found.items),
        question=None if found.question is None else _question(matching, found.question),
        night=(),
        others_help="",
        went_to_others=(),
        hidden=tuple(_link(matching, client_id, one) for one in sorted(file.record.not_vacancies)),
        settled=(),
    )


def _line(matching: Matching, line: RankedPair) -> LineContext:
    shown = line_context(line, _pair_of(matching, line), Audience.SPECIALIST)
    change = line.to_top_five
    return shown if change is None else replace(shown, to_top=to_top_five_text(change))


def _of_night(night: FoundVacancies, found: FoundVacancies) -> tuple[str, ...]:
    """Return how many vacancies of today's list were not in the night's, and that this one is old."""
    if night.night is None:
        return ()
    stood = {line.vacancy_id for line in night.items}
    new = sum(line.vacancy_id not in stood for line in found.items)
    told = own.DIFFERS[new == 1].format(night=night_in_words(night.night), count=new)
    return tuple(text for text in (stood and new and told, age_note(night.night)) if text)


def _others(matching: Matching, night: FoundVacancies) -> tuple[WentToOthers, ...]:
    """Return what went to others that night, with why."""
    told = []
    for line in night.displaced:
        if line.displaced is not None and night.night is not None:
            subject = _pair_of(matching, line)
            place = why_pair.NIGHT_DISPLACED.format(
                night=night_in_words(night.night), rank=line.displaced.rank_alone
            )
            texts = (place, displaced_text(line.displaced))
            told.append(WentToOthers(subject.title, subject.href or "", texts))
    return tuple(told)


def _question(matching: Matching, asked: ListQuestion) -> BestQuestion:
    about = None
    if asked.vacancy_id is not None:
        title = _title(matching, asked.vacancy_id)
        about = own.ABOUT.format(vacancy=title)
    return BestQuestion(question(asked.fact, Audience.SPECIALIST), about, list_question_text(asked))


def _settled(matching: Matching, last: Outcome) -> tuple[str, str, str]:
    """Return a vacancy of which nothing is left to propose, its address, and what happened last."""
    told = own.SETTLED_ON.format(what=EVENTS[last.event], day=day(last.on))
    return *_link(matching, last.client_id, last.vacancy_id), told


def _link(matching: Matching, client_id: ClientId, vacancy_id: VacancyId) -> tuple[str, str]:
    address = PAIR.format(client_id=client_id, vacancy_id=vacancy_id)
    return _title(matching, vacancy_id) or pages.UNKNOWN, address


def _title(matching: Matching, vacancy_id: VacancyId) -> str:
    row = matching.row_of(vacancy_id)
    return "" if row is None else matching.vacancies[row].title


def subject_of(matching: Matching, line: RankedPair) -> Subject:
    """Return the vacancy of a line as what the line is about."""
    vacancy = matching.vacancies[matching.table.row_of[VacancyId(line.vacancy_id)]]
    return as_subject(vacancy, matching.employers.get(vacancy.employer_id))


def _pair_of(matching: Matching, line: RankedPair) -> Subject:
    """Return the vacancy of a line, with the page about it and this client."""
    address = PAIR.format(client_id=line.client_id, vacancy_id=line.vacancy_id)
    return replace(subject_of(matching, line), href=address)
