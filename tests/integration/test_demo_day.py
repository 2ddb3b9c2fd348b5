"""The demo gives each role something to do on the day it is tried, as often as it is started."""

from datetime import timedelta

import pytest

from demo_state import NOW, TODAY, internal
from matcher.bootstrap import App
from matcher.cli_commands.demo_day import fill_the_day
from matcher.domain.access import Actor, Role
from matcher.domain.ids import KeyId, VacancyId
from matcher.storage.external_ids import RecordKind
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.adviser_work import AdviserWork, adviser_work
from matcher.use_cases.answer_introduction import Told, introductions_with_answers
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.client_file import caseload
from matcher.use_cases.demo_visitors import DEMO_VISITORS
from matcher.use_cases.specialist_work import SpecialistWork, specialist_work

VACANCIES = ("v-0002", "v-0005")


@pytest.fixture
def visitors(demo_app: App) -> dict[Role, Actor]:
    subjects = {role: wanted.subject for role, wanted in DEMO_VISITORS.items()}
    subjects[Role.EMPLOYER] = internal(demo_app, RecordKind.EMPLOYER, subjects[Role.EMPLOYER])
    return {
        role: Actor(KeyId("k"), role, subjects[role], wanted.region)
        for role, wanted in DEMO_VISITORS.items()
    }


def of_specialist(app: App, visitors: dict[Role, Actor]) -> SpecialistWork:
    specialist = visitors[Role.EMPLOYMENT_SPECIALIST]
    files = caseload(app.database, specialist, 1, 100).items
    return specialist_work(app.database, specialist, files, TODAY)


def of_adviser(app: App, visitors: dict[Role, Actor]) -> AdviserWork:
    adviser = visitors[Role.EMPLOYER_SERVICES_ADVISER]
    with app.database.reading() as connection:
        vacancies = list(VacancyRepository(connection).all())
    return adviser_work(app.database, app.secret, adviser, vacancies, TODAY)


def of_employer(app: App, visitors: dict[Role, Actor]) -> list[Told]:
    return [
        told
        for name in VACANCIES
        for told in introductions_with_answers(
            app.database,
            visitors[Role.EMPLOYER],
            VacancyId(internal(app, RecordKind.VACANCY, name)),
            TODAY,
        )
    ]


def test_something_of_each_kind_waits_for_the_specialist(
    demo_app: App, visitors: dict[Role, Actor]
) -> None:
    fill_the_day(demo_app, visitors, AsOf(NOW, TODAY))
    work = of_specialist(demo_app, visitors)
    assert len(work.heard) == len(work.silent) == len(work.proposals) == 1
    assert [one.decision.valid_until for one in work.ending_decisions] == [
        TODAY + timedelta(days=10)
    ]
    job = next(iter(work.jobs))
    assert job.contract_ends_on == TODAY + timedelta(weeks=5)
    assert job.aftercare is not None
    assert job.aftercare.weeks == 13


def test_a_reply_waits_for_the_adviser_and_an_introduction_for_the_employer(
    demo_app: App, visitors: dict[Role, Actor]
) -> None:
    fill_the_day(demo_app, visitors, AsOf(NOW, TODAY))
    work = of_adviser(demo_app, visitors)
    assert len(work.replied) == len(work.waiting) == 1
    answers = [answer for _, answer in of_employer(demo_app, visitors)]
    assert len(answers) == 2
    assert answers.count(None) == 1


def test_starting_the_demo_again_changes_nothing(
    demo_app: App, visitors: dict[Role, Actor]
) -> None:
    fill_the_day(demo_app, visitors, AsOf(NOW, TODAY))
    before = (of_specialist(demo_app, visitors), of_employer(demo_app, visitors))
    fill_the_day(demo_app, visitors, AsOf(NOW + timedelta(hours=1), TODAY))
    assert (of_specialist(demo_app, visitors), of_employer(demo_app, visitors)) == before


def test_on_a_later_day_the_demo_still_starts(demo_app: App, visitors: dict[Role, Actor]) -> None:
    fill_the_day(demo_app, visitors, AsOf(NOW, TODAY))
    later = timedelta(days=200)
    fill_the_day(demo_app, visitors, AsOf(NOW + later, TODAY + later))
    assert len(of_employer(demo_app, visitors)) == 2
