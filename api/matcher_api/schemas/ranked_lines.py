"""Ranked lines, as they are answered: the shape of the command line and of files."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from matcher.domain.matches import Crowd, DisplacedBy, Part
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


class DisplacedAnswer(_Answer):
    """What kept a pair out of a nightly list in which it would stand by score alone."""

    by: DisplacedBy
    rank_alone: int
    own_caseload: int
    others: Crowd
    seats: int | None
    text: str


class ToTopFiveAnswer(_Answer):
    """One fact that, were it otherwise, would bring a vacancy into the first five; all else stays."""

    fact: str
    params: dict[str, str | float | int | bool]
    score_before: float
    score_after: float
    score_to_beat: float
    text: str


class QuestionAnswer(_Answer):
    """The one question whose answer would change a list most; about the client when no vacancy is named.

    Between two opposite answers, `places` of the first ten are held by another vacancy and the scores of
    all together differ by `scoreChange`.
    """

    fact: str
    vacancy_id: str | None
    places: int
    score_change: float
    ask: str
    text: str


class RankedLine(_Answer):
    """One line of a list: reasons and baseline of a part add up to its log-odds.

    `toTopFive` and `forClient`, why it was proposed in words for the client, are null for advisers.
    """

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
    displaced: DisplacedAnswer | None
    to_top_five: ToTopFiveAnswer | None
    for_client: list[str] | None
    ranker_version: str
    encoder_version: str
    index_built_on: date
    list_kind: ListKind


class RankedPage(_Answer):
    """A page of a ranked list; how many fit is not told.

    `note` says why a list is empty, and of a nightly one that it is old.
    """

    items: list[RankedLine]
    page: int
    page_size: int
    note: str | None


class RankedVacanciesPage(RankedPage):
    """A page of vacancies, and those that one thing blocks."""

    blocked: list[RankedLine]


class ClientVacanciesPage(RankedVacanciesPage):
    """A page of a client's own list.

    With a nightly list come the vacancies that it would hold as well by score alone; with a
    search the one question whose answer would change the list most.
    """

    displaced: list[RankedLine]
    question: QuestionAnswer | None


class SearchRequest(Shape):
    """What someone loves or can do, in their own words; kept nowhere."""

    text: str = Field(max_length=LONGEST_TEXT)
