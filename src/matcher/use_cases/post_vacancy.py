"""Posting and changing a vacancy: by its employer, or by staff on the employer's behalf.

What comes back speaks of the vacancy alone: never of anybody who might fit it.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.grade_wording import ProposedGrade, propose_grades
from matcher.domain.ids import EmployerId, VacancyId, new_id
from matcher.domain.vacancies import Vacancy, WayOfApplying
from matcher.domain.vacancy_wording import WordingAdvice, advise
from matcher.storage.employers import EmployerRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.audit_trail import Deed, Tell
from matcher.use_cases.permissions import STAFF, covers, not_here, only
from matcher.use_cases.read_vacancies import may_change

_LATEST: Final = 50
"""Among so many of an employer's newest vacancies a double click is looked for."""


@dataclass(frozen=True, slots=True)
class PostedVacancy:
    """A vacancy as it was kept, with its version and what its own text leads to."""

    vacancy: Vacancy
    version: int

    @property
    def advice(self) -> tuple[WordingAdvice, ...]:
        """Return the advice on its wording."""
        return advise(self.vacancy)

    @property
    def proposed_grades(self) -> tuple[ProposedGrade, ...]:
        """Return the grades its text proposes; nothing keeps them until a person gives them."""
        return propose_grades(self.vacancy)


def post_vacancy(
    database: Database, actor: Actor, given: Vacancy, on: date, tell: Tell
) -> PostedVacancy:
    """Keep a new vacancy under a fresh id; without a day of posting it is posted today.

    `given.employer_id` may be left empty by the employer itself.

    Raises:
        NotFoundError: the role does not post vacancies.
        InvalidInputError: the employer or the region is not one to post for.
    """
    only(actor, Role.EMPLOYER, *STAFF)
    with database.transaction() as connection:
        return _added(connection, _new(connection, actor, given, on), tell)


def post_vacancy_once(
    database: Database, actor: Actor, given: Vacancy, on: date, tell: Tell
) -> tuple[PostedVacancy, bool]:
    """Keep a new vacancy from a form; the very same one of today again is a double click.

    Returns the vacancy, and whether it is new.

    Raises:
        NotFoundError: the role does not post vacancies.
        InvalidInputError: the employer or the region is not one to post for.
    """
    only(actor, Role.EMPLOYER, *STAFF)
    with database.transaction() as connection:
        hold(connection, Counter.VACANCIES)
        vacancy = _new(connection, actor, given, on)
        vacancies = VacancyRepository(connection)
        latest = vacancies.of_employer(vacancy.employer_id, 1, _LATEST).items
        same = next((one for one in latest if replace(vacancy, id=one.id) == one), None)
        kept = None if same is None else vacancies.get(same.id)
        if kept is not None:
            return PostedVacancy(kept.value, kept.version), False
        return _added(connection, vacancy, tell), True


def change_vacancy(
    database: Database,
    actor: Actor,
    vacancy_id: VacancyId,
    given: Vacancy,
    expected_version: int | None,
) -> PostedVacancy:
    """Replace a vacancy's content; its id and employer stay what they are.

    Raises:
        NotFoundError: there is none, or it is not for the one who asks.
        InvalidInputError: it names another employer, or a region that is not the actor's.
        ConflictError: somebody changed it since `expected_version`.
    """
    only(actor, Role.EMPLOYER, *STAFF)
    with database.transaction() as connection:
        vacancies = VacancyRepository(connection)
        found = vacancies.get(vacancy_id)
        if found is None or not may_change(actor, found.value):
            raise not_here()
        before = found.value
        vacancy = replace(
            given,
            id=before.id,
            employer_id=before.employer_id,
            posted_on=given.posted_on or before.posted_on,
            region=given.region or before.region,
        )
        faults = []
        if given.id not in {before.id, ""}:
            faults.append(Fault("vacancy_id", "cannot be changed"))
        if given.employer_id not in {before.employer_id, ""}:
            faults.append(Fault("employer_id", "cannot be changed"))
        if not ExternalIdRepository(connection).of(RecordKind.VACANCY, vacancy_id):
            vacancy = _without_public_way(vacancy)
        _refuse(actor, vacancy, faults)
        version = vacancies.put(vacancy, expected_version)
    return PostedVacancy(vacancy, version)


def _new(connection: Connection, actor: Actor, given: Vacancy, on: date) -> Vacancy:
    vacancy = replace(
        given,
        id=VacancyId(new_id()),
        employer_id=_employer(actor, given),
        posted_on=given.posted_on or on,
    )
    employer = EmployerRepository(connection).get(vacancy.employer_id)
    faults = [] if employer else [Fault("employer_id", "is not an employer to post for")]
    region = vacancy.region or actor.region or (employer.region if employer else None)
    vacancy = _without_public_way(replace(vacancy, region=region))
    _refuse(actor, vacancy, faults)
    return vacancy


def _added(connection: Connection, vacancy: Vacancy, tell: Tell) -> PostedVacancy:
    posted = PostedVacancy(vacancy, VacancyRepository(connection).add(vacancy))
    tell(Deed("create", "vacancy", (vacancy.id,)))
    return posted


def _employer(actor: Actor, given: Vacancy) -> EmployerId:
    """Return whose vacancy it is; an employer that names another gets one that does not exist."""
    if actor.role is not Role.EMPLOYER or given.employer_id == actor.employer_id:
        return given.employer_id
    return EmployerId("") if given.employer_id else actor.employer_id


def _without_public_way(vacancy: Vacancy) -> Vacancy:
    """Route a vacancy that was made here through employer services when it says no place to apply.

    Nobody else could know of it. An imported vacancy is known elsewhere, so there it says nothing.
    """
    if vacancy.apply_at:
        return vacancy
    return replace(vacancy, apply=WayOfApplying.THROUGH_EMPLOYER_SERVICES)


def _refuse(actor: Actor, vacancy: Vacancy, faults: list[Fault]) -> None:
    if actor.role is not Role.EMPLOYER and not covers(actor, vacancy.region):
        faults = [*faults, Fault("region", "is not one of your regions")]
    if faults:
        raise InvalidInputError(faults)
