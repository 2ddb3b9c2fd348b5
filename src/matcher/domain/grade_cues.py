"""The words by which a vacancy's text says how hard a demand is, and how near they must stand.

A cue stands after what it is about ("rijbewijs B is een pré") or before it ("bij voorkeur mbo 3"). What
stands between them is the gap: one that names something else, or begins a new thought, parts them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.grade_subjects import LANGUAGE_NAMES
from matcher.domain.vacancies import Demand, Grade

WIDEST_GAP: Final = 60
"""How many characters may stand between a cue and its subject."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say a grade, and what may stand between them and their subject.

    `grade` is None for words that say the demand need not be met. With a `bridge` a gap may hold
    nothing else; without one it may hold anything that names no other subject.
    """

    grade: Grade | None
    words: re.Pattern[str]
    after_subject: bool
    bridge: re.Pattern[str] | None = None

    def reaches_over(self, gap: str) -> bool:
        """Tell whether the cue is about the subject on the other side of a gap."""
        if len(gap) > WIDEST_GAP:
            return False
        if self.bridge is not None:
            return self.bridge.fullmatch(gap) is not None
        return not _PARTED.search(gap)


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def _filled_with(words: str) -> re.Pattern[str]:
    return re.compile(rf"[\s:(]*(?:(?:{words})[\s:(]+)*", re.IGNORECASE)


_PARTED: Final = re.compile(
    r",(?!\s*$| (?:maar|wel|of|dan|niet|doch|minder|meer|is dat|dat is|dit is|en dat is)\b)|"
    r"\ben\b(?! (?:schrijven|geschrift|lezen|verstaan|spreken|begrijpen|schrift|denkniveau|dat is)\b)|"
    r"\b(?:niet alleen|als|waar|indien|wanneer|zodra|tenzij|want|omdat|zodat|die|om|soms|eventueel|misschien|"
    r"leren|leert|\w*ervaring|kennis|affiniteit|interesse|auto|vervoer|fiets|scooter|aanhanger|"
    r"computer\w*|excel|word|motivatie|inzet|humor|geduld|\w*diploma|\w*certificaat|cursus|training|"
    r"opleiding|\w*rijbewijs|vog|code 95|uren|weekend\w*|\w*avond\w*|nacht\w*|\w*stagiairs?|"
    r"studente?n?|leerling\w*|collega\w*|mensen|team|v?mbo|hbo|"
    + "|".join(LANGUAGE_NAMES.values())
    + r")\b",
    re.IGNORECASE,
)
_TO_A_THING: Final = _filled_with(
    r"een|het|de|in|bezit|van|met|op|over|je|u|ook|al|graag|wel|iemand|kandidaten|heb|hebt|hebben|"
    r"heeft|beschikken|beschikt|beschikking|spreek|spreekt|spreken|lezen|kunnen|kunt|kan|goed|goede|"
    r"vloeiend|redelijk|geldig|geldige|eigen|minimaal|niveau|kennis|beheersing|enige|wat|beetje|basis|"
    r"relevant|relevante|afgerond|afgeronde|te|zijn|is"
)
_TO_HOURS: Final = _filled_with(
    r"in|met|qua|over|het|de|je|uw|aantal|is|zijn|voor|een|kun|werken|werk"
)
_TO_A_TIME: Final = _filled_with(
    r"je|u|we|wij|ook|een|in|op|om|bereid|zijn|is|werk|werken|werkt|draai|draait|draaien|dienst|"
    r"diensten|beschikbaar|beschikbaarheid|inzetbaar|kun|kunt|kunnen|flexibel|wel|hier|bij|te|"
    r"meewerken|meedraaien|voor|deze|functie|niet|nooit|geen|doen|verdelen"
)

_REQUIRED: Final = (
    r"(?:een )?(?:absolute |harde )?(?:must(?! ?-?haves?)|eis|vereiste|voorwaarde)",
    r"vereist|verplicht|noodzakelijk|nodig(?! heeft)|onmisbaar|onontbeerlijk|essentieel",
)
_LAWFUL: Final = (
    r"wettelijk(?:e)? (?:verplicht|verplichting|vereist|vereiste|eis|voorgeschreven)",
    r"(?:verplicht|vereist) (?:bij|volgens de) wet|(?:bij|volgens de) wet (?:verplicht|vereist|nodig)",
)
_PLUS: Final = (
    r"(?:een |als )?(?:grote? |mooie |echte )?(?:pr[eé]|pluspunt|plus|voordeel|bonus)(?!-)",
    r"mooi meegenomen|gewenst|wenselijk|strekt tot aanbeveling",
)
_KIND_WORDS: Final = (
    (
        r"(?:is|zijn|wel|vinden (?:we|wij)|lijkt ons) (?:(?!niet|geen|nooit)\w+ ){0,4}"
        r"(?:fijn|leuk|handig|prettig|welkom|praktisch|nuttig|meegenomen)"
        r"(?= *(?:$|[.,;:!?()])| (?:voor|als|maar|want|bij|in|omdat|op|aan|tijdens|vanwege)\b)"
    ),
    r"telt(?: ook)? mee|(?:heeft|hebben) (?:onze |de )?voorkeur",
    r"(?:bij voorkeur|liefst)(?= *(?:$|[.,;:!?)]))",
)
_PREFERRED: Final = (
    r"bij voorkeur|(?:het )?liefst|idealiter|(?:een )?(?:pr[eé]|pluspunt)(?: is|:)|nice[- ]to[- ]have:",
)
_OR_ELSE: Final = (
    (
        r"of (?:\w+ ){0,4}(?:\w*ervaring|vergelijkba\w+|gelijkwaardig\w*|gelijkgesteld\w*|verwant\w*|"
        r"gelijk te stellen|bereid(?:heid)?|in opleiding|bezig|lessen|zelfstudie)"
        r"(?: \w*ervaring|(?: \w+){1,3} te \w+)?"
    ),
    r"(?:vergelijkbaar|gelijkwaardig) door \w*ervaring",
    r"werk- en denkniveau",
    r"te halen (?:in|binnen|bij|via)",
)
_OPEN_TO_TALK: Final = (
    r"(?<!niet )(?:bespreekbaar|onderhandelbaar|overlegbaar)",
    r"(?<!niet )(?:in|na) (?:onderling )?overleg",
)
_NOT_OPEN: Final = (r"niet (?:bespreekbaar|onderhandelbaar)|(?:staat|staan|ligt|liggen) vast",)
_OF_NO_MATTER: Final = (
    r"hoe(?:ft|ven) (?:\w+ )?niet|doe(?:t|n) er niet toe|maakt niet uit|(?:speelt|spelen) geen rol",
)
_ASKED: Final = (
    r"moet|moeten|dient|dienen|(?:we|wij) eisen",
    r"(?:vereist|verplicht|noodzakelijk|nodig|eis|eisen|harde eisen|must[- ]haves?):",
    r"(?:een )?(?:absolute |harde )?(?:must|vereiste|voorwaarde|eis) is",
)
_NOW_AND_THEN: Final = (
    r"soms|af en toe|(?:zo )?nu en dan|incidenteel|wel ?eens|een enkele keer|bij toerbeurt|"
    r"om de beurt|bij uitzondering"
)


def _after(grade: Grade | None, *words: str, bridge: re.Pattern[str] | None = None) -> Cue:
    return Cue(grade, _pattern(*words), after_subject=True, bridge=bridge)


def _before(grade: Grade | None, *words: str, bridge: re.Pattern[str]) -> Cue:
    return Cue(grade, _pattern(*words), after_subject=False, bridge=bridge)


_OF_A_THING: Final = (
    _after(Grade.LAW, *_LAWFUL),
    _after(Grade.HARD, *_REQUIRED, *_NOT_OPEN),
    _after(Grade.NEGOTIABLE, *_OR_ELSE, _OPEN_TO_TALK[0]),
    _after(Grade.WISH, *_PLUS, *_KIND_WORDS),
    _after(None, *_OF_NO_MATTER),
    _before(Grade.LAW, r"wettelijk verplicht:?", bridge=_TO_A_THING),
    _before(Grade.HARD, *_ASKED, bridge=_TO_A_THING),
    _before(Grade.NEGOTIABLE, r"ongeveer", bridge=_TO_A_THING),
    _before(Grade.WISH, *_PREFERRED, bridge=_TO_A_THING),
)
_OF_HOURS: Final = (
    _after(Grade.HARD, *_REQUIRED, *_NOT_OPEN),
    _after(
        Grade.NEGOTIABLE, *_OPEN_TO_TALK, r"(?:is|zijn) (?:heel |erg )?flexibel|kan ook|mag ook"
    ),
    _after(Grade.WISH, *_PLUS, r"(?:heeft|hebben) (?:onze |de )?voorkeur"),
    _after(None, *_OF_NO_MATTER),
    _before(
        Grade.NEGOTIABLE,
        r"(?<!je bent )(?<!u bent )(?<!ben je )(?<!bent u )(?<!niet )flexibele?",
        r"(?<!niet )in overleg|meer of minder|minder of meer",
        bridge=_TO_HOURS,
    ),
    _before(Grade.WISH, *_PREFERRED, bridge=_TO_HOURS),
)
_OF_TIMES: Final = (
    _after(
        Grade.HARD,
        *_REQUIRED,
        *_NOT_OPEN,
        r"moet(?= *(?:$|[.,;:!?)]))",
        bridge=_TO_A_TIME,
    ),
    _after(
        Grade.NEGOTIABLE,
        *_OPEN_TO_TALK,
        r"flexibel|bij toerbeurt|om de beurt|bij uitzondering",
        rf"(?:werk\w*|draai\w*|diensten) (?:(?:je|u|we) )?(?:ook )?(?:{_NOW_AND_THEN})",
        bridge=_TO_A_TIME,
    ),
    _after(Grade.WISH, *_PLUS, bridge=_TO_A_TIME),
    _after(None, *_OF_NO_MATTER, bridge=_TO_A_TIME),
    _before(
        Grade.HARD,
        r"(?:je|jij|u) (?:moet|dient)|moet (?:je|u)|dient u|dien je",
        r"moeten|verplicht|vereist|noodzakelijk|een must",
        bridge=_TO_A_TIME,
    ),
    _before(Grade.NEGOTIABLE, _NOW_AND_THEN, *_OPEN_TO_TALK, r"flexibele", bridge=_TO_A_TIME),
    _before(Grade.WISH, *_PREFERRED, bridge=_TO_A_TIME),
)

CUES: Final[Mapping[Demand, tuple[Cue, ...]]] = {
    Demand.DRIVING_LICENCE: _OF_A_THING,
    Demand.QUALIFICATION: _OF_A_THING,
    Demand.LANGUAGE: _OF_A_THING,
    Demand.HOURS: _OF_HOURS,
    Demand.TIMES: _OF_TIMES,
}
"""The cues for each demand that a text can grade."""
