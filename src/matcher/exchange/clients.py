"""A client as it looks outside. Protected: only the importer and the client's own file use it.

A BSN, name, address, birth date, sex, diagnosis or benefit has no key here and never gets one.
"""

from typing import Annotated, Self

from pydantic import AfterValidator, Field

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode, Importance, Need
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import DecisionId, StaffId, new_id, region_as_written
from matcher.domain.openness import DisclosureDecision
from matcher.domain.places import TransportMode
from matcher.domain.vocabulary import EducationLevel
from matcher.domain.working_time import TimeOfDay
from matcher.exchange.decisions import DecisionShape
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
    YesNo,
    each_once,
    known,
)

MINUTES_IN_A_DAY = 1440


class NeedShape(Shape):
    """A condition a client needs; without an importance it is a wish."""

    code: ConditionCode
    importance: Importance | None = None


def _each_need_once(needs: list[NeedShape]) -> list[NeedShape]:
    each_once(need.code for need in needs)
    return needs


class ClientShape(Shape):
    """A client: the id and the specialist are required, anything else may be unknown."""

    client_id: Id
    employment_specialist: Id
    region: MaybeText = None
    status: ClientStatus | None = None
    passions: list[Text] | None = None
    abilities: list[Text] | None = None
    aversions: list[Text] | None = None
    target_occupations: list[TermShape] | None = None
    target_sectors: list[TermShape] | None = None
    working_hours: RangeShape | None = None
    avoid_times: list[TimeOfDay] | None = None
    available_from: Day | None = None
    place: PlaceShape | None = None
    max_travel_minutes: Annotated[Number, Field(ge=0, le=MINUTES_IN_A_DAY)] | None = None
    transport_modes: list[TransportMode] | None = None
    driving_licences: list[DrivingLicence] | None = None
    languages: list[LanguageShape] | None = None
    education_level: EducationLevel | None = None
    qualifications: list[TermShape] | None = None
    work_summary: MaybeText = None
    not_employers: list[Id] | None = None
    not_vacancies: list[Id] | None = None
    needs: Annotated[list[NeedShape], AfterValidator(_each_need_once)] | None = None
    target_group_register: YesNo | None = None
    disclosure: list[DecisionShape] | None = None

    def to_domain(self, ids: Ids) -> ClientRecord:
        """Return the record without its decisions: those are appended and revoked, not put."""
        return ClientRecord(
            id=ids.client(self.client_id),
            employment_specialist=StaffId(self.employment_specialist),
            region=None if self.region is None else region_as_written(self.region),
            status=self.status or ClientStatus.LOOKING,
            passions=known(self.passions),
            abilities=known(self.abilities),
            aversions=known(self.aversions),
            target_occupations=tuple(t.to_domain() for t in known(self.target_occupations)),
            target_sectors=tuple(t.to_domain() for t in known(self.target_sectors)),
            working_hours=(self.working_hours or RangeShape()).to_domain(),
            avoid_times=frozenset(known(self.avoid_times)),
            available_from=self.available_from,
            place=None if self.place is None else self.place.to_domain(),
            max_travel_minutes=self.max_travel_minutes,
            transport_modes=frozenset(known(self.transport_modes)),
            driving_licences=(
                None if self.driving_licences is None else frozenset(self.driving_licences)
            ),
            languages=tuple(language.to_domain() for language in known(self.languages)),
            education_level=self.education_level,
            qualifications=(
                None
                if self.qualifications is None
                else tuple(term.to_domain() for term in self.qualifications)
            ),
            work_summary=self.work_summary,
            not_employers=frozenset(ids.employer(one) for one in known(self.not_employers)),
            not_vacancies=frozenset(ids.vacancy(one) for one in known(self.not_vacancies)),
            needs=tuple(Need(n.code, n.importance or Importance.WISH) for n in known(self.needs)),
            target_group_register=self.target_group_register,
        )

    def decisions(self, ids: Ids) -> tuple[DisclosureDecision, ...]:
        """Return the client's decisions in their order, each with a fresh id."""
        return tuple(
            decision.to_domain(DecisionId(new_id()), ids) for decision in known(self.disclosure)
        )

    def flagged(self) -> tuple[str, ...]:
        """Return the keys whose text holds a health word, for a person to rewrite."""
        texts = {
            "passions": known(self.passions),
            "abilities": known(self.abilities),
            "aversions": known(self.aversions),
            "target_occupations": tuple(t.label for t in known(self.target_occupations)),
            "target_sectors": tuple(t.label for t in known(self.target_sectors)),
            "qualifications": tuple(t.label for t in known(self.qualifications)),
            "work_summary": (self.work_summary or "",),
        }
        return tuple(
            key for key, given in texts.items() if any(find_health_words(text) for text in given)
        )

    @classmethod
    def from_domain(cls, record: ClientRecord, ids: OutsideIds) -> Self:
        """Return the client as it looks outside, with the decisions that were not revoked."""
        licences, qualifications = record.driving_licences, record.qualifications
        return cls.of(
            client_id=ids.client(record.id),
            employment_specialist=record.employment_specialist,
            region=record.region,
            status=record.status,
            passions=record.passions,
            abilities=record.abilities,
            aversions=record.aversions,
            target_occupations=[TermShape.from_domain(t) for t in record.target_occupations],
            target_sectors=[TermShape.from_domain(t) for t in record.target_sectors],
            working_hours=RangeShape.from_domain(record.working_hours),
            avoid_times=sorted(record.avoid_times),
            available_from=record.available_from,
            place=PlaceShape.from_domain(record.place),
            max_travel_minutes=record.max_travel_minutes,
            transport_modes=sorted(record.transport_modes),
            driving_licences=None if licences is None else sorted(licences),
            languages=[LanguageShape.from_domain(language) for language in record.languages],
            education_level=record.education_level,
            qualifications=(
                None
                if qualifications is None
                else [TermShape.from_domain(term) for term in qualifications]
            ),
            work_summary=record.work_summary,
            not_employers=sorted(ids.employer(one) for one in record.not_employers),
            not_vacancies=sorted(ids.vacancy(one) for one in record.not_vacancies),
            needs=[NeedShape(code=need.code, importance=need.importance) for need in record.needs],
            target_group_register=record.target_group_register,
            disclosure=[
                DecisionShape.from_domain(decision, ids)
                for decision in record.decisions
                if decision.revoked_on is None
            ],
        )
