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


class Crowd(StrEnum):
    """In how many lists of other caseloads a vacancy stands: a band, since exact numbers tell on people."""

    UNDER_TEN = "under_ten"
    TEN_OR_MORE = "ten_or_more"
    TWENTY_FIVE_OR_MORE = "twenty_five_or_more"


class DisplacedBy(StrEnum):
    """Why a vacancy is not in a list although it would be by its score alone."""

    NO_ROOM = "no_room"
    CROWD = "crowd"
    SURER = "surer"


class MovedBecause(StrEnum):
    """Why a vacancy came into a nightly list or went from it."""

    NEW_VACANCY = "new_vacancy"
    ROOM_FOR_IT = "room_for_it"
    CLOSED = "closed"
    WENT_TO_OTHERS = "went_to_others"
    CLIENT_REFUSED = "client_refused"
    SETTLED = "settled"
    NOT_AMONG_FIRST = "not_among_first"


@dataclass(frozen=True, slots=True, repr=False)
class Displaced:
    """What kept a pair out of a nightly list in which it would stand by its score alone.

    `rank_alone` is where it would stand then; `own_caseload` counts the lists of the same specialist's
    clients that hold the vacancy, `others` tells those of everybody else as a band.
    """

    by: DisplacedBy
    rank_alone: int
    own_caseload: int
    others: Crowd
    seats: int | None


@dataclass(frozen=True, slots=True, repr=False)
class ToTopFive:
    """One fact that, were it otherwise, would bring a vacancy into the first five; all else stays.

    `fact` is a path as in `MissingFact`, `params` what the fact would be. Scores are 0..1: the pair's
    own before and after, and the one to beat, the fifth of the other vacancies.
    """

    fact: str
    params: Params
    score_before: float
    score_after: float
    score_to_beat: float


@dataclass(frozen=True, slots=True, repr=False)
class ListQuestion:
    """The missing fact whose answer would change a client's list most.

    Between two opposite answers, `places` of the first ten are held by another vacancy, or by none, and
    the scores of all together differ by `score_change`. `vacancy_id` is the vacancy asked about, None for
    the client.
    """

    fact: str
    vacancy_id: VacancyId | None
    places: int
    score_change: float


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
    displaced: Displaced | None = None
    to_top_five: ToTopFive | None = None
