"""Files in: what is loaded, and that loading it twice changes nothing."""

from dataclasses import replace
from typing import Any

import pytest

from import_records_desk import CLIENT, DECISION, OUTCOME, PEPPER, TERMS, VACANCY, Desk
from matcher.domain.client_records import ClientRecord
from matcher.domain.employers import Employer
from matcher.domain.openness import Recipient
from matcher.domain.outcomes import ListKind, Shown
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases import import_lines
from matcher.use_cases.import_report import FlaggedText

pytest_plugins = ["import_fixtures"]


class TestLoading:
    def test_everything_twice_changes_nothing(self, desk: Desk) -> None:
        client = CLIENT | {"disclosure": [DECISION], "not_employers": ["e-9"]}
        files: dict[str, dict[str, Any]] = {
            "employers": {"employer_id": "e-1", "name": "Filmhuis", "sbi": "59140"},
            "vacancies": VACANCY,
            "clients": client,
            "outcomes": OUTCOME,
        }
        for kind, record in files.items():
            report = desk.load(kind, record)
            assert (report.added, report.exit_code) == (1, 0)
        before = desk.everything()
        for kind, record in files.items():
            report = desk.load(kind, record)
            assert (report.loaded, report.unchanged, report.exit_code) == (1, 1, 0)
        assert desk.everything() == before

    def test_a_changed_record_is_counted_as_changed(self, desk: Desk) -> None:
        changes: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
            "employers": ({"employer_id": "e-1"}, {"contact": "Balie"}),
            "vacancies": (VACANCY, {"seats": 3}),
            "clients": (CLIENT, {"employment_specialist": "s-2"}),
            "outcomes": (OUTCOME, {"reason": "Te ver reizen"}),
        }
        for kind, (record, change) in changes.items():
            desk.load(kind, record)
            assert desk.load(kind, record | change).changed == 1
        assert desk.client().employment_specialist == "s-2"

    def test_an_empty_file_loads_nothing(self, desk: Desk) -> None:
        assert desk.load_text("clients", "\n").exit_code == 1

    def test_a_vacancy_brings_its_employer(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        with desk.database.reading() as connection:
            (employer,) = EmployerRepository(connection).all()
            (vacancy,) = VacancyRepository(connection).all()
        assert vacancy.employer_id == employer.id
        assert employer == Employer(employer.id)
        assert desk.load("employers", {"employer_id": "e-1", "name": "Filmhuis"}).changed == 1

    def test_ids_named_before_their_record_lead_to_it(self, desk: Desk) -> None:
        decision = DECISION | {"recipient": "e-1"}
        named = {"not_vacancies": ["v-1"], "not_employers": ["e-1"], "disclosure": [decision]}
        desk.load("clients", CLIENT | named)
        desk.load("vacancies", VACANCY)
        client = desk.client()
        with desk.database.reading() as connection:
            (vacancy,) = VacancyRepository(connection).all()
        assert client.not_vacancies == {vacancy.id}
        assert client.not_employers == {vacancy.employer_id}
        assert client.decisions[0].recipient == Recipient(vacancy.employer_id)

    def test_two_sources_do_not_share_ids(self, desk: Desk) -> None:
        desk.load("clients", CLIENT)
        report = desk.load("clients", CLIENT, terms=replace(TERMS, source="crm"))
        assert report.added == 1

    def test_an_outcome_needs_a_known_client_and_vacancy(self, desk: Desk) -> None:
        desk.load("clients", CLIENT | {"not_vacancies": ["v-1"]})
        other = OUTCOME | {"outcome_id": "o-2", "client_id": "c-9"}
        report = desk.load("outcomes", OUTCOME, other)
        assert [[str(f) for f in refused.faults] for refused in report.refused] == [
            ["vacancy_id: is not known here"],
            ["client_id: is not known here", "vacancy_id: is not known here"],
        ]

    def test_a_health_word_is_flagged_by_key_and_loaded(self, desk: Desk) -> None:
        told = "Na mijn opname wil ik weer werken"
        flagged = CLIENT | {"passions": ["film", told], "work_summary": told}
        report = desk.load("clients", CLIENT | {"client_id": "c-2"}, flagged)
        assert report.flagged == (
            FlaggedText(2, "c-1", "passions"),
            FlaggedText(2, "c-1", "work_summary"),
        )
        assert (report.loaded, report.exit_code) == (2, 0)
        assert told in desk.client().passions
        assert "opname" not in repr(report)
        desk.load("vacancies", VACANCY)
        outcomes = desk.load("outcomes", OUTCOME | {"reason": "burn-out"})
        assert outcomes.flagged == (FlaggedText(1, "o-1", "reason"),)
        with desk.database.reading() as connection:
            (outcome,) = OutcomeRepository(connection).all()
        assert (outcome.event.value, outcome.reason) == ("hired", None)
        assert desk.load("outcomes", OUTCOME | {"reason": "burn-out"}).unchanged == 1

    def test_who_was_erased_does_not_come_back(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        desk.load("clients", CLIENT)
        desk.load("outcomes", OUTCOME)
        client = desk.client()
        with desk.database.transaction() as connection:
            erase_client(connection, client.id, pepper=PEPPER)
        before = desk.everything()
        for kind, record in (("clients", CLIENT), ("outcomes", OUTCOME)):
            (refused,) = desk.load(kind, record).refused
            assert "was erased" in refused.faults[0].problem
            (line,) = desk.rejected(kind)
            assert "record" not in line
        assert desk.everything() == before

    def test_of_who_was_erased_a_malformed_line_is_not_kept_either(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        desk.load("clients", CLIENT)
        client = desk.client()
        with desk.database.transaction() as connection:
            erase_client(connection, client.id, pepper=PEPPER)
        told: dict[str, Any] = {
            "passions": "films kijken",
            "reason": "films kijken",
            "on": "gisteren",
        }
        for kind, record in (("clients", CLIENT | told), ("outcomes", OUTCOME | told)):
            (refused,) = desk.load(kind, record).refused
            assert [fault.problem for fault in refused.faults] == [import_lines.WAS_ERASED]
            assert "films" not in desk.path(kind).with_suffix(".jsonl.rejected.jsonl").read_text()
        for odd in ({"client_id": f"c-1{' ' * 300}"}, {"client_id": "\tc-1\n"}):
            (refused,) = desk.load("clients", CLIENT | odd).refused
            assert [fault.problem for fault in refused.faults] == [import_lines.WAS_ERASED]
        desk.load("clients", CLIENT | {"client_id": "17"})
        with desk.database.transaction() as connection:
            erase_client(connection, desk.client("17").id, pepper=PEPPER)
        (refused,) = desk.load("clients", CLIENT | {"client_id": 17}).refused
        assert [fault.problem for fault in refused.faults] == [import_lines.WAS_ERASED]
        other = CLIENT | told | {"client_id": "c-2"}
        desk.load("clients", other)
        assert [line["record"] for line in desk.rejected("clients")] == [other]

    def test_a_kill_loses_nothing_that_was_counted(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(import_lines, "LINES_IN_A_BATCH", 10)
        records = [CLIENT | {"client_id": f"c-{number}"} for number in range(35)]
        records[3] = {"client_id": "c-3"}
        counted: list[int] = []

        def killed(lines: int) -> None:
            counted.append(lines)
            if len(counted) == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            desk.load("clients", *records, terms=replace(TERMS, progress=killed))
        with desk.database.reading() as connection:
            assert len(ClientRepository(connection).all()) == sum(counted) - 1
        assert desk.rejected("clients") == []
        report = desk.load("clients", *records)
        assert (report.added, report.unchanged, len(report.refused)) == (15, 19, 1)
        assert len(desk.rejected("clients")) == 1

    def test_a_kill_inside_a_batch_undoes_that_batch(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add = ClientRepository.add

        def dies_at_the_third(self: ClientRepository, record: ClientRecord) -> int:
            if record.employment_specialist == "s-3":
                raise KeyboardInterrupt
            return add(self, record)

        records = [
            CLIENT | {"client_id": f"c-{n}", "employment_specialist": f"s-{n}"} for n in range(5)
        ]
        before = desk.everything()
        with monkeypatch.context() as patch:
            patch.setattr(ClientRepository, "add", dies_at_the_third)
            with pytest.raises(KeyboardInterrupt):
                desk.load("clients", *records)
        assert desk.everything() == before
        assert desk.load("clients", *records).added == 5


def test_an_outcome_keeps_where_it_was_shown(desk: Desk) -> None:
    desk.load("vacancies", VACANCY)
    desk.load("clients", CLIENT)
    shown = {"rank": 3, "list": "search", "ranker": "prior-1"}
    desk.load("outcomes", OUTCOME | {"shown": shown, "referral_id": "r-1"})
    with desk.database.reading() as connection:
        (outcome,) = OutcomeRepository(connection).all()
    assert outcome.shown == Shown(3, ListKind.SEARCH, "prior-1")
    assert outcome.referral_id == "r-1"
