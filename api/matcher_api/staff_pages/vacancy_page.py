"""`/vacatures/{id}`: a vacancy with its demands, advice on its text, and whom the reader may suggest."""

import re
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.errors import ConflictError
from matcher.domain.ids import ClientId
from matcher.domain.matches import Blocked, RankedPair
from matcher.domain.proposals import Proposal
from matcher.domain.vacancies import Demand, Grade
from matcher.use_cases.confirm_grade import confirm_grade
from matcher.use_cases.find_vacancies import MOST_BLOCKED
from matcher.use_cases.permissions import not_here
from matcher.use_cases.read_vacancies import may_change
from matcher.use_cases.vacancy_load import vacancy_load
from matcher.wording import notes, pages
from matcher.wording import vacancy_pages as own
from matcher.wording.nights import age_note, night_in_words
from matcher.wording.terms import DEMANDS
from matcher.wording.work_pages import PROPOSED_ON, REPLIES
from matcher_api.dependencies import VacancyIdDep
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.figures import day
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import (
    advice_on,
    all_facts,
    condition_groups,
    employer_name,
    paragraphs,
)
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.lines import produced
from matcher_api.staff_pages.vacancy_contexts import (
    Block,
    BlockedPerson,
    Chosen,
    PersonLine,
    VacancyContext,
)
from matcher_api.staff_pages.vacancy_demands import demand_groups
from matcher_api.staff_pages.vacancy_view import VacancyView
from matcher_api.staff_pages.vacancy_weights import WeighingDep

router = APIRouter()

_VERSION: Final = re.compile(r"[0-9]{1,9}")


@router.get("/vacatures/{vacancy_id}")
def show_vacancy(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    gedaan: str = "",
) -> Response:
    """Show a vacancy, and the clients who fit it among those the reader may see."""
    view = VacancyView(desk, vacancy_id, weighing)
    return page(request, _shown(view, Form(), own.DONE.get(gedaan)))


@router.post("/vacatures/{vacancy_id}/eisen/{demand}")
def confirm(
    request: Request,
    desk: DeskDep,
    vacancy_id: VacancyIdDep,
    weighing: WeighingDep,
    form: FormDep,
    demand: Annotated[str, Path(max_length=64)],
) -> Response:
    """Give a demand the grade that the text proposes; doing it twice changes nothing."""
    grade, version = form.text("graad"), form.text("versie")
    if demand not in set(Demand) or grade not in set(Grade) or not _VERSION.fullmatch(version):
        raise not_here()
    try:
        with desk.telling("change", vacancy_id, "vacancy"):
            confirm_grade(
                desk.app.database,
                desk.actor,
                vacancy_id,
                Demand(demand),
                Grade(grade),
                int(version),
            )
    except ConflictError:
        view = VacancyView(desk, vacancy_id, weighing)
        again = form.with_wrong([Wrong("eisen", own.CHANGED_MEANWHILE)])
        return page(request, _shown(view, again, None), HTTPStatus.CONFLICT)
    return done(f"/vacatures/{vacancy_id}", "bevestigd")


def done(address: str, what: str) -> Response:
    """Return to a vacancy, which then says what was done."""
    both = "&" if "?" in address else "?"
    return RedirectResponse(f"{address}{both}gedaan={what}", HTTPStatus.SEE_OTHER)


def block(one: Blocked) -> Block:
    """Return a demand that is not met, in words."""
    return Block(DEMANDS[one.demand], pages.GRADES[one.grade], one.asked, one.have, one.step)


def proposed_on(proposal: Proposal | None) -> str | None:
    """Return since when somebody is proposed, in words, or None."""
    return None if proposal is None else PROPOSED_ON.format(day=day(proposal.proposed_on))


def _shown(view: VacancyView, form: Form, told: str | None) -> VacancyContext:
    vacancy, desk = view.vacancy, view.desk
    blocked = view.ranked.blocked(MOST_BLOCKED) if view.is_open else ()
    people = {line.client_id for line in (*view.shown, *blocked)}
    desk.leave_trail("suggest", *sorted(people | view.proposals.keys() | view.set_asides.keys()))
    title = pages.ERROR_IN_TITLE.format(title=vacancy.title) if form.wrong else vacancy.title
    return VacancyContext(
        title=title,
        name=vacancy.title,
        address=f"/vacatures/{vacancy.id}",
        told=told,
        form=form,
        version=view.version,
        employer=employer_name(view.employer),
        facts=all_facts(vacancy),
        paragraphs=paragraphs(vacancy),
        tasks=vacancy.tasks,
        demands=demand_groups(vacancy, may_change=may_change(desk.actor, vacancy)),
        conditions=condition_groups(vacancy),
        advice=advice_on(vacancy),
        load=_load(view),
        explanation=pages.OWN_CASELOAD if view.mine else pages.DECIDED_PEOPLE,
        weights=view.weighing.fields,
        weighted=view.weighing.pairs,
        ran=view.weighing.told,
        lines=tuple(_line(view, pair) for pair in view.shown),
        blocked=tuple(_blocked(view, pair) for pair in blocked),
        proposals=tuple(
            _proposal(view, view.proposals[one]) for one in view.by_name(view.proposals)
        ),
        set_aside=tuple(_aside(view, one) for one in view.by_name(view.set_asides)),
        add=view.address("/toevoegen") if view.is_open and view.people else None,
        note=None if view.shown else _why_nobody(view),
        produced=produced(view.shown),
    )


def _line(view: VacancyView, pair: RankedPair) -> PersonLine:
    who = view.who(pair.client_id)
    proposed = proposed_on(view.proposals.get(pair.client_id))
    return PersonLine(
        line=view.line(pair),
        key=who.key,
        why=view.why(pair.client_id),
        propose=None if proposed else view.address(f"/voorstellen/{who.key}"),
        proposed=proposed,
        aside=view.address(f"/opzij/{who.key}"),
    )


def _blocked(view: VacancyView, pair: RankedPair) -> BlockedPerson:
    (one,) = view.ranked.blocks(pair.client_id)[:1]
    client_id = pair.client_id
    return BlockedPerson(
        view.who(client_id).name, view.why(client_id), view.facts(client_id), block(one)
    )


def _proposal(view: VacancyView, proposal: Proposal) -> Chosen:
    reply = own.NO_REPLY
    if proposal.reply is not None and proposal.replied_on is not None:
        words = REPLIES[proposal.reply]
        reply = own.REPLIED_ON.format(reply=words, day=day(proposal.replied_on))
    by_hand = proposal.rank is None
    place = own.PROPOSED_BY_HAND if by_hand else own.PROPOSED_AT.format(rank=proposal.rank)
    since = PROPOSED_ON.format(day=day(proposal.proposed_on))
    reason = [own.REASON_GIVEN.format(reason=proposal.reason)] if proposal.reason else []
    who = proposal.client_id
    facts = (since, place, *reason) if view.mine else (reply, since, place, *reason)
    return Chosen(view.who(who).name, view.why(who), facts, None)


def _aside(view: VacancyView, client_id: ClientId) -> Chosen:
    one, who = view.set_asides[client_id], view.who(client_id)
    facts = (own.REASON_GIVEN.format(reason=one.reason), own.ASIDE_ON.format(day=day(one.set_on)))
    back = view.address(f"/opzij/{who.key}/terug")
    return Chosen(who.name, view.why(client_id), facts, back)


def _load(view: VacancyView) -> tuple[str, ...]:
    desk, seats = view.desk, view.vacancy.seats
    places = own.SEATS_UNKNOWN if seats is None else own.SEATS.format(seats=seats)
    seen = view.people.keys()
    load = vacancy_load(desk.app.database, desk.actor, view.vacancy, seen, desk.as_of.on)
    if load is None:
        return places, own.NO_NIGHT
    night, old = night_in_words(load.night), age_note(load.night)
    if load.own is None:
        told = own.LOAD_SEEN.format(night=night, others=own.PEOPLE[load.others])
    else:
        lists = own.LOAD_OF_LISTS[load.own == 1].format(count=load.own)
        told = own.LOAD_OWN.format(night=night, own=lists, others=own.OTHERS[load.others])
    return (places, told, old) if old else (places, told)


def _why_nobody(view: VacancyView) -> str:
    if not view.is_open:
        return notes.NOT_OPEN
    if view.ranked.first(1):
        return own.ALL_SET_ASIDE
    return pages.NONE_OF_YOURS if view.mine else notes.NO_CLIENTS
