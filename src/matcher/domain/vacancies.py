"""Vacancies and what they demand.

Only structured demands can fail a pair; a requirement in free text feeds ability fit and no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from matcher.domain.conditions import ConditionCode, Offer
from matcher.domain.ids import EmployerId, RegionCode, VacancyId
from matcher.domain.places import Place
from matcher.domain.vocabulary import CodedTerm, Language
from matcher.domain.working_time import HoursRange, TimeOfDay

MOST_SEATS: Final = 999
"""How many people one vacancy can look for at most."""


class VacancyStatus(StrEnum):
    """Where a vacancy stands; only the employer's own edits change it."""

    OPEN = "open"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"


class Grade(StrEnum):
    """How hard a demand is: by law, by the employer, open to talk, or only a wish."""

    LAW = "law"
    HARD = "hard"
    NEGOTIABLE = "negotiable"
    WISH = "wish"


class Demand(StrEnum):
    """A structured demand: the only kind of demand that can fail a pair."""

    DRIVING_LICENCE = "driving_licence"
    QUALIFICATION = "qualification"
    LANGUAGE = "language"
    HOURS = "hours"
    TIMES = "times"
    PLACE = "place"
    REGISTER_ENTRY = "register_entry"
    WAY_OF_APPLYING = "way_of_applying"


DEFAULT_GRADES: Mapping[Demand, Grade] = MappingProxyType(
    {
        Demand.DRIVING_LICENCE: Grade.HARD,
        Demand.QUALIFICATION: Grade.NEGOTIABLE,
        Demand.LANGUAGE: Grade.NEGOTIABLE,
        Demand.HOURS: Grade.NEGOTIABLE,
        Demand.TIMES: Grade.NEGOTIABLE,
        Demand.PLACE: Grade.HARD,
        Demand.REGISTER_ENTRY: Grade.LAW,
        Demand.WAY_OF_APPLYING: Grade.LAW,
    }
)
"""The grade of a demand for which the vacancy names none. Place is the client's own limit: no wish."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a vacancy asks in free text; without a grade it is negotiable."""

    text: str
    grade: Grade = Grade.NEGOTIABLE


class Contract(StrEnum):
    """The kind of contract offered."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    AGENCY = "agency"
    ON_CALL = "on_call"
    TRIAL = "trial"


class Remote(StrEnum):
    """How much of the work can be done from home."""

    NONE = "none"
    HYBRID = "hybrid"
    FULL = "full"


class WayOfApplying(StrEnum):
    """How someone can apply."""

    OPEN = "open"
    THROUGH_EMPLOYER_SERVICES = "through_employer_services"


class PayPeriod(StrEnum):
    """What an amount of pay is for."""

    HOUR = "hour"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Pay:
    """Gross pay in euro."""

    min: float | None = None
    max: float | None = None
    per: PayPeriod = PayPeriod.HOUR


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Work an employer offers. Every field that is None (or absent) is unknown, never "no"."""

    id: VacancyId
    employer_id: EmployerId
    title: str
    description: str
    status: VacancyStatus = VacancyStatus.OPEN
    tasks: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    working_hours: HoursRange = HoursRange()
    times: frozenset[TimeOfDay] | None = None
    contract: Contract | None = None
    contract_ends_on: date | None = None
    seats: int | None = None
    posted_on: date | None = None
    closes_on: date | None = None
    place: Place | None = None
    remote: Remote | None = None
    driving_licence: str | None = None
    languages: tuple[Language, ...] = ()
    qualifications: tuple[CodedTerm, ...] = ()
    apply: WayOfApplying | None = None
    apply_at: str | None = None
    requires_jobs_agreement: bool = False
    contact: str | None = None
    grades: Mapping[Demand, Grade] = field(default_factory=dict)
    conditions: Mapping[ConditionCode, Offer] = field(default_factory=dict)
    pay: Pay | None = None
    region: RegionCode | None = None

    def open_on(self, day: date) -> bool:
        """Tell whether people can still be put forward on this day."""
        return self.status is VacancyStatus.OPEN and (
            self.closes_on is None or day <= self.closes_on
        )

    def grade_of(self, demand: Demand) -> Grade:
        """Return how hard a demand is here: the vacancy's own word, else the default."""
        grade = self.grades.get(demand, DEFAULT_GRADES[demand])
        no_wish = demand is Demand.PLACE and grade is Grade.WISH
        return DEFAULT_GRADES[demand] if no_wish else grade

    @property
    def only_through_employer_services(self) -> bool:
        """Tell whether the vacancy has no public way to apply."""
        return self.apply is WayOfApplying.THROUGH_EMPLOYER_SERVICES
