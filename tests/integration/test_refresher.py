"""A server that runs on takes in what changed of an employer, and what the last night taught."""

from dataclasses import replace
from pathlib import Path

from api_world import Words
from matcher.domain.ids import ClientId, OutcomeId, RunId
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.outcomes import OutcomeEvent
from matcher.ranking.ranker import load_prior
from matcher.retrieval.text_space import TextSpace
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.lists import ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.places import StoredGazetteer
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.fill_matching import FEWEST_INTRODUCED, Refresher
from matcher.use_cases.matching import Matching
from storage_records import CLIENT, EMPLOYER, NOW, OUTCOME, VACANCY


def test_a_running_server_takes_in_employers_and_what_a_night_taught(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/matcher.sqlite")
    database.open()
    try:
        with database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
            VacancyRepository(connection).add(VACANCY)
        matching = Matching(TextSpace(Words()), load_prior(), StoredGazetteer(()))
        refresher = Refresher(database, matching)
        refresher.refresh()
        refresher.learn_receptiveness()
        assert matching.table.column["sector"][0] == -1

        with database.transaction() as connection:
            EmployerRepository(connection).put(replace(EMPLOYER, sbi="5914"))
            for number in range(FEWEST_INTRODUCED):
                client = replace(CLIENT, id=ClientId(f"c{number}"))
                ClientRepository(connection).add(client)
                for event in (OutcomeEvent.INTRODUCED, OutcomeEvent.HIRED):
                    OutcomeRepository(connection).add(
                        replace(
                            OUTCOME,
                            id=OutcomeId(f"{number}-{event}"),
                            client_id=client.id,
                            event=event,
                        )
                    )
        refresher.refresh()
        refresher.learn_after_a_night()
        assert matching.table.column["sector"][0] == 59
        assert matching.employers[EMPLOYER.id].sbi == "5914"
        number = matching.table.employer_number[EMPLOYER.id]
        assert matching.receptiveness()[number] != 1.0

        with database.transaction() as connection:
            RunRepository(connection).add(NightlyRun(RunId("run"), NOW))
            ListRepository(connection).publish(RunId("run"))
        refresher.learn_after_a_night()
        assert matching.receptiveness()[number] == 1.0
    finally:
        database.close()
