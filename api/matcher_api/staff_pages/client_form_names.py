"""What the form of a client's file takes from the vacancies: names, and the question that helps most."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.matches import Audience, ListQuestion
from matcher.exchange.clients import ClientShape
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.matching import Matching
from matcher.wording import client_form as own
from matcher.wording.counterfactuals import list_question_text
from matcher.wording.questions import question
from matcher_api.pages.vacancy_facts import employer_name
from matcher_api.staff_pages.client_form_contexts import HelpsMost
from matcher_api.staff_pages.desk import Desk

_FIELD_OF: Final[Mapping[str, str]] = {
    "client.passions": "doet-graag",
    "client.abilities": "kan",
    "client.target_occupations": "zoekt",
    "client.target_sectors": "sector-1",
    "client.working_hours": "uren-van",
    "client.place": "postcode",
    "client.driving_licences": "rijbewijs",
    "client.languages": "taal-1",
    "client.qualifications": "diploma",
}
"""The field in which the answer to a question about the client is noted."""


def refused_names(matching: Matching, shape: ClientShape) -> tuple[dict[str, str], dict[str, str]]:
    """Return the employers and the vacancies that a client does not want, by id with their names."""
    employers = {
        one: employer_name(matching.employers.get(EmployerId(one)))
        for one in shape.not_employers or ()
    }
    vacancies = {one: _title(matching, VacancyId(one)) for one in shape.not_vacancies or ()}
    return _by_name(employers), _by_name(vacancies)


def employers_named(matching: Matching, name: str) -> tuple[EmployerId, ...]:
    """Return every employer that is called so, whatever the capitals."""
    return tuple(
        one.id
        for one in matching.employers.values()
        if one.name and one.name.casefold() == name.casefold()
    )


def helps_most(desk: Desk, client_id: ClientId) -> HelpsMost | None:
    """Return the question whose answer would change a client's list most, or None when all is known."""
    found = find_vacancies(
        desk.matching,
        desk.app.database,
        client_id,
        on=desk.as_of.on,
        k=0,
        with_changes=True,
    )
    return None if found.question is None else _in_words(desk.matching, found.question)


def _in_words(matching: Matching, asked: ListQuestion) -> HelpsMost:
    told = [list_question_text(asked)]
    if asked.vacancy_id is not None:
        told.append(own.ABOUT_VACANCY.format(title=_title(matching, asked.vacancy_id)))
    return HelpsMost(
        question(asked.fact, Audience.SPECIALIST), " ".join(told), _FIELD_OF.get(asked.fact)
    )


def _title(matching: Matching, vacancy_id: VacancyId) -> str:
    row = matching.row_of(vacancy_id)
    if row is None:
        return own.GONE_VACANCY
    vacancy = matching.vacancies[row]
    employer = employer_name(matching.employers.get(vacancy.employer_id))
    return own.VACANCY_AT.format(title=vacancy.title, employer=employer)


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda one: one[1]))
