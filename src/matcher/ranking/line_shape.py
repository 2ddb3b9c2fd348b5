"""One ranked line as plain JSON: the same in the command line, the API and files."""

from collections.abc import Callable
from typing import Any

from matcher.domain.matches import Audience, Blocked, MissingFact, RankedPair, Reason
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
    """Return a line in camelCase, numbers unrounded, with its texts for this audience."""
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
        "rankerVersion": line.versions.ranker,
        "encoderVersion": line.versions.encoder,
        "indexBuiltOn": line.versions.index_built_on.isoformat(),
        "listKind": line.list_kind.value,
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


def _blocked(blocked: Blocked) -> dict[str, Any]:
    return {
        "demand": blocked.demand.value,
        "grade": blocked.grade.value,
        "have": blocked.have,
        "asked": blocked.asked,
        "step": blocked.step,
    }
