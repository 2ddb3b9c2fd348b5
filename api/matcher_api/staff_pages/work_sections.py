"""From what waits for somebody to the sections of the work list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.vacancies import Vacancy
from matcher.use_cases.adviser_work import AdviserWork
from matcher.use_cases.list_changes import ListChange, Moved
from matcher.use_cases.propose_client import MadeProposal
from matcher.use_cases.specialist_work import Heard, RunningJob, SpecialistWork
from matcher.wording import work_pages as own
from matcher.wording.nights import age_note, night_in_words
from matcher_api.pages.figures import day, moment
from matcher_api.pages.vacancy_facts import vacancy_href
from matcher_api.staff_pages.openness_words import NameOf, recipient_in_words
from matcher_api.staff_pages.work_contexts import WorkItem, WorkSection

MOST_ITEMS: Final = 8
_MOST_MOVED: Final = 3


def sections_of_specialist(
    work: SpecialistWork, shown: Mapping[ClientId, str], name_of: NameOf
) -> tuple[WorkSection, ...]:
    """Return what waits for a specialist.

    `shown` are the ids under which the clients are known; `name_of` tells an employer's name.
    """

    def pair(client_id: ClientId, vacancy_id: VacancyId, *notes: str) -> WorkItem:
        vacancy = work.titles.get(vacancy_id, "")
        return WorkItem(
            own.CLIENT_AND_VACANCY.format(client=shown[client_id], vacancy=vacancy),
            f"/clienten/{client_id}/vacatures/{vacancy_id}",
            notes,
        )

    return _filled(
        _section(
            "antwoorden",
            own.HEARD,
            own.HEARD_HELP,
            [pair(h.referral.client_id, h.referral.vacancy_id, _answer(h)) for h in work.heard],
        ),
        _section(
            "voorstellen",
            own.PROPOSED,
            own.PROPOSED_HELP,
            [
                pair(
                    p.client_id,
                    p.vacancy_id,
                    own.PROPOSED_ON.format(day=day(p.proposed_on)),
                    *([p.reason] if p.reason else []),
                )
                for p in work.proposals
            ],
        ),
        _section(
            "onderweg",
            own.PENDING,
            own.PENDING_HELP,
            [
                pair(r.client_id, r.vacancy_id, own.PENDING_AT.format(moment=moment(r.releases_at)))
                for r in work.pending
                if r.releases_at is not None
            ],
        ),
        _section(
            "stil",
            own.SILENT,
            own.SILENT_HELP,
            [
                pair(
                    s.referral.client_id,
                    s.referral.vacancy_id,
                    own.SILENT_SINCE.format(day=day(s.introduction.released_on)),
                    own.SILENT_NAMES.format(
                        pseudonym=s.introduction.pseudonym, contact=s.introduction.contact
                    ),
                )
                for s in work.silent
            ],
        ),
        _section(
            "werk",
            own.JOBS,
            own.JOBS_HELP,
            [pair(job.client_id, job.vacancy_id, *_due(job)) for job in work.jobs],
        ),
        _section(
            "openheid",
            own.ENDING,
            own.ENDING_HELP,
            [
                WorkItem(
                    shown[one.client_id],
                    f"/clienten/{one.client_id}/openheid",
                    (
                        recipient_in_words(one.decision.recipient, name_of),
                        own.ENDING_ON.format(day=day(one.decision.valid_until)),
                    ),
                )
                for one in work.ending_decisions
            ],
        ),
        _section(
            "veranderd",
            own.CHANGES.format(night=_night(work.night)),
            _with_age(own.CHANGES_HELP, work.night),
            [
                WorkItem(shown[one.client_id], f"/clienten/{one.client_id}", _changes(one))
                for one in work.changes
            ],
        ),
    )


def sections_of_adviser(
    work: AdviserWork, titles: Mapping[VacancyId, str]
) -> tuple[WorkSection, ...]:
    """Return what waits for an adviser; `titles` names every vacancy there is."""
    return _filled(
        _section(
            "nieuw",
            own.NEW,
            own.NEW_HELP,
            [_vacancy(one) for one in work.new],
            "/vacatures?nieuw=ja",
        ),
        _section(
            "antwoorden",
            own.REPLIED,
            own.REPLIED_HELP,
            [
                _proposal(one, titles, own.REPLIES[one.proposal.reply])
                for one in work.replied
                if one.proposal.reply is not None
            ],
        ),
        _section(
            "wachten",
            own.WAITING,
            own.WAITING_HELP,
            [
                _proposal(one, titles, own.PROPOSED_ON.format(day=day(one.proposal.proposed_on)))
                for one in work.waiting
            ],
        ),
        _section(
            "veranderd",
            own.NEW_PEOPLE,
            _with_age(own.NEW_PEOPLE_HELP.format(night=_night(work.night)), work.night),
            [
                WorkItem(
                    one.vacancy.title,
                    vacancy_href(one.vacancy),
                    (own.PEOPLE_CAME[one.came == 1].format(count=one.came),),
                )
                for one in work.changed
            ],
        ),
        _section(
            "niemand",
            own.NOBODY,
            own.NOBODY_HELP,
            [_vacancy(one) for one in work.nobody_proposed],
            "/vacatures?voorgesteld=nee",
        ),
    )


def _section(
    anchor: str, name: str, help_: str, items: Sequence[WorkItem], more_href: str | None = None
) -> WorkSection:
    left = len(items) - MOST_ITEMS
    more = own.MORE.format(count=left) if left > 0 else None
    return WorkSection(anchor, name, help_, tuple(items[:MOST_ITEMS]), more, more_href)


def _filled(*sections: WorkSection) -> tuple[WorkSection, ...]:
    return tuple(one for one in sections if one.items)


def _night(night: PublishedNight | None) -> str:
    """Return which night; without one nothing changed, and no section says so."""
    return "" if night is None else night_in_words(night)


def _with_age(help_: str, night: PublishedNight | None) -> str:
    old = age_note(night)
    return own.HELP_OF_OLD.format(help=help_, old=old) if old else help_


def _answer(heard: Heard) -> str:
    answer = own.ANSWERS[heard.answer.code]
    if heard.answer.reason is None:
        return answer
    return own.WITH_REASON.format(answer=answer, reason=own.NO_REASONS[heard.answer.reason])


def _due(job: RunningJob) -> Iterable[str]:
    if job.contract_ends_on is not None:
        yield own.CONTRACT_ENDS.format(day=day(job.contract_ends_on))
    if job.aftercare is not None:
        yield own.AFTERCARE.format(weeks=job.aftercare.weeks, day=day(job.aftercare.due_on))


def _changes(change: ListChange) -> tuple[str, ...]:
    told = ((own.CAME, change.came), (own.WENT, change.went))
    return tuple(form.format(vacancies=_moved(moved)) for form, moved in told if moved)


def _moved(moved: Sequence[Moved]) -> str:
    named = ", ".join(
        own.MOVED.format(title=one.title, why=own.WHY[one.why]) for one in moved[:_MOST_MOVED]
    )
    left = len(moved) - _MOST_MOVED
    return own.SEVERAL.format(first=named, count=left) if left > 0 else named


def _vacancy(vacancy: Vacancy) -> WorkItem:
    notes = (day(vacancy.posted_on),) if vacancy.posted_on else ()
    return WorkItem(vacancy.title, vacancy_href(vacancy), notes)


def _proposal(made: MadeProposal, titles: Mapping[VacancyId, str], note: str) -> WorkItem:
    vacancy_id = made.proposal.vacancy_id
    return WorkItem(
        own.CLIENT_AND_VACANCY.format(client=made.shown_id, vacancy=titles.get(vacancy_id, "")),
        f"/vacatures/{vacancy_id}",
        (note,),
    )
