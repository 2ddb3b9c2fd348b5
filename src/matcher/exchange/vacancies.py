"""A vacancy as it looks outside."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from matcher.domain.conditions import ConditionCode, Offer
from matcher.domain.ids import region_as_written
from matcher.domain.plausible_pay import (
    LEAST_FOR_A_MONTH,
    MOST_FOR_AN_HOUR,
    too_little_for_a_month,
    too_much_for_an_hour,
)
from matcher.domain.vacancies import (
    MOST_SEATS,
    Contract,
    Demand,
    Grade,
    Pay,
    PayPeriod,
    Remote,
    Requirement,
    Vacancy,
    VacancyStatus,
    WayOfApplying,
)
from matcher.domain.working_time import TimeOfDay
from matcher.exchange.ids import Ids, OutsideIds
from matcher.exchange.shapes import (
    Day,
    DrivingLicence,
    Id,
    LanguageShape,
    MaybeText,
    Number,
    PlaceShape,
    RangeShape,
    Shape,
    TermShape,
    Text,
    Whole,
    YesNo,
    each_once,
    in_order,
    known,
)

ApplyAt = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^(https?://|mailto:)[^\s\x00-\x1f]+$")
]


class RequirementShape(Shape):
    """Something asked in free text; without a grade it is negotiable."""

    text: Text
    grade: Grade | None = None


class ConditionShape(Shape):
    """How a vacancy offers one working condition."""

    code: ConditionCode
    offer: Offer


class PayShape(Shape):
    """Gross pay in euro, from `min` to `max`, for an hour or a month."""

    min: Annotated[Number, Field(ge=0)] | None = None
    max: Annotated[Number, Field(ge=0)] | None = None
    per: PayPeriod | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        in_order(self.min, self.max, "min", "max")
        for key, amount in (("min", self.min), ("max", self.max)):
            if amount is not None:
                _refuse_implausible(key, amount, self.per or PayPeriod.HOUR)
        return self

    def to_domain(self) -> Pay:
        """Return the pay as matching knows it."""
        return Pay(self.min, self.max, self.per or PayPeriod.HOUR)

    @classmethod
    def from_domain(cls, pay: Pay | None) -> Self | None:
        """Return the pay as it looks outside; what is stored goes out, however odd its amount."""
        if pay is None:
            return None
        return cls.model_construct(min=pay.min, max=pay.max, per=pay.per)


def _refuse_implausible(key: str, amount: float, per: PayPeriod) -> None:
    if too_little_for_a_month(amount, per):
        msg = f"{key} should be {LEAST_FOR_A_MONTH} or more for a month: is it for an hour?"
        raise ValueError(msg)
    if too_much_for_an_hour(amount, per):
        msg = f"{key} should be {MOST_FOR_AN_HOUR} or less for an hour: is it for a month?"
        raise ValueError(msg)


def _one_offer_each(conditions: list[ConditionShape]) -> list[ConditionShape]:
    each_once(condition.code for condition in conditions)
    return conditions


def _place_no_wish(grades: dict[Demand, Grade]) -> dict[Demand, Grade]:
    if grades.get(Demand.PLACE) is Grade.WISH:
        msg = "place is the client's own limit and cannot be a wish"
        raise ValueError(msg)
    return grades


class VacancyShape(Shape):
    """A vacancy: ids, title and description are required, anything else may be unknown."""

    vacancy_id: Id
    employer_id: Id
    title: Text
    description: Text
    status: VacancyStatus | None = None
    tasks: list[Text] | None = None
    requirements: list[RequirementShape] | None = None
    working_hours: RangeShape | None = None
    times: list[TimeOfDay] | None = None
    contract: Contract | None = None
    contract_ends_on: Day | None = None
    seats: Annotated[Whole, Field(ge=1, le=MOST_SEATS)] | None = None
    posted_on: Day | None = None
    closes_on: Day | None = None
    place: PlaceShape | None = None
    remote: Remote | None = None
    driving_licence: DrivingLicence | None = None
    languages: list[LanguageShape] | None = None
    qualifications: list[TermShape] | None = None
    apply: WayOfApplying | None = None
    apply_at: ApplyAt | None = None
    requires_jobs_agreement: YesNo | None = None
    contact: MaybeText = None
    grades: Annotated[dict[Demand, Grade], AfterValidator(_place_no_wish)] | None = None
    conditions: Annotated[list[ConditionShape], AfterValidator(_one_offer_each)] | None = None
    pay: PayShape | None = None
    region: MaybeText = None

    def to_domain(self, ids: Ids) -> Vacancy:
        """Return the vacancy as matching knows it."""
        return Vacancy(
            id=ids.vacancy(self.vacancy_id),
            employer_id=ids.employer(self.employer_id),
            title=self.title,
            description=self.description,
            status=self.status or VacancyStatus.OPEN,
            tasks=known(self.tasks),
            requirements=tuple(
                Requirement(asked.text, asked.grade or Grade.NEGOTIABLE)
                for asked in known(self.requirements)
            ),
            working_hours=(self.working_hours or RangeShape()).to_domain(),
            times=None if self.times is None else frozenset(self.times),
            contract=self.contract,
            contract_ends_on=self.contract_ends_on,
            seats=self.seats,
            posted_on=self.posted_on,
            closes_on=self.closes_on,
            place=None if self.place is None else self.place.to_domain(),
            remote=self.remote,
            driving_licence=self.driving_licence,
            languages=tuple(language.to_domain() for language in known(self.languages)),
            qualifications=tuple(term.to_domain() for term in known(self.qualifications)),
            apply=self.apply,
            apply_at=self.apply_at,
            requires_jobs_agreement=bool(self.requires_jobs_agreement),
            contact=self.contact,
            grades=dict(self.grades or {}),
            conditions={c.code: c.offer for c in known(self.conditions)},
            pay=None if self.pay is None else self.pay.to_domain(),
            region=None if self.region is None else region_as_written(self.region),
        )

    @classmethod
    def from_domain(cls, vacancy: Vacancy, ids: OutsideIds) -> Self:
        """Return the vacancy as it looks outside; what is stored goes out, also what comes in no more."""
        outside = cls.of(
            vacancy_id=ids.vacancy(vacancy.id),
            employer_id=ids.employer(vacancy.employer_id),
            title=vacancy.title,
            description=vacancy.description,
            status=vacancy.status,
            tasks=vacancy.tasks,
            requirements=[
                RequirementShape(text=asked.text, grade=asked.grade)
                for asked in vacancy.requirements
            ],
            working_hours=RangeShape.from_domain(vacancy.working_hours),
            times=None if vacancy.times is None else sorted(vacancy.times),
            contract=vacancy.contract,
            contract_ends_on=vacancy.contract_ends_on,
            seats=vacancy.seats,
            posted_on=vacancy.posted_on,
            closes_on=vacancy.closes_on,
            place=PlaceShape.from_domain(vacancy.place),
            remote=vacancy.remote,
            driving_licence=vacancy.driving_licence,
            languages=[LanguageShape.from_domain(language) for language in vacancy.languages],
            qualifications=[TermShape.from_domain(term) for term in vacancy.qualifications],
            apply=vacancy.apply,
            apply_at=vacancy.apply_at,
            requires_jobs_agreement=vacancy.requires_jobs_agreement,
            contact=vacancy.contact,
            conditions=[
                ConditionShape(code=code, offer=offer)
                for code, offer in sorted(vacancy.conditions.items())
            ],
            region=vacancy.region,
        )
        grades = dict(sorted(vacancy.grades.items()))
        return outside.model_copy(
            update={"grades": grades, "pay": PayShape.from_domain(vacancy.pay)}
        )
