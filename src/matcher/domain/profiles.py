"""What the gate lets through to people: two types, for two audiences.

Both are made only by `matcher.domain.disclosure`; neither ever reaches an employer.
"""

from dataclasses import dataclass
from datetime import date

from matcher.domain.conditions import ConditionCode, Need
from matcher.domain.ids import ClientId, EmployerId, RegionCode, StaffId, VacancyId
from matcher.domain.openness import OpennessPerEmployer, Topic
from matcher.domain.places import Place, TransportMode
from matcher.domain.vocabulary import CodedTerm, EducationLevel, Language
from matcher.domain.working_time import HoursRange, TimeOfDay


@dataclass(frozen=True, slots=True, repr=False)
class WorkFacts:
    """Facts about work that specialist and (when the client decided so) adviser both see."""

    target_occupations: tuple[CodedTerm, ...] = ()
    target_sectors: tuple[CodedTerm, ...] = ()
    abilities: tuple[str, ...] = ()
    working_hours: HoursRange = HoursRange()
    available_from: date | None = None
    driving_licences: frozenset[str] | None = None
    languages: tuple[Language, ...] = ()
    education_level: EducationLevel | None = None
    qualifications: tuple[CodedTerm, ...] | None = None
    work_summary: str | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "WorkFacts(...)"


@dataclass(frozen=True, slots=True, repr=False)
class MatchingProfile:
    """Everything that matters for work, needs included: for the client's own specialist.

    Texts with health words are left out, and stay out until a person has rewritten them.
    """

    client_id: ClientId
    work: WorkFacts
    employment_specialist: StaffId | None = None
    region: RegionCode | None = None
    passions: tuple[str, ...] = ()
    aversions: tuple[str, ...] = ()
    avoid_times: frozenset[TimeOfDay] = frozenset()
    place: Place | None = None
    max_travel_minutes: float | None = None
    transport_modes: frozenset[TransportMode] = frozenset()
    not_employers: frozenset[EmployerId] = frozenset()
    not_vacancies: frozenset[VacancyId] = frozenset()
    settled: frozenset[VacancyId] = frozenset()
    needs: tuple[Need, ...] = ()
    target_group_register: bool | None = None
    openness: OpennessPerEmployer = OpennessPerEmployer()

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "MatchingProfile(...)"


@dataclass(frozen=True, slots=True, repr=False)
class ColleagueProfile:
    """What an employer services adviser may see, score, list and count: nothing else exists for them.

    `place` is there to tell a distance band from and for nothing else; it is never shown.
    `target_group_register` is known here only when the decision names that topic.
    """

    client_id: ClientId
    work: WorkFacts
    place: Place | None = None
    needs: tuple[ConditionCode, ...] = ()
    topics: frozenset[Topic] = frozenset()
    target_group_register: bool | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "ColleagueProfile(...)"
