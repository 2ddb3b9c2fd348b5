"""Words in a vacancy that ask about health or shut people out, each with a better way to say it.

An employer may not ask about health when hiring (Wet op de medische keuringen), nor about age,
origin or sex (Algemene wet gelijke behandeling). This is advice: nothing is refused for its
wording, and nothing here depends on anybody who is looking for work.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.conditions import ConditionCode
from matcher.domain.vacancies import Vacancy


class WordingCode(StrEnum):
    """What is the matter with a phrase, or with what is not there."""

    HEALTH = "health"
    AGE = "age"
    ORIGIN = "origin"
    ACCENT = "accent"
    SEX = "sex"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True)
class WordingAdvice:
    """One piece of advice: where it stands, the phrase, and what would be better (Dutch, B1).

    `place` is the field (`requirements[0].text`). `conditions` is the whole list of working
    conditions when the advice asks for those, else empty: never a question about one of them.
    """

    code: WordingCode
    place: str
    phrase: str
    text: str
    conditions: tuple[ConditionCode, ...] = ()


ASK_ALL_CONDITIONS: Final = WordingAdvice(
    code=WordingCode.CONDITIONS,
    place="conditions",
    phrase="",
    text="Loop de hele lijst met werkomstandigheden na. Zeg bij elk punt of u het altijd biedt, "
    "of u het biedt als iemand erom vraagt, of dat het niet kan.",
    conditions=tuple(ConditionCode),
)
"""What is asked when a vacancy leaves a condition open: always the same list, whichever is open."""

_TEXT: Final = {
    WordingCode.HEALTH: "U mag niet naar gezondheid vragen. Schrijf wat iemand in het werk doet, "
    "zoals 'u tilt dozen tot 15 kilo'.",
    WordingCode.AGE: "Leeftijd mag geen eis zijn. Schrijf wat iemand moet kunnen, of laat de zin "
    "weg.",
    WordingCode.ORIGIN: "Afkomst mag geen eis zijn. Laat de zin weg.",
    WordingCode.ACCENT: "Schrijf welk niveau van Nederlands het werk vraagt, zoals 'Nederlands op "
    "niveau B1'. Een moedertaal of accent mag geen eis zijn.",
    WordingCode.SEX: "Schrijf voor iedereen. Gebruik een woord dat voor elke sekse geldt, zoals "
    "'collega' of 'medewerker'.",
}

_OTHERS: Final = (
    r"(?:(?:klein|school)?kind(?:eren)?|leerlingen|peuters|kleuters|pubers|cliënten|pati[eë]nten|bewoners|"
    r"klanten|gasten|bezoekers|deelnemers)"
)
"""Who the work is for."""

_YEARS: Final = (
    r"(?: \(?(?:in de leeftijd(?: van| tussen)?|van|vanaf|tussen|tot|zijn))?(?: de)? \(?"
    r"(?:\d{1,2}(?: jaar)? ?(?:-|tot en met|tot|t/m|en) ?(?:de )?)?\d{1,2} jaar\b"
)
_FOR: Final = (
    r"(?:begeleid\w*|ondersteun\w*|help\w*|coach\w*|verzorg\w*|lesge\w+|les|zorg\w*) "
    r"(?:(?:van|aan|voor|de|onze|groepen|een groep) ){0,3}"
)
_OF_OTHERS: Final = re.compile(
    r"(?<!\w)(?:"
    rf"(?<!zoeken )(?<!zoekt )(?<!gezocht )(?<!gezocht: ){_OTHERS}"
    rf"(?:{_YEARS}| (?:\w+ ){{0,2}}zonder klachten\b)|"
    rf"{_FOR}(?:(?:jongeren|jongens|meisjes|studenten|scholieren){_YEARS}|"
    r"jonge(?:,? \w+)? (?:mensen|mannen|vrouwen)\b)|"
    rf"(?:zonder|geen) klachten van {_OTHERS}\b|"
    rf"medische (?:achtergrond|gegevens|verklaring) van (?:\w+ )?{_OTHERS}\b|"
    r"(?:(?:ver)?werk\w*|registreer\w*|beheer\w*) (?:(?:met|van|alle|de) ){0,2}medische gegevens\b"
    r")",
    re.IGNORECASE,
)
"""What a text says of people the work is for, and not of who applies."""

_NO_AGE: Final = (
    r"(?! (?:(?!(?:en|met|of|oud|zonder) )\w+ ){0,2}(?:werk)?ervaring| garantie| bestaan)\b"
)

_PATTERNS: Final = {
    WordingCode.HEALTH: (
        (
            r"(?:een )?(?:goede|uitstekende|prima|goed) (?:lichamelijke |geestelijke |psychische )?"
            r"gezondheid\b(?! van)"
        ),
        (
            r"(?:lichamelijk|fysiek|geestelijk|psychisch|mentaal|kern)[- ]?"
            r"(?:en (?:lichamelijk|fysiek|geestelijk|psychisch|mentaal) )?"
            r"(?:gezond|fit|stabiel|in orde)\b"
        ),
        r"(?:u bent|je bent|ben je|bent u|wij zoeken een|gezocht:? een) (?:gezonde?|fit(?:te)?)\b",
        r"(?:u bent|je bent|ben je|bent u) (?:(?:\w+ )?\w+(?:,| en) ){1,3}(?:gezond|fit)\b",
        (
            r"(?:(?:sterk|gezond|vitaal|energiek|lenig) en fit|fit en (?:sterk|gezond|vitaal|energiek))\b"
            r"(?= ?(?:[.,;:!?)\r\n]|$)| (?:bent|is|zijn|genoeg)\b)"
        ),
        (
            r"(?:geen|zonder|vrij van) (?:\w+ )?(?:lichamelijke |psychische |medische |fysieke )?"
            r"(?:gezondheidsklachten|gezondheidsproblemen|rugklachten|klachten|beperkingen|beperking|"
            r"aandoeningen|ziektes?|handicaps?)\b"
        ),
        r"(?:medische|arbeidsgeneeskundige) (?:keuring|verklaring|achtergrond|gegevens)\b",
        r"gezondheidsverklaring\w*|gezondheidstoestand|gezondheidsvragenlijst\w*",
        (
            r"ziekteverleden|ziektegeschiedenis|ziekteverzuim in het verleden|zelden ziek|"
            r"nooit ziek|laag ziekteverzuim"
        ),
        r"(?:slikt|slik|gebruikt|gebruik) (?:je|u|jij) (?:\w+ )?(?:medicijnen|medicatie)\b",
        (
            r"(?:heeft|heb|had) (?:je|u|jij) (?:\w+ )?(?:een )?"
            r"(?:ziekte|aandoening|beperking|handicap|psychische klachten|klachten|burn-?out)\b"
            r"(?! over\b| of (?:vragen|opmerkingen|suggesties)\b)"
        ),
        r"(?:geen )?burn-?out (?:gehad|verleden)|psychisch verleden",
        r"(?:niet|geen) (?:zwanger|zwangerschap|kinderwens)\w*",
    ),
    WordingCode.AGE: (
        (
            r"(?:een )?jonge?(?:(?:,| en) \w+){0,2},? (?:team|hond(?:en)?|collega(?:'s)?|kracht(?:en)?|"
            r"mensen|talent|medewerkers?|man|vrouw)\b"
        ),
        (
            r"(?:maximaal|hoogstens|niet ouder dan|jonger dan|ouder dan|tot|t/m|tussen(?: de)?) "
            rf"\d{{2}}(?: en(?: de)? \d{{2}})? jaar{_NO_AGE}"
        ),
        rf"\d{{2}}\s?(?:-|tot|t/m)\s?\d{{2}} jaar{_NO_AGE}",
        r"leeftijd(?:sgrens)?:? (?:tot|tussen|van|maximaal|is)\b",
        r"(?:pas |net |recent )?afgestudeerde?\b|schoolverlaters?\b",
        r"(?:maximaal|hoogstens) \w+ jaar (?:\w+ ){0,2}(?:werk)?ervaring\b",
        r"digital native\w*",
    ),
    WordingCode.ORIGIN: (
        r"(?:van )?(?:nederlandse|westerse|europese) (?:afkomst|komaf|achtergrond|roots)\b",
        (
            r"(?:autochto\w+|allochto\w+|blanke?)(?= (?:nederlander|man|vrouw|kandida|medewerker|"
            r"collega|afkomst|achtergrond)|[.,;:!?]|$)"
        ),
        r"geboren (?:en getogen )?in nederland\b",
        r"(?:geen|zonder) hoofddoek\w*",
        r"echte? (?:hollander|nederlander)s?\b",
    ),
    WordingCode.ACCENT: (
        r"accent(?:loos|vrij)\b|(?:zonder|geen) (?:\w+ )?accent\b",
        r"nederlands(?:e taal)? (?:is|als) (?:je |uw |jouw |de )?moedertaal\b",
        r"moedertaal(?:niveau|spreker)?s?(?: is)?(?: nederlands)?\b",
        r"native speakers?\b|native (?:dutch|nederlands)\b",
        r"(?:perfect|foutloos|vlekkeloos) nederlands\b",
    ),
    WordingCode.SEX: (
        (
            r"(?:een )?(?:sterke|stoere|handige|jonge|flinke|stevige|echte) (?:man(?:nen)?|kerels?|"
            r"jongens?|vent(?:en)?|vrouw(?:en)?|meid(?:en)?|dames?|heren)\b"
        ),
        (
            r"(?:gezocht|wij zoeken|we zoeken|op zoek naar):? (?:een )?(?:man(?:nen)?|kerels?|"
            r"vrouw(?:en)?|dames?|heren|meid(?:en)?|jongens?|gastheer|gastvrouw)"
            r"\b(?! ?/| ?of)"
        ),
        (
            r"(?:alleen|uitsluitend|bij voorkeur) (?:voor )?(?:een )?(?:mannen|vrouwen|man|vrouw|"
            r"dames|heren)\b"
        ),
        r"huisvrouwen|moederlijke?|vaderlijke?",
        r"(?:poets|schoonmaak|kantine|koffie|balie)(?:dames?|juffrouw|vrouw)\b",
        (
            r"mannelijke? (?:kandida|medewerker|collega)\w*|vrouwelijke? (?:kandida|medewerker|"
            r"collega)\w*"
        ),
    ),
}

_FINDERS: Final = tuple(
    (code, re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")", re.IGNORECASE))
    for code, patterns in _PATTERNS.items()
)


def advise(vacancy: Vacancy) -> tuple[WordingAdvice, ...]:
    """Return the advice on a vacancy, in the order of its fields; empty when nothing is the matter.

    >>> from matcher.domain.ids import EmployerId, VacancyId
    >>> text = "Je bent een jonge hond met een goede gezondheid."
    >>> found = advise(Vacancy(VacancyId("v"), EmployerId("e"), "Hulp", text))
    >>> [(a.code.value, a.phrase) for a in found][:2]
    [('health', 'een goede gezondheid'), ('age', 'een jonge hond')]
    """
    found = [
        WordingAdvice(code, place, match.group(0), _TEXT[code])
        for place, text in _texts(vacancy)
        for code, finder in _FINDERS
        for match in finder.finditer(_of_who_applies(text))
    ]
    if set(vacancy.conditions) != set(ConditionCode):
        found.append(ASK_ALL_CONDITIONS)
    return tuple(found)


def asks_about_health(text: str) -> bool:
    """Tell whether a text of a vacancy speaks of somebody's health.

    >>> asks_about_health("Je hebt een goede gezondheid."), asks_about_health("Je maakt brood.")
    (True, False)
    """
    read = _of_who_applies(text)
    return any(code is WordingCode.HEALTH and finder.search(read) for code, finder in _FINDERS)


def _of_who_applies(text: str) -> str:
    """Return a text without what it says of the people the work is for."""
    return _OF_OTHERS.sub(";", text)


def _texts(vacancy: Vacancy) -> Iterator[tuple[str, str]]:
    yield "title", vacancy.title
    yield "description", vacancy.description
    for number, task in enumerate(vacancy.tasks):
        yield f"tasks[{number}]", task
    for number, requirement in enumerate(vacancy.requirements):
        yield f"requirements[{number}].text", requirement.text
