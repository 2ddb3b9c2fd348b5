"""After a restore: a release that waited is a draft again, and what is no release stays as it is."""

from api_world import SECRET, World
from audit_lines import audit
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.undo_releases import undo_waiting_releases


def undone(world: World) -> int:
    """Undo what waits as the command does, and return how much that was."""
    signature = Signature(None, "cli", world.clock.moment)
    return undo_waiting_releases(world.app.database, SECRET, signature)


def test_what_waited_goes_out_only_when_a_person_releases_it_again(world: World) -> None:
    vacancies, client = [world.vacancy(), world.vacancy()], world.client()
    world.decide(client)
    first, second = (world.released(client, vacancy) for vacancy in vacancies)
    world.clock.later(hours=5)
    assert undone(world) == 2
    world.clerk()
    assert [world.introductions(vacancy) for vacancy in vacancies] == [[], []]
    again = world.post("specialist", f"/referrals/{first}/_release")
    assert (again.status_code, again.json()["state"]) == (200, "released")
    world.clock.later(hours=1)
    world.clerk()
    assert [len(world.introductions(vacancy)) for vacancy in vacancies] == [1, 0]
    assert world.post("specialist", f"/referrals/{second}/_withdraw").status_code == 200


def test_each_client_has_one_line_and_twice_is_once(world: World) -> None:
    client = world.client()
    world.decide(client)
    for _ in range(2):
        world.released(client, world.vacancy())
    assert [undone(world), undone(world)] == [2, 0]
    told = [line for line in audit(world) if line.origin == "cli"]
    assert [(line.action, line.object_kind, line.object_id) for line in told] == [
        ("undo release", "client", client)
    ]


def test_what_an_employer_has_and_what_is_a_draft_or_withdrawn_stays(world: World) -> None:
    vacancy, told, gone, draft = world.vacancy(), world.client(), world.client(), world.client()
    for client in (told, gone):
        world.decide(client)
    world.released(told, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    world.post("specialist", f"/referrals/{world.released(gone, vacancy)}/_withdraw")
    world.refer(draft, vacancy)
    before = audit(world)
    assert undone(world) == 0
    assert audit(world) == before
    assert [one["state"] for one in world.introductions(vacancy)] == ["available"]
