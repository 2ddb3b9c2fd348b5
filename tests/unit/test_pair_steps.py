"""Where a pair stands: one next step for everything that can have happened, whatever the order of ids."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from matcher.domain.follow_up import aftercare_ahead
from matcher.domain.ids import ClientId, OutcomeId, ReferralId, StaffId, VacancyId
from matcher.domain.openness import ContactRoute
from matcher.domain.outcome_reasons import REASONS_OF, OutcomeReason, read, written
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.pair_steps import (
    PairStage,
    current,
    in_order,
    settled_vacancies,
    stage_of,
)
from matcher.domain.referrals import Referral, ReferralState

TODAY = date(2026, 11, 22)
PROPOSED, YES, NO, APPLIED, TOLD, REFUSED, BACK, HIRED, ENDED, KEPT = (
    OutcomeEvent.PROPOSED,
    OutcomeEvent.CLIENT_INTERESTED,
    OutcomeEvent.CLIENT_DECLINED,
    OutcomeEvent.APPLIED,
    OutcomeEvent.INTRODUCED,
    OutcomeEvent.NOT_HIRED,
    OutcomeEvent.WITHDRAWN,
    OutcomeEvent.HIRED,
    OutcomeEvent.ENDED,
    OutcomeEvent.KEPT_13_WEEKS,
)
DRAFT = Referral(ReferralId("r"), ClientId("c"), VacancyId("v"), TODAY, StaffId("s"), "")
RELEASED = Referral(
    ReferralId("r"), ClientId("c"), VacancyId("v"), TODAY, StaffId("s"), "", ReferralState.RELEASED
)


def happened(event: OutcomeEvent, days: int = 0) -> Outcome:
    when = TODAY + timedelta(days=days)
    return Outcome(OutcomeId(f"{event}-{days}"), ClientId("c"), VacancyId("v"), event, when)


def stage(
    *outcomes: Outcome,
    referral: Referral | None = None,
    route: ContactRoute = ContactRoute.INTRODUCED,
    introduced: bool = False,
) -> PairStage:
    return stage_of(in_order(outcomes), referral, route, introduced=introduced)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], PairStage.DISCUSS),
        ([PROPOSED], PairStage.DISCUSS),
        ([PROPOSED, NO], PairStage.DECLINED),
        ([PROPOSED, YES], PairStage.INTRODUCE),
        ([PROPOSED, YES, APPLIED], PairStage.AWAIT),
        ([PROPOSED, YES, TOLD], PairStage.AWAIT),
        ([PROPOSED, YES, TOLD, REFUSED], PairStage.CLOSED),
        ([PROPOSED, YES, TOLD, HIRED], PairStage.WORKING),
        ([PROPOSED, YES, HIRED, ENDED], PairStage.CLOSED),
    ],
)
def test_each_history_of_one_day_has_its_next_step_in_any_order(
    events: list[OutcomeEvent], expected: PairStage
) -> None:
    for order in permutations([happened(event) for event in events]):
        assert stage(*order) is expected


def test_the_route_and_the_referral_decide_between_a_yes_and_an_answer() -> None:
    yes = happened(YES)
    assert stage(yes, route=ContactRoute.APPLIES_SELF) is PairStage.APPLY
    assert stage(yes, route=ContactRoute.APPLIES_WITH_NOTE) is PairStage.APPLY
    assert stage(yes, referral=DRAFT) is PairStage.INTRODUCE
    assert stage(yes, referral=RELEASED) is PairStage.PENDING
    assert stage(yes, referral=RELEASED, introduced=True) is PairStage.AWAIT


def test_what_begins_anew_leaves_the_procedure_that_is_over_behind() -> None:
    over = [happened(PROPOSED), happened(YES, 1), happened(BACK, 2)]
    assert current(over) == over
    again = [*over, happened(PROPOSED, 9), happened(YES, 9)]
    assert current(again) == again[3:]
    assert stage(*again) is PairStage.INTRODUCE
    twice = [*again, happened(REFUSED, 12)]
    assert current(twice) == twice[3:]
    assert stage(*twice) is PairStage.CLOSED


def test_the_last_word_of_a_client_counts() -> None:
    assert stage(happened(NO), happened(YES, 1)) is PairStage.INTRODUCE
    assert stage(happened(YES), happened(NO, 1)) is PairStage.DECLINED


def test_aftercare_lies_ahead_until_it_is_answered() -> None:
    hired = happened(HIRED)
    assert [one.weeks for one in aftercare_ahead([hired])] == [13, 26]
    assert [one.weeks for one in aftercare_ahead([hired, happened(KEPT, 91)])] == [26]
    assert aftercare_ahead([hired, happened(ENDED, 5)]) == []
    assert aftercare_ahead([]) == []


@pytest.mark.parametrize("reason", OutcomeReason)
def test_a_reason_comes_back_as_it_was_kept(reason: OutcomeReason) -> None:
    for text in ("", "te vroeg: om zes uur"):
        assert read(written(reason, text)) == (reason, text)
    assert any(reason in reasons for reasons in REASONS_OF.values())


@pytest.mark.parametrize(
    ("events", "settled"),
    [
        ([], False),
        ([PROPOSED], False),
        ([PROPOSED, YES], False),
        ([PROPOSED, NO], True),
        ([PROPOSED, NO, PROPOSED], False),
        ([APPLIED], True),
        ([YES, TOLD], True),
        ([YES, TOLD, REFUSED], True),
        ([YES, TOLD, REFUSED, PROPOSED], False),
        ([HIRED], True),
        ([HIRED, KEPT], True),
        ([HIRED, ENDED], True),
    ],
)
def test_nothing_is_left_to_propose_once_something_is_done_or_decided(
    events: list[OutcomeEvent], *, settled: bool
) -> None:
    history = [happened(event, day) for day, event in enumerate(events)]
    assert settled_vacancies(history) == ({VacancyId("v")} if settled else set())
