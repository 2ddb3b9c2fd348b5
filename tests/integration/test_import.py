"""Files in: what is loaded, what is refused and why, and that doing it twice changes nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from matcher.domain.client_records import ClientRecord
from matcher.domain.employers import Employer
from matcher.domain.errors import InvalidInputError
from matcher.domain.ids import ClientId, DecisionId, EmployerId, OutcomeId, StaffId, VacancyId
from matcher.domain.openness import DisclosureDecision, Recipient, openness_towards
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent, Shown
from matcher.domain.vacancies import Vacancy
from matcher.exchange.clients import ClientShape
from matcher.exchange.employers import EmployerShape
from matcher.exchange.ids import SameIds
from matcher.exchange.outcomes import OutcomeShape
from matcher.exchange.rejected import RejectedLines
from matcher.exchange.shapes import Shape
from matcher.exchange.vacancies import VacancyShape
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.erasing import erase_client
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.places import PlaceRepository, PostcodePlace
from matcher.storage.sessions import Database
from matcher.storage.tables import metadata
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases import import_lines
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_report import FlaggedText, ImportReport
from matcher.use_cases.import_terms import ImportTerms
from record_strategies import CLIENTS, VACANCIES

TODAY = date(2026, 11, 22)
PEPPER = b"a pepper that is for tests alone"
TERMS = ImportTerms(now=datetime(2026, 11, 22, 1, tzinfo=UTC), today=TODAY, secret=PEPPER)
IMPORTER = StaffId("import:file")
PRIVATE = "tegenlicht-in-de-ochtend"

DECISION = {
    "recipient": "any_employer",
    "topics": ["needs"],
    "need_codes": ["quiet_workplace"],
    "from_moment": "interview",
    "told_by": "client",
    "valid_from": "2026-11-01",
    "valid_until": "2027-02-01",
}
CLIENT: dict[str, Any] = {"client_id": "c-1", "employment_specialist": "s-1"}
VACANCY: dict[str, Any] = {
    "vacancy_id": "v-1",
    "employer_id": "e-1",
    "title": "Medewerker bioscoop",
    "description": "Je ontvangt bezoekers.",
}
OUTCOME: dict[str, Any] = {
    "outcome_id": "o-1",
    "client_id": "c-1",
    "vacancy_id": "v-1",
    "on": "2026-11-20",
    "event": "hired",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/state/matcher.sqlite")
    opened.open()
    yield opened
    opened.close()


class Desk:
    """Loads records as a file would bring them."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Keep where files and records go."""
        self.database = database
        self.folder = folder

    def load(self, kind: str, *records: object, terms: ImportTerms = TERMS) -> ImportReport:
        lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
        return self.load_text(kind, "\n".join(lines) + "\n", terms=terms)

    def load_text(
        self, kind: str, content: str | bytes, terms: ImportTerms = TERMS
    ) -> ImportReport:
        path = self.path(kind)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_records(self.database, ImportKind(kind), path, terms)

    def path(self, kind: str) -> Path:
        return self.folder / f"{kind}.jsonl"

    def rejected(self, kind: str) -> list[dict[str, Any]]:
        path = self.folder / f"{kind}.jsonl.rejected.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    def client(self, external_id: str = "c-1") -> ClientRecord:
        with self.database.reading() as connection:
            ids = ExternalIdRepository(connection)
            inside = ids.internal(RecordKind.CLIENT, "file", external_id)
            assert inside is not None
            found = ClientRepository(connection).get(ClientId(inside))
            assert found is not None
            return found.value

    def everything(self) -> dict[str, list[Any]]:
        with self.database.reading() as connection:
            return {
                name: sorted(map(repr, connection.execute(table.select())))
                for name, table in metadata.tables.items()
            }


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def from_file(shape: type[Shape], record: object) -> Shape:
    return shape.model_validate(record, by_name=True, by_alias=False)


class TestShapes:
    @given(CLIENTS)
    def test_a_client_survives_the_way_out_and_in(self, record: ClientRecord) -> None:
        outside = ClientShape.from_domain(record, SameIds()).model_dump(mode="json")
        shape = from_file(ClientShape, json.loads(json.dumps(outside)))
        assert isinstance(shape, ClientShape)
        assert shape.to_domain(SameIds()) == replace(record, decisions=())
        back = shape.decisions(SameIds())
        assert [unnamed(one) for one in back] == [unnamed(one) for one in record.decisions]

    @given(VACANCIES)
    def test_a_vacancy_survives_by_either_spelling(self, vacancy: Vacancy) -> None:
        shape = VacancyShape.from_domain(vacancy, SameIds())
        in_api = VacancyShape.model_validate(shape.model_dump(mode="json", by_alias=True))
        in_file = from_file(VacancyShape, shape.model_dump(mode="json"))
        assert isinstance(in_file, VacancyShape)
        assert in_api.to_domain(SameIds()) == in_file.to_domain(SameIds()) == vacancy

    def test_an_employer_and_an_outcome_survive_too(self) -> None:
        employer = Employer(EmployerId("e"), "Filmhuis", "12345678", "Balie", "59140", None)
        assert EmployerShape.from_domain(employer, SameIds()).to_domain(SameIds()) == employer
        outcome = Outcome(
            OutcomeId("o"),
            ClientId("c"),
            VacancyId("v"),
            OutcomeEvent.HIRED,
            TODAY,
            shown=Shown(3, ListKind.NIGHTLY, "prior-1"),
        )
        assert OutcomeShape.from_domain(outcome, SameIds()).to_domain(SameIds()) == outcome
        bare = replace(outcome, shown=None)
        assert OutcomeShape.from_domain(bare, SameIds()).to_domain(SameIds()) == bare

    def test_a_revoked_decision_does_not_go_out(self) -> None:
        decision = from_shape(DECISION)
        record = ClientRecord(
            ClientId("c"), StaffId("s"), decisions=(replace(decision, revoked_on=TODAY),)
        )
        assert ClientShape.from_domain(record, SameIds()).disclosure == []

    def test_null_is_absent_is_unknown(self) -> None:
        nulls = dict.fromkeys(set(ClientShape.model_fields) - set(CLIENT))
        with_nulls, without = (from_file(ClientShape, one) for one in (CLIENT | nulls, CLIENT))
        assert with_nulls == without

    def test_no_shape_shows_what_it_holds(self) -> None:
        shape = from_file(ClientShape, CLIENT | {"passions": [PRIVATE]})
        assert PRIVATE not in f"{shape} {shape!r}"


def from_shape(decision: dict[str, Any]) -> DisclosureDecision:
    shape = from_file(ClientShape, CLIENT | {"disclosure": [decision]})
    assert isinstance(shape, ClientShape)
    return shape.decisions(SameIds())[0]


def unnamed(decision: DisclosureDecision) -> DisclosureDecision:
    return replace(decision, id=DecisionId(""))


class TestRefusals:
    @pytest.mark.parametrize(
        ("change", "place", "problem"),
        [
            ({"client_id": " "}, "client_id", "blank"),
            ({"client_id": 12}, "client_id", "string"),
            ({"hobbys": ["film"]}, "hobbys", "unknown key"),
            ({"clientId": "x"}, "clientId", "unknown key"),
            ({"status": "bezig"}, "status", "'looking', 'paused', 'placed' or 'left'"),
            ({"working_hours": {"min": "12"}}, "working_hours.min", "number"),
            ({"working_hours": {"min": True}}, "working_hours.min", "number"),
            ({"working_hours": {"min": 169}}, "working_hours.min", "168"),
            ({"working_hours": {"min": 20, "max": 10}}, "working_hours", "min should not come"),
            ({"place": {"postcode4": "0999"}}, "place.postcode4", "1000 to 9999"),
            ({"place": {"postcode4": 2312}}, "place.postcode4", "string"),
            ({"available_from": "2026-02-30"}, "available_from", "date"),
            ({"available_from": "1764547200"}, "available_from", "date"),
            ({"available_from": 1764547200}, "available_from", "date"),
            ({"needs": [{"code": "silence"}]}, "needs[0].code", "quiet_workplace"),
            ({"needs": [{"code": "own_pace"}] * 2}, "needs", "twice"),
            ({"needs": "own_pace"}, "needs", "list"),
            ({"passions": ["a\x00b"]}, "passions[0]", "characters"),
            ({"passions": ["\ud800"]}, "passions[0]", "characters"),
            ({"languages": [{"code": "nl"}]}, "languages[0].code", "three small letters"),
            ({"target_sectors": [{"scheme": "sbi"}]}, "target_sectors[0]", "code or a label"),
            ({"max_travel_minutes": -1}, "max_travel_minutes", "0"),
            ({"driving_licences": ["Z"]}, "driving_licences[0]", "'AM'"),
            (
                {"disclosure": [DECISION | {"need_codes": ["guidance_at_work"]}]},
                "disclosure[0]",
                "support",
            ),
            (
                {"disclosure": [DECISION | {"topics": ["support"]}]},
                "disclosure[0]",
                "not in topics: needs",
            ),
            (
                {"disclosure": [DECISION | {"valid_until": "2026-10-01"}]},
                "disclosure[0]",
                "valid_from should not come after valid_until",
            ),
            (
                {"disclosure": [{"recipient": "e-1"}]},
                "disclosure[0].valid_from",
                "required",
            ),
        ],
    )
    def test_of_a_client_say_what_is_wrong(
        self, desk: Desk, change: dict[str, Any], place: str, problem: str
    ) -> None:
        report = desk.load("clients", CLIENT | change)
        (refused,) = report.refused
        assert refused.faults[0].place == place
        assert problem in refused.faults[0].problem
        assert report.exit_code == 1
        (written,) = desk.rejected("clients")
        assert written["line"] == 1
        assert written["record"] == CLIENT | change
        assert written["reasons"][0]["place"] == place

    @pytest.mark.parametrize(
        ("change", "place"),
        [
            ({"title": ""}, "title"),
            ({"pay": {"min": 20, "max": 10}}, "pay"),
            ({"pay": {"per": "year"}}, "pay.per"),
            ({"seats": 1.5}, "seats"),
            ({"seats": 0}, "seats"),
            ({"apply_at": "javascript:alert(1)"}, "apply_at"),
            ({"grades": {"smile": "hard"}}, "grades.smile.[key]"),
            ({"requirements": [{"text": "x", "grade": "must"}]}, "requirements[0].grade"),
            ({"requires_jobs_agreement": "ja"}, "requires_jobs_agreement"),
            (
                {"conditions": [{"code": "own_pace", "offer": "standard"}] * 2},
                "conditions",
            ),
        ],
    )
    def test_of_a_vacancy_say_where(self, desk: Desk, change: dict[str, Any], place: str) -> None:
        (refused,) = desk.load("vacancies", VACANCY | change).refused
        assert refused.external_id == "v-1"
        told = refused.faults[0].place
        assert told.split(".(")[0] in {place, place.removesuffix(".[key]")}

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            (b"{", "is not JSON"),
            (b"[1]", "is not a JSON object"),
            (b'{"a": NaN}', "NaN"),
            (b'{"a": 1e999}', "NaN"),
            (b'{"a": 1, "a": 2}', "one key twice"),
            (b'{"a": "\xff"}', "not UTF-8"),
            (b'{"a": ' + b"[" * 50 + b"]" * 50 + b"}", "too deeply"),
            (b'{"a": ' + b"[" * 500_000, "too deeply"),
            (b'{"a": "' + b"x" * (1 << 20) + b'"}', "longer than"),
        ],
    )
    def test_of_a_line_do_not_stop_the_next(self, desk: Desk, line: bytes, problem: str) -> None:
        content = b"\xef\xbb\xbf\n" + line + b"\r\n\n" + json.dumps(CLIENT).encode()
        report = desk.load_text("clients", content)
        assert (report.added, report.exit_code) == (1, 3)
        assert (report.refused[0].line, report.refused[0].external_id) == (2, None)
        assert problem in report.refused[0].faults[0].problem
        assert "record" not in desk.rejected("clients")[0]

    def test_of_a_forbidden_key_keep_line_id_and_key_alone(self, desk: Desk) -> None:
        line = CLIENT | {"place": {"straat": "Dorpsstraat 1"}, "passions": [PRIVATE]}
        report = desk.load("clients", line, OUTCOME | {"diagnose": "geheim"})
        told = repr(report) + desk.path("clients.jsonl.rejected").read_text()
        assert "Dorpsstraat" not in told
        assert PRIVATE not in told
        assert report.refused[0].external_id == "c-1"
        assert report.refused[0].faults[0].place == "straat"
        assert "record" not in desk.rejected("clients")[0]

    def test_of_an_outcome_look_for_forbidden_keys_too(self, desk: Desk) -> None:
        (refused,) = desk.load("outcomes", OUTCOME | {"diagnose": "geheim"}).refused
        assert "diagnosis" in refused.faults[0].problem

    def test_stand_beside_the_file_until_nothing_is_refused(self, desk: Desk) -> None:
        desk.load("clients", {"client_id": "c-1"})
        rejected = desk.path("clients.jsonl.rejected")
        assert rejected.stat().st_mode & 0o077 == 0
        report = desk.load("clients", CLIENT)
        assert report.rejected_file is None
        assert sorted(found.name for found in desk.folder.iterdir()) == ["clients.jsonl", "state"]

    def test_that_cannot_be_written_are_told(self, tmp_path: Path) -> None:
        nowhere = RejectedLines(tmp_path / "gone" / "clients.jsonl")
        with pytest.raises(InvalidInputError, match=r"rejected\.jsonl: cannot be written"):
            nowhere.add(1, None, (), None)
        (tmp_path / "x.rejected.jsonl").mkdir()
        with pytest.raises(InvalidInputError), RejectedLines(tmp_path / "x"):
            pass

    @pytest.mark.parametrize("kind", list(ImportKind))
    def test_of_a_file_name_it(self, desk: Desk, kind: ImportKind) -> None:
        for path in (desk.folder / "absent.jsonl", desk.folder):
            with pytest.raises(InvalidInputError, match=path.name):
                import_records(desk.database, kind, path, TERMS)


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
        assert client.decisions[0].recipient == vacancy.employer_id

    def test_two_sources_do_not_share_ids(self, desk: Desk) -> None:
        desk.load("clients", CLIENT)
        report = desk.load("clients", CLIENT, terms=replace(TERMS, source="crm"))
        assert report.added == 1

    def test_an_outcome_needs_a_known_client_and_vacancy(self, desk: Desk) -> None:
        desk.load("clients", CLIENT | {"not_vacancies": ["v-1"]})
        report = desk.load("outcomes", OUTCOME, OUTCOME | {"client_id": "c-9"})
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
        assert desk.everything() == before

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


class TestDecisions:
    ANY: dict[str, Any] = DECISION
    SERVICES: dict[str, Any] = DECISION | {"recipient": "employer_services"}
    LATER: dict[str, Any] = DECISION | {"topics": ["needs", "support"]}

    def load(self, desk: Desk, *decisions: dict[str, Any]) -> ImportReport:
        return desk.load("clients", CLIENT | {"disclosure": list(decisions)})

    def test_no_longer_in_the_file_is_revoked_today(self, desk: Desk) -> None:
        self.load(desk, self.ANY, self.SERVICES)
        assert self.load(desk, self.SERVICES).changed == 1
        client = desk.client()
        assert [decision.revoked_on for decision in client.decisions] == [TODAY, None]
        assert self.load(desk, self.SERVICES).unchanged == 1
        assert desk.client() == client

    def test_back_in_the_file_is_a_new_one(self, desk: Desk) -> None:
        self.load(desk, self.ANY)
        self.load(desk)
        self.load(desk, self.ANY)
        assert [one.revoked_on for one in desk.client().decisions] == [TODAY, None]

    def test_the_last_in_the_file_governs(self, desk: Desk) -> None:
        self.load(desk, self.ANY)
        for order in ((self.LATER, self.ANY), (self.ANY, self.LATER), (self.LATER,)):
            self.load(desk, *order)
            assert self.load(desk, *order).unchanged == 1
            openness = openness_towards(desk.client().decisions, Recipient("any_employer"), TODAY)
            assert openness is not None
            assert openness.topics == set(order[-1]["topics"])

    def test_revoked_by_a_person_stays_revoked(self, desk: Desk) -> None:
        self.load(desk, self.ANY)
        client = desk.client()
        with desk.database.transaction() as connection:
            ClientRepository(connection).revoke_decision(
                client.id, client.decisions[0].id, TODAY, StaffId("s-1")
            )
        for again in ((self.ANY,), (self.LATER, self.ANY)):
            assert self.load(desk, *again).unchanged == 1
            assert len(desk.client().decisions) == 1
        self.load(desk, self.ANY, self.LATER)
        assert [one.revoked_on for one in desk.client().decisions] == [TODAY, None]

    def test_recorded_by_a_person_is_left_alone(self, desk: Desk) -> None:
        self.load(desk, self.ANY)
        with desk.database.transaction() as connection:
            ClientRepository(connection).append_decision(
                desk.client().id,
                replace(from_shape(self.SERVICES), id=DecisionId("by hand")),
                StaffId("s-1"),
                TERMS.now,
            )
        assert self.load(desk, self.ANY).unchanged == 1
        self.load(desk)
        assert [one.revoked_on for one in desk.client().decisions] == [TODAY, None]


class TestPlaces:
    @pytest.mark.parametrize(
        "table",
        [
            "pc4,plaats,lat,lon,vlag\n2311,Leiden,52.16,4.49,\n2312,Leiden,52.17,4.50,x\n",
            "\ufeffPostcode;Town;Latitude;Longitude\n2311;Leiden;52,16;4,49\n2312;;52.17;4.5\n",
            "lon\tlat\tpostcode4\n4.49\t52.16\t2311\n\n4.50\t52.17\t2312\n",
        ],
    )
    def test_come_in_from_any_spelling_of_a_table(self, desk: Desk, table: str) -> None:
        assert desk.load_text("places", table).added == 2
        assert desk.load_text("places", table).unchanged == 2
        with desk.database.reading() as connection:
            points = [(one.lat, one.lon) for one in PlaceRepository(connection).all()]
        assert points == [(52.16, 4.49), (52.17, 4.5)]

    def test_a_bad_row_is_refused_by_line(self, desk: Desk) -> None:
        rows = ["pc4,lat,lon", "2311,52.16,4.49", "0311,x,nan", "2311,52.2,4.5", "2312,4.49,52.16"]
        report = desk.load_text("places", "\n".join([*rows, "2313"]))
        assert (report.added, report.exit_code) == (1, 3)
        assert [refused.line for refused in report.refused] == [3, 4, 5, 6]
        places = [[fault.place for fault in refused.faults] for refused in report.refused]
        assert places == [
            ["postcode4", "lat", "lon"],
            ["postcode4"],
            ["lat", "lon"],
            ["lat", "lon"],
        ]

    def test_a_new_middle_is_a_change(self, desk: Desk) -> None:
        desk.load_text("places", "pc4,lat,lon\n2311,52.16,4.49\n")
        assert desk.load_text("places", "pc4,lat,lon\n2311,52.20,4.49\n").changed == 1
        with desk.database.reading() as connection:
            place = PlaceRepository(connection).get("2311")
        assert place == PostcodePlace("2311", None, 52.2, 4.49)

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"a,b\n1,2\n", "postcode4, lat, lon"),
            (b"", "postcode4"),
            (b"pc4,lat,lon\n2311,\xff\xff,1\n", "UTF-8"),
            (b"pc4,lat,lon\n2311,52.1," + b"4" * 200_000 + b"\n", "CSV"),
        ],
    )
    def test_what_is_no_table_is_told(self, desk: Desk, content: bytes, problem: str) -> None:
        with pytest.raises(InvalidInputError, match=problem):
            desk.load_text("places", content)


def test_an_outcome_keeps_where_it_was_shown(desk: Desk) -> None:
    desk.load("vacancies", VACANCY)
    desk.load("clients", CLIENT)
    shown = {"rank": 3, "list": "search", "ranker": "prior-1"}
    desk.load("outcomes", OUTCOME | {"shown": shown, "referral_id": "r-1"})
    with desk.database.reading() as connection:
        (outcome,) = OutcomeRepository(connection).all()
    assert outcome.shown == Shown(3, ListKind.SEARCH, "prior-1")
    assert outcome.referral_id == "r-1"
