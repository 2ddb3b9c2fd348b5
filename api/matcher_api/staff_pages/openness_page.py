"""`/clienten/{id}/openheid`: a client's openness: what holds, what a choice would change, and a new decision.

Every choice is shown alike and none is chosen beforehand: the client decides.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from matcher.domain.conditions import ConditionCode
from matcher.domain.errors import InvalidInputError
from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Moment,
    Teller,
    governing_decisions,
    openness_per_employer,
)
from matcher.domain.talks import TalkAbout
from matcher.use_cases.client_file import ClientFile, read_client
from matcher.use_cases.decide_openness import is_known, record_decision, revoke_decision
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.foresee_decision import (
    Choice,
    foresee_decision,
    foresee_revocation,
    lists_by_choice,
)
from matcher.use_cases.log_talks import list_talks
from matcher.use_cases.permissions import not_here
from matcher.wording import openness_pages as own
from matcher.wording import pages
from matcher.wording.notes import NOT_LOOKING
from matcher.wording.terms import CONDITIONS
from matcher_api.dependencies import ClientIdDep, DecisionIdDep
from matcher_api.pages.contexts import Option
from matcher_api.pages.figures import day
from matcher_api.pages.forms import Form, FormDep
from matcher_api.pages.rendering import page
from matcher_api.pages.vacancy_facts import employer_name
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.desk import Desk, DeskDep
from matcher_api.staff_pages.openness_contexts import Choices, OpennessContext, TalkNote
from matcher_api.staff_pages.openness_form import (
    ALSO,
    SHOWN,
    TO_ALL,
    choices_in_short,
    empty_form,
    read_decision,
    refused,
)
from matcher_api.staff_pages.openness_words import (
    changes_in_words,
    earlier,
    lists_in_words,
    standing,
)

router = APIRouter()

_SAVE = "vastleggen"
_ADDRESS = "/clienten/{client_id}/openheid"
_TALKS_SHOWN = 3


@router.get(_ADDRESS)
def show_openness(
    request: Request,
    desk: DeskDep,
    client_id: ClientIdDep,
    werkgever: Annotated[str, Query(max_length=64)] = ANY_EMPLOYER,
    gedaan: str = "",
) -> Response:
    """Show what holds for a client, and the form for a new decision."""
    subject = _Subject(desk, client_id)
    desk.leave_trail("read", client_id)
    recipient = werkgever or ANY_EMPLOYER
    if recipient not in TO_ALL and not is_known(desk.app.database, EmployerId(recipient)):
        raise not_here()
    form = empty_form(desk.as_of.on, recipient)
    return page(request, subject.context(form, told=own.DONE.get(gedaan)))


@router.post(_ADDRESS)
def decide(request: Request, desk: DeskDep, client_id: ClientIdDep, form: FormDep) -> Response:
    """Show what a decision would change, and record it when that was seen of these very choices."""
    subject = _Subject(desk, client_id)
    given = read_decision(form, desk.as_of.on)
    if not isinstance(given, DisclosureDecision):
        return _again(request, subject, form.with_wrong(given))
    database, actor = desk.app.database, desk.actor
    try:
        shown = choices_in_short(form)
        if form.text("stap") == _SAVE and form.typed(SHOWN) == shown:
            with desk.telling("decide", client_id):
                record_decision(database, actor, client_id, given, desk.as_of)
            return _done(client_id, "besluit")
        foreseen = foresee_decision(database, actor, client_id, given, desk.as_of)
    except InvalidInputError as error:
        return _again(request, subject, form.with_wrong(refused(error)))
    later = given.valid_from > desk.as_of.on
    changes = changes_in_words(foreseen, subject.title_of, subject.name_of, later=later)
    return page(request, subject.context(form.with_text(SHOWN, shown), changes=changes))


@router.post(_ADDRESS + "/{decision_id}/intrekken")
def revoke(desk: DeskDep, client_id: ClientIdDep, decision_id: DecisionIdDep) -> Response:
    """End a decision today; doing it twice changes nothing."""
    with desk.telling("revoke", client_id):
        revoke_decision(desk.app.database, desk.actor, client_id, decision_id, desk.as_of.on)
    return _done(client_id, "ingetrokken")


def _done(client_id: ClientId, what: str) -> Response:
    address = _ADDRESS.format(client_id=client_id)
    return RedirectResponse(f"{address}?gedaan={what}", HTTPStatus.SEE_OTHER)


def _again(request: Request, subject: "_Subject", form: Form) -> Response:
    return page(request, subject.context(form), HTTPStatus.BAD_REQUEST)


class _Subject:
    """The client the page is about, with everything that its words are made from."""

    def __init__(self, desk: Desk, client_id: ClientId) -> None:
        """Read the file, and the list under each choice."""
        self._desk = desk
        self._file: ClientFile = read_client(desk.app.database, desk.actor, client_id)
        self._matching = desk.matching
        self._lists = lists_by_choice(
            self._matching,
            desk.app.database,
            desk.actor,
            client_id,
            desk.as_of.on,
            desk.app.settings.list_length,
        )

    def title_of(self, vacancy_id: VacancyId) -> str:
        """Return the title of a vacancy."""
        row = self._matching.row_of(vacancy_id)
        return "" if row is None else self._matching.vacancies[row].title

    def name_of(self, employer_id: EmployerId) -> str:
        """Return the name of an employer."""
        return employer_name(self._matching.employers.get(employer_id))

    def context(
        self, form: Form, *, changes: tuple[str, ...] | None = None, told: str | None = None
    ) -> OpennessContext:
        """Return the page with a form, and what the decision in it would change."""
        client_id, on = self._file.record.id, self._desk.as_of.on
        shown = shown_ids(self._desk, [client_id])[client_id]
        title = own.TITLE.format(client=shown)
        holding = self._holding()
        talks = list_talks(self._desk.app.database, self._desk.actor, client_id)
        return OpennessContext(
            title=pages.ERROR_IN_TITLE.format(title=title) if form.wrong else title,
            client_id=client_id,
            shown_id=shown,
            told=told,
            standing=tuple(
                standing(one, self._if_revoked(one), self.name_of, on) for one in holding
            ),
            earlier=tuple(
                earlier(one, self.name_of, on)
                for one in reversed(self._file.record.decisions)
                if one not in holding
            ),
            form=form,
            choices=self._choices(form),
            changes=changes,
            lists=lists_in_words(self._lists, self.title_of),
            no_lists=next((one.note for one in self._lists.values() if one.note), NOT_LOOKING),
            talks=tuple(
                TalkNote(day(talk.held_on), talk.note)
                for talk in talks
                if talk.about is TalkAbout.OPENNESS
            )[:_TALKS_SHOWN],
        )

    def _holding(self) -> list[DisclosureDecision]:
        """Return the decisions that govern today, one for each recipient, and those still to begin."""
        decisions, on = self._file.record.decisions, self._desk.as_of.on
        coming = (one for one in decisions if one.valid_from > on and one.revoked_on is None)
        return [*governing_decisions(decisions, on), *coming]

    def _if_revoked(self, decision: DisclosureDecision) -> tuple[str, ...]:
        desk = self._desk
        foreseen = foresee_revocation(
            desk.app.database, desk.actor, self._file.record.id, decision.id, desk.as_of.on
        )
        return changes_in_words(foreseen, self.title_of, self.name_of)

    def _choices(self, form: Form) -> Choices:
        record = self._file.record
        return Choices(
            recipients=(Option(ANY_EMPLOYER, own.ANY), Option(EMPLOYER_SERVICES, own.SERVICES)),
            employers=(Option("", own.NO_EMPLOYER), *self._employers(form)),
            what=tuple(
                Option(value, label, help=help_)
                for value, (label, help_) in own.WHAT_CHOICES.items()
            ),
            also=tuple(Option(topic.value, own.TOPICS[topic]) for topic in ALSO),
            needs=tuple(
                Option(code.value, CONDITIONS[code])
                for code in ConditionCode
                if code in {need.code for need in record.needs}
            ),
            moments=tuple(Option(moment.value, own.MOMENTS[moment]) for moment in Moment),
            tellers=tuple(Option(teller.value, own.TELLERS[teller]) for teller in Teller),
        )

    def _employers(self, form: Form) -> list[Option]:
        """Return the employers of the client's list, of earlier decisions and of the form, by name."""
        closed = self._lists.get(Choice.SUPPORT, FoundVacancies())
        rows = [self._matching.row_of(line.vacancy_id) for line in closed.items]
        known = {self._matching.vacancies[row].employer_id for row in rows if row is not None}
        known |= set(
            openness_per_employer(self._file.record.decisions, self._desk.as_of.on).specific
        )
        chosen = EmployerId(form.text("werkgever"))
        if is_known(self._desk.app.database, chosen):
            known.add(chosen)
        return sorted(
            (Option(one, self.name_of(one)) for one in known), key=lambda option: option.label
        )
