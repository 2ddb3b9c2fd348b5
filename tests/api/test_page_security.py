"""The staff pages keep what they know: who gets in, from where, what may load, and who sees whom."""

import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api_world import SECRET, World
from matcher.settings import Settings
from matcher.storage.audit import AuditLine, AuditRepository
from matcher.wording import notes, pages
from matcher.wording.error_pages import ERRORS
from matcher_api.app import create_app
from matcher_api.limits import RateLimiter
from matcher_api.pages.rendering import CONTENT_SECURITY_POLICY
from matcher_api.staff_pages import client_page
from page_visits import OURS, SIGN_IN, browser, signed_in

COOKIE = "__Host-matcher_session"
FOR_ADVISERS = {"recipient": "employer_services", "topics": ["needs"], "needCodes": []}


def audit(world: World) -> list[AuditLine]:
    with world.app.database.reading() as connection:
        return AuditRepository(connection, SECRET).latest(100)


@pytest.fixture
def client(world: World) -> str:
    return world.client()


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


@pytest.fixture
def every_page(world: World, client: str, vacancy: str) -> list[Response]:
    specialist, stranger = signed_in(world, "specialist"), browser(world)
    return [
        stranger.get(SIGN_IN),
        stranger.post(SIGN_IN, data={"sleutel": "wrong"}),
        specialist.get("/"),
        specialist.get(f"/clienten/{client}"),
        specialist.get(f"/vacatures/{vacancy}"),
        specialist.get(f"/clienten/{client}/openheid"),
        specialist.post("/zoeken", data={"tekst": "brood bakken"}),
        specialist.post("/zoeken", data={"tekst": ""}),
        specialist.get("/nergens"),
        specialist.post("/uitloggen", headers={"Sec-Fetch-Site": "cross-site"}),
        specialist.get("/vacatures?zoek=bakker&uren=12&nieuw=ja&voorgesteld=nee"),
        signed_in(world, "administrator").get("/"),
    ]


def test_every_page_loads_nothing_but_our_own_styles(every_page: list[Response]) -> None:
    for answer in every_page:
        assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert "unsafe" not in CONTENT_SECURITY_POLICY
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", answer.text)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text)


def test_no_page_is_kept_by_a_cache_or_shown_in_a_frame(every_page: list[Response]) -> None:
    for answer in every_page:
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_page_is_dutch_with_a_title_and_one_main_heading(every_page: list[Response]) -> None:
    for answer in every_page:
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert '<html lang="nl"' in answer.text
        assert re.search(r"<title>.{3,} – matcher</title>", answer.text)
        assert answer.text.count("<h1") == 1


def test_the_session_cookie_is_bound_to_this_host_and_closed_to_scripts(world: World) -> None:
    answer = browser(world).post(SIGN_IN, data={"sleutel": f" {world.keys['specialist']} "})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_plain_cookie_is_for_loopback_alone(world: World) -> None:
    key = {"sleutel": world.keys["specialist"]}
    here = browser(world, "http://127.0.0.1", "127.0.0.1").post(SIGN_IN, data=key)
    assert here.headers["set-cookie"].startswith("matcher_session=")
    elsewhere = browser(world, "http://matcher.example").post(SIGN_IN, data=key)
    assert elsewhere.status_code == 403
    assert pages.ONLY_HTTPS in elsewhere.text
    assert "set-cookie" not in elsewhere.headers


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


def test_an_employer_has_pages_of_its_own_and_no_others(
    world: World, client: str, vacancy: str
) -> None:
    visitor = browser(world)
    data = {"sleutel": world.keys["bakery"], "naar": f"/clienten/{client}"}
    assert visitor.post(SIGN_IN, data=data).headers["location"] == "/werkgever"
    for path in (f"/clienten/{client}", f"/vacatures/{vacancy}"):
        assert visitor.get(path).status_code == 404
    assert visitor.get("/").headers["location"] == "/werkgever"


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


@pytest.mark.parametrize("who", ["adviser", "specialist_there", "administrator"])
def test_a_client_exists_for_the_own_specialist_alone(world: World, client: str, who: str) -> None:
    visitor = signed_in(world, who)
    theirs, nobody = visitor.get(f"/clienten/{client}"), visitor.get(f"/clienten/{'a' * 20}")
    assert theirs.status_code == nobody.status_code == 404
    assert theirs.text == nobody.text
    assert client not in visitor.get("/").text
    assert client not in {line.object_id for line in audit(world) if line.origin == "pages"}


@pytest.mark.parametrize(
    ("who", "status"),
    [("adviser", 200), ("specialist", 200), ("adviser_there", 404), ("administrator", 404)],
)
def test_a_vacancy_is_for_staff_of_its_region(
    world: World, vacancy: str, who: str, status: int
) -> None:
    assert signed_in(world, who).get(f"/vacatures/{vacancy}").status_code == status


def test_an_administrator_sees_nights_and_nothing_to_search(world: World) -> None:
    visitor = signed_in(world, "administrator")
    assert pages.NO_NIGHTS in visitor.get("/").text
    assert visitor.post("/zoeken", data={"tekst": "brood"}).status_code == 404


def test_an_adviser_meets_a_client_under_an_id_of_its_own_and_in_no_own_words(
    world: World, client: str, vacancy: str
) -> None:
    visitor = signed_in(world, "adviser")
    before = visitor.get(f"/vacatures/{vacancy}").text
    assert 'id="regel-1"' not in before
    assert world.decide(client, **FOR_ADVISERS).status_code == 201
    shown = visitor.get(f"/vacatures/{vacancy}").text
    colleague = TestClient(world.http.app, base_url="https://testserver", headers=OURS)
    key = world.another_adviser("a-07")
    colleague.post(SIGN_IN, data={"sleutel": key})
    other = colleague.get(f"/vacatures/{vacancy}").text
    assert 'id="regel-1"' in shown
    assert "Vraag de trajectbegeleider" in shown
    assert "brood bakken met oude granen" not in shown
    assert client not in shown + other
    ids = [re.search(r'id="regel-1">Cliënt (\S{20})<', text) for text in (shown, other)]
    assert ids[0] is not None
    assert ids[1] is not None
    assert ids[0][1] != ids[1][1]


def test_every_person_shown_leaves_one_line(world: World, client: str, vacancy: str) -> None:
    visitor = signed_in(world, "specialist")
    before = len(audit(world))
    visitor.get("/")
    visitor.get(f"/clienten/{client}")
    visitor.get(f"/vacatures/{vacancy}")
    new = audit(world)[: len(audit(world)) - before]
    assert [(line.action, line.object_id, line.origin) for line in reversed(new)] == [
        ("read", client, "pages"),
        ("match", client, "pages"),
        ("suggest", client, "pages"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ", pages.TEXT_EMPTY),
        ("bakt brood " * 200, pages.TEXT_TOO_LONG.format(most=2000)),
        ("houdt van <b>brood</b> en had een psychose", pages.TEXT_ON_HEALTH),
    ],
)
def test_a_text_that_will_not_do_comes_back_to_be_changed(
    world: World, text: str, told: str
) -> None:
    answer = signed_in(world, "specialist").post("/zoeken", data={"tekst": text})
    assert answer.status_code == 400
    assert f'<a class="utrecht-link" href="#tekst">{told}</a>' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert f"{text.replace('<', '&lt;').replace('>', '&gt;')}</textarea>" in answer.text


def test_what_an_employer_typed_is_text_and_never_markup(world: World) -> None:
    title = '<img src=x onerror="alert(1)"> bakker'
    vacancy = world.vacancy(title=title)
    shown = signed_in(world, "specialist").get(f"/vacatures/{vacancy}").text
    assert "<img" not in shown
    assert "&lt;img" in shown


def test_a_text_on_health_is_pointed_to_and_not_shown(world: World) -> None:
    client = world.client(passions=["brood bakken", "hielp mij na mijn depressie"])
    shown = signed_in(world, "specialist").get(f"/clienten/{client}").text
    assert pages.REWRITE in shown
    assert pages.NUMBERED.format(field=pages.FIELDS["passions"], number=2) in shown
    assert "depressie" not in shown


def test_a_vacancy_without_people_says_why(world: World) -> None:
    visitor, other = signed_in(world, "specialist"), signed_in(world, "adviser")
    vacancy = world.vacancy()
    assert pages.NONE_OF_YOURS in visitor.get(f"/vacatures/{vacancy}").text
    assert notes.NO_CLIENTS in other.get(f"/vacatures/{vacancy}").text
    filled = world.vacancy(status="filled")
    assert notes.NOT_OPEN in visitor.get(f"/vacatures/{filled}").text
    assert filled not in visitor.get("/").text


def test_too_many_wrong_keys_have_to_wait(world: World) -> None:
    strict = TestClient(
        create_app(world.app, RateLimiter(per_second=0.0, burst=1)),
        base_url="https://testserver",
        headers=OURS,
    )
    answers = [strict.post(SIGN_IN, data={"sleutel": "wrong"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [403, 429]
    assert ERRORS[429][0] in answers[1].text


def test_an_unexpected_error_is_a_page_without_values(
    world: World, client: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        msg = f"secret about {client}"
        raise RuntimeError(msg)

    visitor = signed_in(world, "specialist")
    monkeypatch.setattr(client_page, "find_vacancies", fail)
    answer = visitor.get(f"/clienten/{client}")
    assert answer.status_code == 500
    assert ERRORS[500][0] in answer.text
    assert "secret" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text


def test_a_text_that_is_far_too_long_gets_a_page(world: World) -> None:
    answer = signed_in(world, "specialist").post("/zoeken", data={"tekst": "brood " * 200_000})
    assert answer.status_code == 413
    assert f'<h1 class="utrecht-heading-1">{ERRORS[413][0]}</h1>' in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nergens", 404), ("/zoeken", 405), (f"/clienten/x/openheid?werkgever={'x' * 65}", 400)],
)
def test_what_cannot_be_answered_is_a_page_in_the_same_style(
    world: World, path: str, status: int
) -> None:
    answer = signed_in(world, "specialist").get(path)
    assert answer.status_code == status
    assert ERRORS[status][0] in answer.text
    assert "/static/matcher.css" in answer.text


def test_a_theme_comes_after_our_own_styles(world: World, tmp_path: Path) -> None:
    theme = tmp_path / "huisstijl.css"
    theme.write_text(":root { --utrecht-document-color: #000 }", encoding="utf-8")
    settings = Settings(state_dir=world.app.settings.state_dir, theme_css=theme, demo=True)
    themed = TestClient(create_app(replace(world.app, settings=settings)))
    form = themed.get(SIGN_IN).text
    assert form.index("/static/matcher.css") < form.index("/thema.css")
    assert pages.DEMO in form
    assert themed.get("/thema.css").text == theme.read_text(encoding="utf-8")
    assert world.http.get("/thema.css").status_code == 404
