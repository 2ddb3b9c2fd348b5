"""What there is to choose from: the own caseload, and vacancies."""

from collections.abc import Mapping, Sequence
from typing import Final

from matcher.domain.vacancies import Vacancy
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.use_cases.client_file import ClientFile, caseload
from matcher.use_cases.matching import Matching
from matcher.wording import pages
from matcher_api.pages.figures import day, hours
from matcher_api.pages.vacancy_facts import place_in_words, short_facts, vacancy_href
from matcher_api.staff_pages.client_facts import looked_for
from matcher_api.staff_pages.contexts import ClientChoice, VacancyChoice
from matcher_api.staff_pages.desk import Desk

_WHOLE_CASELOAD: Final = 1_000
_SEPARATOR: Final = " · "


def shown_ids(desk: Desk, client_ids: list[str]) -> dict[str, str]:
    """Return for each client the id of the organisation's own file, else the id here."""
    with desk.app.database.reading() as connection:
        found = ExternalIdRepository(connection).externals(RecordKind.CLIENT, client_ids)
    return {client_id: found.get(client_id, client_id) for client_id in client_ids}


def whole_caseload(desk: Desk) -> tuple[ClientFile, ...]:
    """Return the files of all own clients."""
    return caseload(desk.app.database, desk.actor, 1, _WHOLE_CASELOAD).items


def clients_to_choose(
    desk: Desk, files: Sequence[ClientFile], shown: Mapping[str, str], most: int
) -> tuple[ClientChoice, ...]:
    """Return the first own clients by the ids their specialist knows; each leaves a line in the log."""
    first = sorted(files, key=lambda file: shown[file.record.id])[:most]
    desk.leave_trail("read", *(file.record.id for file in first))
    return tuple(_client_choice(file, shown[file.record.id]) for file in first)


def vacancy_choice(matching: Matching, vacancy: Vacancy) -> VacancyChoice:
    """Return a vacancy to choose from a list."""
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
