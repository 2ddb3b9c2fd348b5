"""Which pairs may be ranked at all, with a reason for each verdict.

Only structured demands fail a pair, and only on a known fact: an unknown fact passes. This is the rule
in words; `matcher.features.eligibility` is the same rule for whole tables, tested against this one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.openness import ContactRoute, Openness, Topic
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.domain.vocabulary import CodedTerm, Language, education_level_named
from matcher.domain.working_time import TimeOfDay, hours_gap

_OF_A_LEVEL: Final = re.compile(
    r"mbo[1-4]?|vmbo|tl|gl|kb|bb|havo|vwo|hbo|wo|[1-4]|niveau|diploma|opleiding|werk|denkniveau|afgeronde"
    r"|een|en|of|op|hoger|minimaal|minstens|tot|t|m"
)
"""What a word may be of a label that names a level of education and no field of study."""


class Finding(StrEnum):
    """What is known of one demand for one pair."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_DISCLOSED = "not_disclosed"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one demand says of a pair, and how hard it is."""

    demand: Demand
    finding: Finding
    grade: Grade

    @property
    def fails(self) -> bool:
        """Tell whether the demand keeps the pair out of the ranking; a wish never does."""
        return self.finding in {Finding.NOT_MET, Finding.NOT_DISCLOSED} and (
            self.grade is not Grade.WISH
        )


@dataclass(frozen=True, slots=True)
class Applicant:
    """The facts of a person that demands look at; None is unknown.

    `openness` is that towards the vacancy's employer; None when the one who asks may not know it.
    """

    work: WorkFacts
    avoid_times: frozenset[TimeOfDay] = frozenset()
    travel_minutes: float | None = None
    max_travel_minutes: float | None = None
    target_group_register: bool | None = None
    openness: Openness | None = None


def assess(person: Applicant, vacancy: Vacancy) -> tuple[Verdict, ...]:
    """Return the verdict of every demand, in the order of `Demand`."""
    findings = {
        Demand.DRIVING_LICENCE: _licence(person.work.driving_licences, vacancy.driving_licence),
        Demand.QUALIFICATION: qualifications_finding(person.work, vacancy.qualifications),
        Demand.LANGUAGE: languages_finding(person.work.languages, vacancy.languages),
        Demand.HOURS: _hours(person.work, vacancy),
        Demand.TIMES: _times(person.avoid_times, vacancy.times),
        Demand.PLACE: _place(person),
        Demand.REGISTER_ENTRY: _register(person, vacancy),
        Demand.WAY_OF_APPLYING: _way_of_applying(person.openness, vacancy),
    }
    return tuple(Verdict(d, findings[d], vacancy.grade_of(d)) for d in Demand)


def eligible(verdicts: Iterable[Verdict]) -> bool:
    """Tell whether a pair may be ranked: no demand fails."""
    return not any(verdict.fails for verdict in verdicts)


def blocked_by_one_thing(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return the verdict that alone blocks a pair and could be lifted, or None.

    Liftable are a single negotiable demand, and disclosure alone (one decision lifts both of its
    demands, so the first stands for both).
    """
    failing = [verdict for verdict in verdicts if verdict.fails]
    if not failing:
        return None
    if all(verdict.finding is Finding.NOT_DISCLOSED for verdict in failing):
        return failing[0]
    only = failing[0] if len(failing) == 1 else None
    return only if only is not None and only.grade is Grade.NEGOTIABLE else None


def _licence(have: frozenset[str] | None, asked: str | None) -> Finding:
    if not asked:
        return Finding.NOT_ASKED
    if have is None:
        return Finding.UNKNOWN
    return Finding.MET if asked in have else Finding.NOT_MET


def qualifications_finding(work: WorkFacts, asked: tuple[CodedTerm, ...]) -> Finding:
    """Return what is known of all the qualifications asked together."""
    if not asked:
        return Finding.NOT_ASKED
    each = [_qualification(work, term) for term in asked]
    return next(
        (f for f in (Finding.NOT_MET, Finding.UNKNOWN) if f in each),
        Finding.MET,
    )


def _qualification(work: WorkFacts, asked: CodedTerm) -> Finding:
    """Compare one asked qualification with what is known of level and certificates.

    A higher level of education than the label names does not meet a field of study; a lower level
    rules it out. Certificates that are not listed count as missing only when a list is known, and a
    level that is asked alone never does: a list of certificates does not tell how far somebody got.
    """
    if any(asked.same_as(have) for have in work.qualifications or ()):
        return Finding.MET
    level = education_level_named(asked.label)
    if level is not None:
        reached = step_reached(work)
        if work.education_level is not None and reached < level.step:
            return Finding.NOT_MET
        if level_only(asked.label):
            return Finding.MET if reached >= level.step else Finding.UNKNOWN
    return Finding.UNKNOWN if work.qualifications is None else Finding.NOT_MET


def step_reached(work: WorkFacts) -> int:
    """Return the NLQF step that somebody reached; at least, when only qualifications tell. -1: unknown.

    >>> step_reached(WorkFacts(qualifications=(CodedTerm(label="mbo 4 ICT"),)))
    4
    """
    if work.education_level is not None:
        return work.education_level.step
    levels = (education_level_named(have.label) for have in work.qualifications or ())
    return max((level.step for level in levels if level is not None), default=-1)


def level_only(label: str) -> bool:
    """Tell whether a qualification's label names a level and no field of study.

    >>> level_only("mbo 2"), level_only("minimaal mbo-niveau 3 of hoger"), level_only("mbo 2 ICT")
    (True, True, False)
    """
    return all(_OF_A_LEVEL.fullmatch(word) for word in re.findall(r"\w+", label.casefold()))


def languages_finding(have: tuple[Language, ...], asked: tuple[Language, ...]) -> Finding:
    """Return what is known of all the languages asked together."""
    if not asked:
        return Finding.NOT_ASKED
    each = [_language(have, language) for language in asked]
    return next(
        (f for f in (Finding.NOT_MET, Finding.UNKNOWN) if f in each),
        Finding.MET,
    )


def _language(have: tuple[Language, ...], asked: Language) -> Finding:
    known = next((language for language in have if language.code == asked.code), None)
    if known is None or (known.level is None and asked.level is not None):
        return Finding.UNKNOWN
    if known.level is None or asked.level is None or known.level.step >= asked.level.step:
        return Finding.MET
    return Finding.NOT_MET


def _hours(work: WorkFacts, vacancy: Vacancy) -> Finding:
    if not vacancy.working_hours.known:
        return Finding.NOT_ASKED
    if not work.working_hours.known:
        return Finding.UNKNOWN
    return Finding.NOT_MET if hours_gap(work.working_hours, vacancy.working_hours) else Finding.MET


def _times(avoided: frozenset[TimeOfDay], asked: frozenset[TimeOfDay] | None) -> Finding:
    if not asked:
        return Finding.NOT_ASKED
    return Finding.NOT_MET if asked <= avoided else Finding.MET


def _place(person: Applicant) -> Finding:
    if person.travel_minutes is None or person.max_travel_minutes is None:
        return Finding.UNKNOWN
    return Finding.MET if person.travel_minutes <= person.max_travel_minutes else Finding.NOT_MET


def _register(person: Applicant, vacancy: Vacancy) -> Finding:
    if not vacancy.requires_jobs_agreement:
        return Finding.NOT_ASKED
    if person.target_group_register is False:
        return Finding.NOT_MET
    if person.openness is not None and Topic.JOBS_AGREEMENT not in person.openness.topics:
        return Finding.NOT_DISCLOSED
    return Finding.UNKNOWN if person.target_group_register is None else Finding.MET


def _way_of_applying(openness: Openness | None, vacancy: Vacancy) -> Finding:
    if not vacancy.only_through_employer_services:
        return Finding.NOT_ASKED
    if openness is None:
        return Finding.UNKNOWN
    introduced = openness.route is ContactRoute.INTRODUCED
    return Finding.MET if introduced else Finding.NOT_DISCLOSED
