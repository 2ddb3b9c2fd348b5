"""The two promises, end to end, as properties; and proof that the proof bites."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings

from matcher.domain import disclosure, openness
from matcher.domain.conditions import ConditionCode
from matcher.domain.profiles import ColleagueProfile
from matcher.evaluation.disclosure import check_adviser, check_employer, check_release
from matcher.evaluation.stage import Question, Stage, stage
from matcher.retrieval.text_space import TextSpace
from matcher.use_cases import profiles_of_clients, read_introductions, release_desk

WORLDS = 40
PROJECT = Path(__file__).resolve().parents[2]

some_worlds = settings(max_examples=WORLDS, phases=[Phase.explicit, Phase.generate])
sources = st.randoms(use_true_random=False)


@pytest.fixture(scope="module")
def on_stage(tmp_path_factory: pytest.TempPathFactory, space: TextSpace) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("stage"), str(PROJECT / "models" / "encoder")) as made:
        vars(made.app)["space"] = space
        yield made


@some_worlds
@given(source=sources)
def test_an_employer_learns_nothing_but_approved_introductions(
    on_stage: Stage, source: random.Random
) -> None:
    assert check_employer(on_stage, source)[1] == []


@some_worlds
@given(source=sources)
def test_a_release_tells_what_was_decided_for_that_employer(
    on_stage: Stage, source: random.Random
) -> None:
    assert check_release(on_stage, source)[1] == []


@some_worlds
@given(source=sources)
def test_an_adviser_learns_nothing_but_what_was_decided_for_employer_services(
    on_stage: Stage, source: random.Random
) -> None:
    assert check_adviser(on_stage, source)[1] == []


def found(on_stage: Stage, check: Callable[[Stage, random.Random], tuple[int, list[str]]]) -> bool:
    worlds = (random.Random(number) for number in range(150))
    return any(check(on_stage, source)[1] for source in worlds)


def forget_the_end(self: openness.DisclosureDecision, on: date) -> bool:
    return self.valid_from <= on


def tell_all_needs(original: Callable[..., disclosure.Releasable]) -> Callable[..., object]:
    def sabotaged(record: object, vacancy: object, on: date) -> disclosure.Releasable:
        allowed = original(record, vacancy, on)
        return replace(allowed, needs=tuple(sorted({need.code for need in record.needs})))

    return sabotaged


def tell_passions(original: Callable[..., ColleagueProfile | None]) -> Callable[..., object]:
    def sabotaged(record: object, on: date) -> ColleagueProfile | None:
        profile = original(record, on)
        if profile is None:
            return None
        work = replace(profile.work, abilities=profile.work.abilities + record.passions)
        return replace(profile, work=work)

    return sabotaged


def tell_every_need(original: Callable[..., ColleagueProfile | None]) -> Callable[..., object]:
    def sabotaged(record: object, on: date) -> ColleagueProfile | None:
        profile = original(record, on)
        return profile and replace(profile, needs=tuple(need.code for need in record.needs))

    return sabotaged


def test_a_gate_that_forgets_when_decisions_end_is_found_out(
    on_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openness.DisclosureDecision, "in_force", forget_the_end)
    assert found(on_stage, check_adviser)


@pytest.mark.parametrize("sabotage", [tell_passions, tell_every_need])
def test_a_gate_that_tells_colleagues_too_much_is_found_out(
    on_stage: Stage, monkeypatch: pytest.MonkeyPatch, sabotage: Callable[..., object]
) -> None:
    leaky = sabotage(disclosure.colleague_profile)
    monkeypatch.setattr(profiles_of_clients, "colleague_profile", leaky)
    assert found(on_stage, check_adviser)


def test_a_gate_that_releases_every_need_is_found_out(
    on_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_desk, "releasable", tell_all_needs(disclosure.releasable))
    assert found(on_stage, check_release)


def test_an_employers_page_that_looks_at_outcomes_is_found_out(
    on_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = read_introductions.IntroductionRepository.for_vacancy

    def counting(self: object, vacancy_id: str, on: date) -> list[object]:
        told = original(self, vacancy_id, on)
        n = self._connection.exec_driver_sql("SELECT COUNT(*) FROM outcomes").scalar_one()
        return told if n % 2 else told[:-1]

    monkeypatch.setattr(read_introductions.IntroductionRepository, "for_vacancy", counting)
    assert found(on_stage, check_employer)


def test_the_worlds_of_the_release_check_do_release(on_stage: Stage) -> None:
    told = 0
    for number in range(60):
        check_release(on_stage, random.Random(number))
        answer = on_stage.ask("employer", Question("GET", "/v1/vacancies/v0/introductions"))
        told += b'"available"' in answer.body
    assert told > 0


def test_there_are_conditions_of_both_topics() -> None:
    assert {openness.topic_of(code) for code in ConditionCode} == {
        openness.Topic.NEEDS,
        openness.Topic.SUPPORT,
    }
