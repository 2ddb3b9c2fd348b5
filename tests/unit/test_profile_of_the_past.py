"""Whoever looks no more is known to learning alone, and what the gate keeps out stays out there too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode
from matcher.domain.disclosure import (
    colleague_profile,
    matching_profile,
    profile_of_departed,
    profile_of_the_past,
)
from matcher.domain.ids import ClientId, DecisionId, EmployerId, StaffId
from matcher.domain.openness import (
    EMPLOYER_SERVICES,
    ContactRoute,
    DisclosureDecision,
    Moment,
    Recipient,
    Teller,
    Topic,
)
from matcher.domain.vocabulary import CodedTerm, Scheme

TODAY = date(2026, 11, 22)
EMPLOYER = EmployerId("e1")
RECORD = ClientRecord(
    ClientId("c1"),
    StaffId("s-01"),
    passions=("films kijken", "praten over mijn depressie"),
    abilities=("banden plakken", "omgaan met medicatie"),
    aversions=("lawaai", "denken aan mijn opname"),
    target_occupations=(
        CodedTerm(Scheme.ESCO, "1", "fietsenmaker"),
        CodedTerm(Scheme.ESCO, "2", "ervaringsdeskundige ggz"),
    ),
    work_summary="Vier jaar bij een fietsenmaker, tot mijn psychose.",
)


def decision(recipient: str, until: int) -> DisclosureDecision:
    return DisclosureDecision(
        DecisionId(recipient),
        Recipient(recipient),
        frozenset({Topic.NEEDS, Topic.SUPPORT}),
        frozenset({ConditionCode.QUIET_WORKPLACE}),
        Moment.INTRODUCTION,
        Teller.EMPLOYMENT_SPECIALIST,
        TODAY - timedelta(days=10),
        TODAY + timedelta(days=until),
    )


@pytest.mark.parametrize("status", [ClientStatus.PLACED, ClientStatus.PAUSED])
def test_who_looks_no_more_has_a_profile_for_learning_and_nowhere_else(
    status: ClientStatus,
) -> None:
    record = replace(RECORD, status=status, decisions=(decision(EMPLOYER_SERVICES, 10),))
    assert colleague_profile(replace(record, status=ClientStatus.LOOKING), TODAY) is not None
    assert matching_profile(record, TODAY) is None
    assert colleague_profile(record, TODAY) is None
    profile = profile_of_the_past(record, TODAY)
    assert profile is not None
    assert profile.client_id == record.id


def test_who_left_has_a_profile_for_the_numbers_that_stay_and_nowhere_else() -> None:
    record = replace(RECORD, status=ClientStatus.LEFT, decisions=(decision(EMPLOYER_SERVICES, 10),))
    assert profile_of_the_past(record, TODAY) is None
    assert matching_profile(record, TODAY) is None
    assert colleague_profile(record, TODAY) is None
    profile = profile_of_departed(record, TODAY)
    assert profile is not None
    assert profile.passions == ("films kijken",)


@pytest.mark.parametrize("status", [s for s in ClientStatus if s is not ClientStatus.LEFT])
def test_who_is_here_has_no_profile_of_one_who_left(status: ClientStatus) -> None:
    assert profile_of_departed(replace(RECORD, status=status), TODAY) is None


def test_words_about_health_stay_out() -> None:
    profile = profile_of_the_past(replace(RECORD, status=ClientStatus.PLACED), TODAY)
    assert profile is not None
    assert profile.passions == ("films kijken",)
    assert profile.aversions == ("lawaai",)
    assert profile.work.abilities == ("banden plakken",)
    assert [term.label for term in profile.work.target_occupations] == ["fietsenmaker"]
    assert profile.work.work_summary is None


def test_of_who_looks_it_is_the_profile_that_matching_uses() -> None:
    assert profile_of_the_past(RECORD, TODAY) == matching_profile(RECORD, TODAY)


@pytest.mark.parametrize(
    ("until", "route"), [(10, ContactRoute.INTRODUCED), (-1, ContactRoute.APPLIES_SELF)]
)
def test_a_decision_that_ended_no_longer_opens_a_route(until: int, route: ContactRoute) -> None:
    record = replace(RECORD, status=ClientStatus.PLACED, decisions=(decision(EMPLOYER, until),))
    profile = profile_of_the_past(record, TODAY)
    assert profile is not None
    assert profile.openness.towards(EMPLOYER).route is route
