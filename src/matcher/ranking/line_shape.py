"""One ranked line as plain JSON: the same in the command line, the API and files."""

from collections.abc import Callable
from typing import Any

from matcher.domain.matches import (
    Audience,
    Blocked,
    Displaced,
    ListQuestion,
    MissingFact,
    RankedPair,
    Reason,
    ToTopFive,
)
from matcher.wording.counterfactuals import list_question_text, to_top_five_text
from matcher.wording.displaced import displaced_text
from matcher.wording.for_clients import for_client
from matcher.wording.questions import question
from matcher.wording.reasons import reason_text

ShownId = Callable[[str], str]
"""From an id inside to the id the reader knows: external, random, or per adviser."""


def line_shape(
    line: RankedPair,
    audience: Audience,
    client_id: ShownId = str,
    vacancy_id: ShownId = str,
) -> dict[str, Any]:
    """Return a line in camelCase, numbers unrounded, with its texts for this audience.

    What would lift it and the text for the client are there for the client's own specialist alone.
    """
    own = audience is Audience.SPECIALIST
    return {
        "rank": line.rank,
        "clientId": client_id(line.client_id) if line.client_id else None,
        "vacancyId": vacancy_id(line.vacancy_id),
        "score": line.score,
        "scoreInterval": list(line.score_interval),
        **{part.value: value for part, value in line.parts.items()},
        "calibrated": line.calibrated,
        "baseline": {part.value: value for part, value in line.baseline.items()},
        "route": line.route.value if line.route else None,
        "reasons": [_reason(reason) for reason in line.reasons],
        "missing": [_missing(fact, audience) for fact in line.missing],
        "blocked": _blocked(line.blocked) if line.blocked else None,
        "displaced": _displaced(line.displaced) if line.displaced else None,
        "toTopFive": _to_top_five(line.to_top_five) if own and line.to_top_five else None,
        "forClient": list(for_client(line)) if own and line.client_id else None,
        "rankerVersion": line.versions.ranker,
        "encoderVersion": line.versions.encoder,
        "indexBuiltOn": line.versions.index_built_on.isoformat(),
        "listKind": line.list_kind.value,
    }


def question_shape(asked: ListQuestion, vacancy_id: ShownId = str) -> dict[str, Any]:
    """Return the question of a client's list in camelCase, for the client's own specialist."""
    return {
        "fact": asked.fact,
        "vacancyId": vacancy_id(asked.vacancy_id) if asked.vacancy_id else None,
        "places": asked.places,
        "scoreChange": asked.score_change,
        "ask": question(asked.fact, Audience.SPECIALIST),
        "text": list_question_text(asked),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "part": reason.part.value,
        "feature": reason.feature,
        "contribution": reason.contribution,
        "code": reason.code,
        "params": dict(reason.params),
        "text": reason_text(reason),
        "evidence": list(reason.evidence),
    }


def _missing(fact: MissingFact, audience: Audience) -> dict[str, Any]:
    return {
        "fact": fact.fact,
        "couldChangeScoreBy": fact.could_change_score_by,
        "ask": question(fact.fact, audience),
    }


def _displaced(displaced: Displaced) -> dict[str, Any]:
    return {
        "by": displaced.by.value,
        "rankAlone": displaced.rank_alone,
        "ownCaseload": displaced.own_caseload,
        "others": displaced.others.value,
        "seats": displaced.seats,
        "text": displaced_text(displaced),
    }


def _to_top_five(change: ToTopFive) -> dict[str, Any]:
    return {
        "fact": change.fact,
        "params": dict(change.params),
        "scoreBefore": change.score_before,
        "scoreAfter": change.score_after,
        "scoreToBeat": change.score_to_beat,
        "text": to_top_five_text(change),
    }


def _blocked(blocked: Blocked) -> dict[str, Any]:
    return {
        "demand": blocked.demand.value,
        "grade": blocked.grade.value,
        "have": blocked.have,
        "asked": blocked.asked,
        "step": blocked.step,
    }
