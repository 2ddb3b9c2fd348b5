"""Working conditions that a vacancy text offers, by its own words; what it does not say stays unknown."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from matcher.domain.conditions import ConditionCode, Offer

_WORDS: Final[Mapping[ConditionCode, str]] = {
    ConditionCode.QUIET_WORKPLACE: (
        r"rustige (?:werk)?(?:plek|omgeving|ruimte|werkplek|werkomgeving)|eigen (?:rustige )?werkkamer"
    ),
    ConditionCode.LOW_STIMULUS: r"prikkelarm\w*|weinig prikkels|(?:prikkelvrije|stille) (?:werk)?\w+",
    ConditionCode.FIXED_SCHEDULE: (
        r"vaste? (?:werk)?(?:tijden|rooster|dagen|uren|werktijden|werkdagen)|vast rooster|"
        r"elke week dezelfde (?:dagen|tijden|uren)"
    ),
    ConditionCode.LATE_START: (
        r"(?:later|wat later) (?:op de dag )?(?:beginnen|starten)|begin(?:t|nen)? (?:pas )?(?:om|na) "
        r"(?:10|11|tien|elf)\b|flexibele? begintijd(?:en)?|zelf je begintijd"
    ),
    ConditionCode.NO_EVENING_WORK: (
        r"(?:geen|nooit) (?:['’]s avonds|avond(?:werk|en|diensten|dienst)?\b)|"
        r"niet (?:in de|['’]s) avond\w*|alleen overdag|uitsluitend overdag"
    ),
    ConditionCode.FEW_CUSTOMER_CONTACTS: (
        r"(?:weinig|nauwelijks|geen) (?:direct )?(?:contact met klanten|klantcontact\w*)|"
        r"achter de schermen"
    ),
    ConditionCode.CLEAR_INSTRUCTIONS: (
        r"(?:duidelijke|heldere|goede) (?:werk)?(?:instructies?|uitleg|opdrachten|afspraken)|"
        r"stap voor stap (?:uitgelegd|leren|uitleg)"
    ),
    ConditionCode.ONE_TASK_AT_A_TIME: r"(?:één|een) taak tegelijk|één ding tegelijk|taak voor taak",
    ConditionCode.FIXED_CONTACT_PERSON: (
        r"(?:inwerk)?buddy|maatje|vaste? (?:begeleid(?:st)?er|contactpersoon|collega|aanspreekpunt|"
        r"leidinggevende|mentor)|(?:eigen|persoonlijke) (?:mentor|begeleider)"
    ),
    ConditionCode.EXTRA_BREAKS: (
        r"extra (?:rust)?pauzes?|(?:tussendoor|vaker|zelf) (?:een |je )?pauzes?\b|pauzes? (?:nemen )?wanneer"
    ),
    ConditionCode.GRADUAL_BUILD_UP: (
        r"(?:rustig|stap voor stap|geleidelijk|langzaam)(?: je uren)? (?:op(?:ge)?bouw\w*|uitbreiden)|"
        r"uren (?:rustig |later )?(?:op(?:ge)?bouw\w*|uitbreiden|groeien)|rustig (?:opstarten|beginnen)|"
        r"begin(?:nen|t)? met (?:weinig|minder) uren"
    ),
    ConditionCode.WORKING_FROM_HOME: (
        r"thuis ?(?:te )?werk\w*|(?:vanuit|van) huis (?:te )?werken|hybride werken|werken vanuit huis"
    ),
    ConditionCode.NO_TIME_PRESSURE: (
        r"(?:geen|zonder) (?:hoge )?(?:tijdsdruk|werkdruk|haast|targets|stress)|niet gehaast"
    ),
    ConditionCode.TASK_VARIATION: (
        r"afwisselend(?:e)? (?:werk|taken|baan|functie|werkzaamheden)|afwisseling|variatie"
    ),
    ConditionCode.FLEXIBLE_FOR_APPOINTMENTS: (
        r"ruimte voor (?:\w+ )?(?:privé-?)?afspraken|(?:vrij|ruil\w*) voor (?:een )?afspra(?:ak|ken)|"
        r"afspra(?:ak|ken) onder werktijd"
    ),
    ConditionCode.SMALL_TEAM: (
        r"klein(?:e|schalige?)? (?:\w+ )?(?:team|ploeg|club|groep|bedrijf)|"
        r"team van (?:[2-8]|twee|drie|vier|vijf|zes|zeven|acht)\b"
    ),
    ConditionCode.OWN_PACE: r"(?:je |in )?eigen tempo|op jouw tempo|in je eigen ritme",
    ConditionCode.SEATED_WORK: r"zittend(?:e)? (?:werk|functie|baan)|het werk is zittend|je werkt zittend",
    ConditionCode.WALKING_DISTANCE: r"(?:op )?loopafstand|\w+ minuten lopen",
    ConditionCode.GUIDANCE_AT_WORK: (
        r"(?:goede |intensieve |veel |persoonlijke )?begeleiding (?:op|bij|tijdens) (?:de|het|je) "
        r"(?:werk(?:plek|vloer)?|inwerken|start)|jobcoach\w*|werkbegeleid(?:ing|er)|"
        r"(?:goede|intensieve|persoonlijke) begeleiding"
    ),
}
"""What a text calls each condition; plain work words, and none of them about a person."""

_FINDERS: Final = {
    code: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _WORDS.items()
}
_ON_REQUEST: Final = re.compile(
    r"\b(?:op verzoek|in overleg|desgewenst|(?:indien|als (?:je|u) dat?) (?:gewenst|wil\w*|fijn vindt)|"
    r"bespreekbaar|mogelijk(?:heid)?|als dat (?:nodig|fijn) is|kun(?:t|nen)? (?:je|u|we)? ?(?:ook|soms))\b",
    re.IGNORECASE,
)
_NOT_POSSIBLE: Final = re.compile(
    r"^(?:[^,.;]{0,20})\b(?:niet mogelijk|onmogelijk|kan (?:hier |helaas |bij ons )*niet)\b"
    r"(?! (?:altijd|elke|iedere|overal|meteen|direct|vaak|volledig|helemaal|alle)\b)",
    re.IGNORECASE,
)
_END_OF_CLAUSE: Final = re.compile(
    r"[,.;!?]|(?:[:(]| [-–—])(?! ?(?:niet|nee|helaas)\b)|"
    r"\b(?:maar|want|omdat|zodat|terwijl|om|waar\w*|als|wanneer|(?<!iets )(?:die|dat)(?! (?:wij|we|er)\b)|"
    r"en (?:je|jij|we|wij|er|geen|niet|nooit|\w+t))\b",
    re.IGNORECASE,
)
_DENIED_AFTER: Final = re.compile(
    r"\b(?:niet(?! (?:alleen|enkel|slechts)\b)|geen(?! (?:enkel )?(?:probleem|bezwaar)\b)|"
    r"nooit(?! een probleem\b)|nee|helaas)\b",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(r"^[^.!?]*\?")
_DENIED: Final = re.compile(r"\b(?:geen|niet|nooit|zonder|weinig)(?: \w+){0,2} $", re.IGNORECASE)


def offered_conditions(sentences: Iterable[str]) -> dict[ConditionCode, Offer]:
    """Return the conditions that the sentences offer; one that they contradict stays unknown.

    >>> offered_conditions(["Je werkt op een rustige werkplek.", "Thuiswerken kan niet."])
    {<ConditionCode.QUIET_WORKPLACE: 'quiet_workplace'>: <Offer.STANDARD: 'standard'>, \
<ConditionCode.WORKING_FROM_HOME: 'working_from_home'>: <Offer.NOT_POSSIBLE: 'not_possible'>}
    """
    said: dict[ConditionCode, set[Offer]] = {}
    for sentence in sentences:
        for code, finder in _FINDERS.items():
            offer = _offer(finder, sentence)
            if offer is not None:
                said.setdefault(code, set()).add(offer)
    return {code: said[code].pop() for code in ConditionCode if len(said.get(code, ())) == 1}


def _offer(finder: re.Pattern[str], sentence: str) -> Offer | None:
    found = finder.search(sentence)
    if found is None or _DENIED.search(sentence[: found.start()]):
        return None
    after = sentence[found.end() :]
    clause = _END_OF_CLAUSE.split(after, maxsplit=1)[0]
    if _NOT_POSSIBLE.search(clause):
        return Offer.NOT_POSSIBLE
    if _DENIED_AFTER.search(clause) or _QUESTION.search(after):
        return None
    return Offer.ON_REQUEST if _ON_REQUEST.search(sentence) else Offer.STANDARD
