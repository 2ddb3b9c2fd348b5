"""A pasted vacancy text in lines: under which heading each stands, and what kind of sentence it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.pasted_headings import (
    AROUND_HEADING,
    ASKING,
    Part,
    like_a_heading,
    part_named,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or one item of a list, with the part of the text it stands in.

    `runs_on` tells that a sentence was broken off here, to go on in the next line.
    """

    text: str
    part: Part
    item: bool
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as it was pasted, without its marks; `apart` tells of an empty line before it."""

    text: str
    bullet: bool
    apart: bool


_BULLET: Final = re.compile(r"^(?:[-*–—>+o]\s+|[•·▪●○◦‣✓✔✅➤➢]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")
_MARKS: Final = re.compile(r"\*\*|__|^#+\s*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý\"“'‘’])")
_NAMES_WORK: Final = re.compile(r"vacature|functie|gezocht|gevraagd", re.IGNORECASE)
_CLOSING: Final = " \t.;,"
_CLOSED: Final = (".", "!", "?", ":")
_BROKEN_OFF: Final = re.compile(
    r"\b(?:de|het|een|en|of|van|met|voor|in|op|bij|te|aan|om|uit|naar|door|dat|die|je|jouw|onze|ons)$",
    re.IGNORECASE,
)
_WITH_SUBJECT: Final = re.compile(
    r"(?:je|jij|u|we|wij|er|dit|dat|als|het (?:is|gaat|wordt))\b", re.IGNORECASE
)
_INFINITIVE: Final = re.compile(
    r"\s[a-zà-ÿ]{2,}en(?=$| (?:met|van|voor|in|op|aan|bij|uit|naar|door|tijdens|volgens|over|tot|en|of)\b)"
)

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
    if line.part in {Part.OFFER, Part.APPLYING, Part.NOT_ASKED}:
        return False
    return _ASKS.search(line.text) is not None


def offers(line: Line) -> bool:
    """Tell whether a line says what the employer gives."""
    return line.part is Part.OFFER or _OFFERS.search(line.text) is not None


def tells_task(line: Line) -> bool:
    """Tell whether a line says what the work is; a loose item that asks or offers nothing does."""
    if line.part in {Part.OFFER, Part.APPLYING, Part.NOT_ASKED} or line.text.endswith(("?", ":")):
        return False
    return line.item or _DOES.search(line.text) is not None


def _rows(text: str) -> Iterator[_Row]:
    apart = False
    for raw in text.splitlines():
        plain = _MARKS.sub("", raw.strip())
        bullet = _BULLET.match(plain)
        bare = plain[bullet.end() if bullet else 0 :].strip()
        if bare.strip(AROUND_HEADING):
            yield _Row(bare, bullet is not None, apart)
            apart = False
        else:
            apart = True


def _lines(text: str) -> Iterator[Line]:
    part, heading = Part.ABOUT, ""
    first, opened, lower = True, True, False
    rows = tuple(_rows(text))
    for row, after in zip(rows, (*rows, None)[1:], strict=True):
        named = None if row.bullet else part_named(row.text)
        if named is not None:
            part, heading, opened = named, row.text.strip(AROUND_HEADING), True
            continue
        if row.apart and not opened and _leaves(part, row, after):
            part = Part.ABOUT
        if row.apart or opened:
            lower = row.text[:1].islower()
        opened = False
        before, behind = _titled_inline(row, first=first)
        first = False
        if behind:
            part, heading = part_named(before) or part, before.strip()
        broken = _broken_off(row, after, lower=lower)
        lead = f"{heading}: " if part is Part.NOT_ASKED else ""
        for one in _read(row, part, behind, broken=broken):
            yield Line(lead + one.text, part, one.item, one.runs_on)


def _titled_inline(row: _Row, *, first: bool) -> tuple[str, str]:
    """Return a heading and what stands behind it on the same line, both empty without one."""
    before, _, behind = row.text.partition(":")
    title = first and _NAMES_WORK.fullmatch(before.strip())
    if row.bullet or title or not behind.strip() or part_named(before) is None:
        return "", ""
    return before, behind


def _read(row: _Row, part: Part, behind: str, *, broken: bool) -> Iterator[Line]:
    if behind:
        yield from (Line(one, part, item=True) for one in _items(behind, part))
    elif row.bullet or (part is Part.TASKS and not broken and _lost_its_bullet(row.text)):
        yield Line(row.text.strip(_CLOSING), part, item=True)
    else:
        *whole, last = (one.strip() for one in _SENTENCE_END.split(row.text))
        yield from (Line(one, part, item=False) for one in whole)
        yield Line(last, part, item=False, runs_on=broken)


def _leaves(part: Part, row: _Row, after: _Row | None) -> bool:
    """Tell whether a line after an empty one ends the part of the text that it stands under.

    In a list of tasks with empty lines between them each looks like a heading; one that says what to do
    is none when the next does so too, or when a heading or nothing follows.
    """
    if row.bullet:
        return False
    if part is Part.NOT_ASKED:
        return True
    if part is Part.TASKS and _INFINITIVE.search(row.text):
        last = after is None or (not after.bullet and part_named(after.text) is not None)
        if last or (after and not after.bullet and _INFINITIVE.search(after.text)):
            return False
    return like_a_heading(row.text)


def _broken_off(row: _Row, after: _Row | None, *, lower: bool) -> bool:
    """Tell whether a sentence goes on in the next line.

    `lower` tells that the lines begin with a small letter from the first on, so that such a letter is no
    sign of a sentence that goes on.
    """
    if row.bullet or row.text.endswith(_CLOSED):
        return False
    if after is None or after.apart or after.bullet:
        return False
    return _BROKEN_OFF.search(row.text) is not None or (not lower and after.text[:1].islower())


def _lost_its_bullet(text: str) -> bool:
    """Tell whether a line under a heading of tasks is one item of a list, by its form."""
    if text.endswith(_CLOSED) or _SENTENCE_END.search(text):
        return False
    return _WITH_SUBJECT.match(text) is None


def _items(text: str, part: Part) -> list[str]:
    """Return what stands behind a heading on the same line, one thing at a time."""
    if part in {Part.ABOUT, Part.OFFER, Part.APPLYING}:
        return [one.strip(_CLOSING) for one in _SENTENCE_END.split(text.strip())]
    parts = re.split(r";|\.\s" if ";" in text else r",(?!\d)|\.\s", text)
    return [one.strip(_CLOSING) for one in parts if one.strip(_CLOSING)]
