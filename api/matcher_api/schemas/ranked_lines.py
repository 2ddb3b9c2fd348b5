"""Ranked lines, as they are answered: the shape of the command line and of files."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from matcher.domain.matches import Part
from matcher.domain.openness import ContactRoute
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Demand, Grade
from matcher.exchange.shapes import LONGEST_TEXT, Shape


class _Answer(BaseModel):
    """A part of an answer that `line_shape` has written already."""

    model_config = ConfigDict(alias_generator=to_camel, extra="allow")


class ReasonAnswer(_Answer):
    """What one feature adds to one part, in log-odds, with the phrases that made it so."""

    part: Part
    feature: str
    contribution: float
    code: str
    params: dict[str, str | float | int | bool]
    text: str
    evidence: list[str]


class MissingAnswer(_Answer):
    """A fact nobody knows yet, and how far its answer could move the score."""

    fact: str
    could_change_score_by: float
    ask: str | None


class BlockedAnswer(_Answer):
    """The one demand that keeps a pair out of the list, and the step that would lift it."""

    demand: Demand
    grade: Grade
    have: str | None
    asked: str | None
    step: str


class RankedLine(_Answer):
    """One line of a list: reasons and baseline of a part add up to its log-odds."""

    rank: int
    client_id: str | None
    vacancy_id: str
    score: float
    score_interval: tuple[float, float]
    client_fit: float
    employer_fit: float
    sustained_fit: float
    calibrated: bool
    baseline: dict[Part, float]
    route: ContactRoute | None
    reasons: list[ReasonAnswer]
    missing: list[MissingAnswer]
    blocked: BlockedAnswer | None
    ranker_version: str
    encoder_version: str
    index_built_on: date
    list_kind: ListKind


class RankedPage(_Answer):
    """A page of a ranked list; how many fit is not told."""

    items: list[RankedLine]
    page: int
    page_size: int


class RankedVacanciesPage(RankedPage):
    """A page of vacancies, those that one thing blocks, and why the list is empty if it is."""

    blocked: list[RankedLine]
    note: str | None


class SearchRequest(Shape):
    """What someone loves or can do, in their own words; kept nowhere."""

    text: str = Field(max_length=LONGEST_TEXT)
