"""A ranked line: a pair with its probabilities, its reasons and what is not known.

The same shape in the command line, the API, the stored lists and the pages. It holds codes and
parameters, never rendered text: texts are rendered per audience when read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.openness import ContactRoute
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Demand, Grade


class Part(StrEnum):
    """The three probabilities whose product is the score."""

    CLIENT_FIT = "clientFit"
    EMPLOYER_FIT = "employerFit"
    SUSTAINED_FIT = "sustainedFit"


class Audience(StrEnum):
    """For whom a text is written."""

    SPECIALIST = "specialist"
    ADVISER = "adviser"


Params = Mapping[str, str | float | int | bool]


@dataclass(frozen=True, slots=True, repr=False)
class Reason:
    """What one feature adds to one part, in log-odds, with the phrases that made it so.

    `evidence` is empty, or (the client's phrase, the vacancy's sentence).
    """

    part: Part
    feature: str
    contribution: float
    code: str
    params: Params
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class MissingFact:
    """A fact nobody knows yet, how far its answer could move the score, and whom to ask what.

    `fact` is a path such as `vacancy.conditions.quiet_workplace` or `client.education_level`.
    """

    fact: str
    could_change_score_by: float


@dataclass(frozen=True, slots=True, repr=False)
class Blocked:
    """The one demand that keeps a pair out of the list, and the step that would lift it."""

    demand: Demand
    grade: Grade
    have: str | None
    asked: str | None
    step: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What produced a line: to replay it, and to tell why it differs from another night's."""

    ranker: str
    encoder: str
    index_built_on: date


@dataclass(frozen=True, slots=True, repr=False)
class RankedPair:
    """One line of a list. `score` is the product of the three parts, 0..1; ranks start at 1."""

    rank: int
    client_id: ClientId
    vacancy_id: VacancyId
    score: float
    score_interval: tuple[float, float]
    parts: Mapping[Part, float]
    baseline: Mapping[Part, float]
    calibrated: bool
    route: ContactRoute | None
    reasons: tuple[Reason, ...]
    missing: tuple[MissingFact, ...]
    blocked: Blocked | None
    versions: Versions
    list_kind: ListKind
