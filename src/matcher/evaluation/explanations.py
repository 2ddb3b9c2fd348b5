"""The contract of explanations, put to every pair of a made-up region.

Reasons add up to the probability; each is worth what it says; what is not known says so, and counts
for nothing; and what an adviser reads follows from the colleague profile alone.
"""

import json
import math
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Final

import numpy as np

from matcher.domain.disclosure import colleague_profile, matching_profile
from matcher.domain.matches import Audience, RankedPair, Reason
from matcher.domain.openness import EMPLOYER_SERVICES
from matcher.domain.profiles import ColleagueProfile, MatchingProfile
from matcher.evaluation.regions import (
    Region,
    draw_client,
    make_region,
    otherwise,
    read_models,
    seen_through,
)
from matcher.evaluation.removals import TOLERANCE, Removals, Removed, Stated
from matcher.evaluation.worlds import Record, governing
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.people import Person, person_of_colleague, person_of_specialist
from matcher.features.sentences import split_sentences
from matcher.features.text_fit import PhraseVectors
from matcher.ranking.line_shape import line_shape
from matcher.ranking.ranker import PARTS
from matcher.retrieval.text_space import TextSpace
from matcher.use_cases.explain_matches import Asked, ranked_lines
from matcher.use_cases.matching import Rows, ScoredVacancies, Values
from matcher.wording.reasons import reason_text

Progress = Callable[[int, int], None]

PAIRS_OF_A_CLIENT: Final = 100
FEWEST_CLIENTS: Final = 20
MOST_VACANCIES: Final = 400
PAIRS_OF_A_VACANCY: Final = 5
"""Fewest: a small region has few vacancies, since their texts take longest."""


_ZERO: Final = re.compile(r"[%0]|\bprocent\b|\bnul\b", re.IGNORECASE)
"""What makes a text read as a share, or as none of it."""


@dataclass(slots=True)
class Report:
    """How much was checked of each promise, and how often it was broken.

    Of advisers' lines: told without a decision (or withheld with one), changed by what was not decided,
    quoting what the colleague profile does not hold.
    """

    pairs: int = 0
    clients: int = 0
    vacancies: int = 0
    sums: int = 0
    sums_wrong: int = 0
    largest_error: float = 0.0
    removed: Removed = field(default_factory=Removed)
    unknown: int = 0
    unknown_wrong: int = 0
    advised_clients: int = 0
    adviser_lines: int = 0
    adviser_undecided: int = 0
    adviser_changed: int = 0
    adviser_quoting: int = 0

    @property
    def adviser_wrong(self) -> int:
        """Return how often an adviser read what does not follow from a colleague profile."""
        return self.adviser_undecided + self.adviser_changed + self.adviser_quoting

    @property
    def violations(self) -> int:
        """Return how often any promise was broken."""
        return self.sums_wrong + self.removed.violations + self.unknown_wrong + self.adviser_wrong


@dataclass(frozen=True, slots=True)
class Made:
    """The lines of a person, with the numbers they were made of, in the same order."""

    phrases: PhraseVectors
    scored: ScoredVacancies
    lines: tuple[RankedPair, ...]


def run(
    *,
    space: TextSpace,
    demo: Path,
    on: date,
    pairs: int,
    seed: int,
    progress: Progress = lambda _done, _all: None,
) -> Report:
    """Put the contract to this many pairs of a region made from the demo region's files.

    The same seed makes the same region.
    """
    source = random.Random(seed)
    vacancies = min(MOST_VACANCIES, math.ceil(pairs / PAIRS_OF_A_VACANCY))
    of_client = min(PAIRS_OF_A_CLIENT, math.ceil(pairs / FEWEST_CLIENTS))
    region = make_region(source, read_models(demo), space, vacancies, on)
    removals = Removals(region.matching, on)
    report = Report(vacancies=vacancies)
    while report.pairs < pairs:
        client = draw_client(source, region.models, report.clients, on)
        n = min(of_client, pairs - report.pairs)
        rows = np.array(sorted(source.sample(range(vacancies), n)))
        check_specialist(region, removals, client, rows, report)
        check_adviser(region, source, client, rows, report)
        report.clients += 1
        report.pairs += n
        progress(report.pairs, pairs)
    return report


def check_specialist(
    region: Region, removals: Removals, client: Record, rows: Rows, report: Report
) -> None:
    """Check the lines that a client's own specialist reads."""
    profile = seen_through(matching_profile, client, region.on)
    if profile is None:
        return
    made = lines_of(region, person_of_specialist(profile, region.matching.gazetteer), rows)
    check_sums(region, made, report)
    check_unknown(made, report)
    removals.check(_stated(profile, made), report.removed)


def check_adviser(
    region: Region, source: random.Random, client: Record, rows: Rows, report: Report
) -> None:
    """Check the lines that an adviser reads, beside those of a client alike to colleagues."""
    decision = governing(client, EMPLOYER_SERVICES, region.on)
    profile = seen_through(colleague_profile, client, region.on)
    if decision is None or profile is None:
        report.adviser_undecided += (decision is None) is not (profile is None)
        return
    made = lines_of(region, person_of_colleague(profile, region.matching.gazetteer), rows)
    check_sums(region, made, report)
    check_unknown(made, report)
    twin = otherwise(source, region.models, client, decision, region.on)
    told = [_rendered(line) for line in made.lines]
    alike = seen_through(colleague_profile, twin, region.on)
    told_of_twin = [] if alike is None else _told(region, alike, rows)
    own = _phrases(profile)
    report.advised_clients += 1
    report.adviser_lines += len(told)
    report.adviser_changed += sum(a != b for a, b in zip_longest(told, told_of_twin))
    report.adviser_quoting += sum(not _quoted(line) <= own for line in made.lines)


def check_sums(region: Region, made: Made, report: Report) -> None:
    """Hold baseline and reasons against the stated probability, and against what it is ranked by."""
    chances = np.array([[line.parts[part] for part in PARTS] for line in made.lines])
    baseline = np.array([[line.baseline[part] for part in PARTS] for line in made.lines])
    added = baseline + _contributions(made.lines).sum(axis=1)
    with np.errstate(divide="ignore"):  # a certainty has no log-odds, and is a violation
        stated = np.log(chances / (1.0 - chances))
    ranked = region.matching.ranker.log_odds(made.scored.features)
    errors = np.maximum(np.abs(added - stated), np.abs(added - ranked))
    report.sums += errors.size
    report.sums_wrong += int((~(errors <= TOLERANCE)).sum())
    report.largest_error = max(report.largest_error, float(errors.max()))


def check_unknown(made: Made, report: Report) -> None:
    """Hold what is said of unknown features against the promise that no data is no 0 %."""
    for line, features in zip(made.lines, made.scored.features.tolist(), strict=True):
        for reason in line.reasons:
            unknown = math.isnan(features[COLUMN[Feature(reason.feature)]])
            says_so = reason.code == f"{reason.feature}.unknown"
            report.unknown += unknown
            report.unknown_wrong += unknown is not says_so or (
                unknown and (reason.contribution != 0.0 or _reads_as_zero(reason))
            )


def lines_of(region: Region, person: Person, rows: Rows) -> Made:
    """Return a person's lines as serving makes them, with what they were made of."""
    matching = region.matching
    phrases = matching.vectors(person)
    found = matching.verdicts(person, region.on)
    scored = matching.scored(person, phrases, found, rows, region.on)
    asked = Asked(person, phrases, built_on=region.on)
    return Made(phrases, scored, ranked_lines(matching, asked, scored, found))


def _stated(profile: MatchingProfile, made: Made) -> Stated:
    """Return what was said of a client's pairs, with the vacancies' rows rising."""
    order = np.argsort(made.scored.rows)
    return Stated(
        profile,
        made.phrases,
        made.scored.rows[order],
        made.scored.features[order],
        _contributions(made.lines)[order],
    )


def _contributions(lines: Sequence[RankedPair]) -> Values:
    """Return what the reasons say they add, `(n, n_features, n_parts)`."""
    said = np.zeros((len(lines), len(FEATURES), len(PARTS)))
    for number, line in enumerate(lines):
        for reason in line.reasons:
            part = PARTS.index(reason.part)
            said[number, COLUMN[Feature(reason.feature)], part] += reason.contribution
    return said


def _told(region: Region, profile: ColleagueProfile, rows: Rows) -> list[bytes]:
    person = person_of_colleague(profile, region.matching.gazetteer)
    return [_rendered(line) for line in lines_of(region, person, rows).lines]


def _rendered(line: RankedPair) -> bytes:
    return json.dumps(line_shape(line, Audience.ADVISER), ensure_ascii=False).encode()


def _quoted(line: RankedPair) -> set[str]:
    """Return the client's phrases that a line quotes."""
    return {reason.evidence[0] for reason in line.reasons if reason.evidence}


def _phrases(profile: ColleagueProfile) -> set[str]:
    """Return everything that may be quoted of a client to a colleague."""
    labels = (term.label for term in profile.work.target_occupations)
    return {*profile.work.abilities, *labels, *split_sentences(profile.work.work_summary or "")}


def _reads_as_zero(reason: Reason) -> bool:
    return _ZERO.search(reason_text(reason)) is not None
