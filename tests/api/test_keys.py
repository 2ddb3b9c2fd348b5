"""Keys and the sessions they open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import Request, Response

from api_world import BAKERY, CINEMA, SECRET, START, TODAY, YEAR, World
from matcher.domain.access import Role
from matcher.domain.errors import InvalidInputError, NotFoundError
from matcher.domain.ids import KeyId, RegionCode
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.issue_keys import (
    IssuedKey,
    WantedKey,
    authenticate,
    close_session,
    create_key,
    list_keys,
    open_session,
    revoke_key,
    session_actor,
)
from matcher_api.authentication import (
    actor_of_session,
    cookie_name,
    forget_session,
    remember_session,
)
from page_visits import browser

NOW = AsOf(START, TODAY)
HOUR = timedelta(hours=1)


def _made(world: World, role: Role, subject: str) -> IssuedKey:
    return create_key(world.app.database, SECRET, WantedKey(role, subject, None, YEAR), TODAY)


def test_an_employers_key_takes_either_id(world: World) -> None:
    with world.app.database.transaction() as connection:
        ExternalIdRepository(connection).link(RecordKind.EMPLOYER, "file", "e-01", BAKERY)
    for subject in ("e-01", BAKERY, f" {BAKERY} "):
        assert _made(world, Role.EMPLOYER, subject).key.actor.subject == BAKERY


def test_an_employers_key_takes_the_id_of_any_source_that_means_one(world: World) -> None:
    with world.app.database.transaction() as connection:
        ids = ExternalIdRepository(connection)
        ids.link(RecordKind.EMPLOYER, "crm", "e-07", BAKERY)
        ids.link(RecordKind.EMPLOYER, "crm", "e-08", BAKERY)
        ids.link(RecordKind.EMPLOYER, "file", "e-08", CINEMA)
    assert _made(world, Role.EMPLOYER, "e-07").key.actor.subject == BAKERY
    with pytest.raises(InvalidInputError) as refusal:
        _made(world, Role.EMPLOYER, "e-08")
    assert f"one of {BAKERY} (crm), {CINEMA} (file)" in str(refusal.value)


def test_a_region_is_written_as_files_write_it(world: World) -> None:
    def made(region: str) -> str | None:
        wanted = WantedKey(Role.EMPLOYMENT_SPECIALIST, "s-09", RegionCode(region), YEAR)
        return create_key(world.app.database, SECRET, wanted, TODAY).key.actor.region

    assert made(" am19 ") == "AM19"
    with pytest.raises(InvalidInputError, match="region"):
        made(" ")


@pytest.mark.parametrize(
    ("role", "subject"), [(Role.EMPLOYER, "e-02"), (Role.EMPLOYER, ""), (Role.ADMINISTRATOR, " ")]
)
def test_a_key_speaks_for_somebody(world: World, role: Role, subject: str) -> None:
    with pytest.raises(InvalidInputError):
        _made(world, role, subject)


@pytest.mark.parametrize("odd", ["s\x0009", "s\ud80009", "x" * 20_001])
@pytest.mark.parametrize("part", ["subject", "region"])
def test_a_key_holds_nothing_that_no_answer_could_hold(world: World, part: str, odd: str) -> None:
    wanted = WantedKey(Role.EMPLOYMENT_SPECIALIST, "s-09", RegionCode("AM19"), YEAR)
    before = list_keys(world.app.database, SECRET)
    with pytest.raises(InvalidInputError, match=f"^{part}: ") as refusal:
        create_key(world.app.database, SECRET, replace(wanted, **{part: odd}), TODAY)
    assert odd not in str(refusal.value)
    assert list_keys(world.app.database, SECRET) == before


@pytest.mark.parametrize(
    ("subject", "region"), [("s" * 200, "r" * 20_000), ("s 09", "Leiden e.o.")]
)
def test_what_a_key_may_hold_is_answered(world: World, subject: str, region: str) -> None:
    wanted = WantedKey(Role.EMPLOYMENT_SPECIALIST, subject, RegionCode(region), YEAR)
    world.keys["odd"] = create_key(world.app.database, SECRET, wanted, TODAY).secret
    client = world.client("odd")
    assert world.get("odd", f"/clients/{client}").json()["employmentSpecialist"] == subject


def test_a_revoked_key_opens_nothing(world: World) -> None:
    made = _made(world, Role.EMPLOYMENT_SPECIALIST, "s-09")
    database = world.app.database
    assert made.secret not in repr(made)
    assert authenticate(database, SECRET, made.secret, TODAY) == made.key.actor
    assert made.key.actor in [key.actor for key in list_keys(database, SECRET)]
    world.keys["late"] = made.secret
    assert world.get("late", "/clients").status_code == 200
    revoke_key(database, SECRET, made.key.actor.key_id, TODAY)
    assert authenticate(database, SECRET, made.secret, TODAY) is None
    assert world.get("late", "/clients").status_code == 401
    with pytest.raises(NotFoundError):
        revoke_key(database, SECRET, KeyId("unknown"), TODAY)


def test_an_expired_key_opens_nothing(world: World) -> None:
    assert world.get("specialist", "/clients").status_code == 200
    world.clock.later(days=366)
    assert world.get("specialist", "/clients").status_code == 401


def test_other_ways_to_sign_in_open_nothing(world: World) -> None:
    for given in ("Basic x", "Bearer", "Bearer ", world.keys["bakery"]):
        headers = {"Authorization": given}
        assert world.http.get("/v1/vacancies", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("address", "visitor", "status"),
    [
        ("https://matcher.example", "192.0.2.1", 200),
        ("http://localhost:8000", "127.0.0.1", 200),
        ("http://[::1]", "::1", 200),
        ("http://matcher.example", "192.0.2.1", 403),
        ("http://matcher.example", "127.0.0.1", 403),
        ("http://localhost:8000", "192.0.2.1", 403),
    ],
)
def test_a_key_that_travels_in_the_open_opens_nothing(
    world: World, address: str, visitor: str, status: int
) -> None:
    key = {"Authorization": f"Bearer {world.keys['specialist']}"}
    answer = browser(world, address, visitor).get("/v1/clients", headers=key)
    assert answer.status_code == status


def test_a_key_in_the_open_is_refused_whichever_it_is(world: World) -> None:
    system = browser(world, "http://matcher.example")
    real, wrong = (
        system.get("/v1/clients", headers={"Authorization": f"Bearer {key}"})
        for key in (world.keys["specialist"], "matcher_0000000000_wrong")
    )
    assert real.content == wrong.content
    assert real.status_code == 403
    assert real.headers["Content-Type"] == "application/problem+json"
    assert "https" in real.json()["detail"]
    assert system.get("/v1/clients").status_code == 401
    assert all(key.last_used_on is None for key in list_keys(world.app.database, SECRET))


def test_a_session_lasts_until_it_ends(world: World) -> None:
    database = world.app.database
    token = open_session(database, SECRET, world.keys["adviser"], NOW, HOUR)
    assert token is not None
    later = AsOf(START + HOUR, TODAY)
    actor = session_actor(database, SECRET, token, NOW)
    assert actor is not None
    assert actor.subject == "a-01"
    assert session_actor(database, SECRET, token, later) is None
    close_session(database, SECRET, token)
    assert session_actor(database, SECRET, token, NOW) is None
    assert open_session(database, SECRET, "matcher_x_y", NOW, HOUR) is None


def _request(world: World, scheme: str, cookie: str = "") -> Request:
    return Request(
        {
            "type": "http",
            "app": world.http.app,
            "scheme": scheme,
            "server": ("localhost", 80),
            "path": "/",
            "headers": [(b"cookie", cookie.encode())],
        }
    )


@pytest.mark.parametrize(
    ("scheme", "name"), [("https", "__Host-matcher_session"), ("http", "matcher_session")]
)
def test_a_session_travels_in_a_cookie_that_no_script_reads(
    world: World, scheme: str, name: str
) -> None:
    token = open_session(world.app.database, SECRET, world.keys["adviser"], NOW, HOUR)
    assert token is not None
    response = Response()
    remember_session(_request(world, scheme), response, token)
    cookie = response.headers["Set-Cookie"]
    assert cookie_name(_request(world, scheme)) == name
    assert cookie.startswith(f"{name}={token};")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert ("Secure" in cookie) == (scheme == "https")
    actor = actor_of_session(_request(world, scheme, f"{name}={token}"))
    assert actor is not None
    assert actor.subject == "a-01"
    assert actor_of_session(_request(world, scheme)) is None
    gone = Response()
    forget_session(_request(world, scheme), gone)
    assert "Max-Age=0" in gone.headers["Set-Cookie"]
