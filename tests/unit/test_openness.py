"""The latest decision for a recipient governs; ended, revoked or silent means closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.conditions import ConditionCode, Need
from matcher.domain.disclosure import colleague_profile, matching_profile, releasable
from matcher.domain.errors import ReleaseRefusedError
from matcher.domain.ids import (
    ClientId,
    DecisionId,
    EmployerId,
    StaffId,
    VacancyId,
)
from matcher.domain.openness import (
    ANY_EMPLOYER,
    CLOSED,
    EMPLOYER_SERVICES,
    ContactRoute,
    DisclosureDecision,
    Moment,
    Openness,
    Recipient,
    Teller,
    Topic,
    carried_until,
    governing_decisions,
    openness_per_employer,
)
from matcher.domain.vacancies import Vacancy

TODAY = date(2026, 11, 22)
E1 = EmployerId("e1")
QUIET = ConditionCode.QUIET_WORKPLACE
GUIDED = ConditionCode.GUIDANCE_AT_WORK


def decision(
    recipient: str = ANY_EMPLOYER,
    topics: frozenset[Topic] = frozenset({Topic.NEEDS}),
    *,
    since: int = -10,
    until: int = 10,
    revoked: int | None = None,
    moment: Moment = Moment.INTRODUCTION,
    told_by: Teller = Teller.EMPLOYMENT_SPECIALIST,
) -> DisclosureDecision:
    return DisclosureDecision(
        id=DecisionId(f"{recipient}{since}{until}{revoked}"),
        recipient=Recipient(recipient),
        topics=topics,
        need_codes=frozenset({QUIET, GUIDED}),
        from_moment=moment,
        told_by=told_by,
        valid_from=TODAY + timedelta(days=since),
        valid_until=TODAY + timedelta(days=until),
        revoked_on=None if revoked is None else TODAY + timedelta(days=revoked),
    )


def client(*decisions: DisclosureDecision) -> ClientRecord:
    return ClientRecord(
        ClientId("c1"),
        StaffId("s1"),
        passions=("films kijken", "na mijn opname ben ik gaan tuinieren"),
        abilities=("werkt precies",),
        aversions=("bellen",),
        needs=(Need(QUIET), Need(GUIDED)),
        target_group_register=True,
        decisions=decisions,
    )


def towards(*decisions: DisclosureDecision) -> Openness:
    return openness_per_employer(decisions, TODAY).towards(E1)


def test_silence_is_closed() -> None:
    assert towards() == CLOSED


@pytest.mark.parametrize(
    "ended", [decision(until=-1), decision(since=1), decision(revoked=0), decision(revoked=-3)]
)
def test_what_ended_or_has_not_begun_is_closed(ended: DisclosureDecision) -> None:
    assert towards(ended).topics == frozenset()


def test_a_decision_holds_on_its_first_and_last_day() -> None:
    assert towards(decision(since=0, until=0)).topics == {Topic.NEEDS}


def test_the_specific_decision_wins_and_an_empty_one_too() -> None:
    assert towards(decision(), decision(E1, frozenset())).topics == frozenset()
    assert towards(decision(topics=frozenset()), decision(E1)).topics == {Topic.NEEDS}


def test_an_ended_specific_decision_does_not_fall_back_to_any_employer() -> None:
    assert towards(decision(), decision(E1, until=-1)) == CLOSED
    assert towards(decision(), decision(E1, frozenset(), revoked=0)) == CLOSED


def test_a_later_decision_replaces_an_earlier_one_for_good() -> None:
    assert towards(decision(), decision(topics=frozenset(), since=-5, until=-1)) == CLOSED


def test_needs_are_disclosed_only_under_their_own_topic() -> None:
    assert towards(decision()).need_codes == {QUIET}
    assert towards(decision(topics=frozenset({Topic.SUPPORT}))).need_codes == {GUIDED}


@pytest.mark.parametrize(
    ("given", "route"),
    [
        (decision(topics=frozenset()), ContactRoute.APPLIES_SELF),
        (decision(topics=frozenset({Topic.BACKGROUND})), ContactRoute.APPLIES_SELF),
        (decision(), ContactRoute.APPLIES_WITH_NOTE),
        (decision(topics=frozenset({Topic.SUPPORT})), ContactRoute.INTRODUCED),
        (
            decision(topics=frozenset({Topic.SUPPORT}), told_by=Teller.CLIENT),
            ContactRoute.APPLIES_WITH_NOTE,
        ),
        (
            decision(topics=frozenset({Topic.SUPPORT}), moment=Moment.OFFER),
            ContactRoute.APPLIES_WITH_NOTE,
        ),
    ],
)
def test_the_route_follows_from_the_decision(
    given: DisclosureDecision, route: ContactRoute
) -> None:
    assert towards(given).route is route


def test_a_colleague_knows_nobody_without_a_decision_for_employer_services() -> None:
    assert colleague_profile(client(decision()), TODAY) is None
    assert colleague_profile(client(decision(EMPLOYER_SERVICES, frozenset())), TODAY) is None


def test_a_colleague_sees_the_needs_named_and_nothing_in_the_clients_own_words() -> None:
    profile = colleague_profile(client(decision(EMPLOYER_SERVICES)), TODAY)
    assert profile is not None
    assert profile.needs == (QUIET,)
    assert profile.target_group_register is None
    assert not {"passions", "aversions", "avoid_times"} & set(profile.__slots__)


def test_health_words_stay_out_of_every_profile() -> None:
    profile = matching_profile(client(), TODAY)
    assert profile is not None
    assert profile.passions == ("films kijken",)


@pytest.mark.parametrize("status", [s for s in ClientStatus if s is not ClientStatus.LOOKING])
def test_who_is_not_looking_is_not_matched(status: ClientStatus) -> None:
    record = ClientRecord(
        ClientId("c"), StaffId("s"), status=status, decisions=(decision(EMPLOYER_SERVICES),)
    )
    assert matching_profile(record, TODAY) is None
    assert colleague_profile(record, TODAY) is None


def vacancy(*, jobs_agreement: bool = False) -> Vacancy:
    return Vacancy(VacancyId("v"), E1, "Titel", "Tekst.", requires_jobs_agreement=jobs_agreement)


@pytest.mark.parametrize(
    "record",
    [
        client(),
        client(decision(ANY_EMPLOYER, frozenset({Topic.SUPPORT}))),
        client(decision(E1)),
        client(decision(E1, frozenset({Topic.SUPPORT}), told_by=Teller.CLIENT)),
        client(decision(E1, frozenset({Topic.SUPPORT}), moment=Moment.INTERVIEW)),
        client(decision(E1, frozenset({Topic.SUPPORT}), until=-1)),
    ],
)
def test_nothing_is_released_without_support_decided_for_this_very_employer(
    record: ClientRecord,
) -> None:
    with pytest.raises(ReleaseRefusedError):
        releasable(record, vacancy(), TODAY)


def test_a_release_holds_exactly_the_topics_and_needs_decided() -> None:
    record = client(decision(E1, frozenset({Topic.SUPPORT, Topic.NEEDS})))
    allowed = releasable(record, vacancy(), TODAY)
    assert allowed.topics == {Topic.SUPPORT, Topic.NEEDS}
    assert set(allowed.needs) == {QUIET, GUIDED}
    with pytest.raises(ReleaseRefusedError, match="jobs_agreement"):
        releasable(record, vacancy(jobs_agreement=True), TODAY)


def test_a_record_shows_nothing_of_itself() -> None:
    record = client(decision())
    profile = matching_profile(record, TODAY)
    assert "film" not in repr(record) + repr(profile)


def test_a_decision_that_was_replaced_governs_no_more() -> None:
    first, services = decision(E1, until=5), decision(EMPLOYER_SERVICES)
    later = decision(E1, frozenset(), since=-1, until=20)
    assert governing_decisions([first, services], TODAY) == (first, services)
    assert governing_decisions([first, services, later], TODAY) == (later, services)
    coming, ended = decision(E1, since=1), decision(E1, since=-5, until=-1)
    assert governing_decisions([first, coming], TODAY) == (first,)
    for over in (ended, decision(E1, since=-1, revoked=0)):
        assert governing_decisions([first, over], TODAY) == ()


@pytest.mark.parametrize("topics", [frozenset(), frozenset({Topic.NEEDS}), frozenset(Topic)])
def test_one_revoked_before_its_first_day_says_nothing(topics: frozenset[Topic]) -> None:
    stands = decision(E1, frozenset({Topic.SUPPORT}), until=50)
    for never in (decision(E1, topics, since=0, revoked=-1), decision(E1, topics, revoked=-11)):
        assert towards(never) == CLOSED
        assert towards(decision(), never).topics == {Topic.NEEDS}
        for order in ([stands, never], [never, stands], [never, stands, never]):
            assert towards(*order).topics == {Topic.SUPPORT}
            assert governing_decisions(order, TODAY) == (stands,)
        ended = decision(E1, until=-1)
        assert towards(ended, never) == towards(never, ended) == CLOSED


@pytest.mark.parametrize("topics", [frozenset(), frozenset({Topic.NEEDS}), frozenset(Topic)])
def test_one_revoked_on_its_first_day_closes_as_the_newest_word(topics: frozenset[Topic]) -> None:
    stands = decision(E1, frozenset({Topic.SUPPORT}), until=50)
    stopped = decision(E1, topics, since=0, revoked=0)
    assert towards(stands, stopped) == CLOSED
    assert governing_decisions([stands, stopped], TODAY) == ()
    assert towards(stopped, stands).topics == {Topic.SUPPORT}
    assert governing_decisions([stopped, stands], TODAY) == (stands,)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("decisions", "last"),
    [
        ([], None),
        ([decision(E1, until=-1)], None),
        ([decision(E1, frozenset())], None),
        ([decision(E1, until=0)], 0),
        ([decision(E1, until=5), decision(E1, since=-1, until=20)], 20),
        ([decision(E1, until=20), decision(E1, since=-1, until=5)], 5),
        ([decision(E1, until=5), decision(E1, since=6, until=20)], 20),
        ([decision(E1, until=5), decision(E1, since=7, until=20)], 5),
        ([decision(E1, until=5), decision(E1, since=6, until=20, revoked=0)], 5),
        ([decision(E1, until=20), decision(E1, frozenset(), since=6, until=9)], 5),
        ([decision(E1, until=20), decision(E1, frozenset(), since=6, until=9, revoked=0)], 20),
        ([decision(E1, until=20), decision("other", frozenset(), since=6)], 20),
    ],
)
def test_decisions_carry_on_without_a_gap(
    decisions: list[DisclosureDecision], last: int | None
) -> None:
    found = carried_until(decisions, Recipient(E1), TODAY, lambda one: Topic.NEEDS in one.topics)
    assert found == (None if last is None else day(last))


def test_what_holds_to_the_end_of_the_calendar_is_carried_so_far() -> None:
    forever = replace(decision(E1), valid_until=date.max)
    assert carried_until([forever], Recipient(E1), TODAY, lambda _: True) == date.max
