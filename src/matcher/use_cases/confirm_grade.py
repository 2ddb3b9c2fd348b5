"""Confirming the grade that a vacancy's own text proposes for a demand: a person's word makes it count."""

from dataclasses import replace

from matcher.domain.access import Actor
from matcher.domain.errors import ConflictError
from matcher.domain.grade_wording import propose_grades
from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Demand, Grade
from matcher.storage.sessions import Database
from matcher.use_cases.permissions import STAFF, not_here, only
from matcher.use_cases.post_vacancy import change_vacancy
from matcher.use_cases.read_vacancies import may_change, read_vacancy


def confirm_grade(
    database: Database,
    actor: Actor,
    vacancy_id: VacancyId,
    demand: Demand,
    grade: Grade,
    expected_version: int,
) -> None:
    """Give a demand the grade that the text proposes; doing it twice changes nothing.

    Raises:
        NotFoundError: there is no such vacancy to change for the one who asks.
        ConflictError: somebody changed it since `expected_version`, or the text says otherwise.
    """
    only(actor, *STAFF)
    found = read_vacancy(database, actor, vacancy_id)
    vacancy = found.value
    if not may_change(actor, vacancy):
        raise not_here()
    if vacancy.grades.get(demand) is grade:
        return
    proposed = {one.demand: one.grade for one in propose_grades(vacancy)}
    if proposed.get(demand) is not grade:
        msg = "The text of this vacancy no longer says so."
        raise ConflictError(msg)
    confirmed = replace(vacancy, grades={**vacancy.grades, demand: grade})
    change_vacancy(database, actor, vacancy_id, confirmed, expected_version)
