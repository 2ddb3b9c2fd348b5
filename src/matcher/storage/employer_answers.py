"""Employers' answers as they are remembered: appended, so that the latest one counts."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from matcher.domain.employer_answers import EmployerAnswer
from matcher.domain.ids import IntroductionId, ReferralId
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import employer_answers, introductions


class EmployerAnswerRepository:
    """Every answer, by introduction."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, answer: EmployerAnswer) -> None:
        """Remember an answer after all earlier ones to the same introduction."""
        last = self._connection.execute(
            select(func.max(employer_answers.c.sequence)).where(
                employer_answers.c.introduction_id == answer.introduction_id
            )
        ).scalar_one()
        self._connection.execute(
            insert(employer_answers).values(
                id=answer.id,
                introduction_id=answer.introduction_id,
                sequence=1 if last is None else last + 1,
                content=to_document(answer),
            )
        )

    def of_introductions(
        self, introduction_ids: Iterable[IntroductionId]
    ) -> dict[IntroductionId, list[EmployerAnswer]]:
        """Return the answers to these introductions, oldest first; only those that have one."""
        rows = self._connection.execute(
            select(employer_answers.c.content)
            .where(employer_answers.c.introduction_id.in_(list(introduction_ids)))
            .order_by(employer_answers.c.introduction_id, employer_answers.c.sequence)
        )
        found: dict[IntroductionId, list[EmployerAnswer]] = {}
        for document in rows.scalars():
            answer = from_document(EmployerAnswer, document)
            found.setdefault(answer.introduction_id, []).append(answer)
        return found

    def last_by_referral(self) -> dict[ReferralId, EmployerAnswer]:
        """Return the last answer to the introduction of each referral that has one."""
        rows = self._connection.execute(
            select(introductions.c.referral_id, employer_answers.c.content)
            .join(introductions, introductions.c.id == employer_answers.c.introduction_id)
            .where(introductions.c.referral_id.is_not(None))
            .order_by(employer_answers.c.introduction_id, employer_answers.c.sequence)
        )
        return {ReferralId(of): from_document(EmployerAnswer, content) for of, content in rows}

    def forget(self, introduction_id: IntroductionId) -> None:
        """Forget the answers to an introduction that was let go of."""
        self._connection.execute(
            delete(employer_answers).where(employer_answers.c.introduction_id == introduction_id)
        )
