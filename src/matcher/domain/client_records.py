"""The client's whole file. Protected: being on an IPS caseload is itself health data.

Only the gate (`disclosure`), the client repository, the client importer and the caseload's own use
case may import this module; an import contract holds that line. A BSN, name, address, sex, age, benefit,
diagnosis or treatment never enters.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.conditions import Need
from matcher.domain.ids import ClientId, EmployerId, RegionCode, StaffId, VacancyId
from matcher.domain.openness import DisclosureDecision
from matcher.domain.places import Place, TransportMode
from matcher.domain.vocabulary import CodedTerm, EducationLevel, Language
from matcher.domain.working_time import HoursRange, TimeOfDay


class ClientStatus(StrEnum):
    """Where a client stands; only `LOOKING` is matched."""

    LOOKING = "looking"
    PAUSED = "paused"
    PLACED = "placed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, repr=False)
class ClientRecord:
    """Everything this system knows of a client; None (or absent) is unknown, never "no".

    Texts are in the client's own words. `repr` shows nothing, so no log or traceback can.
    """

    id: ClientId
    employment_specialist: StaffId
    region: RegionCode | None = None
    status: ClientStatus = ClientStatus.LOOKING
    passions: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    aversions: tuple[str, ...] = ()
    target_occupations: tuple[CodedTerm, ...] = ()
    target_sectors: tuple[CodedTerm, ...] = ()
    working_hours: HoursRange = HoursRange()
    avoid_times: frozenset[TimeOfDay] = frozenset()
    available_from: date | None = None
    place: Place | None = None
    max_travel_minutes: float | None = None
    transport_modes: frozenset[TransportMode] = frozenset()
    driving_licences: frozenset[str] | None = None
    languages: tuple[Language, ...] = ()
    education_level: EducationLevel | None = None
    qualifications: tuple[CodedTerm, ...] | None = None
    work_summary: str | None = None
    not_employers: frozenset[EmployerId] = frozenset()
    not_vacancies: frozenset[VacancyId] = frozenset()
    needs: tuple[Need, ...] = ()
    target_group_register: bool | None = None
    decisions: tuple[DisclosureDecision, ...] = ()

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "ClientRecord(...)"
