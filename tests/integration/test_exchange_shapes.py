"""Records go out and come in again without losing anything."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from import_records_desk import (
    CLIENT,
    DECISION,
    PRIVATE,
    TODAY,
    VACANCY,
    from_file,
    from_shape,
    unnamed,
)
from matcher.domain.client_records import ClientRecord
from matcher.domain.employers import Employer
from matcher.domain.errors import Fault
from matcher.domain.ids import ClientId, EmployerId, OutcomeId, StaffId, VacancyId
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent, Shown
from matcher.domain.vacancies import Demand, Grade, Pay, Vacancy
from matcher.domain.vocabulary import CodedTerm, Scheme
from matcher.exchange.clients import ClientShape
from matcher.exchange.employers import EmployerShape
from matcher.exchange.faults import faults_of
from matcher.exchange.ids import SameIds
from matcher.exchange.outcomes import OutcomeShape
from matcher.exchange.vacancies import VacancyShape
from record_strategies import CLIENTS, VACANCIES

pytest_plugins = ["import_fixtures"]


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

    def test_an_odd_code_of_a_sector_goes_out_and_comes_in_no_more(self) -> None:
        employer = Employer(EmployerId("e"), sbi="²1")
        record = ClientRecord(
            ClientId("c"), StaffId("s"), target_sectors=(CodedTerm(Scheme.SBI, "film"),)
        )
        for outside, place in (
            (EmployerShape.from_domain(employer, SameIds()), "sbi"),
            (ClientShape.from_domain(record, SameIds()), "target_sectors[0].code"),
        ):
            assert outside.to_domain(SameIds()) in (employer, record)
            with pytest.raises(ValidationError) as refused:
                type(outside).model_validate(outside.model_dump(mode="json"), by_name=True)
            (fault,) = faults_of(refused.value)
            assert fault == Fault(
                place, "should be an SBI code of two to five figures, like 59 or 59140"
            )

    @pytest.mark.parametrize(
        ("written", "kept"), [("am19", "AM19"), (" Am19 ", "AM19"), ("Leiden", "Leiden")]
    )
    def test_a_region_comes_in_as_a_key_names_it(self, written: str, kept: str) -> None:
        client = ClientShape.of(**CLIENT, region=written).to_domain(SameIds())
        vacancy = VacancyShape.of(**VACANCY, region=written).to_domain(SameIds())
        employer = EmployerShape.of(employer_id="e-1", region=written).to_domain(SameIds())
        assert {client.region, vacancy.region, employer.region} == {kept}

    @pytest.mark.parametrize(
        "odd", [{"pay": Pay(max=2400.0)}, {"grades": {Demand.PLACE: Grade.WISH}}]
    )
    def test_what_is_stored_goes_out_and_comes_in_no_more(self, odd: dict[str, Any]) -> None:
        vacancy = Vacancy(VacancyId("v"), EmployerId("e"), "Kok", "Je kookt.", **odd)
        outside = VacancyShape.from_domain(vacancy, SameIds())
        assert outside.to_domain(SameIds()) == vacancy
        with pytest.raises(ValidationError):
            from_file(VacancyShape, outside.model_dump(mode="json"))

    @pytest.mark.parametrize(
        ("pay", "problem"),
        [
            ({"max": 2400}, "max should be 250 or less for an hour: is it for a month?"),
            (
                {"min": 15.5, "max": 2400, "per": "month"},
                "min should be 100 or more for a month: is it for an hour?",
            ),
        ],
    )
    def test_pay_that_cannot_be_says_what_may_be_meant(
        self, pay: dict[str, object], problem: str
    ) -> None:
        with pytest.raises(ValidationError) as refused:
            from_file(VacancyShape, VACANCY | {"pay": pay})
        assert faults_of(refused.value) == (Fault("pay", problem),)

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
