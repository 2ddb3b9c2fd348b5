"""Every page is strict about what loads, and neither an error nor what anybody typed breaks that."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api_world import World
from matcher.settings import Settings
from matcher.wording import pages
from matcher.wording.error_pages import ERRORS
from matcher_api.app import create_app
from matcher_api.pages.rendering import CONTENT_SECURITY_POLICY
from matcher_api.staff_pages import client_page
from page_visits import SIGN_IN, browser, signed_in


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
