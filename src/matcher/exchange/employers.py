"""An employer as it looks outside."""

from typing import Annotated, Self

from pydantic import StringConstraints

from matcher.domain.employers import Employer
from matcher.domain.ids import region_as_written
from matcher.exchange.ids import Ids, OutsideIds
from matcher.exchange.shapes import Id, MaybeSbi, MaybeText, Shape

KvkNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]


class EmployerShape(Shape):
    """An employer: only its id is required."""

    employer_id: Id
    name: MaybeText = None
    kvk_number: KvkNumber | None = None
    contact: MaybeText = None
    sbi: MaybeSbi = None
    region: MaybeText = None

    def to_domain(self, ids: Ids) -> Employer:
        """Return the employer as matching knows it."""
        return Employer(
            id=ids.employer(self.employer_id),
            name=self.name,
            kvk_number=self.kvk_number,
            contact=self.contact,
            sbi=self.sbi,
            region=None if self.region is None else region_as_written(self.region),
        )

    @classmethod
    def from_domain(cls, employer: Employer, ids: OutsideIds) -> Self:
        """Return the employer as it looks outside; what is stored goes out, however odd its code."""
        shape = cls.of(
            employer_id=ids.employer(employer.id),
            name=employer.name,
            kvk_number=employer.kvk_number,
            contact=employer.contact,
            region=employer.region,
        )
        return shape.model_copy(update={"sbi": employer.sbi})
