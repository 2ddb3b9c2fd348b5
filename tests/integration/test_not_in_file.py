"""What a file no longer names is counted while it is open here, and stays as it is."""

from dataclasses import replace

import pytest

from import_records_desk import CLIENT, TERMS, VACANCY, Desk
from matcher.domain.client_records import ClientRecord
from matcher.domain.ids import ClientId, StaffId
from matcher.storage.clients import ClientRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind

pytest_plugins = ["import_fixtures"]

OTHER_VACANCY = VACANCY | {"vacancy_id": "v-2"}
OTHER_CLIENT = CLIENT | {"client_id": "c-2"}


class TestVacancies:
    def test_open_ones_that_a_file_leaves_out_are_counted_and_stay(self, desk: Desk) -> None:
        assert desk.load("vacancies", VACANCY, OTHER_VACANCY).not_in_file == 0
        before = desk.everything()
        assert desk.load("vacancies", VACANCY).not_in_file == 1
        assert desk.everything() == before

    @pytest.mark.parametrize("closed", [{"status": "filled"}, {"closes_on": "2026-11-21"}])
    def test_closed_ones_are_not_counted(self, desk: Desk, closed: dict[str, str]) -> None:
        desk.load("vacancies", VACANCY, OTHER_VACANCY | closed)
        assert desk.load("vacancies", VACANCY).not_in_file == 0

    def test_a_line_that_is_refused_names_its_vacancy_all_the_same(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY, OTHER_VACANCY)
        report = desk.load("vacancies", VACANCY, OTHER_VACANCY | {"seats": 0})
        assert (len(report.refused), report.not_in_file) == (1, 0)

    def test_those_of_another_source_are_not_counted(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        elsewhere = replace(TERMS, source="elsewhere")
        assert desk.load("vacancies", OTHER_VACANCY, terms=elsewhere).not_in_file == 0
        assert desk.load("vacancies", OTHER_VACANCY).not_in_file == 1


class TestClients:
    def test_who_is_looking_and_left_out_is_counted(self, desk: Desk) -> None:
        assert desk.load("clients", CLIENT, OTHER_CLIENT).not_in_file == 0
        assert desk.load("clients", CLIENT).not_in_file == 1
        desk.load("clients", CLIENT, OTHER_CLIENT | {"status": "paused"})
        assert desk.load("clients", CLIENT).not_in_file == 0

    def test_whom_no_file_ever_named_is_not_counted(self, desk: Desk) -> None:
        with desk.database.transaction() as connection:
            ClientRepository(connection).add(ClientRecord(ClientId("typed"), StaffId("s-1")))
            ids = ExternalIdRepository(connection)
            ids.link(RecordKind.CLIENT, "file", "c-7", "typed")
        assert desk.load("clients", CLIENT).not_in_file == 0


def test_of_other_kinds_nothing_is_counted(desk: Desk) -> None:
    assert desk.load("employers", {"employer_id": "e-1"}).not_in_file is None
