"""Employers, as far as they matter for matching."""

from dataclasses import dataclass

from matcher.domain.ids import EmployerId, RegionCode


@dataclass(frozen=True, slots=True)
class Employer:
    """A company that posts vacancies; `contact` says whom it can fall back on (a role, a desk)."""

    id: EmployerId
    name: str | None = None
    kvk_number: str | None = None
    contact: str | None = None
    sbi: str | None = None
    region: RegionCode | None = None
