"""Introductions as they are remembered: the snapshots that employers get, and nothing beside them.

Which referral one came from stands in a column of its own and never comes out with the snapshot.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, insert, or_, select, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, IntroductionId, ReferralId, VacancyId
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.storage.codec import from_document, to_document
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.tables import introductions, referrals


class IntroductionRepository:
    """Every introduction, by id, by vacancy and by the referral it came from."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(
        self,
        introduction: Introduction,
        referral_id: ReferralId,
        readable_until: date | None = None,
    ) -> None:
        """Remember a new introduction and, apart from it, its referral and its last day."""
        self._connection.execute(
            insert(introductions).values(
                id=introduction.id,
                vacancy_id=introduction.vacancy_id,
                referral_id=referral_id,
                released_on=introduction.released_on,
                readable_until=readable_until,
                state=introduction.state.value,
                content=to_document(introduction),
            )
        )

    def get(self, introduction_id: IntroductionId) -> Introduction | None:
        """Return the introduction, or None."""
        document = self._connection.execute(
            select(introductions.c.content).where(introductions.c.id == introduction_id)
        ).scalar_one_or_none()
        return None if document is None else from_document(Introduction, document)

    def hold(self, introduction_id: IntroductionId) -> None:
        """Keep others from changing an introduction, or letting it go, until the end of this transaction."""
        self._connection.execute(
            select(introductions.c.id)
            .where(introductions.c.id == introduction_id)
            .with_for_update()
        )

    def of_referral(self, referral_id: ReferralId) -> Introduction | None:
        """Return the introduction that a referral led to, or None."""
        document = self._connection.execute(
            select(introductions.c.content).where(introductions.c.referral_id == referral_id)
        ).scalar_one_or_none()
        return None if document is None else from_document(Introduction, document)

    def of_referrals(self, referral_ids: Collection[ReferralId]) -> dict[ReferralId, Introduction]:
        """Return the introductions that these referrals led to, by referral."""
        rows = self._connection.execute(
            select(introductions.c.referral_id, introductions.c.content).where(
                introductions.c.referral_id.in_(referral_ids)
            )
        )
        return {
            ReferralId(referral_id): from_document(Introduction, document)
            for referral_id, document in rows
        }

    def for_vacancy(self, vacancy_id: VacancyId, on: date) -> list[Introduction]:
        """Return a vacancy's introductions as of a day, by the day released and then by id.

        One whose last day has passed reads as no longer available, whoever has looked or not.
        """
        rows = self._connection.execute(
            select(introductions.c.content, introductions.c.readable_until)
            .where(introductions.c.vacancy_id == vacancy_id)
            .order_by(introductions.c.released_on, introductions.c.id)
        )
        return [
            _as_of(from_document(Introduction, document), readable_until, on)
            for document, readable_until in rows
        ]

    def set_state(self, introduction_id: IntroductionId, state: IntroductionState) -> None:
        """Say whether the employer can still go on with an introduction.

        Raises:
            NotFoundError: there is no such introduction.
        """
        found = self.get(introduction_id)
        if found is None:
            msg = "There is no such introduction."
            raise NotFoundError(msg)
        self._write(replace(found, state=state))

    def keep_readable(self, introduction_id: IntroductionId, until: date, on: date) -> bool:
        """Move the last day of an introduction; False, and nothing moves, when it passed before `on`.

        What an employer could no longer read on some day so never comes back.
        """
        last_day = introductions.c.readable_until
        moved = self._connection.execute(
            update(introductions)
            .where(introductions.c.id == introduction_id, or_(last_day.is_(None), last_day >= on))
            .values(readable_until=until)
        )
        return moved.rowcount > 0

    def readable_until(self, introduction_id: IntroductionId) -> date | None:
        """Return the last day on which an employer can read an introduction; None is without end."""
        return self._connection.execute(
            select(introductions.c.readable_until).where(introductions.c.id == introduction_id)
        ).scalar_one_or_none()

    def let_go_of_client(self, client_id: ClientId) -> None:
        """End a client's introductions, take out what they tell, and cut the tie to the client."""
        rows = self._connection.execute(
            select(introductions.c.referral_id)
            .join(referrals, referrals.c.id == introductions.c.referral_id)
            .where(referrals.c.client_id == client_id)
        )
        for referral_id in rows.scalars().all():
            self.let_go(ReferralId(referral_id))

    def let_go(self, referral_id: ReferralId) -> None:
        """End the introduction of a referral, empty it, forget its answers, and cut the tie to it."""
        found = self.of_referral(referral_id)
        if found is None:
            return
        self._write(
            replace(
                found,
                summary="",
                needs=(),
                topics=frozenset(),
                contact="",
                state=IntroductionState.NO_LONGER_AVAILABLE,
            )
        )
        EmployerAnswerRepository(self._connection).forget(found.id)
        self._connection.execute(
            update(introductions).where(introductions.c.id == found.id).values(referral_id=None)
        )

    def _write(self, introduction: Introduction) -> None:
        self._connection.execute(
            update(introductions)
            .where(introductions.c.id == introduction.id)
            .values(state=introduction.state.value, content=to_document(introduction))
        )


def _as_of(introduction: Introduction, readable_until: date | None, on: date) -> Introduction:
    if readable_until is None or on <= readable_until:
        return introduction
    return replace(introduction, state=IntroductionState.NO_LONGER_AVAILABLE)
