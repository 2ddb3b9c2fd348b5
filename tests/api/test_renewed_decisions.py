"""An introduction may be read while decisions carry it without a gap; what has ended never comes back."""

import pytest

from api_world import SECRET, World
from employer_site import href
from matcher.domain.ids import ClientId
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from page_visits import signed_in

LATER = "2027-02-01"
LAST_DAY_IN_DAYS = 11
"""Until the last day of the first decision, 1 December."""


@pytest.fixture
def client(world: World) -> str:
    made = world.client()
    assert world.decide(made).status_code == 201
    return made


@pytest.fixture
def introduced(world: World, client: str, vacancy: str) -> str:
    referral = world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    assert readable(world, vacancy)
    return referral


def readable(world: World, vacancy: str) -> bool:
    (told,) = world.introductions(vacancy)
    return bool(told["state"] == "available")


def readable_after(world: World, vacancy: str, days: int) -> bool:
    """Tell whether it can be read some days later, before the clerk came and after."""
    world.clock.later(days=days)
    before = readable(world, vacancy)
    world.clerk()
    assert readable(world, vacancy) == before
    return before


def decided_last(world: World, client: str) -> str:
    """Return the address of the latest decision."""
    path = f"/clients/{client}/disclosure-decisions"
    return f"{path}/{world.get('specialist', path).json()['items'][-1]['decisionId']}"


@pytest.mark.usefixtures("introduced")
def test_a_renewed_decision_keeps_an_introduction_readable_and_answerable(
    world: World, client: str, vacancy: str
) -> None:
    (before,) = world.introductions(vacancy)
    world.clock.later(days=5)
    assert world.decide(client, validUntil=LATER).status_code == 201
    assert readable_after(world, vacancy, 8)
    (after,) = world.introductions(vacancy)
    assert after == before
    answered = signed_in(world, "bakery").post(
        href(vacancy, "introducties", after["id"]), data={"antwoord": "talk"}
    )
    assert answered.status_code == 303
    assert readable_after(world, vacancy, 60)
    assert not readable_after(world, vacancy, 1)


@pytest.mark.usefixtures("introduced")
def test_a_decision_that_takes_over_the_next_day_leaves_no_gap(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client, validFrom="2026-12-02", validUntil=LATER)
    assert readable_after(world, vacancy, LAST_DAY_IN_DAYS + 1)


def test_one_that_was_to_take_over_before_the_introduction_leaves_no_gap(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client, validFrom="2026-12-02", validUntil=LATER)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    assert readable_after(world, vacancy, LAST_DAY_IN_DAYS + 1)


@pytest.mark.usefixtures("introduced")
def test_a_renewal_that_is_revoked_renews_nothing(world: World, client: str, vacancy: str) -> None:
    world.decide(client, validFrom="2026-12-02", validUntil=LATER)
    world.post("specialist", f"{decided_last(world, client)}/_revoke")
    assert readable_after(world, vacancy, LAST_DAY_IN_DAYS)
    assert not readable_after(world, vacancy, 1)


@pytest.mark.usefixtures("introduced")
@pytest.mark.parametrize(
    "shorter",
    [
        {"validUntil": "2026-11-24"},
        {"validFrom": "2026-11-25", "validUntil": LATER, "topics": ["needs"]},
    ],
    ids=["ends sooner", "tells less later"],
)
def test_less_is_followed_to_the_day(
    world: World, client: str, vacancy: str, shorter: dict[str, object]
) -> None:
    world.decide(client, **shorter)
    assert readable_after(world, vacancy, 4)
    assert not readable_after(world, vacancy, 1)


@pytest.mark.usefixtures("introduced")
def test_a_plan_to_tell_less_that_is_revoked_before_it_begins_changes_nothing(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client, validFrom="2026-11-25", validUntil=LATER, topics=["needs"])
    world.post("specialist", f"{decided_last(world, client)}/_revoke")
    assert readable_after(world, vacancy, LAST_DAY_IN_DAYS)


@pytest.mark.usefixtures("introduced")
@pytest.mark.parametrize("clerk_came", [True, False])
def test_what_ran_out_does_not_come_back(
    world: World, client: str, vacancy: str, *, clerk_came: bool
) -> None:
    world.clock.later(days=LAST_DAY_IN_DAYS + 1)
    if clerk_came:
        world.clerk()
    assert not readable(world, vacancy)
    assert world.decide(client, validUntil=LATER).status_code == 201
    assert not readable_after(world, vacancy, 0)


@pytest.mark.usefixtures("introduced")
def test_a_gap_between_two_decisions_ends_it_for_good(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client, validFrom="2026-12-03", validUntil=LATER)
    world.clock.later(days=LAST_DAY_IN_DAYS + 2)
    assert not readable_after(world, vacancy, 0)


def test_what_was_withdrawn_does_not_come_back(
    world: World, introduced: str, client: str, vacancy: str
) -> None:
    world.post("specialist", f"/referrals/{introduced}/_withdraw")
    world.decide(client, validUntil=LATER)
    assert not readable_after(world, vacancy, 1)


@pytest.mark.usefixtures("introduced")
def test_what_ended_by_a_revocation_does_not_come_back(
    world: World, client: str, vacancy: str
) -> None:
    world.post("specialist", f"{decided_last(world, client)}/_revoke")
    world.decide(client, validUntil=LATER)
    assert not readable_after(world, vacancy, 1)


@pytest.mark.usefixtures("introduced")
def test_what_was_erased_does_not_come_back(world: World, client: str, vacancy: str) -> None:
    world.decide(client, validUntil=LATER)
    signature = Signature(None, "cli", world.clock.moment)
    erase_client(world.app.database, SECRET, ClientId(client), signature)
    assert not readable_after(world, vacancy, 1)
