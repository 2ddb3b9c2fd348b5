"""However many demands a vacancy has, every one is shown and kept, and one more line wipes nothing."""

import pytest
from fastapi.testclient import TestClient

from api_world import World
from employer_site import NEW, WORK, href
from filled_forms import filled_in
from matcher_api.employer.vacancy_form import MOST_ROWS


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 10, 120])
def test_every_demand_is_shown_and_kept(world: World, bakery: TestClient, count: int) -> None:
    asked = [{"text": f"eis nummer {row}", "grade": "wish"} for row in range(1, count + 1)]
    vacancy = world.vacancy(requirements=asked)
    sent = filled_in(bakery.get(href(vacancy, "wijzigen")))
    assert sent[f"eis-{count}"] == f"eis nummer {count}"
    changed = bakery.post(href(vacancy, "wijzigen"), data=sent | {"titel": "Hoofdbakker"})
    assert changed.status_code == 303
    kept = world.get("bakery", f"/vacancies/{vacancy}").json()
    assert kept["title"] == "Hoofdbakker"
    assert kept["requirements"] == asked


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 10])
def test_at_the_limit_one_more_line_adds_and_wipes_nothing(bakery: TestClient, count: int) -> None:
    typed = {f"eis-{row}": f"eis nummer {row}" for row in range(1, count + 1)}
    answer = bakery.post(NEW, data=WORK | typed | {"doe": "regel"})
    shown = filled_in(answer)
    assert {name: shown[name] for name in typed} == typed
    assert f"eis-{count + 1}" not in shown


def test_below_the_limit_a_line_is_added(bakery: TestClient) -> None:
    typed = {f"eis-{MOST_ROWS - 1}": "gastvrij"}
    shown = filled_in(bakery.post(NEW, data=WORK | typed | {"doe": "regel"}))
    assert shown[f"eis-{MOST_ROWS - 1}"] == "gastvrij"
    assert shown[f"eis-{MOST_ROWS}"] == ""


def test_a_strange_number_of_a_line_makes_no_long_page(bakery: TestClient) -> None:
    answer = bakery.post(NEW, data=WORK | {"eis-99999": "x", "eis-9999999999": "x", "doe": "regel"})
    assert answer.text.count('name="eis-') == MOST_ROWS + 1
