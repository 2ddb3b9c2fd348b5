"""The made-up region keeps what its README promises."""

import json
import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from demo_state import NOW, TODAY, settings_in
from matcher.bootstrap import opened
from matcher.domain.openness import (
    CLOSED,
    EMPLOYER_SERVICES,
    openness_per_employer,
    openness_towards,
)
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.exchange.vacancies import VacancyShape
from matcher.features.sentences import sentences_of
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_terms import ImportTerms

MOST_SHARING = 5
KINDS = ("employers", "vacancies", "clients", "outcomes")

Records = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def region(demo_folder: Path) -> Records:
    return {
        kind: [
            json.loads(line)
            for line in (demo_folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for kind in KINDS
    }


def percent_without(records: Sequence[dict[str, Any]], key: str) -> float:
    return 100 * sum(not record.get(key) for record in records) / len(records)


def test_it_is_large_enough_to_mean_something(region: Records) -> None:
    assert len(region["clients"]) >= 90
    assert len(region["vacancies"]) >= 240
    assert len({vacancy["title"].casefold() for vacancy in region["vacancies"]}) >= 80
    assert len(region["employers"]) == 90
    assert {v["employer_id"] for v in region["vacancies"]} == {
        employer["employer_id"] for employer in region["employers"]
    }


def test_no_sentence_is_shared_by_many_vacancies(region: Records) -> None:
    sharing = defaultdict(set)
    for record in region["vacancies"]:
        shape = VacancyShape.model_validate(record, by_name=True, by_alias=False)
        for sentence in sentences_of(shape.to_domain(SameIds())):
            sharing[sentence.key].add(record["vacancy_id"])
    assert max(len(vacancies) for vacancies in sharing.values()) <= MOST_SHARING


@pytest.mark.parametrize(("key", "rate"), [("education_level", 42), ("target_sectors", 38)])
def test_facts_are_missing_at_the_rates_of_real_registers(
    region: Records, key: str, rate: float
) -> None:
    assert percent_without(region["clients"], key) == pytest.approx(rate, abs=3)


def test_half_of_the_clients_are_closed_or_undecided(region: Records) -> None:
    closed = sum(nobody_may_know(record) for record in region["clients"])
    assert closed / len(region["clients"]) == pytest.approx(0.5, abs=0.05)


def nobody_may_know(record: dict[str, Any]) -> bool:
    shape = ClientShape.model_validate(record, by_name=True, by_alias=False)
    decisions = shape.decisions(SameIds())
    employers = openness_per_employer(decisions, TODAY)
    colleagues = openness_towards(decisions, EMPLOYER_SERVICES, TODAY) or CLOSED
    everybody = (colleagues, employers.otherwise, *employers.specific.values())
    return not any(openness.topics for openness in everybody)


def test_it_loads_without_a_refusal_and_flags_what_is_wrong_on_purpose(
    demo_folder: Path, tmp_path: Path
) -> None:
    files = shutil.copytree(demo_folder, tmp_path / "files")
    flagged = set()
    with opened(settings_in(tmp_path / "state")) as app:
        terms = ImportTerms(now=NOW, today=TODAY, secret=app.secret)
        for kind in KINDS:
            report = import_records(app.database, ImportKind(kind), files / f"{kind}.jsonl", terms)
            assert report.refused == ()
            assert report.loaded == report.added
            flagged |= {(text.external_id, text.key) for text in report.flagged}
    assert flagged == {("c-0034", "passions"), ("c-0080", "passions")}
