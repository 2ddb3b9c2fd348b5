"""A vacancy's demands: wishes stand apart, and a grade read from the text is confirmed in one click."""

import re

from fastapi.testclient import TestClient

from api_world import World
from audit_lines import audit
from matcher.domain.ids import VacancyId
from matcher.domain.vacancies import Demand, Grade
from matcher.storage.vacancies import VacancyRepository
from matcher.wording import vacancy_pages as own
from page_visits import signed_in
from vacancy_site import at


def test_a_grade_that_the_text_proposes_is_confirmed_in_one_click(
    world: World, adviser: TestClient
) -> None:
    text = "Je bezorgt brood. Een rijbewijs is daarom vereist."
    vacancy = world.vacancy(description=text, drivingLicence="B")
    page = adviser.get(at(vacancy)).text
    assert own.BY_TEXT.format(grade="harde eis") in page
    version = re.search(r'name="versie" value="(\d+)"', page)
    assert version is not None
    data = {"versie": version[1], "graad": "hard"}
    stale = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data | {"versie": "99"})
    assert stale.status_code == 409
    assert own.CHANGED_MEANWHILE in stale.text
    for _ in range(2):
        answer = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data)
        assert own.DONE["bevestigd"] in adviser.get(answer.headers["location"]).text
    with world.app.database.reading() as connection:
        kept = VacancyRepository(connection).get(VacancyId(vacancy))
    assert kept is not None
    assert kept.value.grades == {Demand.DRIVING_LICENCE: Grade.HARD}
    wish = adviser.post(at(vacancy, "/eisen/driving_licence"), data=data | {"graad": "wish"})
    assert wish.status_code == 409
    assert [line.object_id for line in audit(world) if line.action == "change"] == [vacancy]


def test_a_specialist_of_elsewhere_reads_the_demands_and_confirms_none(world: World) -> None:
    vacancy = world.vacancy(description="Een rijbewijs is daarom vereist.", drivingLicence="B")
    visitor = signed_in(world, "specialist_there")
    page = visitor.get(at(vacancy)).text
    assert own.BY_TEXT.format(grade="harde eis") in page
    assert 'name="graad"' not in page
    data = {"versie": "1", "graad": "hard"}
    answer = visitor.post(at(vacancy, "/eisen/driving_licence"), data=data)
    assert answer.status_code == 404


def test_hard_demands_stand_apart_from_wishes(world: World, adviser: TestClient) -> None:
    vacancy = world.vacancy(
        drivingLicence="B",
        grades={"driving_licence": "wish", "hours": "hard"},
        requirements=[{"text": "houdt van brood", "grade": "wish"}],
    )
    page = adviser.get(at(vacancy)).text
    hard, _, wishes = page.partition(f">{own.GROUPS[2]}<")
    assert "<strong>Uren</strong>" in hard
    assert "<strong>Rijbewijs</strong>" in wishes
    assert "houdt van brood" in wishes
