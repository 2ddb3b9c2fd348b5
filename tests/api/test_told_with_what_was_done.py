"""What was done with somebody and the line that tells of it are kept together, or neither is."""

from collections.abc import Callable

import pytest

from api_world import CLIENT, World, decision
from audit_lines import audit
from filled_forms import filled_in
from matcher.domain.errors import StateError
from matcher.storage.audit import AuditRepository
from matcher.wording import caseload_pages
from page_visits import signed_in

TALK = {"dag": "2026-11-19", "over": "work", "besproken": "Wil liever in de ochtend."}


def lines(world: World) -> list[tuple[str, str | None]]:
    return [(line.action, line.object_id) for line in audit(world)]


def decide(world: World, client: str) -> int:
    return world.post(
        "specialist", f"/clients/{client}/disclosure-decisions", decision()
    ).status_code


def change(world: World, client: str) -> int:
    body = {**CLIENT, "passions": ["zingen"]}
    return world.put("specialist", f"/clients/{client}", body, "*").status_code


def note_a_talk(world: World, client: str) -> int:
    visitor = signed_in(world, "specialist")
    return visitor.post(f"/clienten/{client}/gesprekken", data=TALK).status_code


def hide(world: World, client: str) -> int:
    visitor, vacancy = signed_in(world, "specialist"), world.vacancy()
    return visitor.post(f"/clienten/{client}/vacatures/{vacancy}/niet-tonen").status_code


def everything_of(world: World, client: str) -> str:
    """Return the file, the decisions and the talks, as they are shown."""
    visitor = signed_in(world, "specialist")
    talks = filled_in(visitor.get(f"/clienten/{client}/gesprekken"))
    shown = visitor.get(f"/clienten/{client}/gesprekken").text
    return "\n".join(
        (
            world.get("specialist", f"/clients/{client}").text,
            world.get("specialist", f"/clients/{client}/disclosure-decisions").text,
            str(sorted(talks)),
            str(caseload_pages.NO_TALKS in shown),
        )
    )


@pytest.mark.parametrize(
    ("do", "action"),
    [(decide, "decide"), (change, "change"), (note_a_talk, "log_talk"), (hide, "change")],
)
def test_what_cannot_be_told_is_not_done(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    do: Callable[[World, str], int],
    action: str,
) -> None:
    client = world.client()
    before = everything_of(world, client)
    append = AuditRepository.append

    def broken_off(self: AuditRepository, entries: list[object], *rest: object) -> None:
        if any(getattr(entry, "action", None) == action for entry in entries):
            raise StateError
        append(self, entries, *rest)  # type: ignore[arg-type]  # passed on as it came

    with monkeypatch.context() as patched:
        patched.setattr(AuditRepository, "append", broken_off)
        assert do(world, client) == 503
    assert everything_of(world, client) == before
    assert (action, client) not in lines(world)
    assert do(world, client) < 400
    assert everything_of(world, client) != before
    assert lines(world).count((action, client)) == 1


def test_what_is_refused_is_not_told(world: World) -> None:
    client = world.client()
    refused = world.post(
        "specialist",
        f"/clients/{client}/disclosure-decisions",
        decision(validUntil="2026-10-01"),
    )
    assert refused.status_code >= 400
    assert ("decide", client) not in lines(world)
