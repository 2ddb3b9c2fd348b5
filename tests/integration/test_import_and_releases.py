"""A file that comes in during the hour in which a release can be undone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from import_records_desk import CLIENT, DECISION, PEPPER, TERMS, TODAY, VACANCY, Desk
from matcher.domain.errors import InvalidInputError
from matcher.domain.ids import ReferralId, SetAsideId, StaffId
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.proposals import SetAside
from matcher.domain.referrals import Referral, ReferralState
from matcher.storage.audit import AuditRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.proposals import SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.release_desk import take_effect_due_releases

pytest_plugins = ["import_fixtures"]

AT: str = "e-1"
SUPPORT: dict[str, Any] = DECISION | {
    "recipient": AT,
    "topics": ["support"],
    "need_codes": [],
    "from_moment": "introduction",
    "told_by": "employment_specialist",
}
EVERYTHING: dict[str, Any] = SUPPORT | {
    "topics": ["needs", "support", "jobs_agreement", "background"],
    "need_codes": ["quiet_workplace"],
}
HOUR = timedelta(hours=1)
MOVED: dict[str, Any] = CLIENT | {
    "needs": [{"code": "quiet_workplace"}],
    "disclosure": [SUPPORT],
    "employment_specialist": "s-2",
}


def load(desk: Desk, *decisions: dict[str, Any], **facts: object) -> None:
    needs = [{"code": "quiet_workplace"}]
    desk.load("clients", CLIENT | {"needs": needs, "disclosure": list(decisions)} | facts)


def release(desk: Desk) -> None:
    with desk.database.transaction() as connection:
        (vacancy,) = VacancyRepository(connection).all()
        ReferralRepository(connection).add(
            Referral(
                id=ReferralId("r-1"),
                client_id=desk.client().id,
                vacancy_id=vacancy.id,
                discussed_on=TODAY,
                discussed_by=StaffId("s-1"),
                summary="Werkt graag met de handen.",
                state=ReferralState.RELEASED,
                releases_at=TERMS.now + HOUR,
            )
        )


def after_the_hour(desk: Desk) -> tuple[ReferralState, Introduction | None]:
    signature = Signature(None, "clerk", TERMS.now + HOUR)
    take_effect_due_releases(desk.database, PEPPER, signature, on=TODAY)
    with desk.database.reading() as connection:
        referral = ReferralRepository(connection).get(ReferralId("r-1"))
        assert referral is not None
        return referral.state, IntroductionRepository(connection).of_referral(referral.id)


@pytest.fixture
def released(desk: Desk) -> Desk:
    """Return a desk where a client is released on the topic `support` alone."""
    desk.load("vacancies", VACANCY)
    load(desk, SUPPORT)
    release(desk)
    return desk


def test_an_unchanged_file_lets_a_release_go_on(released: Desk) -> None:
    load(released, SUPPORT)
    state, told = after_the_hour(released)
    assert state is ReferralState.RELEASED
    assert told is not None
    assert told.topics == {"support"}


@pytest.mark.parametrize("decisions", [[EVERYTHING], [SUPPORT, EVERYTHING]])
def test_a_release_does_not_go_out_on_what_a_file_opens(
    released: Desk, decisions: list[dict[str, Any]]
) -> None:
    load(released, *decisions)
    assert after_the_hour(released) == (ReferralState.DRAFT, None)


def test_a_release_whose_decision_left_the_file_is_a_draft(released: Desk) -> None:
    load(released)
    assert after_the_hour(released) == (ReferralState.DRAFT, None)


def test_a_decision_about_another_recipient_touches_no_release(released: Desk) -> None:
    load(released, DECISION, SUPPORT)
    state, told = after_the_hour(released)
    assert (state, told is None) == (ReferralState.RELEASED, False)


def test_an_import_that_stops_halfway_leaves_open_nothing_that_its_lines_closed(
    released: Desk,
) -> None:
    assert after_the_hour(released)[1] is not None
    released.path("clients").with_name("clients.jsonl.rejected.jsonl.part").mkdir()
    with pytest.raises(InvalidInputError, match="cannot be written"):
        released.load("clients", CLIENT | {"disclosure": []}, {"client_id": "c-2", "colour": "red"})
    state, told = after_the_hour(released)
    assert told is not None
    assert (state, told.state) == (ReferralState.RELEASED, IntroductionState.NO_LONGER_AVAILABLE)


def test_another_specialist_decides_anew_about_a_release(released: Desk) -> None:
    load(released, SUPPORT, employment_specialist="s-2")
    assert after_the_hour(released) == (ReferralState.DRAFT, None)


def test_a_release_whose_hour_has_passed_goes_on_under_another_specialist(released: Desk) -> None:
    later = replace(TERMS, now=TERMS.now + HOUR)
    released.load("clients", MOVED, terms=later)
    with released.database.reading() as connection:
        told = IntroductionRepository(connection).of_referral(ReferralId("r-1"))
        lines = AuditRepository(connection, PEPPER).about("client", released.client().id)
    assert told is not None
    assert [line.action for line in lines] == ["create", "change", "introduce"]
    assert after_the_hour(released)[0] is ReferralState.RELEASED


def test_whom_the_former_specialist_set_aside_stays_so_for_the_next(released: Desk) -> None:
    client = released.client().id
    with released.database.transaction() as connection:
        (vacancy,) = VacancyRepository(connection).all()
        for by in ("s-1", "a-1"):
            one = SetAside(SetAsideId(by), client, vacancy.id, StaffId(by), TODAY, "te ver")
            SetAsideRepository(connection).put(one)
    released.load("clients", MOVED)
    with released.database.reading() as connection:
        stays = SetAsideRepository(connection).of_client(client)
    assert {(one.set_by, one.reason) for one in stays} == {("s-2", "te ver"), ("a-1", "te ver")}
