"""Signing in, staying in and signing out: a session is bound to its visitor, and no forged form counts."""

import logging

import pytest
from fastapi.testclient import TestClient

from api_world import World
from matcher.wording import pages
from matcher.wording.error_pages import ERRORS
from matcher_api.app import create_app
from matcher_api.limits import RateLimiter
from page_visits import OURS, SIGN_IN, browser, signed_in

COOKIE = "__Host-matcher_session"


def test_the_session_cookie_is_bound_to_this_host_and_closed_to_scripts(world: World) -> None:
    answer = browser(world).post(SIGN_IN, data={"sleutel": f" {world.keys['specialist']} "})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_plain_cookie_is_for_loopback_alone(world: World) -> None:
    key = {"sleutel": world.keys["specialist"]}
    for name in ("127.0.0.1", "localhost:8000", "[::1]"):
        here = browser(world, f"http://{name}", "127.0.0.1").post(SIGN_IN, data=key)
        assert here.headers["set-cookie"].startswith("matcher_session="), name
    behind_a_silent_proxy = browser(world, "http://matcher.example", "127.0.0.1")
    pretending = browser(world, "http://127.0.0.1")
    for elsewhere in (behind_a_silent_proxy, pretending, browser(world, "http://matcher.example")):
        answer = elsewhere.post(SIGN_IN, data=key)
        assert answer.status_code == 403
        assert pages.ONLY_HTTPS in answer.text
        assert "set-cookie" not in answer.headers


def test_a_plain_cookie_opens_nothing_over_https(world: World) -> None:
    visitor = signed_in(world, "specialist")
    stranger = browser(world)
    stranger.cookies.set("matcher_session", visitor.cookies[COOKIE])
    assert stranger.get("/").status_code == 303


@pytest.mark.parametrize(
    ("key", "status", "told"),
    [
        ("", 400, pages.NO_KEY),
        ("  ", 400, pages.NO_KEY),
        ("matcher_0123456789_not-a-key", 403, pages.WRONG_KEY),
    ],
)
def test_a_wrong_key_is_told_and_nowhere_repeated(
    world: World, caplog: pytest.LogCaptureFixture, key: str, status: int, told: str
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = browser(world).post(SIGN_IN, data={"sleutel": key})
    assert answer.status_code == status
    assert f'<a class="utrecht-link" href="#sleutel">{told}</a>' in answer.text
    assert "set-cookie" not in answer.headers
    if key.strip():
        assert key not in answer.text
        assert key not in caplog.text


def test_too_many_wrong_keys_have_to_wait(world: World) -> None:
    strict = TestClient(
        create_app(world.app, RateLimiter(per_second=0.0, burst=1)),
        base_url="https://testserver",
        headers=OURS,
    )
    answers = [strict.post(SIGN_IN, data={"sleutel": "wrong"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [403, 429]
    assert ERRORS[429][0] in answers[1].text


def test_staff_never_land_on_the_employers_pages(world: World) -> None:
    data = {"sleutel": world.keys["specialist"], "naar": "/werkgever"}
    assert browser(world).post(SIGN_IN, data=data).headers["location"] == "/"


def test_whoever_is_not_signed_in_signs_in_and_comes_back(world: World, vacancy: str) -> None:
    visitor = browser(world)
    sent = visitor.get(f"/vacatures/{vacancy}")
    assert sent.status_code == 303
    form = visitor.get(sent.headers["location"])
    assert f'name="naar" value="/vacatures/{vacancy}"' in form.text
    data = {"sleutel": world.keys["adviser"], "naar": f"/vacatures/{vacancy}"}
    assert visitor.post(SIGN_IN, data=data).headers["location"] == f"/vacatures/{vacancy}"


def test_a_session_that_ran_out_comes_back_to_the_form(world: World, client: str) -> None:
    form = f"/clienten/{client}/openheid"
    sent = browser(world).post(
        form, data={"wat": "niets"}, headers={"Referer": f"https://testserver{form}?gedaan=besluit"}
    )
    assert sent.status_code == 303
    assert sent.headers["location"] == "/inloggen?naar=" + form.replace("/", "%2F")
    visitor = browser(world)
    back = visitor.post(SIGN_IN, data={"sleutel": world.keys["specialist"], "naar": form})
    assert back.headers["location"] == form


@pytest.mark.parametrize(
    "naar", ["//evil.example", "https://evil.example", "/\\evil", "/uitloggen"]
)
def test_signing_in_never_leads_to_another_site(world: World, naar: str) -> None:
    data = {"sleutel": world.keys["adviser"], "naar": naar}
    assert browser(world).post(SIGN_IN, data=data).headers["location"] == "/"


def test_signing_out_ends_the_session_itself(world: World) -> None:
    visitor = signed_in(world, "specialist")
    token = visitor.cookies[COOKIE]
    assert visitor.post("/uitloggen").headers["location"] == SIGN_IN
    visitor.cookies.set(COOKIE, token)
    assert visitor.get("/").status_code == 303


@pytest.mark.parametrize("path", [SIGN_IN, "/uitloggen", "/zoeken"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://testserver.evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_forged_post_does_nothing(world: World, path: str, headers: dict[str, str]) -> None:
    visitor = signed_in(world, "specialist")
    del visitor.headers["Sec-Fetch-Site"]
    answer = visitor.post(path, data={"tekst": "brood", "sleutel": "x"}, headers=headers)
    assert answer.status_code == 403
    assert ERRORS[403][0] in answer.text
    assert visitor.get("/").status_code == 200


def test_an_older_browser_is_known_by_its_origin(world: World) -> None:
    visitor = signed_in(world, "specialist")
    del visitor.headers["Sec-Fetch-Site"]
    answer = visitor.post(
        "/zoeken", data={"tekst": "brood"}, headers={"Origin": "https://testserver"}
    )
    assert answer.status_code == 200
