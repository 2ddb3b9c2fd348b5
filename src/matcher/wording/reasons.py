"""What is said of each reason, by its code: what speaks for it, against it, or is not known."""

from matcher.domain.matches import Params, Reason
from matcher.domain.vacancies import Contract
from matcher.features.columns import FEATURES, Feature
from matcher.wording.terms import CONTRACTS, conditions_in_words

_TAKEN = (
    "Van de voorgestelde mensen nam deze werkgever {percent} % aan. "
    "Wie nog wacht of zelf stopte telt niet mee."
)

REASONS: dict[str, str] = {
    "passion_fit.for": "Sluit aan bij wat de cliënt graag doet: “{phrase}” past bij “{sentence}”.",
    "passion_fit.against": (
        "Lijkt weinig op wat de cliënt graag doet. Het dichtst bij komt: “{sentence}”."
    ),
    "passion_fit.neutral": "Raakt een beetje aan wat de cliënt graag doet.",
    "passion_fit.unknown": "Wat de cliënt graag doet staat er niet bij. Dat telt niet mee.",
    "occupation_fit.for": "Past bij het beroep dat de cliënt zoekt: “{phrase}”.",
    "occupation_fit.against": "Is een ander beroep dan de cliënt zoekt.",
    "occupation_fit.neutral": "Lijkt een beetje op het beroep dat de cliënt zoekt.",
    "occupation_fit.unknown": "Welk beroep de cliënt zoekt is niet bekend. Dat telt niet mee.",
    "aversion.for": "Vraagt niet wat de cliënt liever niet doet.",
    "aversion.against": "Let op: de cliënt doet liever niet “{phrase}”, en hier staat “{sentence}”.",
    "aversion.neutral": "Raakt een beetje aan wat de cliënt liever niet doet.",
    "aversion.unknown": "Wat de cliënt liever niet doet staat er niet bij. Dat telt niet mee.",
    "sector_fit.for": "De werkgever zit in een sector die de cliënt zoekt.",
    "sector_fit.against": "De werkgever zit in een andere sector.",
    "sector_fit.neutral": "De werkgever zit in een andere sector. Dat is geen bezwaar.",
    "sector_fit.unknown": "Over de sector is te weinig bekend. Dat telt niet mee.",
    "hours_fit.for": "De uren passen goed.",
    "hours_fit.against": "De uren passen maar voor een deel.",
    "hours_fit.neutral": "De uren passen redelijk.",
    "hours_fit.unknown": "Over de uren is te weinig bekend. Dat telt niet mee.",
    "times_fit.for": "De werktijden passen.",
    "times_fit.against": "Een deel van de werktijden wil de cliënt liever niet.",
    "times_fit.neutral": "De werktijden passen redelijk.",
    "times_fit.unknown": "De werktijden spelen hier geen rol of zijn niet bekend.",
    "travel_minutes.for": "Dichtbij: {about}{minutes} reizen.",
    "travel_minutes.against": "Verder weg: {about}{minutes} reizen.",
    "travel_minutes.neutral": "Te doen: {about}{minutes} reizen.",
    "travel_minutes.unknown": "De reistijd is niet bekend. Dat telt niet mee.",
    "contract.for": "Het is {contract}.",
    "contract.against": "Het is {contract}. Dat geeft minder zekerheid.",
    "contract.neutral": "Het is {contract}.",
    "contract.unknown": "Het soort contract is niet bekend. Dat telt niet mee.",
    "pay.for": "Het loon helpt mee.",
    "pay.against": "Het loon is aan de lage kant.",
    "pay.neutral": "Het loon is gewoon.",
    "pay.unknown": "Het loon is niet bekend. Dat telt niet mee.",
    "freshness.for": "De vacature is nieuw: {days} oud.",
    "freshness.against": "De vacature staat al {days} open.",
    "freshness.neutral": "De vacature staat {days} open.",
    "freshness.unknown": "Wanneer de vacature is geplaatst is niet bekend. Dat telt niet mee.",
    "needs_standard.for": "Dit is er voor iedereen, zonder vragen: {codes}.",
    "needs_standard.against": "Dit is er voor iedereen, zonder vragen: {codes}.",
    "needs_standard.neutral": "Dit is er voor iedereen, zonder vragen: {codes}.",
    "needs_standard.unknown": "Niet bekend, of niet nodig: wat er voor iedereen is geregeld.",
    "needs_when_asked.for": "Dit kan als de cliënt erom vraagt, en dat wil de cliënt hier: {codes}.",
    "needs_when_asked.against": "Dit kan als de cliënt erom vraagt: {codes}.",
    "needs_when_asked.neutral": "Dit kan als de cliënt erom vraagt: {codes}.",
    "needs_when_asked.unknown": "Er is niets dat op verzoek meetelt.",
    "needs_impossible.for": "Dit kan hier niet: {codes}.",
    "needs_impossible.against": "Dit kan hier niet, en de cliënt heeft het nodig: {codes}.",
    "needs_impossible.neutral": "Dit kan hier niet: {codes}.",
    "needs_impossible.unknown": "Er is niets bekend dat hier niet kan.",
    "ability_fit.for": "Sluit aan bij wat de cliënt kan: “{phrase}” past bij “{sentence}”.",
    "ability_fit.against": (
        "Lijkt weinig op wat de cliënt zegt te kunnen. Het dichtst bij komt: “{sentence}”."
    ),
    "ability_fit.neutral": "Raakt een beetje aan wat de cliënt kan.",
    "ability_fit.unknown": "Wat de cliënt kan staat er niet bij. Dat telt niet mee.",
    "licence.for": "De cliënt heeft het rijbewijs dat wordt gevraagd.",
    "licence.against": "De cliënt heeft het rijbewijs niet dat wordt gevraagd.",
    "licence.neutral": "De cliënt heeft het rijbewijs niet dat wordt gevraagd.",
    "licence.unknown": "Er wordt geen rijbewijs gevraagd, of het is niet bekend.",
    "language.for": "De cliënt spreekt de taal die wordt gevraagd.",
    "language.against": "De taal is nog niet op het gevraagde niveau.",
    "language.neutral": "De taal is nog niet op het gevraagde niveau.",
    "language.unknown": "Er wordt geen taal gevraagd, of het niveau is niet bekend.",
    "qualification.for": "De cliënt heeft het diploma dat wordt gevraagd.",
    "qualification.against": "De cliënt heeft het gevraagde diploma niet.",
    "qualification.neutral": "De cliënt heeft het gevraagde diploma niet.",
    "qualification.unknown": "Er wordt geen diploma gevraagd, of het is niet bekend.",
    "receptiveness.for": _TAKEN,
    "receptiveness.against": _TAKEN,
    "receptiveness.neutral": _TAKEN,
    "receptiveness.unknown": "Over deze werkgever is nog te weinig bekend. Dat telt niet mee.",
}
"""Every reason code with its sentence; the words in braces come from the reason's params and evidence."""

_COUNTED = {"minutes": ("minuut", "minuten"), "days": ("dag", "dagen")}

NAMES: dict[Feature, str] = dict(
    zip(
        FEATURES,
        (
            "Wat de cliënt graag doet",
            "Beroep",
            "Liever niet",
            "Sector",
            "Uren",
            "Werktijden",
            "Reistijd",
            "Contract",
            "Loon",
            "Hoe nieuw",
            "Voor iedereen geregeld",
            "Op verzoek",
            "Kan hier niet",
            "Wat de cliënt kan",
            "Rijbewijs",
            "Taal",
            "Diploma",
            "Ervaring met werkgever",
        ),
        strict=True,
    )
)


def reason_text(reason: Reason) -> str:
    """Return what a reason says, in Dutch."""
    return filled(REASONS[reason.code], reason)


def filled(sentence: str, reason: Reason) -> str:
    """Return a sentence with the params and the evidence of a reason put in its braces."""
    return sentence.format(**_words(reason.params), **_quotes(reason.evidence))


def _words(params: Params) -> dict[str, str]:
    words = {name: str(value) for name, value in params.items()}
    if "codes" in words:
        words["codes"] = conditions_in_words(words["codes"])
    if "contract" in words:
        words["contract"] = CONTRACTS[Contract(words["contract"])]
    for name, (one, more) in _COUNTED.items():
        if name in words:
            words[name] += f" {one if params[name] == 1 else more}"
    if "about" in words:
        words["about"] = "ongeveer " if params["about"] else ""
    return words


def _quotes(evidence: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(("phrase", "sentence"), evidence, strict=False))
