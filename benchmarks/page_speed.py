"""Measures how long the server takes for each page, and how heavy it is, with a large caseload.

300 clients in one caseload, 1,000 vacancies, two nights behind them. In process and without a network;
what is measured is everything the server does for one answer.
"""

import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
from fastapi.testclient import TestClient

from matcher.bootstrap import App, opened
from matcher.cli_commands.serve import keep_for_good
from matcher.clock import now
from matcher.domain.access import Role
from matcher.domain.ids import ClientId, DecisionId, EmployerId, StaffId, new_id
from matcher.domain.openness import (
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Moment,
    Teller,
    Topic,
)
from matcher.storage.clients import ClientRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.use_cases.issue_keys import WantedKey, create_key
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher_api.app import create_app
from region import TODAY, Size, make_region, settings_in

SIZE = Size(clients=300, vacancies=1_000)
TIMES = 40
SPECIALIST = StaffId("specialist-000")
EMPLOYER = EmployerId("employer-000000")
_KEY_LIVES = timedelta(days=2)
_WARM_UP = 3

Row = tuple[str, str, str]


def measure_pages() -> list[Row]:
    """Return the 95th percentile of the server's time for each page, and its weight."""
    with tempfile.TemporaryDirectory() as folder:
        make_region(Path(folder), SIZE)
        with opened(settings_in(Path(folder))) as app:
            _one_caseload(app)
            app.warm()
            for _ in range(2):
                rerank_overnight(app, on=TODAY, clock=now)
            server = create_app(app)
            keep_for_good()
            return [
                _measured(_signed_in(app, server, role, subject), role, path)
                for role, subject, path in _pages(app)
            ]


def _one_caseload(app: App) -> None:
    """Give every client to one specialist, and let employer services see them all."""
    with app.database.transaction() as connection:
        clients = ClientRepository(connection)
        for record in clients.all():
            clients.put(replace(record, employment_specialist=SPECIALIST), None)
            decision = DisclosureDecision(
                DecisionId(new_id()),
                EMPLOYER_SERVICES,
                frozenset({Topic.SUPPORT}),
                frozenset(),
                Moment.INTRODUCTION,
                Teller.CLIENT,
                TODAY,
                TODAY + timedelta(days=90),
            )
            clients.append_decision(record.id, decision, SPECIALIST, now())


def _pages(app: App) -> list[tuple[Role, str, str]]:
    """Return every kind of page, each about something that has a list."""
    with app.database.reading() as connection:
        client = ClientId(ClientRepository(connection).all()[0].id)
        lists = ListRepository(connection)
        night = lists.last_published(1)[0]
        vacancy = lists.members(night, ListOwner.CLIENT, [client])[client][0]
    specialist = [
        *("/", "/clienten", "/vacatures", "/cijfers", "/uitleg"),
        *(f"/clienten/{client}{own}" for own in ("", "/openheid", "/gegevens", "/uitleg")),
        f"/clienten/{client}/vacatures/{vacancy}",
        f"/vacatures/{vacancy}",
    ]
    adviser = ["/", "/vacatures", "/cijfers", f"/vacatures/{vacancy}"]
    employer = ["/werkgever", "/werkgever/vacatures/nieuw"]
    return [
        *((Role.EMPLOYMENT_SPECIALIST, SPECIALIST, path) for path in specialist),
        *((Role.EMPLOYER_SERVICES_ADVISER, "adviser", path) for path in adviser),
        *((Role.EMPLOYER, EMPLOYER, path) for path in employer),
    ]


def _signed_in(app: App, server: object, role: Role, subject: str) -> TestClient:
    wanted = WantedKey(role, subject, None, _KEY_LIVES)
    key = create_key(app.database, app.secret, wanted, now().date()).secret
    visitor = TestClient(
        server,  # type: ignore[arg-type]  # an ASGI application
        base_url="https://testserver",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    visitor.post("/inloggen", data={"sleutel": key}, follow_redirects=False)
    return visitor


def _measured(visitor: TestClient, role: Role, path: str) -> Row:
    spent, weight = [], 0
    for number in range(_WARM_UP + TIMES):
        began = time.perf_counter()
        answer = visitor.get(path)
        if number >= _WARM_UP:
            spent.append(1_000 * (time.perf_counter() - began))
        answer.raise_for_status()
        weight = len(answer.content)
    middle, high = np.percentile(spent, [50, 95])
    kind = "/".join("{id}" if "-0" in step else step for step in path.split("/"))
    return (
        f"page: {role.value.replace('_', ' ')}, {kind}",
        f"median {middle:.0f} ms, p95 {high:.0f} ms, {weight / 1000:.0f} KB",
        "p95 under 150 ms, under 100 KB",
    )


if __name__ == "__main__":
    for row in measure_pages():
        print(" | ".join(row))
