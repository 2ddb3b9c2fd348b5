"""An employer's day in a real browser: by mouse in few clicks, by keyboard alone, without scripts."""

from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest
from playwright.sync_api import Page, expect

from matcher.bootstrap import App
from matcher.domain.access import Role
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.release_desk import take_effect_due_releases
from matcher.wording import employer_pages as own
from page_checks import Clicks, assert_sound, follow, scrolls_sideways, tab_to
from page_site import NOW, TODAY, Site, key_for

VACANCY = "Medewerker bioscoop"
SUMMARY = "Deze werkzoekende ontvangt graag bezoekers en let goed op details."
MOST_CLICKS = 8
TEXT = """Medewerker filmhuis (16 uur)

Wat ga je doen?
- kaartjes scannen
- posters ophangen

Wat breng jij mee?
- je bent een jonge hond
- Engels is een pré

Wij bieden
- 16 uur per week, overdag
- een inwerkbuddy en een rustige werkplek
"""


@pytest.fixture(scope="module")
def introduced(site: Site, part_of_the_region: App) -> str:
    """Introduce a client to a vacancy of the employer as their specialist would do it."""
    with asking(site, "employer") as employer, asking(site, "specialist") as specialist:
        vacancies = employer.get("/vacancies").json()["items"]
        vacancy = next(one for one in vacancies if one["title"] == VACANCY)
        clients = specialist.get("/clients").json()["items"]
        looking = [one["clientId"] for one in clients if one["status"] == "looking"]
        assert any(released(specialist, client, vacancy) for client in looking)
        later = NOW + timedelta(hours=2)
        app, signature = part_of_the_region, Signature(None, "clerk", later)
        take_effect_due_releases(app.database, app.secret, signature, on=TODAY)
        told = employer.get(f"/vacancies/{vacancy['vacancyId']}/introductions").json()["items"]
    return str(told[0]["pseudonym"])


def asking(site: Site, who: str) -> httpx2.Client:
    headers = {"Authorization": f"Bearer {site.keys[who]}"}
    return httpx2.Client(base_url=f"{site.address}v1", headers=headers, timeout=60)


def released(specialist: httpx2.Client, client: str, vacancy: dict[str, str]) -> bool:
    decision = {
        "recipient": vacancy["employerId"],
        "topics": ["support", "needs"],
        "needCodes": [],
        "fromMoment": "introduction",
        "toldBy": "employment_specialist",
        "validFrom": TODAY.isoformat(),
        "validUntil": (TODAY + timedelta(days=30)).isoformat(),
    }
    specialist.post(f"/clients/{client}/disclosure-decisions", json=decision)
    referral = {
        "clientId": client,
        "vacancyId": vacancy["vacancyId"],
        "discussedOn": TODAY.isoformat(),
        "summary": SUMMARY,
    }
    made = specialist.post("/referrals", json=referral)
    if made.status_code != httpx2.codes.CREATED:
        return False
    answer = specialist.post(f"/referrals/{made.json()['id']}/_release")
    return answer.status_code == httpx2.codes.OK


@pytest.fixture
def newcomer(site: Site, part_of_the_region: App) -> Iterator[Page]:
    """Lend a page to an employer that never posted anything."""
    site.keys["newcomer"] = key_for(part_of_the_region, Role.EMPLOYER, "e-89", None)
    with site.visit("newcomer") as page:
        yield page


def split(page: Page) -> None:
    page.goto("/werkgever/vacatures/plakken")
    page.get_by_label(own.PASTE_FIELD).fill(TEXT)
    follow(page.get_by_role("button", name=own.PASTE_BUTTON))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_text_is_posted_in_few_clicks(site: Site, *, scripts: bool) -> None:
    clicks = Clicks()
    with site.visit("employer", scripts=scripts) as page:
        clicks.on(page.get_by_role("link", name=own.NEW_BY_PASTING))
        clicks.on(page.get_by_label(own.PASTE_FIELD))
        page.get_by_label(own.PASTE_FIELD).fill(TEXT if scripts else TEXT.replace("16", "20"))
        clicks.on(page.get_by_role("button", name=own.PASTE_BUTTON))
        expect(page.get_by_role("heading", name=own.CONFIRM)).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("Leeftijd mag geen eis zijn")
        buddy = page.get_by_role("group", name="een vaste contactpersoon")
        expect(buddy.get_by_label("Voor iedereen")).to_be_checked()
        clicks.on(page.get_by_role("button", name=own.POST))
        expect(page.get_by_role("status")).to_have_text(own.DONE["geplaatst"])
        expect(page.get_by_role("heading", level=1)).to_have_text("Medewerker filmhuis")
        expect(page.get_by_text("kaartjes scannen")).to_be_visible()
    assert clicks.count <= MOST_CLICKS


def test_an_introduction_is_answered_in_few_clicks(site: Site, introduced: str) -> None:
    clicks = Clicks()
    with site.visit("employer", scripts=False) as page:
        expect(page.get_by_role("listitem").filter(has_text=own.TO_LOOK_AT)).to_contain_text(
            VACANCY
        )
        clicks.on(page.get_by_role("link", name=VACANCY))
        expect(page.get_by_role("heading", name=introduced)).to_be_visible()
        clicks.on(page.get_by_role("link", name=f"{own.ANSWER_NOW} {introduced}"))
        clicks.on(page.get_by_role("radio", name=own.ANSWERS["talk"].capitalize(), exact=True))
        clicks.on(page.get_by_role("button", name=own.SEND_ANSWER))
        expect(page.get_by_role("status")).to_have_text(own.DONE["antwoord"])
        expect(page.get_by_text("Uw antwoord op 22 november 2026: een gesprek.")).to_be_visible()
    assert clicks.count <= MOST_CLICKS


def test_a_keyboard_alone_posts_a_vacancy_and_closes_it(site: Site) -> None:
    with site.visit("employer") as page:
        tab_to(page, own.NEW_BY_PASTING)
        page.keyboard.press("Enter")
        page.wait_for_url("**/plakken")
        tab_to(page, own.PASTE_FIELD)
        page.keyboard.type("Operateur\nTaken: films starten, lampen vervangen")
        tab_to(page, own.PASTE_BUTTON)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=own.CONFIRM)).to_be_visible()
        tab_to(page, own.POST)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(own.DONE["geplaatst"])
        tab_to(page, own.SET_STATUS["filled"])
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(own.DONE["filled"])


def test_enter_in_a_field_checks_and_posts_nothing(site: Site) -> None:
    with site.visit("employer") as page:
        page.goto("/werkgever/vacatures/nieuw")
        page.get_by_label(own.TASKS).fill("films starten")
        page.get_by_label(own.TITLE, exact=True).fill("Filmstarter")
        page.get_by_label(own.TITLE, exact=True).press("Enter")
        expect(page.get_by_role("heading", name=own.CHECKED)).to_be_visible()
        page.goto("/werkgever")
        expect(page.get_by_role("link", name="Filmstarter")).to_have_count(0)


def test_an_error_leads_to_its_field_and_keeps_what_was_typed(site: Site) -> None:
    with site.visit("employer") as page:
        page.goto("/werkgever/vacatures/nieuw")
        page.get_by_label(own.TASKS).fill("films starten")
        page.get_by_label(own.HOURS_FROM).fill("veel")
        follow(page.get_by_role("button", name=own.POST))
        page.get_by_role("alert").get_by_role("link", name=own.WRONG["uren-van"]).click()
        expect(page.get_by_label(own.HOURS_FROM)).to_be_focused()
        expect(page.get_by_label(own.HOURS_FROM)).to_have_value("veel")
        expect(page.get_by_label(own.TASKS)).to_have_value("films starten")
        assert_sound(page)


def test_every_state_of_the_pages_is_sound(site: Site, introduced: str, newcomer: Page) -> None:
    expect(newcomer.get_by_text(own.NO_VACANCIES)).to_be_visible()
    assert_sound(newcomer)
    with site.visit("employer") as page:
        follow(page.get_by_role("link", name=VACANCY))
        assert_sound(page)
        follow(page.get_by_role("link", name=introduced))
        assert_sound(page)
        page.get_by_role("radio", name=own.ANSWERS["no"].capitalize()).check()
        follow(page.get_by_role("button", name=own.SEND_ANSWER))
        assert_sound(page)
        page.goto("/werkgever/vacatures/plakken")
        follow(page.get_by_role("button", name=own.PASTE_BUTTON))
        assert_sound(page)
        split(page)
        assert_sound(page)


def test_a_phone_never_scrolls_sideways(site: Site, introduced: str) -> None:
    with site.visit("employer", narrow=True) as page:
        for path in ("/werkgever", "/werkgever/vacatures/nieuw", "/werkgever/vacatures/plakken"):
            page.goto(path)
            assert not scrolls_sideways(page)
        page.get_by_label(own.PASTE_FIELD).fill("Kok\n" + "lange" * 60 + "\n" + TEXT * 20)
        follow(page.get_by_role("button", name=own.PASTE_BUTTON))
        assert not scrolls_sideways(page)
        assert_sound(page)
        page.goto("/werkgever")
        follow(page.get_by_role("link", name=VACANCY))
        assert not scrolls_sideways(page)
        follow(page.get_by_role("link", name=introduced))
        assert not scrolls_sideways(page)
