"""Who asks: roles, and the person or organisation behind a key."""

from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.ids import EmployerId, KeyId, RegionCode, StaffId


class Role(StrEnum):
    """What a key may do; there are no rights outside these four."""

    EMPLOYER = "employer"
    EMPLOYER_SERVICES_ADVISER = "employer_services_adviser"
    EMPLOYMENT_SPECIALIST = "employment_specialist"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who asks: a role, the subject it speaks for, and its labour market region.

    `subject` is an employer's id for an employer, else a staff id. `region` None means every region.
    """

    key_id: KeyId
    role: Role
    subject: str
    region: RegionCode | None = None

    @property
    def staff_id(self) -> StaffId:
        """Return the subject as a staff id."""
        return StaffId(self.subject)

    @property
    def employer_id(self) -> EmployerId:
        """Return the subject as an employer's id."""
        return EmployerId(self.subject)
