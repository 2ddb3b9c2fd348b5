"""The one question of a list is one whose answer changes it, and what is told of it would happen."""

import pytest

from api_world import TODAY, World
from matcher.domain.ids import ClientId
from matcher.domain.matches import ListQuestion
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher_api.matching_side import fresh_matching

HOURS = "client.working_hours"
LICENCE = "client.driving_licences"
SHORT_LIST = 3
WISHES = {"targetOccupations": [{"scheme": "free", "code": "", "label": "bakker"}]}


def searched(world: World, client: str) -> FoundVacancies:
    return find_vacancies(
        fresh_matching(world.app),
        world.app.database,
        ClientId(client),
        on=TODAY,
        k=10,
        with_changes=True,
    )


def question(world: World, client: str) -> ListQuestion:
    found = searched(world, client).question
    assert found is not None
    return found


@pytest.mark.parametrize("told", [True, False])
def test_hours_are_asked_only_where_a_vacancy_tells_its_own(world: World, *, told: bool) -> None:
    offered = {"min": 12, "max": 24} if told else None
    for number in range(6):
        world.vacancy(title=f"Bakker {number}", workingHours=offered)
    client = world.client(workingHours=None, **WISHES)
    assert (question(world, client).fact == HOURS) == told
    for line in searched(world, client).items:
        assert (HOURS in {one.fact for one in line.missing}) == told


@pytest.mark.parametrize("grade", ["hard", "wish"])
def test_a_licence_counts_the_places_that_go_without_it(world: World, grade: str) -> None:
    """A list of a few that all demand it is left empty; where it is a wish everything stays."""
    for number in range(SHORT_LIST):
        world.vacancy(
            title=f"Bakker {number}", drivingLicence="B", grades={"driving_licence": grade}
        )
    client = world.client(**WISHES)
    asked = question(world, client)
    without = world.client(drivingLicences=[], **WISHES)
    left = len(searched(world, without).items)
    assert left == (0 if grade == "hard" else SHORT_LIST)
    if grade == "hard":
        assert (asked.fact, asked.places) == (LICENCE, SHORT_LIST)
