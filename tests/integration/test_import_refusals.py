"""What is refused, and why: by place and problem, never by value."""

import json
from pathlib import Path
from typing import Any

import pytest

from import_records_desk import (
    CLIENT,
    DECISION,
    OUTCOME,
    PRIVATE,
    TERMS,
    VACANCY,
    Desk,
)
from matcher.domain.bsn import IS_BSN
from matcher.domain.errors import InvalidInputError
from matcher.domain.plausible_days import TOO_LONG_AGO
from matcher.exchange.rejected import RejectedLines
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.record_outcome import ENDS_BEFORE

pytest_plugins = ["import_fixtures"]


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
            ({"client_id": "\ud800"}, "client_id", "characters"),
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
        unnamed = change.get("client_id") in {" ", "\ud800"}  # and may have been erased
        assert written.get("record") == (None if unnamed else CLIENT | change)
        assert written["reasons"][0]["place"] == place

    @pytest.mark.parametrize(
        ("change", "place"),
        [
            ({"title": ""}, "title"),
            ({"pay": {"min": 20, "max": 10}}, "pay"),
            ({"pay": {"per": "year"}}, "pay.per"),
            ({"pay": {"max": 2400}}, "pay"),
            ({"pay": {"min": 15, "per": "month"}}, "pay"),
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

    @pytest.mark.parametrize("client_id", ["111222333", " 1112.22.333 ", 111222333])
    @pytest.mark.parametrize(("kind", "record"), [("clients", CLIENT), ("outcomes", OUTCOME)])
    def test_of_a_bsn_keep_the_line_alone(
        self, desk: Desk, kind: str, record: dict[str, Any], client_id: object
    ) -> None:
        report = desk.load(kind, record | {"client_id": client_id})
        (refused,) = report.refused
        assert [str(fault) for fault in refused.faults] == [f"client_id: {IS_BSN}"]
        assert (refused.external_id, report.exit_code) == (None, 1)
        assert "333" not in repr(report) + desk.path(f"{kind}.jsonl.rejected").read_text()

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("any-employer", "any_employer"),
            ("Any Employer", "any_employer"),
            ("ANY_EMPLOYER", "any_employer"),
            ("employer-services", "employer_services"),
            ("employerservices", "employer_services"),
        ],
    )
    def test_of_a_recipient_name_the_word_that_is_meant(
        self, desk: Desk, written: str, meant: str
    ) -> None:
        before = desk.everything()
        wrong = DECISION | {"recipient": written}
        (refused,) = desk.load("clients", CLIENT | {"disclosure": [DECISION, wrong]}).refused
        (fault,) = refused.faults
        assert str(fault) == f"disclosure[1].recipient: should be written {meant}"
        assert desk.everything() == before

    def test_an_employer_not_known_yet_is_noted(self, desk: Desk) -> None:
        client = CLIENT | {"disclosure": [DECISION, DECISION | {"recipient": "e-1"}]}
        (noted,) = desk.load("clients", client).noted
        assert (noted.line, noted.external_id) == (1, "c-1")
        assert str(noted.note) == "disclosure[1].recipient: is not an employer known here yet"
        desk.load("employers", {"employer_id": "e-1"})
        report = desk.load("clients", client)
        assert (report.unchanged, report.noted) == (1, ())

    @pytest.mark.parametrize(
        ("day", "problem"),
        [
            ("2026-11-23", "lies in the future"),
            ("9999-12-01", "lies in the future"),
            ("0026-11-20", TOO_LONG_AGO),
        ],
    )
    def test_of_an_outcome_look_at_the_day(self, desk: Desk, day: str, problem: str) -> None:
        desk.load("vacancies", VACANCY)
        desk.load("clients", CLIENT)
        before = desk.everything()
        (refused,) = desk.load("outcomes", OUTCOME | {"on": day}).refused
        assert [str(fault) for fault in refused.faults] == [f"on: {problem}"]
        assert desk.everything() == before

    def test_of_an_outcome_look_at_the_end_of_the_contract(self, desk: Desk) -> None:
        desk.load("vacancies", VACANCY)
        desk.load("clients", CLIENT)
        (refused,) = desk.load("outcomes", OUTCOME | {"contract_ends_on": "2026-11-19"}).refused
        assert [str(fault) for fault in refused.faults] == [f"contract_ends_on: {ENDS_BEFORE}"]
        assert desk.load("outcomes", OUTCOME | {"contract_ends_on": "2026-11-20"}).added == 1

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
