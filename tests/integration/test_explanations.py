"""What reasons promise holds in a small region; and proof that the proof bites."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matcher.domain import disclosure, openness
from matcher.domain.matches import Reason
from matcher.domain.profiles import ColleagueProfile
from matcher.evaluation import explanations, regions
from matcher.evaluation.explanations import Report, run
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.people import Person, PhraseKind
from matcher.ranking import explanation
from matcher.ranking.ranker import MatchRanker, load_prior
from matcher.retrieval.text_space import TextSpace
from matcher.use_cases import explain_matches, matching
from matcher.wording.reasons import REASONS

PAIRS = 300
ON = date(2026, 11, 22)

Check = Callable[[], Report]
Patch = pytest.MonkeyPatch


@pytest.fixture
def check(space: TextSpace, demo_folder: Path) -> Check:
    return lambda: run(space=space, demo=demo_folder, on=ON, pairs=PAIRS, seed=0)


def broken(report: Report) -> set[str]:
    """Return which promises were broken."""
    counts = {
        "sums": report.sums_wrong,
        "removals": report.removed.violations,
        "unknown": report.unknown_wrong,
        "undecided": report.adviser_undecided,
        "changed": report.adviser_changed,
        "quoting": report.adviser_quoting,
    }
    return {what for what, wrong in counts.items() if wrong}


def test_reasons_keep_their_promises(check: Check) -> None:
    report = check()
    assert (report.pairs, report.violations) == (PAIRS, 0)
    assert (report.clients, report.vacancies) == (20, 60)
    assert report.sums == 3 * (PAIRS + report.adviser_lines)
    assert 0.0 < report.largest_error < 1e-9
    assert set(report.removed.checked) == set(FEATURES)
    assert sum(n > 0 for n in report.removed.checked.values()) > len(FEATURES) - 3
    assert report.unknown > 0
    assert report.advised_clients > 3


def test_the_same_seed_makes_the_same_region(check: Check) -> None:
    assert check() == check()


def test_a_table_that_is_changed_after_explaining_is_found_out(
    check: Check, monkeypatch: Patch
) -> None:
    changed = load_prior()
    changed._rows[Feature.PAY][:-1] += 0.1
    monkeypatch.setattr(regions, "load_prior", lambda: changed)
    report = check()
    assert broken(report) == {"sums", "removals"}
    assert {feature for feature, wrong in report.removed.wrong.items() if wrong} == {Feature.PAY}


def test_a_reason_that_says_more_than_was_added_is_found_out(
    check: Check, monkeypatch: Patch
) -> None:
    original = explain_matches.reasons

    def boasting(*given: Any) -> tuple[Reason, ...]:  # noqa: ANN401, whatever it takes
        said = original(*given)
        return tuple(replace(r, contribution=1.001 * r.contribution) for r in said)

    monkeypatch.setattr(explain_matches, "reasons", boasting)
    assert broken(check()) == {"sums", "removals"}


def test_a_probability_of_another_ranker_is_found_out(check: Check, monkeypatch: Patch) -> None:
    original = explain_matches.probabilities_of

    def other(ranker: MatchRanker, features: np.ndarray) -> np.ndarray:
        return original(ranker.weighted({Feature.HOURS_FIT: 0.5}), features)

    monkeypatch.setattr(explain_matches, "probabilities_of", other)
    assert broken(check()) == {"sums"}


@pytest.mark.parametrize("counted", ["target_group_register", "max_travel_minutes", "caseload"])
def test_a_fact_that_counts_in_secret_is_found_out(
    check: Check, monkeypatch: Patch, counted: str
) -> None:
    original = matching.pair_features

    def partial_to(person: Person, *given: Any) -> np.ndarray:  # noqa: ANN401, whatever it takes
        features = original(person, *given)
        if getattr(person, counted):
            features[:, COLUMN[Feature.FRESHNESS]] += 30.0
        return features

    monkeypatch.setattr(matching, "pair_features", partial_to)
    report = check()
    assert broken(report) == {"removals"}
    assert report.removed.elsewhere > 0


@pytest.mark.parametrize("text", ["Het loon past voor 0 %.", "Dat is nul procent.", "0 van de 5"])
def test_a_text_that_reads_no_data_as_zero_is_found_out(
    check: Check, monkeypatch: Patch, text: str
) -> None:
    monkeypatch.setitem(REASONS, "pay.unknown", text)
    assert broken(check()) == {"unknown"}


def test_an_unknown_feature_that_passes_for_a_known_one_is_found_out(
    check: Check, monkeypatch: Patch
) -> None:
    def knowing(feature: Feature, *_: object) -> str:
        return f"{feature}.neutral"

    for feature in Feature:
        monkeypatch.setitem(REASONS, f"{feature}.neutral", "Gewoon.")
    monkeypatch.setattr(explanation, "reason_code", knowing)
    assert broken(check()) == {"unknown"}


def test_an_adviser_who_is_told_a_passion_is_found_out(check: Check, monkeypatch: Patch) -> None:
    original = explanations.person_of_colleague

    def telling(*given: Any) -> Person:  # noqa: ANN401, whatever it takes
        person = original(*given)
        return replace(person, phrases={**person.phrases, PhraseKind.WISH: ("films kijken",)})

    monkeypatch.setattr(explanations, "person_of_colleague", telling)
    assert broken(check()) == {"quoting"}


def tell_passions(record: Any, profile: ColleagueProfile) -> ColleagueProfile:  # noqa: ANN401, a client record, which only the gate may import
    work = replace(profile.work, abilities=profile.work.abilities + record.passions)
    return replace(profile, work=work)


def tell_needs(record: Any, profile: ColleagueProfile) -> ColleagueProfile:  # noqa: ANN401, a client record, which only the gate may import
    return replace(profile, needs=tuple(need.code for need in record.needs))


def tell_the_register(record: Any, profile: ColleagueProfile) -> ColleagueProfile:  # noqa: ANN401, a client record, which only the gate may import
    education = "hbo" if record.target_group_register else None
    return replace(profile, work=replace(profile.work, work_summary=education))


@pytest.mark.parametrize("leak", [tell_passions, tell_needs, tell_the_register])
def test_a_gate_that_tells_colleagues_too_much_is_found_out(
    check: Check,
    monkeypatch: Patch,
    leak: Callable[[Any, ColleagueProfile], ColleagueProfile],
) -> None:
    def leaky(record: Any, on: date) -> ColleagueProfile | None:  # noqa: ANN401, no importer of it
        profile = disclosure.colleague_profile(record, on)
        return profile and leak(record, profile)

    monkeypatch.setattr(explanations, "colleague_profile", leaky)
    assert broken(check()) == {"changed"}


def test_a_gate_that_forgets_when_decisions_end_is_found_out(
    check: Check, monkeypatch: Patch
) -> None:
    def forget_the_end(self: openness.DisclosureDecision, on: date) -> bool:
        return self.valid_from <= on

    monkeypatch.setattr(openness.DisclosureDecision, "in_force", forget_the_end)
    assert broken(check()) == {"undecided"}
