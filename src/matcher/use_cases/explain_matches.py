"""From scored vacancies to ranked lines: evidence, reasons, what is missing, and what blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import ConditionCode, NeedMet, meet_need
from matcher.domain.ids import ClientId
from matcher.domain.matches import Params, RankedPair, Versions
from matcher.domain.openness import CLOSED
from matcher.domain.outcomes import ListKind
from matcher.domain.vacancies import Demand, Vacancy
from matcher.features.columns import COLUMN, Feature
from matcher.features.eligibility import Verdicts, disclosed_needs
from matcher.features.people import Person
from matcher.features.text_fit import KIND_OF, PhraseVectors, best_pair
from matcher.features.unknown import UnknownFact, unknown_facts
from matcher.ranking.blocked import blocked_by
from matcher.ranking.explanation import (
    PairFacts,
    missing_facts,
    parts_of,
    probabilities_of,
    reasons,
)
from matcher.use_cases.matching import Matching, ScoredVacancies

_FEATURE_OF_NEED = {
    NeedMet.STANDARD: Feature.NEEDS_STANDARD,
    NeedMet.WHEN_ASKED: Feature.NEEDS_WHEN_ASKED,
    NeedMet.IMPOSSIBLE: Feature.NEEDS_IMPOSSIBLE,
}


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One question to the matching: for whom, with which vectors, on which day, for which list."""

    person: Person
    phrases: PhraseVectors
    built_on: date
    kind: ListKind = ListKind.SEARCH


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """A pair with its numbers: the vacancy's row, features `(n_features,)`, findings `(n_demands,)`.

    `blocked` names the one demand that keeps the pair out of the list, if any.
    """

    row: int
    features: npt.NDArray[np.float64]
    findings: npt.NDArray[np.int8]
    blocked: Demand | None = None


def ranked_lines(
    matching: Matching,
    asked: Asked,
    scored: ScoredVacancies,
    found: Verdicts,
    blocked: Mapping[int, Demand] | None = None,
) -> tuple[RankedPair, ...]:
    """Return one line for each scored vacancy of a person, in order, ranks from 1.

    `blocked` names, by row, the one demand that keeps a vacancy out of the list.
    """
    by_row = blocked or {}
    return tuple(
        ranked_line(
            matching,
            asked,
            ScoredPair(row, scored.features[n], found.findings[:, row], by_row.get(row)),
            rank=n + 1,
        )
        for n, row in enumerate(scored.rows.tolist())
    )


def ranked_line(matching: Matching, asked: Asked, pair: ScoredPair, *, rank: int) -> RankedPair:
    """Return the line of one pair: its probabilities with every reason, and what is missing."""
    person, vacancy, ranker = asked.person, matching.vacancies[pair.row], matching.ranker
    missing, span = missing_facts(ranker, pair.features, unknown_of(matching, person, pair))
    probabilities = probabilities_of(ranker, pair.features)
    facts = PairFacts(_evidence(matching, asked, pair.row), _params(person, vacancy, pair.features))
    openness = person.openness and person.openness.towards(vacancy.employer_id)
    return RankedPair(
        rank=rank,
        client_id=person.client_id,
        vacancy_id=vacancy.id,
        score=float(probabilities.prod()),
        score_interval=span,
        parts=parts_of(probabilities),
        baseline=parts_of(ranker.baseline),
        calibrated=ranker.calibrated,
        route=openness.route if openness else None,
        reasons=reasons(ranker, pair.features, facts),
        missing=missing,
        blocked=None if pair.blocked is None else blocked_by(pair.blocked, person, vacancy),
        versions=Versions(ranker.version, matching.encoder_version, asked.built_on),
        list_kind=asked.kind,
    )


def unknown_of(matching: Matching, person: Person, pair: ScoredPair) -> list[UnknownFact]:
    """Return the facts of a pair that nobody knows yet."""
    return unknown_facts(
        person,
        matching.vacancies[pair.row],
        pair.features,
        pair.findings,
        sector_known=bool(matching.table.column["sector"][pair.row] >= 0),
        place_known=bool(np.isfinite(matching.table.column["sphere"][pair.row]).all()),
    )


def _evidence(matching: Matching, asked: Asked, row: int) -> dict[Feature, tuple[str, str]]:
    block, sentences = matching.block(row), matching.index.sentences(row)
    found = {}
    for feature, kind in KIND_OF.items():
        pair = best_pair(kind, asked.phrases, block)
        if pair is not None:
            phrase, sentence = pair
            found[feature] = (asked.person.phrases[kind][phrase], sentences[sentence].text)
    return found


def _params(
    person: Person, vacancy: Vacancy, features: npt.NDArray[np.float64]
) -> dict[Feature, Params]:
    openness = person.openness.towards(vacancy.employer_id) if person.openness else CLOSED
    disclosed = disclosed_needs(person, openness)
    needs: dict[Feature, list[ConditionCode]] = {}
    for need in person.needs:
        feature = _FEATURE_OF_NEED.get(meet_need(need.code, vacancy.conditions, disclosed))
        if feature is not None:
            needs.setdefault(feature, []).append(need.code)
    params: dict[Feature, Params] = {
        feature: {"codes": ",".join(codes)} for feature, codes in needs.items()
    }
    minutes = features[COLUMN[Feature.TRAVEL_MINUTES]]
    if not np.isnan(minutes):
        params[Feature.TRAVEL_MINUTES] = {
            "minutes": round(float(minutes)),
            "about": person.coarse_distance,
        }
    if vacancy.contract:
        params[Feature.CONTRACT] = {"contract": vacancy.contract.value}
    if vacancy.posted_on:
        params[Feature.FRESHNESS] = {"days": int(features[COLUMN[Feature.FRESHNESS]])}
    share = features[COLUMN[Feature.RECEPTIVENESS]]
    if not np.isnan(share):
        params[Feature.RECEPTIVENESS] = {"percent": round(100 * float(share))}
    return params


NO_CLIENT = ClientId("")
"""Stands in a line where no client is meant: a search by free text."""
