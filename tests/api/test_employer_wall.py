"""What an employer reads does not depend on anybody who was not introduced to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event

from api_world import VACANCY, World
from page_visits import SIGN_IN, hidden_fields, run_out, signed_in

READS = {"api_keys", "vacancies", "introductions", "audit_lines", "counters"}
PAGE_READS = {*READS, "page_sessions", "employer_answers"}
WRITES = {*READS, "employers", "external_ids", "removed_vacancies"}
_SEALED = re.compile(r'name="niet_verstuurd" value="[^"]*"')
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


def _pages(world: World, vacancy: str) -> tuple[list[object], list[str]]:
    """Return all that an employer's pages answer and all that they ask of the database."""
    introduced = [told["id"] for told in world.introductions(vacancy)]
    at = f"/werkgever/vacatures/{vacancy}"
    visitor = signed_in(world, "bakery")
    with _listening() as said:
        answers = [
            visitor.get(path)
            for path in (
                "/werkgever",
                "/werkgever/vacatures/nieuw",
                "/werkgever/vacatures/plakken",
                at,
                f"{at}/wijzigen",
                *(f"{at}/introducties/{one}" for one in (*introduced, "nergens")),
                "/",
                "/clienten",
                f"/vacatures/{vacancy}",
            )
        ]
        answers += [
            visitor.post(f"{at}/introducties/{one}", data={"antwoord": "talk"})
            for one in introduced
        ]
    return [(a.status_code, dict(a.headers), a.content) for a in answers], said


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


def _sent_too_late(world: World) -> tuple[list[str], list[str]]:
    """Return what an employer reads whose session ran out while typing, less the seal, and the SQL."""
    visitor, typed = signed_in(world, "bakery"), {"titel": "Hulp in de bakkerij", "taken": "bakken"}
    run_out(world)
    with _listening() as said:
        asked = visitor.post("/werkgever/vacatures/nieuw", data=typed)
        key = {"sleutel": world.keys["bakery"]}
        back = visitor.post(SIGN_IN, data=hidden_fields(asked) | key)
    return [_SEALED.sub("", answer.text) for answer in (asked, back)], said


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


def test_the_pages_read_vacancies_introductions_and_own_answers_alone(
    world: World, vacancy: str
) -> None:
    _introduce(world, vacancy)
    answers, said = _pages(world, vacancy)
    assert {table for statement in said for table in _TABLE.findall(statement)} == PAGE_READS
    assert len(answers) > 10


def test_posting_asks_for_nobody(world: World, vacancy: str) -> None:
    world.app.warm()
    with _listening() as said:
        world.put("bakery", f"/vacancies/{vacancy}", {**VACANCY, "title": "Bakker"}, "*")
        world.post("bakery", "/vacancies", VACANCY)
        bakery = signed_in(world, "bakery")
        posted = bakery.post(
            "/werkgever/vacatures/nieuw", data={"titel": "Hulp", "taken": "bakken"}
        )
        assert posted.status_code == 303
    assert {table for statement in said for table in _TABLE.findall(statement)} <= WRITES | {
        "page_sessions"
    }


def test_a_form_that_came_too_late_comes_back_the_same_whoever_there_is(
    world: World, vacancy: str
) -> None:
    before = _sent_too_late(world)
    assert "Hulp in de bakkerij" in before[0][-1]
    _introduce(world, vacancy)
    assert _sent_too_late(world) == before
    assert {table for statement in before[1] for table in _TABLE.findall(statement)} == {
        "api_keys",
        "page_sessions",
    }


def test_a_renewed_decision_changes_not_one_byte(world: World, vacancy: str) -> None:
    introduced = _introduce(world, vacancy)
    before = _visit(world, vacancy)
    pages_before = [_pages(world, vacancy) for _ in range(2)][-1]
    for renewed in ({"validUntil": "2027-02-01"}, {"validUntil": "2026-11-30"}):
        assert world.decide(introduced, **renewed).status_code == 201
        world.clerk()
        assert _visit(world, vacancy) == before
        assert _pages(world, vacancy) == pages_before


def test_not_one_byte_depends_on_anybody_else(world: World, vacancy: str) -> None:
    introduced = _introduce(world, vacancy)
    before = _visit(world, vacancy)
    pages_before = [_pages(world, vacancy) for _ in range(2)][-1]
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
    assert _pages(world, vacancy) == pages_before
    world.post("specialist", f"/referrals/{referral}/_withdraw")
    world.clock.later(hours=2)
    world.clerk()
    assert _visit(world, vacancy) == before
    assert _pages(world, vacancy) == pages_before
