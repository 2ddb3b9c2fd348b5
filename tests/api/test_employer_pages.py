"""The employer's pages: for an employer alone, with its own vacancies and nothing of anybody else."""

import pytest
from fastapi.testclient import TestClient

from api_world import NOTHING_HERE, World
from employer_site import HOME, NEW, PASTE, WORK, href, introduced
from matcher.wording import employer_pages as own
from page_visits import browser, signed_in


def test_an_employer_starts_at_its_own_vacancies(world: World, vacancy: str) -> None:
    visitor = browser(world)
    answer = visitor.post("/inloggen", data={"sleutel": world.keys["bakery"]})
    assert answer.headers["location"] == HOME
    page = visitor.get(HOME)
    assert href(vacancy) in page.text
    assert "Medewerker bakkerij" in page.text


@pytest.mark.parametrize("who", ["specialist", "adviser", "administrator"])
def test_the_pages_are_for_employers_alone(world: World, vacancy: str, who: str) -> None:
    visitor = signed_in(world, who)
    for path in (HOME, NEW, PASTE, href(vacancy), href(vacancy, "wijzigen")):
        assert visitor.get(path).status_code == 404
    assert visitor.post(NEW, data=WORK).status_code == 404


def test_somebody_elses_reads_like_nothing(world: World, vacancy: str) -> None:
    introduction = introduced(world, vacancy)
    other = signed_in(world, "cinema")
    nothing = other.get(href(NOTHING_HERE))
    assert nothing.status_code == 404
    for further in ((), ("wijzigen",), ("introducties", introduction)):
        for answer in (other.get(href(vacancy, *further)), other.get(href("te.gek", *further))):
            assert (answer.status_code, answer.content) == (404, nothing.content)
    assert other.post(href(vacancy, "status"), data={"status": "filled"}).status_code == 404
    assert other.post(href(vacancy, "wijzigen"), data=WORK).status_code == 404
    refused = other.post(href(vacancy, "introducties", introduction), data={"antwoord": "talk"})
    assert refused.status_code == 404
    assert href(vacancy) not in other.get(HOME).text
    unknown = signed_in(world, "bakery").get(href(vacancy, "introducties", NOTHING_HERE))
    assert unknown.status_code == 404


def test_whoever_is_not_signed_in_comes_back_after_it(world: World) -> None:
    answer = browser(world).get(NEW)
    assert answer.headers["location"] == "/inloggen?naar=%2Fwerkgever%2Fvacatures%2Fnieuw"


def test_nothing_on_the_way_home_leads_an_employer_to_nowhere(bakery: TestClient) -> None:
    for page in (bakery.get(HOME), bakery.get(href(NOTHING_HERE))):
        assert 'href="/"' not in page.text


def test_long_lists_come_in_pages(world: World, bakery: TestClient) -> None:
    for number in range(21):
        world.vacancy(title=f"Bakker {number}")
    first, second = bakery.get(HOME), bakery.get(f"{HOME}?pagina=2")
    assert first.text.count("matcher-choice__name") == 20
    assert f'rel="next" href="{HOME}?pagina=2"' in first.text
    assert second.text.count("matcher-choice__name") == 1
    assert f'rel="prev" href="{HOME}?pagina=1"' in second.text
    assert bakery.get(f"{HOME}?pagina=99").headers["location"] == f"{HOME}?pagina=2"
    assert bakery.get(f"{HOME}?pagina=nul").status_code == 200


def test_a_vacancy_after_its_last_day_says_so(world: World, bakery: TestClient) -> None:
    world.vacancy(closesOn="2026-11-01", seats=1)
    page = bakery.get(HOME).text
    assert own.DATE_PASSED in page
    assert "1 plek · reageren tot en met 1 november 2026" in page
