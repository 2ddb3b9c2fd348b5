"""Vacancies, as they are sent and answered."""

from typing import Self

from pydantic import Field

from matcher.domain.conditions import ConditionCode
from matcher.domain.grade_wording import ProposedGrade
from matcher.domain.vacancies import Demand, Grade
from matcher.domain.vacancy_wording import WordingAdvice, WordingCode
from matcher.exchange.ids import SameIds
from matcher.exchange.shapes import Id, Shape
from matcher.exchange.vacancies import VacancyShape
from matcher.use_cases.post_vacancy import PostedVacancy
from matcher_api.schemas.parts import READ_ONLY


class AdviceAnswer(Shape):
    """Advice on the wording of a vacancy, in Dutch; it never refuses anything."""

    code: WordingCode
    place: str
    phrase: str
    text: str
    conditions: list[ConditionCode]

    @classmethod
    def of_advice(cls, advice: WordingAdvice) -> Self:
        """Return one piece of advice as an answer."""
        return cls(
            code=advice.code,
            place=advice.place,
            phrase=advice.phrase,
            text=advice.text,
            conditions=list(advice.conditions),
        )


class ProposedGradeAnswer(Shape):
    """A grade that the vacancy's own text proposes for a demand without one, and its words.

    Nobody is matched by it: a person confirms it by sending it in `grades`.
    """

    demand: Demand
    grade: Grade
    phrase: str

    @classmethod
    def of_proposal(cls, proposed: ProposedGrade) -> Self:
        """Return a proposal as an answer."""
        return cls(demand=proposed.demand, grade=proposed.grade, phrase=proposed.phrase)


class VacancyResource(VacancyShape):
    """A vacancy. What is read only speaks of its text alone, and may be sent back."""

    vacancy_id: Id = Field(default="", json_schema_extra=READ_ONLY)
    employer_id: Id = Field(default="", description="May be left out by the employer itself.")
    advice: list[AdviceAnswer] | None = Field(default=None, json_schema_extra=READ_ONLY)
    proposed_grades: list[ProposedGradeAnswer] | None = Field(
        default=None, json_schema_extra=READ_ONLY
    )

    @classmethod
    def of_posted(cls, posted: PostedVacancy) -> Self:
        """Return a vacancy with the advice on it and the grades its text proposes."""
        read_only = {
            "advice": [AdviceAnswer.of_advice(one) for one in posted.advice],
            "proposed_grades": [
                ProposedGradeAnswer.of_proposal(one) for one in posted.proposed_grades
            ],
        }
        return cls.from_domain(posted.vacancy, SameIds()).model_copy(update=read_only)


class VacancyPage(Shape):
    """A page of vacancies, newest first."""

    items: list[VacancyShape]
    page: int
    page_size: int
    total: int
