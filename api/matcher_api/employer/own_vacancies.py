"""Where the employer's pages are, and an own vacancy in words."""

from datetime import date
from typing import Final

from matcher.domain.ids import IntroductionId, VacancyId
from matcher.domain.vacancies import Vacancy, VacancyStatus
from matcher.wording import employer_pages as own
from matcher_api.pages.figures import day

HOME: Final = "/werkgever"
NEW: Final = "/werkgever/vacatures/nieuw"
PASTE: Final = "/werkgever/vacatures/plakken"


def own_vacancy_href(vacancy_id: VacancyId) -> str:
    """Return where the page of an own vacancy is."""
    return f"{HOME}/vacatures/{vacancy_id}"


def answer_href(vacancy_id: VacancyId, introduction_id: IntroductionId) -> str:
    """Return where an introduction is answered."""
    return f"{own_vacancy_href(vacancy_id)}/introducties/{introduction_id}"


def status_in_words(vacancy: Vacancy, on: date) -> str:
    """Return where a vacancy stands on a day; only the employer's own edits and the date change it."""
    if vacancy.status is VacancyStatus.OPEN and not vacancy.open_on(on):
        return own.DATE_PASSED
    return own.STATUSES[vacancy.status]


def facts_in_list(vacancy: Vacancy) -> tuple[str, ...]:
    """Return what the list says of a vacancy: how many people, and until when."""
    seats = vacancy.seats
    facts = (
        seats and own.SEATS[seats == 1].format(count=seats),
        vacancy.closes_on and own.UNTIL.format(day=day(vacancy.closes_on)),
    )
    return tuple(fact for fact in facts if fact)
