"""Visits to the pages without a browser: signed in over https, as a browser of our own page would send."""

import html
import re
from datetime import timedelta

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import update

from api_world import World
from matcher.storage.tables import page_sessions

OURS = {"Sec-Fetch-Site": "same-origin"}
SIGN_IN = "/inloggen"
NOT_THE_OWN_SPECIALIST = ("specialist_there", "adviser", "administrator", "bakery")


def browser(world: World, base: str = "https://testserver", host: str = "192.0.2.1") -> TestClient:
    """Return a visitor nobody knows yet."""
    return TestClient(
        world.http.app,
        base_url=base,
        client=(host, 50_000),
        headers=OURS,
        follow_redirects=False,
        raise_server_exceptions=False,
    )


def signed_in(world: World, who: str) -> TestClient:
    """Return a visitor with a session of their own."""
    visitor = browser(world)
    answer = visitor.post(SIGN_IN, data={"sleutel": world.keys[who]})
    assert answer.status_code == 303, answer.text
    return visitor


def run_out(world: World) -> None:
    """Let every session end a minute ago."""
    with world.app.database.transaction() as connection:
        earlier = world.clock.moment - timedelta(minutes=1)
        connection.execute(update(page_sessions).values(expires_at=earlier))


def hidden_fields(answer: Response) -> dict[str, str]:
    """Return the hidden fields of a page, by name."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text)
    return {name: html.unescape(value) for name, value in found}


def gone_elsewhere(world: World, method: str, path: str) -> None:
    """Make sure that an address about a client is there for the own specialist alone."""
    for who in NOT_THE_OWN_SPECIALIST:
        answer = signed_in(world, who).request(method, path)
        assert answer.status_code == 404, (who, method, path)
