"""What was done or made and the line that tells of it are kept together, or neither is."""

from collections.abc import Callable

import pytest

import client_file_site
import employer_site
from api_world import CLIENT, VACANCY, World, decision
from audit_lines import audit, tell_nothing
from filled_forms import filled_in
from matcher.storage.audit import AuditLine
from matcher.wording import caseload_pages
from page_visits import signed_in
from storage_records import all_rows
from vacancy_site import at

TALK = {"dag": "2026-11-19", "over": "work", "besproken": "Wil liever in de ochtend."}
GRADED = "Je bezorgt brood. Een rijbewijs is daarom vereist."


def lines(world: World) -> list[tuple[str, str | None]]:
    return [(line.action, line.object_id) for line in audit(world)]


def created(world: World, kind: str) -> list[AuditLine]:
    return [one for one in audit(world) if (one.action, one.object_kind) == ("create", kind)]


def kept(world: World) -> str:
    """Return every client, vacancy, outcome and referral there is."""
    with world.app.database.reading() as connection:
        return all_rows(connection, "clients", "vacancies", "outcomes", "referrals", "external_ids")


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
    with monkeypatch.context() as patched:
        tell_nothing(patched, action, "client")
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


def send_a_client(world: World, client: str, vacancy: str) -> int:
    return world.post("specialist", "/clients", CLIENT).status_code


def fill_in_a_client(world: World, client: str, vacancy: str) -> int:
    visitor = signed_in(world, "specialist")
    form = client_file_site.form_of_page(visitor, client_file_site.NEW) | {"nummer": ["c-9"]}
    return visitor.post(client_file_site.NEW, data=form).status_code


def send_a_vacancy(world: World, client: str, vacancy: str) -> int:
    return world.post("bakery", "/vacancies", VACANCY).status_code


def fill_in_a_vacancy(world: World, client: str, vacancy: str) -> int:
    visitor = signed_in(world, "bakery")
    return visitor.post(employer_site.NEW, data=employer_site.WORK).status_code


def send_an_outcome(world: World, client: str, vacancy: str) -> int:
    hired = {"clientId": client, "vacancyId": vacancy, "on": "2026-11-20", "event": "hired"}
    return world.post("specialist", "/outcomes", hired).status_code


def send_a_referral(world: World, client: str, vacancy: str) -> int:
    return world.refer(client, vacancy).status_code


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (send_a_client, "client"),
        (fill_in_a_client, "client"),
        (send_a_vacancy, "vacancy"),
        (fill_in_a_vacancy, "vacancy"),
        (send_an_outcome, "outcome"),
        (send_a_referral, "referral"),
    ],
)
def test_what_cannot_be_told_is_not_made(
    world: World,
    client: str,
    vacancy: str,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[World, str, str], int],
    kind: str,
) -> None:
    before, told = kept(world), len(created(world, kind))
    with monkeypatch.context() as patched:
        tell_nothing(patched, "create", kind)
        assert make(world, client, vacancy) == 503
    assert kept(world) == before
    assert len(created(world, kind)) == told
    assert make(world, client, vacancy) < 400
    assert kept(world) != before
    assert len(created(world, kind)) == told + 1
    assert created(world, kind)[0].object_id is not None


def send_a_change(world: World, vacancy: str) -> int:
    body = {**VACANCY, "title": "Bakker"}
    return world.put("bakery", f"/vacancies/{vacancy}", body, "*").status_code


def fill_in_a_change(world: World, vacancy: str) -> int:
    visitor, path = signed_in(world, "bakery"), employer_site.href(vacancy, "wijzigen")
    form = filled_in(visitor.get(path)) | {"omschrijving": "Je bakt brood."}
    return visitor.post(path, data=form).status_code


def close(world: World, vacancy: str) -> int:
    path = employer_site.href(vacancy, "status")
    return signed_in(world, "bakery").post(path, data={"status": "filled"}).status_code


def confirm_a_grade(world: World, vacancy: str) -> int:
    path, data = at(vacancy, "/eisen/driving_licence"), {"versie": "1", "graad": "hard"}
    return signed_in(world, "adviser").post(path, data=data).status_code


@pytest.mark.parametrize("do", [send_a_change, fill_in_a_change, close, confirm_a_grade])
def test_a_change_of_a_vacancy_that_cannot_be_told_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch, do: Callable[[World, str], int]
) -> None:
    vacancy = world.vacancy(description=GRADED, drivingLicence="B")
    before = kept(world)
    with monkeypatch.context() as patched:
        tell_nothing(patched, "change", "vacancy")
        assert do(world, vacancy) == 503
    assert kept(world) == before
    assert ("change", vacancy) not in lines(world)
    assert do(world, vacancy) < 400
    assert kept(world) != before
    assert lines(world).count(("change", vacancy)) == 1
