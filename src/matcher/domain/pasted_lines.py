"""A pasted vacancy text in lines: under which heading each stands, and what kind of sentence it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


ASKING: Final = frozenset({Part.DEMANDS, Part.MUSTS, Part.WISHES})
"""The parts in which something is asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or one item of a list, with the part of the text it stands in."""

    text: str
    part: Part
    item: bool


_YOU: Final = r"(?:je|jij|jou|jouw|u|uw)"
_HEADINGS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.TASKS: (
        rf"(?:wat|dit) (?:ga|gaat|doe|doet) {_YOU}(?: doen)?(?: (?:bij ons|op een dag|precies|zoal))?",
        rf"{_YOU} (?:belangrijkste )?(?:taken|werkzaamheden|werk|werkdag|rol)(?: (?:zijn|is|bestaan uit))?",
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
        r"wat heb je nodig|dit heb je nodig|gevraagd",
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
_AROUND_HEADING: Final = " \t#*_=:?!.…-–—"
_BULLET: Final = re.compile(r"^(?:[-*–—>+o]\s+|[•·▪●○◦‣✓✔✅➤➢]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")
_MARKS: Final = re.compile(r"\*\*|__|^#+\s*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý\"“'‘’])")
_NAMES_WORK: Final = re.compile(r"vacature|functie|gezocht|gevraagd", re.IGNORECASE)
_CLOSING: Final = " \t.;,"

_ASKS: Final = re.compile(
    r"^(?:ook |verder |daarnaast )?"
    r"(?:(?:je|jij|u) (?:hebt|heeft|bent|kunt|kan|beschikt|spreekt|leest|durft|moet|"
    r"weet|beheerst|begrijpt|verstaat|houdt (?:van|ervan)|vindt het|hoeft)|"
    r"(?:heb|heeft|ben|bent|kun|kunt|spreek|spreekt|beschik|beschikt|vind) (?:je|jij|u)|"
    r"(?:houd|hou|houdt) (?:je|jij|u) (?:van|ervan)|"
    r"(?:wij|we) (?:vragen|verwachten|eisen)|(?:wij|we) zoeken (?:iemand|een \w+ die)|"
    r"(?:\w+ )?(?:ervaring|affiniteit|kennis|rijbewijs|diploma)\b)|"
    r"^bij voorkeur\b|\b(?:mooi meegenomen|tellen mee|telt mee)\b|"
    r"\bvereist\b|\b(?:is|zijn) (?:wel )?(?:een |absoluut )?(?:verplicht|noodzakelijk|pr[eé]|must|gewenst)\b",
    re.IGNORECASE,
)
_OFFERS: Final = re.compile(
    r"^(?:(?:je|jij|u) (?:krijgt|ontvangt|verdient)|(?:wij|we) (?:bieden|geven|zorgen)|"
    r"(?:bij ons|hier|ook|verder|daarnaast) (?:krijg|ontvang|verdien)\w* (?:je|jij|u))|"
    r"€|\b(?:salaris|loon|vakantiedagen|vakantiegeld|reiskosten\w*|pensioen\w*|onkostenvergoeding)\b",
    re.IGNORECASE,
)
_DOES: Final = re.compile(
    r"^(?:(?:je|jij|u) (?!werkt\b|gaat werken|komt\b|wordt\b|begint\b|start\b|staat er|mag\b|leert\b|zit\b|"
    r"kiest\b|draait mee)\w+t\b|(?:daarnaast|ook|verder|daarbij|vervolgens|daarna|soms|samen met \w+|"
    r"['’]s \w+|tussendoor|op rustige momenten) "
    r"(?!werk|begin|start|ben|heb|krijg)\w+ (?:je|jij|u)\b)",
    re.IGNORECASE,
)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the sentences and items of a text without its headings, in their own order.

    >>> [(one.part.value, one.text) for one in lines_of("Taken: brood bakken")]
    [('tasks', 'brood bakken')]
    """
    return tuple(_lines(text))


def asks(line: Line) -> bool:
    """Tell whether a line says what somebody should have or be able to do."""
    if line.text.endswith(("?", ":")):
        return False
    if line.part in ASKING:
        return _OFFERS.search(line.text) is None
    return line.part not in {Part.OFFER, Part.APPLYING} and _ASKS.search(line.text) is not None


def offers(line: Line) -> bool:
    """Tell whether a line says what the employer gives."""
    return line.part is Part.OFFER or _OFFERS.search(line.text) is not None


def tells_task(line: Line) -> bool:
    """Tell whether a line says what the work is; a loose item that asks or offers nothing does."""
    if line.part in {Part.OFFER, Part.APPLYING} or line.text.endswith(("?", ":")):
        return False
    return line.item or _DOES.search(line.text) is not None


def _lines(text: str) -> Iterator[Line]:
    part = Part.ABOUT
    first, blank = True, False
    for raw in text.splitlines():
        plain = _MARKS.sub("", raw.strip())
        bullet = _BULLET.match(plain)
        bare = plain[bullet.end() if bullet else 0 :].strip()
        if not bare.strip(_AROUND_HEADING):
            blank = True
            continue
        found = None if bullet else _part_named(bare)
        if _unknown_heading(bare) and not bullet and blank and not first and found is None:
            part = Part.ABOUT
        blank = False
        if found is not None:
            part = found
            continue
        before, colon, after = bare.partition(":")
        titled = first and _NAMES_WORK.fullmatch(before.strip())
        first = False
        inline = _part_named(before) if colon and after.strip() and not (bullet or titled) else None
        if inline is not None:
            part = inline
            yield from (Line(one, part, item=True) for one in _items(after, part))
        elif bullet:
            yield Line(bare.strip(_CLOSING), part, item=True)
        else:
            yield from (Line(one.strip(), part, item=False) for one in _SENTENCE_END.split(bare))


def _unknown_heading(text: str) -> bool:
    """Tell whether a line after an empty one looks like a heading that no list of words knows."""
    return len(text) <= LONGEST_UNKNOWN_HEADING and not text.endswith((".", "!", ";", ","))


def _part_named(heading: str) -> Part | None:
    name = heading.strip(_AROUND_HEADING)
    if len(name) > LONGEST_HEADING:
        return None
    return next((part for part, words in _HEADING.items() if words.fullmatch(name)), None)


def _items(text: str, part: Part) -> list[str]:
    """Return what stands behind a heading on the same line, one thing at a time."""
    if part in {Part.ABOUT, Part.OFFER, Part.APPLYING}:
        return [one.strip(_CLOSING) for one in _SENTENCE_END.split(text.strip())]
    parts = re.split(r";|\.\s" if ";" in text else r",(?!\d)|\.\s", text)
    return [one.strip(_CLOSING) for one in parts if one.strip(_CLOSING)]
