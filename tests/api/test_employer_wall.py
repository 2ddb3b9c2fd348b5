"""What an employer reads does not depend on anybody who was not introduced to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event

from api_world import VACANCY, World

READS = {"api_keys", "vacancies", "introductions", "audit_lines", "counters"}
WRITES = {*READS, "employers", "external_ids", "removed_vacancies"}
_TABLE = re.compile(r"(?:FROM|INTO|UPDATE|JOIN) (\w+)")


@contextmanager
def _listening() -> Iterator[list[str]]:
    said: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _visit(world: World, vacancy: str) -> tuple[list[object], list[str]]:
    with _listening() as said:
        answers = [
            world.get("bakery", path)
            for path in (
                "/vacancies",
                f"/vacancies/{vacancy}",
                f"/vacancies/{vacancy}/introductions",
                f"/vacancies/{vacancy}/client-matches",
                "/clients",
                "/nightly-runs",
            )
        ]
    return [(a.status_code, dict(a.headers), a.content) for a in answers], said


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


def _introduce(world: World, vacancy: str) -> str:
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return client


def test_only_vacancies_and_introductions_are_read(world: World, vacancy: str) -> None:
    _introduce(world, vacancy)
    _, said = _visit(world, vacancy)
    assert {table for statement in said for table in _TABLE.findall(statement)} <= READS


def test_posting_asks_for_nobody(world: World, vacancy: str) -> None:
    world.app.warm()
    with _listening() as said:
        world.put("bakery", f"/vacancies/{vacancy}", {**VACANCY, "title": "Bakker"}, "*")
        world.post("bakery", "/vacancies", VACANCY)
    assert {table for statement in said for table in _TABLE.findall(statement)} <= WRITES


def test_not_one_byte_depends_on_anybody_else(world: World, vacancy: str) -> None:
    introduced = _introduce(world, vacancy)
    before = _visit(world, vacancy)
    other = world.client(passions=["brood bakken"])
    world.decide(other)
    world.decide(other, recipient="employer_services")
    referral = world.released(other, vacancy)
    world.post(
        "specialist",
        "/outcomes",
        {"clientId": other, "vacancyId": vacancy, "on": "2026-11-20", "event": "hired"},
    )
    file = world.get("specialist", f"/clients/{introduced}").json()
    world.put("specialist", f"/clients/{introduced}", {**file, "passions": ["zingen"]}, "*")
    assert _visit(world, vacancy) == before
    world.post("specialist", f"/referrals/{referral}/_withdraw")
    world.clock.later(hours=2)
    world.clerk()
    assert _visit(world, vacancy) == before
