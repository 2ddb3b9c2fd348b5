"""Files after the first: what they newly say counts, and what people changed here stays."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import null, select, update

from import_records_desk import CLIENT, DECISION, OUTCOME, PEPPER, TERMS, VACANCY, Desk
from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.employers import Employer
from matcher.domain.errors import Fault
from matcher.domain.ids import EmployerId, RegionCode, StaffId, VacancyId
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.vacancies import Demand, Grade, Vacancy, VacancyStatus
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.tables import external_ids
from matcher.storage.vacancies import VacancyRepository

pytest_plugins = ["import_fixtures"]

WHO: dict[str, Any] = CLIENT | {"passions": ["films kijken"], "status": "looking"}
LATER = date(2027, 5, 1)
EMPLOYER: dict[str, Any] = {"employer_id": "e-1", "name": "Filmhuis", "contact": "Balie"}


def vacancy(desk: Desk) -> Vacancy:
    with desk.database.reading() as connection:
        (found,) = VacancyRepository(connection).all()
        return found


def employer(desk: Desk) -> Employer:
    with desk.database.reading() as connection:
        (found,) = EmployerRepository(connection).all()
        return found


def change_client(desk: Desk, **changes: object) -> None:
    with desk.database.transaction() as connection:
        ClientRepository(connection).put(replace(desk.client(), **changes), None)


def change_vacancy(desk: Desk, **changes: object) -> None:
    changed = replace(vacancy(desk), **changes)
    with desk.database.transaction() as connection:
        VacancyRepository(connection).put(changed, None)


class TestTheSameFileAgain:
    def test_leaves_a_client_as_people_made_it(self, desk: Desk) -> None:
        desk.load("clients", WHO)
        hidden = frozenset({VacancyId("v-seen-enough")})
        changes: dict[str, object] = {
            "passions": ("films kijken", "popcorn scheppen"),
            "status": ClientStatus.PLACED,
            "employment_specialist": StaffId("s-2"),
            "not_vacancies": hidden,
        }
        change_client(desk, **changes)
        before = desk.client()
        assert desk.load("clients", WHO).unchanged == 1
        assert desk.client() == before
        assert before.not_vacancies == hidden

    def test_leaves_a_closed_vacancy_closed_and_its_grades_confirmed(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        grades = {Demand.HOURS: Grade.NEGOTIABLE}
        change_vacancy(desk, status=VacancyStatus.FILLED, grades=grades)
        assert desk.load("vacancies", VACANCY).unchanged == 1
        assert vacancy(desk).status is VacancyStatus.FILLED
        assert vacancy(desk).grades == grades

    def test_leaves_an_employer_as_people_made_it(self, desk: Desk) -> None:
        desk.load("employers", EMPLOYER)
        changed = replace(employer(desk), contact="Planning")
        with desk.database.transaction() as connection:
            EmployerRepository(connection).put(changed)
        assert desk.load("employers", EMPLOYER).unchanged == 1
        assert employer(desk) == changed

    def test_leaves_an_outcome_as_people_corrected_it(self, desk: Desk) -> None:
        for kind, record in (("vacancies", VACANCY), ("clients", CLIENT), ("outcomes", OUTCOME)):
            desk.load(kind, record)
        with desk.database.transaction() as connection:
            outcomes = OutcomeRepository(connection)
            (told,) = outcomes.all()
            corrected = replace(told, event=OutcomeEvent.NOT_HIRED, contract_ends_on=LATER)
            outcomes.put(corrected)
        assert desk.load("outcomes", OUTCOME).unchanged == 1
        assert desk.load("outcomes", OUTCOME | {"reason": "Te ver reizen"}).changed == 1
        with desk.database.reading() as connection:
            (now,) = OutcomeRepository(connection).all()
        assert now == replace(corrected, reason="Te ver reizen")

    def test_leaves_decisions_as_they_are(self, desk: Desk) -> None:
        desk.load("clients", WHO | {"disclosure": [DECISION]})
        change_client(desk, passions=("popcorn scheppen",))
        before = desk.client().decisions
        desk.load("clients", WHO | {"disclosure": [DECISION], "max_travel_minutes": 40})
        assert desk.client().decisions == before
        assert len(before) == 1

    def test_in_another_order_says_nothing_new(self, desk: Desk) -> None:
        told = {"avoid_times": ["night", "evening"], "driving_licences": ["B", "AM"]}
        turned = {name: list(reversed(some)) for name, some in told.items()}
        desk.load("clients", WHO | told)
        change_client(desk, avoid_times=frozenset())
        assert desk.load("clients", WHO | turned).unchanged == 1


class TestANewFile:
    def test_changes_what_it_newly_says_and_nothing_else(self, desk: Desk) -> None:
        desk.load("clients", WHO)
        change_client(desk, passions=("popcorn scheppen",), status=ClientStatus.PAUSED)
        assert desk.load("clients", WHO | {"max_travel_minutes": 40}).changed == 1
        now = desk.client()
        assert (now.max_travel_minutes, now.passions) == (40, ("popcorn scheppen",))
        assert now.status is ClientStatus.PAUSED

    def test_wins_where_file_and_people_changed_the_same(self, desk: Desk) -> None:
        desk.load("clients", WHO)
        change_client(desk, passions=("popcorn scheppen",), employment_specialist=StaffId("s-2"))
        newer = WHO | {"passions": ["kaartjes scheuren"], "employment_specialist": "s-3"}
        desk.load("clients", newer)
        assert desk.client().passions == ("kaartjes scheuren",)
        assert desk.client().employment_specialist == "s-3"

    def test_that_leaves_something_out_makes_it_unknown(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY | {"seats": 2, "tasks": ["kaartjes scheuren"]})
        desk.load("vacancies", VACANCY | {"tasks": ["kaartjes scheuren"]})
        assert vacancy(desk).seats is None
        assert vacancy(desk).tasks == ("kaartjes scheuren",)

    def test_opens_again_what_it_said_was_filled(self, desk: Desk) -> None:
        for status in ("open", "filled", "open"):
            desk.load("vacancies", VACANCY | {"status": status})
            assert vacancy(desk).status == status

    def test_goes_back_to_what_an_earlier_one_said(self, desk: Desk) -> None:
        for passions in (["films kijken"], ["dieren"], ["films kijken"]):
            assert desk.load("clients", WHO | {"passions": passions}).unchanged == 0
            assert desk.client().passions == tuple(passions)

    def test_gives_an_employer_known_by_id_alone_its_name(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        assert desk.load("employers", EMPLOYER).changed == 1
        assert employer(desk).name == "Filmhuis"

    def test_takes_specialist_and_region_together(self, desk: Desk) -> None:
        desk.load("clients", WHO | {"region": "GR-05"})
        change_client(desk, employment_specialist=StaffId("s-2"), region=RegionCode("GR-09"))
        desk.load("clients", WHO | {"region": "GR-05", "employment_specialist": "s-3"})
        now = desk.client()
        assert (now.employment_specialist, now.region) == ("s-3", "GR-05")

    def test_gives_no_vacancy_to_another_employer(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        before = vacancy(desk)
        (refused,) = desk.load("vacancies", VACANCY | {"employer_id": "e-2"}).refused
        assert refused.faults == (Fault("employer_id", "cannot be changed"),)
        assert vacancy(desk) == before

    def test_names_each_client_once(self, desk: Desk) -> None:
        first, second = WHO, WHO | {"passions": ["dieren"]}
        report = desk.load("clients", first, second)
        assert (report.added, [one.line for one in report.refused]) == (1, [2])
        assert report.refused[0].faults == (Fault("client_id", "stands in this file twice"),)
        assert desk.client().passions == ("films kijken",)

    def test_of_another_source_is_about_somebody_else(self, desk: Desk) -> None:
        desk.load("clients", WHO)
        change_client(desk, passions=("popcorn scheppen",))
        assert desk.load("clients", WHO, terms=replace(TERMS, source="suite")).added == 1
        assert desk.client().passions == ("popcorn scheppen",)


class TestWhatIsRemembered:
    def test_of_a_record_made_here_nothing_so_that_what_the_file_knows_counts(
        self, desk: Desk
    ) -> None:
        desk.load("clients", WHO)
        hidden = frozenset({EmployerId("e-never-again")})
        changes = {"not_employers": hidden, "status": ClientStatus.PAUSED}
        change_client(desk, passions=("popcorn scheppen",), **changes)
        with desk.database.transaction() as connection:
            connection.execute(update(external_ids).values(said=null()))
        assert desk.load("clients", WHO).changed == 1
        now = desk.client()
        assert now.passions == ("films kijken",)
        assert (now.not_employers, now.status) == (hidden, ClientStatus.PAUSED)

    def test_of_a_vacancy_made_here_its_grades_stay_when_the_file_knows_none(
        self, desk: Desk
    ) -> None:
        desk.load("vacancies", VACANCY)
        change_vacancy(desk, grades={Demand.HOURS: Grade.NEGOTIABLE}, seats=3)
        with desk.database.transaction() as connection:
            connection.execute(update(external_ids).values(said=null()))
        desk.load("vacancies", VACANCY | {"seats": 2})
        assert vacancy(desk).grades == {Demand.HOURS: Grade.NEGOTIABLE}
        assert vacancy(desk).seats == 2

    def test_is_no_word_of_what_was_said(self, desk: Desk) -> None:
        desk.load("clients", WHO)
        with desk.database.reading() as connection:
            (said,) = connection.execute(select(external_ids.c.said)).scalars()
        assert {"passions", "status"} <= set(said)
        for word in ("films", "looking", "s-1"):
            assert word not in " ".join(said.values())

    @pytest.mark.parametrize("times", [1, 2])
    def test_goes_when_the_client_is_erased(self, desk: Desk, times: int) -> None:
        for _ in range(times):
            desk.load("clients", WHO)
        who: ClientRecord = desk.client()
        with desk.database.transaction() as connection:
            erase_client(connection, who.id, pepper=PEPPER)
        assert desk.everything()["external_ids"] == []
