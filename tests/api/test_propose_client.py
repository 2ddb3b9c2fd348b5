"""What staff choose beside the list: kept once, for whoever may see the client, and gone with the gate."""

from dataclasses import replace

import pytest

from api_world import HERE, SECRET, THERE, TODAY, World
from matcher.domain.access import Actor, Role
from matcher.domain.errors import ConflictError, InvalidInputError, NotFoundError
from matcher.domain.ids import ClientId, KeyId, VacancyId
from matcher.domain.proposals import Reply
from matcher.domain.vacancies import VacancyStatus
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.propose_client import (
    Known,
    known_client,
    proposals_for_me,
    proposals_i_made,
    proposals_to,
    propose_client,
    reply_to_proposal,
    set_aside,
    set_asides_of,
    take_back,
)

OPEN = {"recipient": "employer_services", "topics": ["needs"], "needCodes": []}
ADVISER = Actor(KeyId("k1"), Role.EMPLOYER_SERVICES_ADVISER, "a-01", HERE)
COLLEAGUE = Actor(KeyId("k2"), Role.EMPLOYER_SERVICES_ADVISER, "a-07", HERE)
ELSEWHERE = Actor(KeyId("k3"), Role.EMPLOYER_SERVICES_ADVISER, "a-02", THERE)
SPECIALIST = Actor(KeyId("k4"), Role.EMPLOYMENT_SPECIALIST, "s-01", HERE)
STRANGER = Actor(KeyId("k5"), Role.EMPLOYMENT_SPECIALIST, "s-02", THERE)
EMPLOYER = Actor(KeyId("k6"), Role.EMPLOYER, "bakery-0000000000000")
REASON = "Werkte eerder met deeg."


@pytest.fixture
def vacancy(world: World) -> VacancyId:
    return VacancyId(world.vacancy())


@pytest.fixture
def client(world: World) -> ClientId:
    made = ClientId(world.client())
    assert world.decide(made, **OPEN).status_code == 201
    return made


def known(world: World, client: ClientId, actor: Actor = ADVISER) -> Known:
    shown = client
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:
        shown = ClientId(adviser_client_id(SECRET, actor.staff_id, client))
    return known_client(world.app.database, SECRET, actor, shown, TODAY)


def test_an_adviser_knows_a_client_by_an_id_of_its_own_alone(
    world: World, client: ClientId
) -> None:
    assert known(world, client).client_id == client
    theirs = adviser_client_id(SECRET, COLLEAGUE.staff_id, client)
    for shown in (client, theirs, "nobody"):
        with pytest.raises(NotFoundError):
            known_client(world.app.database, SECRET, ADVISER, shown, TODAY)


def test_a_specialist_knows_the_own_clients_alone(world: World, client: ClientId) -> None:
    assert known(world, client, SPECIALIST) == Known(client, client)
    with pytest.raises(NotFoundError):
        known(world, client, STRANGER)
    with pytest.raises(NotFoundError):
        known(world, client, EMPLOYER)


def test_the_same_pair_is_proposed_once(world: World, client: ClientId, vacancy: VacancyId) -> None:
    database, who = world.app.database, known(world, client)
    first = propose_client(database, ADVISER, who, vacancy, rank=3, reason="", on=TODAY)
    again = propose_client(database, ADVISER, who, vacancy, rank=None, reason=REASON, on=TODAY)
    assert again == first
    assert first.rank == 3
    other = propose_client(
        database, COLLEAGUE, known(world, client, COLLEAGUE), vacancy, rank=1, reason="", on=TODAY
    )
    assert proposals_to(database, ADVISER, vacancy) == [first]
    assert proposals_to(database, COLLEAGUE, vacancy) == [other]
    assert set(proposals_for_me(database, SPECIALIST, client)) == {first, other}


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501, "heeft een depressie"])
def test_whom_the_list_missed_needs_a_reason_that_will_do(
    world: World, client: ClientId, vacancy: VacancyId, reason: str
) -> None:
    database, who = world.app.database, known(world, client)
    with pytest.raises(InvalidInputError) as refused:
        propose_client(database, ADVISER, who, vacancy, rank=None, reason=reason, on=TODAY)
    assert [fault.place for fault in refused.value.faults] == ["reason"]
    with pytest.raises(InvalidInputError):
        set_aside(database, ADVISER, who, vacancy, reason=reason, on=TODAY)
    assert proposals_to(database, ADVISER, vacancy) == []


def test_nobody_is_proposed_for_a_vacancy_that_is_closed_or_elsewhere(
    world: World, client: ClientId, vacancy: VacancyId
) -> None:
    database, who = world.app.database, known(world, client)
    with pytest.raises(NotFoundError):
        propose_client(database, ELSEWHERE, who, vacancy, rank=1, reason="", on=TODAY)
    with database.transaction() as connection:
        kept = VacancyRepository(connection).get(vacancy)
        assert kept is not None
        filled = replace(kept.value, status=VacancyStatus.FILLED)
        VacancyRepository(connection).put(filled, kept.version)
    with pytest.raises(ConflictError):
        propose_client(database, ADVISER, who, vacancy, rank=1, reason="", on=TODAY)


def test_only_the_own_specialist_replies_and_the_last_reply_counts(
    world: World, client: ClientId, vacancy: VacancyId
) -> None:
    database, who = world.app.database, known(world, client)
    made = propose_client(database, ADVISER, who, vacancy, rank=1, reason="", on=TODAY)
    with pytest.raises(NotFoundError):
        reply_to_proposal(database, STRANGER, made.id, Reply.NOT_NOW, TODAY)
    for reply in (Reply.TAKEN_UP, Reply.NOT_NOW):
        reply_to_proposal(database, SPECIALIST, made.id, reply, TODAY)
    (seen,) = proposals_i_made(database, SECRET, ADVISER, TODAY)
    assert (seen.proposal.reply, seen.proposal.replied_on) == (Reply.NOT_NOW, TODAY)
    assert seen.shown_id == who.shown_id


def test_what_an_adviser_proposed_is_gone_with_the_decision_of_the_client(
    world: World, client: ClientId, vacancy: VacancyId
) -> None:
    database, who = world.app.database, known(world, client)
    propose_client(database, ADVISER, who, vacancy, rank=1, reason="", on=TODAY)
    world.decide(client, **OPEN | {"topics": []})
    assert proposals_i_made(database, SECRET, ADVISER, TODAY) == []
    assert len(proposals_for_me(database, SPECIALIST, client)) == 1


def test_setting_aside_is_the_readers_own_and_is_taken_back_twice_in_peace(
    world: World, client: ClientId, vacancy: VacancyId
) -> None:
    database, who = world.app.database, known(world, client)
    set_aside(database, ADVISER, who, vacancy, reason="Eerst anders", on=TODAY)
    one = set_aside(database, ADVISER, who, vacancy, reason=REASON, on=TODAY)
    assert set_asides_of(database, ADVISER, vacancy) == [one]
    assert set_asides_of(database, COLLEAGUE, vacancy) == []
    take_back(database, COLLEAGUE, vacancy, one.id)
    assert set_asides_of(database, ADVISER, vacancy) == [one]
    for _ in range(2):
        take_back(database, ADVISER, vacancy, one.id)
        assert set_asides_of(database, ADVISER, vacancy) == []
