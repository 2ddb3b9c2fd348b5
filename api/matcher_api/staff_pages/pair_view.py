"""The page about one client and one vacancy, put together from what is known of both."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from matcher.domain.employer_answers import NoReason
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.outcome_reasons import OutcomeReason
from matcher.domain.outcomes import ListKind, Shown
from matcher.use_cases.client_file import read_client
from matcher.use_cases.pair_history import PairHistory, read_pair
from matcher.use_cases.why_pair import ExplainedPair, explain_pair
from matcher.wording import pages
from matcher.wording import pair_pages as own
from matcher_api.pages.forms import Form
from matcher_api.pages.vacancy_facts import short_facts, vacancy_href
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.desk import Desk
from matcher_api.staff_pages.lines import Subject
from matcher_api.staff_pages.pair_contexts import PairContext
from matcher_api.staff_pages.pair_form import first_form
from matcher_api.staff_pages.pair_next import next_step
from matcher_api.staff_pages.pair_words import (
    events_in_words,
    known_to_employer,
    told_to_client,
    why_in_words,
)

ADDRESS: Final = "/clienten/{client_id}/vacatures/{vacancy_id}"

_SAME_REASON: Final[Mapping[NoReason, OutcomeReason]] = {
    NoReason.OTHER_PERSON: OutcomeReason.OTHER_PERSON,
    NoReason.TASKS_DO_NOT_FIT: OutcomeReason.TASKS,
    NoReason.HOURS_DO_NOT_FIT: OutcomeReason.HOURS,
    NoReason.CONDITIONS_NOT_POSSIBLE: OutcomeReason.CONDITIONS,
    NoReason.NO_WORK_ANY_MORE: OutcomeReason.NO_WORK_ANY_MORE,
    NoReason.OTHER: OutcomeReason.OTHER,
}


def explained_pair(desk: Desk, client_id: ClientId, vacancy_id: VacancyId) -> ExplainedPair:
    """Return why a vacancy is in a client's list or not."""
    return explain_pair(
        desk.matching,
        desk.app.database,
        client_id,
        vacancy_id,
        on=desk.as_of.on,
        k=desk.app.settings.list_length,
    )


def shown_in(explained: ExplainedPair) -> Shown | None:
    """Return where a pair stood in a list: that of today, else last night's; None when in neither."""
    if explained.why_not is None and explained.line is not None:
        return Shown(explained.line.rank, ListKind.SEARCH, explained.line.versions.ranker)
    night = explained.of_night
    return None if night is None else Shown(night.rank, ListKind.NIGHTLY, night.versions.ranker)


class PairView:
    """One pair with everything its page is made from."""

    def __init__(self, desk: Desk, client_id: ClientId, vacancy_id: VacancyId) -> None:
        """Read the pair and why it is in the list or not.

        Raises:
            NotFoundError: there is no such client on this caseload, or no such vacancy.
        """
        self._desk = desk
        database, on = desk.app.database, desk.as_of.on
        self._history: PairHistory = read_pair(database, desk.actor, client_id, vacancy_id, on)
        self._file = read_client(database, desk.actor, client_id)
        self._explained = explained_pair(desk, client_id, vacancy_id)

    def first_form(self) -> Form:
        """Return the forms before anything was filled in."""
        history = self._history
        draft = history.referral and history.referral.summary
        summary = draft or self._file.record.work_summary or ""
        said_no = history.answers[-1].reason if history.answers else None
        reason = None if said_no is None else _SAME_REASON[said_no]
        return first_form(self._desk.as_of.on, history.version, summary, reason)

    def with_version(self, form: Form) -> Form:
        """Return what was filled in, over the forms as they stand now and with today's version."""
        first = self.first_form()
        version = {"versie": (self._history.version,)}
        return replace(form, texts={**first.texts, **form.texts, **version})

    def context(self, form: Form, *, told: str | None = None) -> PairContext:
        """Return the page with its forms as filled in."""
        desk, history, record = self._desk, self._history, self._file.record
        vacancy, client_id = history.vacancy, history.client_id
        facts = short_facts(vacancy, desk.app.matching.employers.get(vacancy.employer_id))
        subject = Subject(vacancy.title, vacancy_href(vacancy), facts)
        shown = shown_ids(desk, [client_id])[client_id]
        title = own.TITLE.format(client=shown, vacancy=vacancy.title)
        looking = record.status.value == "looking"
        return PairContext(
            title=pages.ERROR_IN_TITLE.format(title=title) if form.wrong else title,
            vacancy=vacancy.title,
            facts=facts,
            shown_id=shown,
            client_id=client_id,
            address=ADDRESS.format(client_id=client_id, vacancy_id=vacancy.id),
            vacancy_href=vacancy_href(vacancy),
            openness_href=f"/clienten/{client_id}/openheid?werkgever={vacancy.employer_id}",
            told=told,
            form=form,
            next=next_step(history, desk.as_of.on, looking=looking),
            events=events_in_words(history),
            known_as=known_to_employer(history),
            why=why_in_words(self._explained, subject, desk.app.settings.list_length),
            for_client=told_to_client(self._explained),
            refused_vacancy=vacancy.id in record.not_vacancies,
            refused_employer=vacancy.employer_id in record.not_employers,
        )
