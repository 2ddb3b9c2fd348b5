"""Introductions, as an employer gets them."""

from datetime import date
from typing import Self

from matcher.domain.conditions import ConditionCode
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.openness import Topic
from matcher.exchange.shapes import Shape


class IntroductionAnswer(Shape):
    """What one person decided to tell about themselves for one vacancy.

    `contactAddress` is where to ask for the contact: the same in every introduction, null when there is none.
    """

    id: str
    vacancy_id: str
    pseudonym: str
    summary: str
    needs: list[ConditionCode]
    topics: list[Topic]
    contact: str
    contact_address: str | None
    released_on: date
    state: IntroductionState

    @classmethod
    def of_introduction(cls, told: Introduction, relay_address: str | None) -> Self:
        """Return an introduction as an answer, with the address that every one of them has."""
        return cls.of(
            id=told.id,
            vacancy_id=told.vacancy_id,
            pseudonym=told.pseudonym,
            summary=told.summary,
            needs=sorted(told.needs),
            topics=sorted(told.topics),
            contact=told.contact,
            contact_address=relay_address,
            released_on=told.released_on,
            state=told.state,
        )


class IntroductionPage(Shape):
    """A page of introductions, by the day released and then by id."""

    items: list[IntroductionAnswer]
    page: int
    page_size: int
