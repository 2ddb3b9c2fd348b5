"""From a ranked pair to what its line shows; every word and number of a line is made here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from matcher.domain.employers import Employer
from matcher.domain.matches import Audience, MissingFact, Part, RankedPair, Reason
from matcher.domain.vacancies import Vacancy
from matcher.features.columns import Feature
from matcher.wording import pages
from matcher.wording.parts import PARTS
from matcher.wording.questions import question
from matcher.wording.reasons import NAMES, reason_text
from matcher.wording.terms import DEMANDS, ROUTE_UNKNOWN, ROUTES
from matcher_api.pages.figures import day, in_words, percent, signed
from matcher_api.pages.vacancy_facts import short_facts, vacancy_href
from matcher_api.staff_pages.contexts import Produced
from matcher_api.staff_pages.line_contexts import (
    Account,
    BlockedContext,
    Estimate,
    LineContext,
    Missing,
    Point,
    Quotes,
    TableRow,
    Total,
)

MOST_POINTS: Final = 3
MOST_MISSING: Final = 3
_NOT_IN_PART: Final = "\N{EN DASH}"
_SMALL: Final = 0.005
"""A reason that adds less than this to the log-odds is in the table alone."""


@dataclass(frozen=True, slots=True, repr=False)
class Subject:
    """What a line is about, as its reader knows it: a vacancy or a client."""

    title: str
    href: str | None
    facts: tuple[str, ...]


def as_subject(vacancy: Vacancy, employer: Employer | None) -> Subject:
    """Return a vacancy as what a line is about."""
    return Subject(vacancy.title, vacancy_href(vacancy), short_facts(vacancy, employer))


def line_context(
    line: RankedPair, subject: Subject, audience: Audience, *, with_client: bool = True
) -> LineContext:
    """Return what a line shows to an audience; without a client there is no route and nobody to ask."""
    by_feature = _by_feature(line.reasons)
    strongest = sorted(by_feature, key=lambda same: -abs(_sum(same)))
    low, high = line.score_interval
    return LineContext(
        rank=line.rank,
        anchor=f"regel-{line.rank}",
        title=subject.title,
        href=subject.href,
        facts=subject.facts,
        route=_route(line) if with_client else None,
        total=Total(percent(line.score), percent(low), percent(high)),
        estimates=tuple(
            Estimate(PARTS[part], in_words(line.parts[part]), percent(line.parts[part]))
            for part in Part
        ),
        speaks_for=_points(same for same in strongest if _sum(same) > _SMALL),
        speaks_against=_points(same for same in strongest if _sum(same) < -_SMALL),
        missing=_missing(line.missing if with_client else _of_vacancy(line.missing), audience),
        account=_account(line, by_feature, subject.title),
    )


def blocked_context(line: RankedPair, subject: Subject) -> BlockedContext | None:
    """Return what a line shows that one thing blocks, or None when nothing does."""
    if line.blocked is None or subject.href is None:
        return None
    return BlockedContext(
        title=subject.title,
        href=subject.href,
        facts=subject.facts,
        demand=DEMANDS[line.blocked.demand],
        grade=pages.GRADES[line.blocked.grade],
        asked=line.blocked.asked,
        have=line.blocked.have,
        step=line.blocked.step,
    )


def produced(lines: Iterable[RankedPair]) -> Produced | None:
    """Return what made a list, or None when it is empty."""
    first = next(iter(lines), None)
    if first is None:
        return None
    versions = first.versions
    return Produced(
        first.calibrated, day(versions.index_built_on), versions.ranker, versions.encoder
    )


def _route(line: RankedPair) -> str:
    return ROUTE_UNKNOWN if line.route is None else ROUTES[line.route]


def _by_feature(reasons: Iterable[Reason]) -> list[tuple[Reason, ...]]:
    """Return the reasons of each feature, one for each part it speaks in, in the features' order."""
    order = list(NAMES)
    ordered = sorted(reasons, key=lambda reason: order.index(Feature(reason.feature)))
    return [tuple(same) for _, same in groupby(ordered, key=lambda reason: reason.feature)]


def _sum(same: Iterable[Reason]) -> float:
    return sum(reason.contribution for reason in same)


def _points(strongest: Iterable[tuple[Reason, ...]]) -> tuple[Point, ...]:
    return tuple(_point(same[0]) for same in strongest)[:MOST_POINTS]


def _point(reason: Reason) -> Point:
    if reason.code not in pages.QUOTED or not reason.evidence:
        return Point(reason_text(reason), None)
    of_client, of_vacancy = reason.evidence
    return Point(pages.QUOTED[reason.code], Quotes(of_client, of_vacancy))


def _missing(facts: Iterable[MissingFact], audience: Audience) -> tuple[Missing, ...]:
    """Return what to find out first; facts with the same question are asked about once."""
    asks: dict[str, float] = {}
    for fact in facts:
        asks.setdefault(question(fact.fact, audience), fact.could_change_score_by)
    return tuple(Missing(ask, _effect(by)) for ask, by in asks.items())[:MOST_MISSING]


def _of_vacancy(facts: Iterable[MissingFact]) -> tuple[MissingFact, ...]:
    return tuple(fact for fact in facts if not fact.fact.startswith("client."))


def _effect(by: float) -> str:
    points = percent(by)
    return pages.EFFECT.format(points=points) if points else pages.SMALL_EFFECT


def _account(line: RankedPair, by_feature: list[tuple[Reason, ...]], title: str) -> Account:
    rows = [TableRow(pages.BASELINE, _cells(line.baseline[part] for part in Part), "")]
    for same in by_feature:
        of_part = {reason.part: reason.contribution for reason in same}
        cells = tuple(signed(of_part[p]) if p in of_part else _NOT_IN_PART for p in Part)
        rows.append(TableRow(NAMES[Feature(same[0].feature)], cells, reason_text(same[0])))
    sums = (line.baseline[part] + _sum(r for r in line.reasons if r.part is part) for part in Part)
    chances = tuple(f"{percent(line.parts[part])} %" for part in Part)
    return Account(
        caption=pages.ACCOUNT_CAPTION.format(title=title),
        parts=tuple(PARTS[part] for part in Part),
        rows=tuple(rows),
        ends=(TableRow(pages.SUM, _cells(sums), ""), TableRow(pages.AS_CHANCE, chances, "")),
    )


def _cells(numbers: Iterable[float]) -> tuple[str, ...]:
    return tuple(signed(number) for number in numbers)
