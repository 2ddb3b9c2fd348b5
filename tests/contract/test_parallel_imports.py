"""Files of two kinds that are loaded at the same time, on every database."""

from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from import_records_desk import CLIENT, Desk
from matcher.storage.external_ids import ExternalIdRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Database
from matcher.use_cases.import_ids import SourceIds

pytest_plugins = ["storage_fixtures"]


def test_a_client_names_a_vacancy_that_another_file_is_bringing(
    database: Database, tmp_path: Path
) -> None:
    desk = Desk(database, tmp_path)
    client = CLIENT | {"not_vacancies": ["v-1"]}
    with ThreadPoolExecutor(1) as at_once:
        with database.transaction() as connection:
            hold(connection, Counter.VACANCIES)
            brought = SourceIds(ExternalIdRepository(connection), "file").vacancy("v-1")
            loading = at_once.submit(desk.load, "clients", client)
            wait([loading], 0.5)
        assert loading.result(60).added == 1
    assert list(desk.client().not_vacancies) == [brought]
