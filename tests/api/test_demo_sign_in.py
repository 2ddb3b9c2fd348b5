"""Looking around without a key: in the demo alone, for each role, and never where real people are."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from api_world import TODAY, World
from matcher.domain.access import Role
from matcher.domain.employers import Employer
from matcher.domain.ids import EmployerId
from matcher.settings import Settings
from matcher.storage.employers import EmployerRepository
from matcher.use_cases.demo_visitors import demo_mark
from matcher.use_cases.issue_keys import list_keys
from matcher.wording import pages
from matcher_api.app import create_app
from matcher_api.limits import RateLimiter
from page_visits import browser, hidden_fields, run_out

LOOK_AROUND = "/inloggen/demo"
EMPLOYER_OF_THE_DEMO = EmployerId("e-01")


def as_demo(
    world: World, *, limiter: RateLimiter | None = None, database: str | None = None
) -> World:
    """Serve the same state as the demo is served, or as if its database were elsewhere."""
    folder = world.app.settings.state_dir
    settings = Settings(state_dir=folder, demo=True, database_url=database)
    world.app.__dict__["settings"] = settings
    kept = limiter or RateLimiter(per_second=1e6, burst=1_000_000)
    return World(world.app, world.clock, TestClient(create_app(world.app, kept)), world.keys)


@pytest.fixture
def marked(world: World) -> World:
    demo_mark(world.app.settings).touch()
    with world.app.database.transaction() as connection:
        EmployerRepository(connection).add(Employer(EMPLOYER_OF_THE_DEMO))
    return world


def test_in_the_demo_what_was_typed_too_late_comes_back_too(marked: World) -> None:
    world = as_demo(marked)
    visitor, role = browser(world), {"rol": Role.EMPLOYMENT_SPECIALIST.value}
    visitor.post(LOOK_AROUND, data=role)
    run_out(world)
    asked = visitor.post("/clienten/nieuw", data={"passies": "vogels kijken aan het water"})
    back = visitor.post(LOOK_AROUND, data=hidden_fields(asked) | role)
    assert back.status_code == 200
    assert "vogels kijken aan het water" in back.text


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.EMPLOYMENT_SPECIALIST, "/"),
        (Role.EMPLOYER_SERVICES_ADVISER, "/"),
        (Role.EMPLOYER, "/werkgever"),
        (Role.ADMINISTRATOR, "/"),
    ],
)
def test_in_the_demo_each_role_is_one_button_away(marked: World, role: Role, home: str) -> None:
    visitor = browser(as_demo(marked))
    form = visitor.get("/inloggen").text
    assert pages.LOOK_AROUND_AS.format(role=pages.ROLES[role]) in form
    assert f'name="rol" value="{role.value}"' in form
    answer = visitor.post(LOOK_AROUND, data={"rol": role.value})
    assert (answer.status_code, answer.headers["location"]) == (303, home)
    shown = visitor.get(home)
    assert shown.status_code == 200
    assert pages.DEMO in shown.text
    assert f"{pages.SIGNED_IN_AS} {pages.ROLES[role]}" in shown.text


def test_who_came_for_a_page_is_brought_there(marked: World) -> None:
    visitor = browser(as_demo(marked))
    wanted = {"rol": "employment_specialist", "naar": "/cijfers"}
    assert visitor.post(LOOK_AROUND, data=wanted).headers["location"] == "/cijfers"
    elsewhere = {"rol": "employment_specialist", "naar": "//evil.example"}
    assert visitor.post(LOOK_AROUND, data=elsewhere).headers["location"] == "/"


def test_a_key_for_looking_around_lives_a_day_and_leaves_its_trail(marked: World) -> None:
    before = {key.actor.key_id for key in list_keys(marked.app.database, marked.app.secret)}
    browser(as_demo(marked)).post(LOOK_AROUND, data={"rol": "administrator"})
    made = [
        key
        for key in list_keys(marked.app.database, marked.app.secret)
        if key.actor.key_id not in before
    ]
    assert [key.expires_on for key in made] == [TODAY + timedelta(days=1)]


def test_without_the_setting_there_is_no_such_page(marked: World) -> None:
    visitor = browser(marked)
    assert LOOK_AROUND not in visitor.get("/inloggen").text
    answer = visitor.post(LOOK_AROUND, data={"rol": "administrator"})
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("state", "database"), [("world", None), ("marked", "sqlite:////srv/real.sqlite")]
)
def test_the_setting_alone_opens_no_state_with_real_people(
    request: pytest.FixtureRequest, state: str, database: str | None
) -> None:
    real = as_demo(request.getfixturevalue(state), database=database)
    visitor = browser(real)
    before = len(list_keys(real.app.database, real.app.secret))
    assert LOOK_AROUND not in visitor.get("/inloggen").text
    assert visitor.post(LOOK_AROUND, data={"rol": "administrator"}).status_code == 404
    assert len(list_keys(real.app.database, real.app.secret)) == before


@pytest.mark.parametrize("role", ["", "boss", "ADMINISTRATOR"])
def test_nobody_looks_around_as_something_else(marked: World, role: str) -> None:
    answer = browser(as_demo(marked)).post(LOOK_AROUND, data={"rol": role})
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


def test_another_site_cannot_sign_anybody_in(marked: World) -> None:
    answer = browser(as_demo(marked)).post(
        LOOK_AROUND, data={"rol": "administrator"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


def test_without_a_safe_connection_nobody_is_signed_in(marked: World) -> None:
    visitor = browser(as_demo(marked), "http://matcher.example")
    answer = visitor.post(LOOK_AROUND, data={"rol": "administrator"})
    assert answer.headers["location"] == "/inloggen"
    assert "set-cookie" not in answer.headers


def test_looking_around_again_and_again_has_its_limit(marked: World) -> None:
    visitor = browser(as_demo(marked, limiter=RateLimiter(per_second=0.001, burst=2)))
    tries = [visitor.post(LOOK_AROUND, data={"rol": "administrator"}) for _ in range(3)]
    assert [answer.status_code for answer in tries] == [303, 303, 429]
