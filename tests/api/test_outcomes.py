"""What happened, recorded by those who may know of it, and never visible at a vacancy."""

import pytest

from api_world import TODAY, World
from matcher.domain.ids import ClientId, StaffId
from matcher.storage.outcomes import OutcomeRepository
from matcher.use_cases.adviser_ids import adviser_client_id


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


@pytest.fixture
def client(world: World) -> str:
    made = world.client()
    world.decide(made)
    world.decide(made, recipient="employer_services", topics=["support", "needs"])
    return made


@pytest.fixture
def referral(world: World, client: str, vacancy: str) -> str:
    made = world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return made


def _shown(world: World, client: str, adviser: str = "a-01") -> str:
    return adviser_client_id(world.app.secret, StaffId(adviser), ClientId(client))


def _outcome(client: str, vacancy: str, **differently: object) -> dict[str, object]:
    return {
        "clientId": client,
        "vacancyId": vacancy,
        "on": "2026-11-20",
        "event": "hired",
        **differently,
    }


def test_a_specialist_records_and_no_vacancy_changes(
    world: World, client: str, vacancy: str
) -> None:
    before = world.get("bakery", f"/vacancies/{vacancy}")
    made = world.post("specialist", "/outcomes", _outcome(client, vacancy))
    assert made.status_code == 201
    assert made.json()["outcomeId"]
    after = world.get("bakery", f"/vacancies/{vacancy}")
    assert (before.content, before.headers) == (after.content, after.headers)
    with world.app.database.reading() as connection:
        (kept,) = OutcomeRepository(connection).all()
    assert (kept.client_id, kept.on) == (client, TODAY)


def test_all_faults_of_an_outcome_are_told_at_once(world: World, client: str) -> None:
    body = _outcome(
        client,
        "nothing",
        on="2026-11-21",
        reason="stopte door een depressie",
        referralId="nothing",
        contractEndsOn="2026-11-20",
    )
    faults = world.post("specialist", "/outcomes", body).json()["faults"]
    places = {fault["place"] for fault in faults}
    assert places == {"on", "reason", "vacancyId", "referralId", "contractEndsOn"}


def test_an_adviser_records_of_an_introduction_it_may_know_of(
    world: World, client: str, vacancy: str, referral: str
) -> None:
    body = _outcome(_shown(world, client), vacancy, referralId=referral)
    made = world.post("adviser", "/outcomes", body)
    assert made.status_code == 201
    assert made.json()["clientId"] == _shown(world, client)
    faults = world.post("adviser", "/outcomes", {**body, "event": "client_declined"}).json()
    assert [fault["place"] for fault in faults["faults"]] == ["event"]


def test_an_adviser_learns_nothing_by_trying(
    world: World, client: str, vacancy: str, referral: str
) -> None:
    shown = _shown(world, client)
    unknown = world.post("adviser", "/outcomes", _outcome("x", "y", referralId="z")).content
    for who, body in (
        ("adviser", _outcome(shown, vacancy)),
        ("adviser", _outcome(client, vacancy, referralId=referral)),
        ("adviser", _outcome(_shown(world, client, "a-02"), vacancy, referralId=referral)),
        ("adviser_there", _outcome(_shown(world, client, "a-02"), vacancy, referralId=referral)),
        ("specialist_there", _outcome(client, vacancy, referralId=referral)),
    ):
        answer = world.post(who, "/outcomes", body)
        assert (answer.status_code, answer.content) == (404, unknown)
    world.decide(client, recipient="employer_services", topics=[], needCodes=[])
    body = _outcome(shown, vacancy, referralId=referral)
    assert world.post("adviser", "/outcomes", body).content == unknown
