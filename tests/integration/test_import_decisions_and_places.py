"""Decisions are appended and revoked; postcode tables come in many spellings."""

from dataclasses import replace
from typing import Any

import pytest

from import_records_desk import CLIENT, DECISION, TERMS, TODAY, Desk, from_shape
from matcher.domain.errors import InvalidInputError
from matcher.domain.ids import DecisionId, StaffId
from matcher.domain.openness import Recipient, openness_towards
from matcher.storage.clients import ClientRepository
from matcher.storage.places import PlaceRepository, PostcodePlace
from matcher.use_cases.import_report import ImportReport

pytest_plugins = ["import_fixtures"]


class TestDecisions:
    ANY: dict[str, Any] = DECISION
    SERVICES: dict[str, Any] = DECISION | {"recipient": "employer_services"}
    LATER: dict[str, Any] = DECISION | {"topics": ["needs", "support"]}

    def load(self, desk: Desk, *decisions: dict[str, Any]) -> ImportReport:
        return desk.load("clients", CLIENT | {"disclosure": list(decisions)})

    def by_hand(self, desk: Desk, decision: dict[str, Any]) -> None:
        with desk.database.transaction() as connection:
            ClientRepository(connection).append_decision(
                desk.client().id,
                replace(from_shape(decision), id=DecisionId("by hand")),
                StaffId("s-1"),
                TERMS.now,
            )

    def towards(self, desk: Desk, recipient: str) -> set[str]:
        openness = openness_towards(desk.client().decisions, Recipient(recipient), TODAY)
        return set(openness.topics) if openness else set()

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
        a_day_longer = self.ANY | {"valid_until": "2027-02-02"}
        for other in (a_day_longer, self.LATER):
            report = self.load(desk, self.ANY, other)
            assert (report.unchanged, len(desk.client().decisions)) == (1, 1)
            assert [part.note.place for part in report.noted] == ["disclosure[0]", "disclosure[1]"]
            assert "a person has decided" in report.noted[0].note.problem

    def test_what_a_person_closed_stays_closed_whatever_stands_before_it(self, desk: Desk) -> None:
        self.load(desk, self.SERVICES)
        self.by_hand(desk, self.SERVICES | {"topics": [], "need_codes": []})
        report = self.load(desk, self.ANY, self.SERVICES)
        assert self.towards(desk, "employer_services") == set()
        assert self.towards(desk, "any_employer") == {"needs"}
        assert (report.changed, report.noted) == (1, ())
        report = self.load(desk, self.SERVICES | {"from_moment": "start"}, self.SERVICES)
        assert self.towards(desk, "employer_services") == set()
        assert len(report.noted) == 2

    def test_what_a_person_decided_first_is_not_opened_by_a_file(self, desk: Desk) -> None:
        self.load(desk)
        self.by_hand(desk, self.ANY | {"topics": [], "need_codes": []})
        report = self.load(desk, self.LATER)
        assert self.towards(desk, "any_employer") == set()
        (left_out,) = report.noted
        assert (left_out.line, left_out.note.place) == (1, "disclosure[0]")

    def test_another_file_after_a_person_can_still_close(self, desk: Desk) -> None:
        self.load(desk, self.SERVICES)
        self.by_hand(desk, self.SERVICES | {"valid_from": "2026-12-01"})
        assert self.towards(desk, "employer_services") == {"needs"}
        closed = self.SERVICES | {"topics": [], "need_codes": []}
        for _ in range(2):
            assert len(self.load(desk, self.SERVICES, closed).noted) == 2
            assert self.towards(desk, "employer_services") == set()

    def test_leaving_out_the_last_makes_the_one_before_it_govern(self, desk: Desk) -> None:
        self.load(desk, self.ANY, self.LATER)
        self.load(desk, self.ANY)
        assert self.towards(desk, "any_employer") == {"needs"}
        assert self.load(desk, self.ANY).unchanged == 1

    def test_recorded_by_a_person_is_left_alone(self, desk: Desk) -> None:
        self.load(desk, self.ANY)
        self.by_hand(desk, self.SERVICES)
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

    @pytest.mark.parametrize("cell", ["01234", "0" * 4_301 + "2312", "1" * 4_301, "12345", "²311"])
    def test_a_cell_that_is_no_postcode_refuses_its_own_row_alone(
        self, desk: Desk, cell: str
    ) -> None:
        report = desk.load_text("places", f"pc4,lat,lon\n{cell},52.16,4.49\n2312,52.17,4.50\n")
        assert report.added == 1
        (refused,) = report.refused
        assert [fault.place for fault in refused.faults] == ["postcode4"]
        assert len(refused.external_id or "") <= len("01234")

    def test_a_town_that_is_no_text_refuses_its_own_row_alone(self, desk: Desk) -> None:
        rows = ["pc4,town,lat,lon", "2311,Lei\x01den,52.16,4.49", "2312,Leiden,52.17,4.50"]
        report = desk.load_text("places", "\n".join(rows))
        assert report.added == 1
        assert [str(one) for one in report.refused[0].faults] == [
            "town: holds characters that are not text"
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
