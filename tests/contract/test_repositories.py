"""What the repositories of employers, vacancies and clients promise, on every database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.employers import Employer
from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.ids import (
    ClientId,
    DecisionId,
    EmployerId,
    RegionCode,
    StaffId,
    VacancyId,
)
from matcher.domain.vacancies import Vacancy
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.revisions import Versioned
from matcher.storage.sessions import Database
from matcher.storage.vacancies import VacancyRepository
from record_strategies import CLIENTS, VACANCIES
from storage_records import (
    CLIENT,
    DECISION,
    EMPLOYER,
    NOW,
    OUTCOME,
    PEPPER,
    SECRET_TEXT,
    SPECIALIST,
    TODAY,
    VACANCY,
    all_rows,
)

pytest_plugins = ["storage_fixtures"]


class TestEmployers:
    def test_are_added_found_and_replaced(self, database: Database) -> None:
        with database.transaction() as connection:
            employers = EmployerRepository(connection)
            employers.add(EMPLOYER)
            renamed = replace(EMPLOYER, name="Filmhuis", region=RegionCode("AM19"))
            employers.put(renamed)
            assert employers.get(EMPLOYER.id) == renamed
            assert employers.get(EmployerId("nobody")) is None
            with pytest.raises(NotFoundError):
                employers.put(Employer(EmployerId("nobody")))

    def test_a_change_tells_of_their_vacancies_anew_and_leaves_versions(
        self, database: Database
    ) -> None:
        other = replace(EMPLOYER, id=EmployerId("other"))
        with database.transaction() as connection:
            employers, vacancies = EmployerRepository(connection), VacancyRepository(connection)
            for employer in (EMPLOYER, other):
                employers.add(employer)
            vacancies.add(VACANCY)
            vacancies.add(replace(VACANCY, id=VacancyId("theirs"), employer_id=other.id))
            before = vacancies.revision()
            employers.put(EMPLOYER)
            assert vacancies.changed_since(before) == (before, [])
            employers.put(replace(EMPLOYER, sbi="5914"))
            revision, changed = vacancies.changed_since(before)
            assert revision > before
            assert changed == [VACANCY]
            assert vacancies.get(VACANCY.id) == Versioned(VACANCY, 1)


class TestVacancies:
    @pytest.fixture(autouse=True)
    def _employer(self, database: Database) -> None:
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)

    def test_a_version_counts_real_changes_only(self, database: Database) -> None:
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            vacancies.add(VACANCY)
            assert vacancies.put(VACANCY, 1) == 1
            assert vacancies.revision() == 1
            changed = replace(VACANCY, seats=2)
            assert vacancies.put(changed, 1) == 2
            assert vacancies.put(changed, None) == 2
            with pytest.raises(ConflictError):
                vacancies.put(VACANCY, 1)
            with pytest.raises(NotFoundError):
                vacancies.put(replace(VACANCY, id=VacancyId("nothing")), None)
            assert vacancies.get(VACANCY.id) == Versioned(changed, 2)

    def test_what_changed_since_is_told_once_and_in_order(self, database: Database) -> None:
        other = replace(VACANCY, id=VacancyId("other"))
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            assert vacancies.changed_since(0) == (0, [])
            vacancies.add(other)
            vacancies.add(VACANCY)
            revision, changed = vacancies.changed_since(0)
            assert (revision, changed) == (2, [other, VACANCY])
            vacancies.put(replace(other, seats=1), None)
            vacancies.delete(VACANCY.id)
            vacancies.delete(VacancyId("never there"))
            assert vacancies.changed_since(revision)[1] == [replace(other, seats=1)]
            assert vacancies.removed_since(revision) == [VACANCY.id]
            assert vacancies.removed_since(vacancies.revision()) == []

    def test_one_that_people_were_referred_to_stays(self, database: Database) -> None:
        with database.transaction() as connection:
            VacancyRepository(connection).add(VACANCY)
            ClientRepository(connection).add(CLIENT)
            OutcomeRepository(connection).add(OUTCOME)
            with pytest.raises(ConflictError):
                VacancyRepository(connection).delete(VACANCY.id)
            assert VacancyRepository(connection).get(VACANCY.id) is not None

    def test_pages_are_newest_first_and_unknown_regions_belong_to_all(
        self, database: Database
    ) -> None:
        def posted(name: str, day: date | None, region: str | None) -> Vacancy:
            where = None if region is None else RegionCode(region)
            return replace(VACANCY, id=VacancyId(name), posted_on=day, region=where)

        leiden = posted("a", date(2026, 11, 1), "AM19")
        newest = posted("b", date(2026, 11, 20), "AM19")
        elsewhere = posted("c", date(2026, 11, 10), "AM01")
        nowhere = posted("d", None, None)
        with database.transaction() as connection:
            vacancies = VacancyRepository(connection)
            for vacancy in (leiden, newest, elsewhere, nowhere):
                vacancies.add(vacancy)
            page = vacancies.page({RegionCode("AM19")}, 1, 2)
            assert (page.items, page.total) == ((newest, leiden), 3)
            assert vacancies.page({RegionCode("AM19")}, 2, 2).items == (nowhere,)
            assert vacancies.page(None, 1, 10).items == (newest, elsewhere, leiden, nowhere)
            assert vacancies.of_employer(EMPLOYER.id, 1, 1).items == (newest,)
            assert vacancies.of_employer(EmployerId("nobody"), 1, 1).total == 0

    def test_nothing_that_happens_to_a_client_touches_them(self, database: Database) -> None:
        with database.transaction() as connection:
            VacancyRepository(connection).add(VACANCY)
            before = all_rows(connection, "vacancies", "removed_vacancies", "employers")
            revision = VacancyRepository(connection).revision()
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            OutcomeRepository(connection).add(OUTCOME)
            clients.put(replace(CLIENT, status=ClientStatus.PLACED), 1)
            erase_client(connection, CLIENT.id, pepper=PEPPER)
            after = all_rows(connection, "vacancies", "removed_vacancies", "employers")
            assert after == before
            assert VacancyRepository(connection).revision() == revision


class TestClients:
    def test_decisions_stay_in_the_order_they_were_recorded(self, database: Database) -> None:
        other = replace(CLIENT, id=ClientId("other"))
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.add(other)
            for name in ("z", "a", "m"):
                decision = replace(DECISION, id=DecisionId(name))
                clients.append_decision(CLIENT.id, decision, SPECIALIST, NOW)
                of_other = replace(DECISION, id=DecisionId(f"of-other-{name}"))
                clients.append_decision(other.id, of_other, SPECIALIST, NOW)
        with database.reading() as connection:
            found = ClientRepository(connection).get(CLIENT.id)
            assert found is not None
            assert [decision.id for decision in found.value.decisions] == ["z", "a", "m"]

    def test_a_revocation_keeps_its_first_day_and_its_client(self, database: Database) -> None:
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            clients.revoke_decision(CLIENT.id, DECISION.id, TODAY, SPECIALIST)
            revision = clients.revision()
            later = TODAY + timedelta(days=3)
            clients.revoke_decision(CLIENT.id, DECISION.id, later, StaffId("s-02"))
            assert clients.revision() == revision
            (recorded,) = clients.recorded_decisions(CLIENT.id)
            assert recorded.decision == replace(DECISION, revoked_on=TODAY)
            assert recorded.revoked_by == SPECIALIST
            assert recorded.recorded_at == NOW
            with pytest.raises(NotFoundError):
                clients.revoke_decision(ClientId("other"), DECISION.id, TODAY, SPECIALIST)
            with pytest.raises(NotFoundError):
                clients.append_decision(ClientId("other"), DECISION, SPECIALIST, NOW)

    def test_a_decision_moves_the_revision_and_not_the_version(self, database: Database) -> None:
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            before = clients.revision()
            clients.append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
            revision, changed = clients.changed_since(before)
            assert revision > before
            assert changed == [replace(CLIENT, decisions=(DECISION,))]
            assert clients.put(CLIENT, 1) == 1
            assert clients.put(replace(CLIENT, work_summary="x"), 1) == 2
            with pytest.raises(ConflictError):
                clients.put(CLIENT, 1)
            with pytest.raises(NotFoundError):
                clients.put(replace(CLIENT, id=ClientId("other")), None)
            found = clients.get(CLIENT.id)
            assert found is not None
            assert found.value.decisions == (DECISION,)

    def test_a_caseload_follows_a_hand_over(self, database: Database) -> None:
        away = replace(CLIENT, id=ClientId("away"), status=ClientStatus.PAUSED)
        with database.transaction() as connection:
            clients = ClientRepository(connection)
            clients.add(CLIENT)
            clients.add(away)
            assert clients.all_matchable() == [CLIENT]
            assert clients.all() == [away, CLIENT]
            assert len(clients.caseload(SPECIALIST)) == 2
            handed = replace(away, employment_specialist=StaffId("s-02"))
            clients.put(handed, None)
            assert clients.caseload(StaffId("s-02")) == [Versioned(handed, 2)]
            assert clients.caseload(SPECIALIST) == [Versioned(CLIENT, 1)]

    def test_no_record_shows_itself(self, database: Database) -> None:
        with database.transaction() as connection:
            ClientRepository(connection).add(CLIENT)
            assert SECRET_TEXT not in repr(ClientRepository(connection).get(CLIENT.id))


REUSE = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@REUSE
@given(VACANCIES)
def test_a_vacancy_comes_back_as_it_was(database: Database, vacancy: Vacancy) -> None:
    vacancy = replace(vacancy, employer_id=EMPLOYER.id)
    with database.transaction() as connection:
        if EmployerRepository(connection).get(EMPLOYER.id) is None:
            EmployerRepository(connection).add(EMPLOYER)
        connection.execute(text("DELETE FROM vacancies"))
        assert VacancyRepository(connection).add(vacancy) == 1
        assert VacancyRepository(connection).get(vacancy.id) == Versioned(vacancy, 1)


@REUSE
@given(CLIENTS)
def test_a_client_comes_back_as_it_was(database: Database, record: ClientRecord) -> None:
    with database.transaction() as connection:
        clients = ClientRepository(connection)
        connection.execute(text("DELETE FROM disclosure_decisions"))
        connection.execute(text("DELETE FROM clients"))
        clients.add(record)
        for decision in record.decisions:
            clients.append_decision(record.id, decision, SPECIALIST, NOW)
        assert clients.get(record.id) == Versioned(record, 1)
