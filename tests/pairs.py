"""Random people and vacancies for property tests: every field sometimes known, sometimes not."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from matcher.domain.conditions import ConditionCode, Importance, Need, Offer
from matcher.domain.ids import ClientId, EmployerId, VacancyId
from matcher.domain.openness import (
    ContactRoute,
    Moment,
    Openness,
    OpennessPerEmployer,
    Teller,
    Topic,
)
from matcher.domain.places import Point, TransportMode
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Demand, Grade, Remote, Vacancy, WayOfApplying
from matcher.domain.vocabulary import CodedTerm, EducationLevel, Language, LanguageLevel
from matcher.domain.working_time import HoursRange, TimeOfDay
from matcher.features.people import Person, PhraseKind

TODAY = date(2026, 11, 22)
EMPLOYERS = ("e1", "e2")
ROUTES = tuple(ContactRoute)

_labels = st.sampled_from(["mbo 2", "mbo 3 Verzorgende", "hbo", "heftruckcertificaat"])
_terms = st.builds(CodedTerm, label=_labels)
_languages = st.builds(
    Language, st.sampled_from(["nld", "eng"]), st.none() | st.sampled_from(LanguageLevel)
)
_times = st.frozensets(st.sampled_from(TimeOfDay))


@st.composite
def hours(draw: st.DrawFn) -> HoursRange:
    ends = draw(st.lists(st.integers(0, 40), min_size=2, max_size=2).map(sorted))
    low, high = (draw(st.sampled_from([None, float(end)])) for end in ends)
    return HoursRange(low, high)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2, unique=True).map(tuple)


openness = st.builds(
    Openness,
    st.frozensets(st.sampled_from(Topic)),
    st.frozensets(st.sampled_from(ConditionCode), max_size=4),
    st.sampled_from(Moment),
    st.sampled_from(Teller),
)
work_facts = st.builds(
    WorkFacts,
    working_hours=hours(),
    driving_licences=st.none() | st.frozensets(st.sampled_from(["B", "C"])),
    languages=tuples(_languages),
    education_level=st.none() | st.sampled_from(EducationLevel),
    qualifications=st.none() | tuples(_terms),
)
people = st.builds(
    Person,
    st.just(ClientId("c")),
    work_facts,
    st.just(dict.fromkeys(PhraseKind, ())),
    point=st.none() | st.just(Point(52.16, 4.49)),
    coarse_distance=st.booleans(),
    transport_modes=st.frozensets(st.sampled_from(TransportMode)),
    max_travel_minutes=st.none() | st.integers(5, 90).map(float),
    avoid_times=_times,
    refuses_employers=st.frozensets(st.sampled_from(EMPLOYERS).map(EmployerId), max_size=1),
    needs=st.lists(
        st.builds(Need, st.sampled_from(ConditionCode), st.sampled_from(Importance)),
        max_size=4,
        unique_by=lambda need: need.code,
    ).map(tuple),
    target_group_register=st.none() | st.booleans(),
    openness=st.none()
    | st.builds(
        OpennessPerEmployer,
        openness,
        st.dictionaries(st.sampled_from(EMPLOYERS).map(EmployerId), openness, max_size=1),
    ),
)


@st.composite
def vacancies(draw: st.DrawFn, number: int = 0) -> Vacancy:
    return draw(
        st.builds(
            Vacancy,
            st.just(VacancyId(f"v{number}")),
            st.sampled_from(EMPLOYERS).map(EmployerId),
            st.just("Titel"),
            st.just("Tekst."),
            working_hours=hours(),
            times=st.none() | _times,
            closes_on=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 31)),
            remote=st.none() | st.sampled_from(Remote),
            driving_licence=st.none() | st.sampled_from(["B", "CE"]),
            languages=tuples(_languages),
            qualifications=tuples(_terms),
            apply=st.none() | st.sampled_from(WayOfApplying),
            requires_jobs_agreement=st.booleans(),
            grades=st.dictionaries(st.sampled_from(Demand), st.sampled_from(Grade), max_size=3),
            conditions=st.dictionaries(
                st.sampled_from(ConditionCode), st.sampled_from(Offer), max_size=6
            ),
        )
    )


points = st.none() | st.builds(Point, st.floats(51.9, 52.4), st.floats(4.2, 4.9))
