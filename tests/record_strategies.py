"""Made-up records of every kind, for Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode, Importance, Need, Offer
from matcher.domain.ids import ClientId, DecisionId, EmployerId, RegionCode, StaffId, VacancyId
from matcher.domain.openness import DisclosureDecision, Moment, Recipient, Teller, Topic, topic_of
from matcher.domain.places import Place, TransportMode
from matcher.domain.vacancies import (
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
from matcher.domain.vocabulary import CodedTerm, EducationLevel, Language, LanguageLevel, Scheme
from matcher.domain.working_time import HoursRange, TimeOfDay

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30
).filter(lambda text: text == text.strip() and bool(text))
IDS = st.from_regex(r"[a-z]-[0-9]{1,4}", fullmatch=True)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
HOURS = st.tuples(st.none() | st.integers(0, 40).map(float), st.none() | st.floats(40, 168)).map(
    lambda ends: HoursRange(*ends)
)
SBI_CODES = st.from_regex(r"[0-9]{2}(\.?[0-9]){0,3}", fullmatch=True)
TERMS = st.builds(
    CodedTerm,
    st.sampled_from([scheme for scheme in Scheme if scheme is not Scheme.SBI]),
    code=TEXTS,
    label=TEXTS,
) | st.builds(CodedTerm, st.just(Scheme.SBI), code=SBI_CODES, label=TEXTS)
LANGUAGES = st.builds(
    Language,
    st.from_regex(r"[a-z]{3}", fullmatch=True),
    st.none() | st.sampled_from(LanguageLevel),
)
PLACES = st.builds(
    Place, st.none() | st.from_regex(r"[1-9][0-9]{3}", fullmatch=True), st.none() | TEXTS
)
LICENCES = st.sampled_from(["AM", "B", "BE", "C1", "T"])
CONDITIONS = st.sampled_from(ConditionCode)


def _many(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def decisions(draw: st.DrawFn) -> DisclosureDecision:
    """A decision that holds together."""
    topics = draw(st.frozensets(st.sampled_from(Topic)))
    codes = [code for code in ConditionCode if topic_of(code) in topics]
    needs = draw(st.frozensets(st.sampled_from(codes), max_size=3)) if codes else frozenset()
    begin, end = sorted((draw(DAYS), draw(DAYS)))
    to_all = st.sampled_from(["employer_services", "any_employer"])
    return DisclosureDecision(
        id=DecisionId(draw(st.uuids().map(str))),
        recipient=Recipient(draw(to_all | IDS)),
        topics=topics,
        need_codes=needs,
        from_moment=draw(st.sampled_from(Moment)),
        told_by=draw(st.sampled_from(Teller)),
        valid_from=begin,
        valid_until=end,
    )


CLIENTS = st.builds(
    ClientRecord,
    id=IDS.map(ClientId),
    employment_specialist=IDS.map(StaffId),
    region=st.none() | IDS.map(RegionCode),
    status=st.sampled_from(ClientStatus),
    passions=_many(TEXTS),
    abilities=_many(TEXTS),
    aversions=_many(TEXTS),
    target_occupations=_many(TERMS),
    target_sectors=_many(TERMS),
    working_hours=HOURS,
    avoid_times=st.frozensets(st.sampled_from(TimeOfDay)),
    available_from=st.none() | DAYS,
    place=st.none() | PLACES,
    max_travel_minutes=st.none() | st.floats(0, 1440),
    transport_modes=st.frozensets(st.sampled_from(TransportMode)),
    driving_licences=st.none() | st.frozensets(LICENCES),
    languages=_many(LANGUAGES),
    education_level=st.none() | st.sampled_from(EducationLevel),
    qualifications=st.none() | _many(TERMS),
    work_summary=st.none() | TEXTS,
    not_employers=st.frozensets(IDS.map(EmployerId), max_size=3),
    not_vacancies=st.frozensets(IDS.map(VacancyId), max_size=3),
    needs=st.lists(
        st.builds(Need, CONDITIONS, st.sampled_from(Importance)),
        max_size=3,
        unique_by=lambda need: need.code,
    ).map(tuple),
    target_group_register=st.none() | st.booleans(),
    decisions=st.lists(decisions(), max_size=3, unique_by=lambda one: one.id).map(tuple),
)

HOURLY_PAY = st.builds(Pay, st.none() | st.floats(0, 20), st.none() | st.floats(20, 250))
MONTHLY_PAY = st.builds(
    Pay,
    st.none() | st.floats(100, 2000),
    st.none() | st.floats(2000, 5000),
    st.just(PayPeriod.MONTH),
)

VACANCIES = st.builds(
    Vacancy,
    id=IDS.map(VacancyId),
    employer_id=IDS.map(EmployerId),
    title=TEXTS,
    description=TEXTS,
    status=st.sampled_from(VacancyStatus),
    tasks=_many(TEXTS),
    requirements=_many(st.builds(Requirement, TEXTS, st.sampled_from(Grade))),
    working_hours=HOURS,
    times=st.none() | st.frozensets(st.sampled_from(TimeOfDay)),
    contract=st.none() | st.sampled_from(Contract),
    contract_ends_on=st.none() | DAYS,
    seats=st.none() | st.integers(1, 50),
    posted_on=st.none() | DAYS,
    closes_on=st.none() | DAYS,
    place=st.none() | PLACES,
    remote=st.none() | st.sampled_from(Remote),
    driving_licence=st.none() | LICENCES,
    languages=_many(LANGUAGES),
    qualifications=_many(TERMS),
    apply=st.none() | st.sampled_from(WayOfApplying),
    apply_at=st.none() | st.just("https://werkenbij.example/1"),
    requires_jobs_agreement=st.booleans(),
    contact=st.none() | TEXTS,
    grades=st.dictionaries(st.sampled_from(Demand), st.sampled_from(Grade), max_size=3).filter(
        lambda grades: grades.get(Demand.PLACE) is not Grade.WISH
    ),
    conditions=st.dictionaries(CONDITIONS, st.sampled_from(Offer), max_size=3),
    pay=st.none() | HOURLY_PAY | MONTHLY_PAY,
    region=st.none() | IDS.map(RegionCode),
)
