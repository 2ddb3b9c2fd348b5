"""The headings of a pasted vacancy text, and the part of the text that each begins."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

LONGEST_HEADING: Final = 60
LONGEST_UNKNOWN_HEADING: Final = 40


class Part(StrEnum):
    """What a part of a vacancy text is about, by its heading."""

    ABOUT = "about"
    TASKS = "tasks"
    DEMANDS = "demands"
    MUSTS = "musts"
    WISHES = "wishes"
    OFFER = "offer"
    APPLYING = "applying"
    NOT_ASKED = "not_asked"


ASKING: Final = frozenset({Part.DEMANDS, Part.MUSTS, Part.WISHES})
"""The parts in which something is asked."""


_YOU: Final = r"(?:je|jij|jou|jouw|u|uw)"
_HEADINGS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.TASKS: (
        rf"(?:wat|dit) (?:ga|gaat|doe|doet) {_YOU}(?: doen)?(?: (?:bij ons|op een dag|precies|zoal))?",
        rf"{_YOU} (?:belangrijkste )?(?:taken|werkzaamheden|werk|werkdag|rol)(?: (?:zijn|is|bestaan uit))?",
        rf"{_YOU} functie",
        r"(?:de )?(?:belangrijkste )?(?:taken|werkzaamheden|takenpakket|functie-?inhoud)(?: zijn)?",
        rf"wat (?:houdt|zijn) (?:de|het|{_YOU}) (?:functie|werk|baan|taken|werkzaamheden)(?: in)?",
        rf"(?:dit|dat) word(?:t|en) {_YOU} (?:werk|taken|baan)",
        rf"wat wordt {_YOU} (?:werk|rol|taak)",
    ),
    Part.MUSTS: (
        r"harde eisen|must[- ]?haves?|vereist|(?:dit is )?noodzakelijk|dit moet je hebben",
    ),
    Part.WISHES: (
        r"(?:onze |extra )?wensen|pr[eé]s?|(?:dit is |een )(?:een )?pr[eé]|pluspunten|gewenst",
        r"mooi meegenomen|nice[- ]to[- ]haves?|wat fijn (?:is|zou zijn)",
    ),
    Part.DEMANDS: (
        r"(?:functie-?|onze )?eisen(?: en wensen)?|functieprofiel|kwalificaties|competenties|profiel",
        rf"{_YOU} profiel|profielschets",
        rf"(?:wat|dit) (?:vragen|verwachten|zoeken) (?:wij|we)(?: (?:van|in) {_YOU})?",
        rf"(?:wij|we) (?:vragen|verwachten|zoeken)(?: van {_YOU})?",
        rf"(?:wat|dit) (?:breng|neem|heb|bied|kun) {_YOU}(?: (?:mee|in huis|nodig|aan))?",
        rf"(?:wie|wat) (?:ben|bent) {_YOU}|(?:wie|dit) (?:ben|bent) {_YOU}|{_YOU} (?:bent|hebt|heeft)",
        r"wie (?:zoeken|zoekt) (?:wij|we|men)",
        rf"past (?:dit bij )?{_YOU}|herken {_YOU} (?:dit|je hierin)",
        r"wat heb je nodig|dit heb je nodig|gevraagd|jij",
    ),
    Part.NOT_ASKED: (
        r"(?:(?:dit|wat) is )?(?:niet|geen) (?:nodig|vereist|vereiste|verplicht|noodzakelijk)",
        rf"(?:dit|wat) (?:heb|hebt|heeft) {_YOU} niet nodig|wat {_YOU} niet nodig (?:hebt|heeft)",
        rf"(?:dit|wat) (?:hoef|hoeft) {_YOU} niet te (?:hebben|kunnen|weten)",
    ),
    Part.OFFER: (
        rf"(?:wat|dit) (?:bieden|hebben) (?:wij|we)(?: {_YOU})?(?: te bieden)?",
        rf"(?:wij|we) bieden(?: {_YOU})?|(?:ons )?aanbod|geboden",
        rf"(?:wat|dit) (?:krijg|krijgt) {_YOU}(?: (?:van ons|ervoor(?: terug)?))?",
        rf"(?:wat|dit) mag {_YOU} (?:van ons )?verwachten",
        r"(?:primaire |secundaire )?arbeidsvoorwaarden|voorwaarden",
        rf"waarom (?:wil|zou) {_YOU} .{{0,30}}|waarom (?:bij )?ons",
    ),
    Part.APPLYING: (
        rf"(?:hoe )?solliciteren?(?: {_YOU})?|interesse(?: gewekt)?|enthousiast(?: geworden)?|reageren",
        r"(?:meer )?(?:informatie|weten|vragen)|contact|sollicitatie(?:procedure)?|procedure",
        r"iets voor (?:jou|u)|direct solliciteren",
    ),
    Part.ABOUT: (
        r"over (?:ons|het bedrijf|de organisatie|de functie|deze functie)|wie zijn (?:wij|we)|de organisatie",
        r"(?:de |het )?(?:functie|baan|vacature|bedrijf|organisatie|team|afdeling)(?:-?omschrijving)?",
        rf"(?:waar|met wie) (?:ga|kom|werk) {_YOU}(?: (?:werken|terecht))?",
        rf"{_YOU} (?:team|werkplek|collega['’]s)",
    ),
}
_HEADING: Final = {
    part: re.compile(r"(?:en |dus )?(?:" + "|".join(patterns) + r")", re.IGNORECASE)
    for part, patterns in _HEADINGS.items()
}
AROUND_HEADING: Final = " \t#*_=:?!.…-–—"
"""What may stand around the words of a heading."""


def part_named(heading: str) -> Part | None:
    """Return the part of a text that a heading names, or None when no list knows it.

    >>> part_named("Wat ga je doen?"), part_named("Leuke extra's")
    (<Part.TASKS: 'tasks'>, None)
    """
    name = heading.strip(AROUND_HEADING)
    if len(name) > LONGEST_HEADING:
        return None
    return next((part for part, words in _HEADING.items() if words.fullmatch(name)), None)


def like_a_heading(text: str) -> bool:
    """Tell whether a line after an empty one looks like a heading that no list of words knows."""
    return len(text) <= LONGEST_UNKNOWN_HEADING and not text.endswith((".", "!", ";", ","))
