"""What there is to choose from: the own caseload, and the open vacancies by a word in their title."""

from math import ceil
from typing import Final
from urllib.parse import urlencode

from matcher.domain.vacancies import Vacancy
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.use_cases.client_file import ClientFile, caseload
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import covers
from matcher.wording import pages
from matcher_api.pages.figures import day, hours
from matcher_api.pages.vacancy_facts import place_in_words, short_facts, vacancy_href
from matcher_api.staff_pages.client_facts import looked_for
from matcher_api.staff_pages.contexts import ClientChoice, VacancyChoice, VacancyChoices
from matcher_api.staff_pages.desk import Desk

PAGE_SIZE: Final = 12
_WHOLE_CASELOAD: Final = 1_000
_SEPARATOR: Final = " · "


def shown_ids(desk: Desk, client_ids: list[str]) -> dict[str, str]:
    """Return for each client the id of the organisation's own file, else the id here."""
    with desk.app.database.reading() as connection:
        found = ExternalIdRepository(connection).externals(RecordKind.CLIENT, client_ids)
    return {client_id: found.get(client_id, client_id) for client_id in client_ids}


def clients_to_choose(desk: Desk) -> tuple[ClientChoice, ...]:
    """Return the own clients by the ids their specialist knows; each leaves a line in the log."""
    files = caseload(desk.app.database, desk.actor, 1, _WHOLE_CASELOAD).items
    ids = [file.record.id for file in files]
    desk.leave_trail("read", *ids)
    shown = shown_ids(desk, list(ids))
    choices = [_client_choice(file, shown[file.record.id]) for file in files]
    return tuple(sorted(choices, key=lambda choice: choice.shown_id))


def vacancies_to_choose(desk: Desk, word: str, number: int) -> VacancyChoices:
    """Return a page of the open vacancies for whoever asks, newest first."""
    matching = desk.matching
    found = _found(desk, matching, word.casefold())
    last = max(1, ceil(len(found) / PAGE_SIZE))
    number = min(number, last)
    here = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    told = pages.VACANCIES_FOUND if word else pages.VACANCIES_OPEN
    return VacancyChoices(
        items=tuple(_vacancy_choice(matching, vacancy) for vacancy in here),
        looked_for=word,
        told=told.format(count=len(found), word=word),
        previous=_address(word, number - 1) if number > 1 else None,
        following=_address(word, number + 1) if number < last else None,
        where=pages.PAGE_OF.format(page=number, pages=last),
    )


def _found(desk: Desk, matching: Matching, word: str) -> list[Vacancy]:
    with matching.lock:
        there = matching.table.column["open"]
        vacancies = [v for row, v in enumerate(matching.vacancies) if there[row]]
    here = [
        vacancy
        for vacancy in vacancies
        if vacancy.open_on(desk.as_of.on)
        and covers(desk.actor, vacancy.region)
        and word in vacancy.title.casefold()
    ]
    here.sort(key=lambda vacancy: vacancy.id)
    here.sort(key=lambda v: v.posted_on.toordinal() if v.posted_on else 0, reverse=True)
    return here


def _vacancy_choice(matching: Matching, vacancy: Vacancy) -> VacancyChoice:
    facts = short_facts(vacancy, matching.employers.get(vacancy.employer_id))
    posted = pages.POSTED.format(day=day(vacancy.posted_on)) if vacancy.posted_on else None
    return VacancyChoice(
        href=vacancy_href(vacancy),
        title=vacancy.title,
        facts=_SEPARATOR.join(facts),
        posted=posted or pages.POSTED_UNKNOWN,
    )


def _client_choice(file: ClientFile, shown_id: str) -> ClientChoice:
    record = file.record
    facts = (place_in_words(record.place), hours(record.working_hours))
    labels = ", ".join(looked_for(file))
    return ClientChoice(
        href=f"/clienten/{record.id}",
        shown_id=shown_id,
        status=pages.STATUSES.get(record.status),
        looks_for=labels or pages.NO_WISH,
        facts=_SEPARATOR.join(fact for fact in facts if fact),
    )


def _address(word: str, number: int) -> str:
    query = {"zoek": word} if word else {}
    return f"/?{urlencode(query | {'pagina': str(number)})}#vacatures"
