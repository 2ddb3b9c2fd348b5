"""What a decision would do is told before it is taken, is what then happens, and leaves no trace."""

from dataclasses import replace

import pytest

from api_world import TODAY, YEAR, World
from matcher.domain.access import Actor, Role
from matcher.domain.errors import InvalidInputError, NotFoundError
from matcher.domain.ids import ClientId, DecisionId, EmployerId, KeyId, ReferralId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    ContactRoute,
    DisclosureDecision,
    Moment,
    Recipient,
    Teller,
    Topic,
)
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.decide_openness import list_decisions, record_decision
from matcher.use_cases.foresee_decision import foresee_decision, foresee_revocation
from storage_records import all_rows

ME = Actor(KeyId("k"), Role.EMPLOYMENT_SPECIALIST, "s-01")
SOMEBODY_ELSE = replace(ME, subject="s-99")
CLOSED = DisclosureDecision(
    DecisionId(""),
    ANY_EMPLOYER,
    frozenset(),
    frozenset(),
    Moment.INTRODUCTION,
    Teller.CLIENT,
    TODAY,
    TODAY + YEAR,
)


def now(world: World) -> AsOf:
    return AsOf(world.clock.moment, TODAY)


def rows(world: World) -> str:
    with world.app.database.reading() as connection:
        return all_rows(connection)


@pytest.fixture
def introduced(world: World) -> tuple[ClientId, EmployerId, ReferralId]:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    referral = world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    employer = list_decisions(world.app.database, ME, ClientId(client))[0].recipient
    return ClientId(client), EmployerId(employer), ReferralId(referral)


def test_looking_ahead_changes_not_one_row_and_tells_what_then_happens(
    world: World, introduced: tuple[ClientId, EmployerId, ReferralId]
) -> None:
    client, employer, referral = introduced
    closing = replace(CLOSED, recipient=Recipient(employer))
    before = rows(world)
    foreseen = foresee_decision(world.app.database, ME, client, closing, now(world))
    assert rows(world) == before
    assert [one.id for one in foreseen.ends] == [referral]
    assert foreseen.stops == ()
    assert foreseen.routes == {employer: (ContactRoute.INTRODUCED, ContactRoute.APPLIES_SELF)}
    record_decision(world.app.database, ME, client, closing, now(world))
    assert foresee_decision(world.app.database, ME, client, closing, now(world)).ends == ()


def test_a_revocation_tells_the_same(
    world: World, introduced: tuple[ClientId, EmployerId, ReferralId]
) -> None:
    client, _, referral = introduced
    (decision,) = list_decisions(world.app.database, ME, client)
    before = rows(world)
    foreseen = foresee_revocation(world.app.database, ME, client, decision.id, TODAY)
    assert [one.id for one in foreseen.ends] == [referral]
    assert rows(world) == before


def test_a_release_that_waits_would_stop(world: World) -> None:
    vacancy, client = world.vacancy(), ClientId(world.client())
    world.decide(client)
    referral = world.released(client, vacancy)
    (decision,) = list_decisions(world.app.database, ME, client)
    closing = replace(CLOSED, recipient=decision.recipient)
    foreseen = foresee_decision(world.app.database, ME, client, closing, now(world))
    assert ([one.id for one in foreseen.stops], foreseen.ends) == ([referral], ())


def test_what_employer_services_would_see_is_told(world: World) -> None:
    client = ClientId(world.client())
    showing = replace(CLOSED, recipient=EMPLOYER_SERVICES, topics=frozenset({Topic.SUPPORT}))
    before, after = foresee_decision(world.app.database, ME, client, showing, now(world)).seen
    assert before is None
    assert after is not None
    assert after.topics == {Topic.SUPPORT}


def test_nobody_looks_ahead_for_somebody_elses_client_or_at_nonsense(world: World) -> None:
    client = ClientId(world.client())
    with pytest.raises(NotFoundError):
        foresee_decision(world.app.database, SOMEBODY_ELSE, client, CLOSED, now(world))
    over = replace(CLOSED, valid_until=CLOSED.valid_from - YEAR)
    with pytest.raises(InvalidInputError):
        foresee_decision(world.app.database, ME, client, over, now(world))
