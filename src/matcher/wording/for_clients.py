"""Why a vacancy was proposed, for the client: fixed plain words around what both sides wrote themselves.

Nothing enters here but the sentences below, the client's own phrases, the vacancy's own sentences, and
minutes of travel. Never needs, health, openness, how an employer treats others, scores or chances; a
quotation that speaks of health is left out with its sentence.
"""

from collections import defaultdict
from collections.abc import Iterable

from matcher.domain.health_words import find_health_words
from matcher.domain.matches import RankedPair, Reason
from matcher.domain.vacancy_wording import asks_about_health
from matcher.wording.reasons import filled

SENTENCES = {
    "passion_fit.for": "Dit doet u graag: “{phrase}”. In de vacature staat: “{sentence}”.",
    "ability_fit.for": "Dit kunt u: “{phrase}”. In de vacature staat: “{sentence}”.",
    "occupation_fit.for": "Dit werk zoekt u: “{phrase}”. De vacature heet: “{sentence}”.",
    "sector_fit.for": "De werkgever zit in een sector die u zoekt.",
    "hours_fit.for": "De uren passen bij wat u wilt.",
    "times_fit.for": "De werktijden passen bij wat u wilt.",
    "travel_minutes.for": "Het is dichtbij: {about}{minutes} reizen.",
    "contract.for": "Het is {contract}.",
    "licence.for": "U hebt het rijbewijs dat wordt gevraagd.",
    "language.for": "U spreekt de taal die wordt gevraagd.",
    "qualification.for": "U hebt het diploma dat wordt gevraagd.",
    "aversion.against": (
        "Let op. Dit doet u liever niet: “{phrase}”. In de vacature staat: “{sentence}”."
    ),
    "hours_fit.against": "De uren passen maar voor een deel bij wat u wilt.",
    "times_fit.against": "Een deel van de werktijden wilt u liever niet.",
    "travel_minutes.against": "Het is verder weg: {about}{minutes} reizen.",
}
"""What a client is told, by the code of the reason; of any other reason nothing is said."""

NO_EVIDENCE = "Wij weten nog te weinig om te zeggen waarom dit bij u past."
"""Said alone, when no phrase of the client stands beside a sentence of the vacancy."""

MOST_SENTENCES = 5
"""How many reasons a client is told at most."""

_WORTH_TELLING = 0.2
"""What adds less than this to the log-odds of all parts together is not told."""


def for_client(line: RankedPair) -> tuple[str, ...]:
    """Return why a vacancy was proposed, to its client: what speaks for it first, strongest first."""
    told = [
        (weight, reason)
        for weight, reason in _by_feature(line.reasons)
        if abs(weight) >= _WORTH_TELLING and _may_be_told(reason)
    ]
    if not any(reason.evidence for _, reason in told):
        return (NO_EVIDENCE,)
    told.sort(key=lambda one: (one[0] < 0, -abs(one[0]), one[1].feature))
    return tuple(filled(SENTENCES[reason.code], reason) for _, reason in told[:MOST_SENTENCES])


def _by_feature(reasons: Iterable[Reason]) -> list[tuple[float, Reason]]:
    """Return one reason for each feature with what it adds to all parts, in log-odds."""
    weight: dict[str, float] = defaultdict(float)
    said: dict[str, Reason] = {}
    for reason in reasons:
        weight[reason.feature] += reason.contribution
        said[reason.feature] = reason
    return [(weight[feature], reason) for feature, reason in said.items()]


def _may_be_told(reason: Reason) -> bool:
    if reason.code not in SENTENCES or (
        "{phrase}" in SENTENCES[reason.code] and not reason.evidence
    ):
        return False
    return not any(find_health_words(text) or asks_about_health(text) for text in reason.evidence)
