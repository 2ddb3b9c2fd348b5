"""What a vacancy text asks: how hard, and which of it is a licence, a language or a diploma."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from matcher.domain.grade_cues import CUES
from matcher.domain.grade_subjects import BY_LAW, CERTIFICATES, LANGUAGE_NAMES, LICENCE_CLASS
from matcher.domain.pasted_facts import only_one
from matcher.domain.pasted_headings import Part
from matcher.domain.vacancies import Demand, Grade
from matcher.domain.vocabulary import (
    CodedTerm,
    EducationLevel,
    Language,
    LanguageLevel,
    education_level_named,
)

_CUES: Final = CUES[Demand.QUALIFICATION]
_GRADE_OF_PART: Final = {Part.MUSTS: Grade.HARD, Part.WISHES: Grade.WISH}
_MILD: Final = (Grade.NEGOTIABLE, Grade.WISH)
_DENIED: Final = re.compile(
    r"\b(?:niet|geen|nooit|hoe(?:ft|ven)|zonder)\b(?: \w+){0,4} ?$", re.IGNORECASE
)
_NOT_ASKED: Final = re.compile(
    r"\b(?:geen|zonder)(?: \w+){0,2} (?:ervaring|diploma\w*|rijbewijs|opleiding)\b|"
    r"\b(?:niet|geen) (?:nodig|vereist|verplicht|noodzakelijk|vereiste|eis|must)\b|"
    r"\bhoe(?:ft|ven) (?:\w+ ){0,4}niet\b|\bmaakt niet uit\b",
    re.IGNORECASE,
)
_LAWFUL: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(BY_LAW)})(?!\w)(?: (?:als|voor|in) \w+)?", re.IGNORECASE
)
_LICENCE: Final = re.compile(
    rf"rijbewijs[ -](?:(?:klasse|categorie) )?[\"“'‘]?({LICENCE_CLASS})|\b({LICENCE_CLASS})-rijbewijs",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"(?<!\w)([ABC][12])(?!\w)")
_LANGUAGES: Final = {
    code: re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE)
    for code, names in LANGUAGE_NAMES.items()
}
_EITHER: Final = re.compile(
    r"\b(?:nederlands|engels|duits|frans|spaans|pools|turks|arabisch)e? of (?:het )?"
    r"(?:nederlands|engels|duits|frans|spaans|pools|turks|arabisch)",
    re.IGNORECASE,
)
_SPOKEN: Final = re.compile(
    r"spre\w+|taal\b|beheers\w*|lees\w*|lezen|schrij\w+|niveau|communic\w*|versta\w*|begrij\w*|\bgoed\w*|"
    r"vloeiend|pr[eé]\b|vereist|basis",
    re.IGNORECASE,
)
_DIPLOMA: Final = re.compile(
    r"(?<![\w-])(?:v?mbo[- ]?(?:niveau )?-?[1-4]?|havo|vwo|hbo)(?:-diploma)?(?!\w|-\w)"
    r"(?!-? (?:werk|denk))(?: niveau)?",
    re.IGNORECASE,
)
_IN_ONE_ROW: Final = re.compile(
    r"(?=.*(?:,|/|\bof\b))(?:(?!\b(?:en|plus)\b)[^.;]){1,40}", re.IGNORECASE
)
_OR: Final = re.compile(r"\bof\b|/", re.IGNORECASE)
_OR_STEPS: Final = re.compile(
    r"(?:, ?[1-4])*(?: ?/ ?| of )(?:niveau )?[1-4](?:/[1-4])*"
    r"(?!\w|[.,]\d| (?:jaar|jaren|maand\w*|uur|dag\w*|keer)\b)",
    re.IGNORECASE,
)
_STEP: Final = re.compile(r"[1-4]")
_LEVEL_TO_THINK: Final = re.compile(r"(?:werk-?|denk)\s?-?(?: ?en ?denk)?-?niveau", re.IGNORECASE)
_PAPERS: Final = tuple(
    re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE) for words in (*CERTIFICATES, *BY_LAW)
)
_PLAIN_WORDS: Final = (
    r"je|jij|u|wij|we|vragen|hebt|heb|heeft|bent|spreekt|een|het|de|in|bezit|van|met|op|is|dit|geldig|"
    r"eigen|minimaal|minstens|goed|goede|voldoende|redelijk|vereist|verplicht|noodzakelijk|nodig|gewenst|"
    r"mooi|meegenomen|telt|mee|fijn|handig|pr[eé]|must|eis|wens|afgerond"
)
_FILLING: Final = re.compile(
    rf"(?<!\w)(?:{_PLAIN_WORDS}|niveau|taal|beheersing|diploma|certificaat|klasse|categorie|rijbewijs)(?!\w)|"
    r"[\W_]+",
    re.IGNORECASE,
)
_ABOUT_A_PAPER: Final = re.compile(
    rf"(?<!\w)(?:{_PLAIN_WORDS}|hebben|beschikt|over|beschikken|zijn|kunt|kun|kan|kunnen|moet|dient|dien|te|om|"
    r"overleggen|tonen|laten|zien|aanvragen|aan|krijgen|halen|bereid|geldige|recente?|actuele|wettelijk|"
    r"volgens|wet|bij|voor|deze|functie|baan|werk|start|indiensttreding|voorwaarde|en|of)(?!\w)|[\W_]+",
    re.IGNORECASE,
)


def grade_of(sentence: str, part: Part) -> Grade | None:
    """Return how hard a sentence asks, or None when it says that something is not asked.

    In one sentence the milder words qualify the stricter; a sentence without any has the grade of its
    part of the text, else it is open to talk. A paper that the law asks makes a sentence one of law only
    where it asks nothing else.

    >>> grade_of("Ervaring is een pré", Part.DEMANDS), grade_of("Ervaring is niet nodig", Part.DEMANDS)
    (<Grade.WISH: 'wish'>, None)
    """
    if _NOT_ASKED.search(sentence):
        return None
    beside, papers = _LAWFUL.subn(" ", sentence)
    if papers and not _ABOUT_A_PAPER.sub("", beside):
        return Grade.LAW
    said = list(_said(sentence))
    mild = [grade for grade in said if grade in _MILD]
    strictest = min(mild or said, key=list(Grade).index, default=None)
    return strictest or _GRADE_OF_PART.get(part, Grade.NEGOTIABLE)


def licence_in(sentences: Iterable[str]) -> str | None:
    """Return the driving licence that is asked, when one class is named.

    >>> licence_in(["Je hebt rijbewijs B."]), licence_in(["Een rijbewijs is handig."])
    ('B', None)
    """
    return only_one(
        (found[1] or found[2]).upper()
        for sentence in sentences
        if not _NOT_ASKED.search(sentence)
        for found in _LICENCE.finditer(sentence)
    )


def languages_in(sentences: Iterable[str]) -> tuple[Language, ...]:
    """Return the languages that somebody should know; a level only where the sentence names one.

    >>> languages_in(["Je spreekt Nederlands op niveau B1."])
    (Language(code='nld', level=<LanguageLevel.B1: 'B1'>),)
    """
    levels: dict[str, set[LanguageLevel]] = {}
    for sentence in sentences:
        if _NOT_ASKED.search(sentence) or _EITHER.search(sentence):
            continue
        if not (_SPOKEN.search(sentence) or _LEVEL.search(sentence)):
            continue
        level = only_one(LanguageLevel(one) for one in _LEVEL.findall(sentence))
        for code, name in _LANGUAGES.items():
            if name.search(sentence):
                levels.setdefault(code, set()).update([level] if level else [])
    return tuple(Language(code, only_one(found)) for code, found in levels.items())


def diplomas_in(sentences: Iterable[str]) -> tuple[CodedTerm, ...]:
    """Return the diplomas and certificates that are asked; a level to think at is none of them.

    Of levels of which one is enough the lowest is asked.

    >>> [term.label for term in diplomas_in(["Je hebt mbo 2 en VCA.", "Mbo werk- en denkniveau."])]
    ['mbo 2', 'VCA']
    """
    labels: dict[str, str] = {}
    for sentence in sentences:
        if _NOT_ASKED.search(sentence):
            continue
        if not _LEVEL_TO_THINK.search(sentence):
            labels |= {level.casefold(): level for level in _levels_in(sentence)}
        for number, paper in enumerate(_PAPERS):
            named = paper.search(sentence)
            if named:
                labels.setdefault(f"paper {number}", named[0])
    return tuple(CodedTerm(label=label) for label in labels.values())


def says_no_more(sentence: str, licence: str | None) -> bool:
    """Tell whether a sentence asks the licence, a language or a diploma and nothing beside it.

    Of two languages of which one is enough neither is asked, so that sentence says more.

    >>> says_no_more("Rijbewijs B is vereist", "B"), says_no_more("Rijbewijs B en zin in rijden", "B")
    (True, False)
    """
    if _EITHER.search(sentence):
        return False
    rest = sentence
    licences = () if licence is None else (_LICENCE,)
    for finder in (*licences, _DIPLOMA, *_PAPERS, _LEVEL, *_LANGUAGES.values()):
        rest = finder.sub(" ", rest)
    return rest != sentence and not _FILLING.sub("", rest)


def _levels_in(sentence: str) -> Iterator[str]:
    rows: list[list[re.Match[str]]] = []
    for found in _DIPLOMA.finditer(sentence):
        if rows and _IN_ONE_ROW.fullmatch(sentence, rows[-1][-1].end(), found.start()):
            rows[-1].append(found)
        else:
            rows.append([found])
    for row in rows:
        levels = [_lowest_step(found) for found in row]
        if _OR.search(sentence, row[0].start(), row[-1].end() + len(" of ")):
            yield min(levels, key=_order)
        else:
            yield from levels


def _lowest_step(found: re.Match[str]) -> str:
    """Return a level with the lowest of the steps that follow it: "mbo 4 of 3" asks mbo 3."""
    level = found[0].strip(" -")
    others = _OR_STEPS.match(found.string, found.end())
    steps = _STEP.findall(level + (others[0] if others else ""))
    return _STEP.sub(min(steps), level) if steps else level


def _order(label: str) -> int:
    level = education_level_named(label)
    return EducationLevel.MBO1.step if level is None else level.step


def _said(sentence: str) -> Iterator[Grade]:
    for cue in _CUES:
        for found in cue.words.finditer(sentence):
            if cue.grade is not None and not _DENIED.search(sentence[: found.start()]):
                yield cue.grade
