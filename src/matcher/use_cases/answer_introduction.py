"""An employer answers an introduction, with a structured reason.

Only vacancies, introductions and the employer's own answers are read and written here: what is asked
of the database depends on nothing else.
"""

from dataclasses import replace
from datetime import date

from matcher.domain.access import Actor
from matcher.domain.employer_answers import LONGEST_NOTE, AnswerCode, EmployerAnswer
from matcher.domain.errors import ConflictError, Fault, InvalidInputError
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import AnswerId, IntroductionId, VacancyId, new_id
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.permissions import not_here
from matcher.use_cases.read_introductions import introductions_on

Told = tuple[Introduction, EmployerAnswer | None]


def introductions_with_answers(
    database: Database, actor: Actor, vacancy_id: VacancyId, on: date
) -> tuple[Told, ...]:
    """Return the introductions to an own vacancy, each with the last answer to it.

    What is no longer available reads the same for everyone: its answer is not told either.

    Raises:
        NotFoundError: there is no such vacancy of the one who asks.
    """
    with database.reading() as connection:
        return _told_on(connection, actor, vacancy_id, on)


def _told_on(
    connection: Connection, actor: Actor, vacancy_id: VacancyId, on: date
) -> tuple[Told, ...]:
    introductions = introductions_on(connection, actor, vacancy_id, on)
    answers = EmployerAnswerRepository(connection).of_introductions(one.id for one in introductions)
    return tuple(
        (one, answers[one.id][-1] if available(one) and one.id in answers else None)
        for one in introductions
    )


def answer_introduction(
    database: Database, actor: Actor, vacancy_id: VacancyId, given: EmployerAnswer, on: date
) -> EmployerAnswer:
    """Keep an employer's answer under a fresh id; the same answer again changes nothing.

    Raises:
        NotFoundError: there is no such introduction to a vacancy of the one who asks.
        ConflictError: the introduction is no longer available.
        InvalidInputError: a no without a reason, or a note that is too long or about health.
    """
    with database.transaction() as connection:
        IntroductionRepository(connection).hold(given.introduction_id)
        told = _told_on(connection, actor, vacancy_id, on)
        found = next((pair for pair in told if pair[0].id == given.introduction_id), None)
        if found is None:
            raise not_here()
        introduction, before = found
        if not available(introduction):
            msg = "This introduction is no longer available."
            raise ConflictError(msg)
        answer = _checked(given, on)
        if before is not None and replace(before, id=answer.id, answered_on=on) == answer:
            return before
        EmployerAnswerRepository(connection).add(answer)
    return answer


def available(introduction: Introduction) -> bool:
    """Tell whether the employer can still go on with an introduction."""
    return introduction.state is IntroductionState.AVAILABLE


def _checked(given: EmployerAnswer, on: date) -> EmployerAnswer:
    note = given.note.strip()
    faults = []
    if given.code is AnswerCode.NO and given.reason is None:
        faults.append(Fault("reason", "is needed"))
    if len(note) > LONGEST_NOTE:
        faults.append(Fault("note", f"is longer than {LONGEST_NOTE} characters"))
    if find_health_words(note):
        faults.append(Fault("note", "holds words about health; write it without them"))
    if faults:
        raise InvalidInputError(faults)
    return replace(
        given,
        id=AnswerId(new_id()),
        introduction_id=IntroductionId(given.introduction_id),
        reason=given.reason if given.code is AnswerCode.NO else None,
        note=note,
        answered_on=on,
    )
