"""A pasted vacancy text split into what a vacancy holds, for the employer to confirm.

Plain patterns over one text, and no knowledge of anybody who looks for work. What is not certain stays
empty: unknown is not no. Nothing of the text is lost: what is no task, demand or title is description.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.grade_wording import ProposedGrade, propose_grades
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.pasted_conditions import offered_conditions
from matcher.domain.pasted_demands import (
    diplomas_in,
    grade_of,
    languages_in,
    licence_in,
    says_no_more,
)
from matcher.domain.pasted_facts import contract_in, hours_in, only_one, pay_in, times_in
from matcher.domain.pasted_headings import Part
from matcher.domain.pasted_lines import Line, asks, lines_of, offers, tells_task
from matcher.domain.pasted_particulars import closing_day_in, place_in, seats_in
from matcher.domain.vacancies import Requirement, Vacancy

LONGEST_TITLE: Final = 80

_SOUGHT: Final = re.compile(
    r"\b(?:zoek(?:en|t)(?: (?:wij|we))?|ben jij|op zoek naar|gezocht:?|gevraagd:?|vacature:?)\s+"
    r"(?:voor \w+ \w+ |per direct |een |de |onze nieuwe |nieuwe |\d+ |twee |drie )*"
    r"(?P<title>[\w/ '’-]{3,60}?)"
    r"(?=\s*(?:[.,!?:;(\n]|$| (?:die|voor|met|om|in|bij|op|te|per|van wie|tussen)\b))",
    re.IGNORECASE,
)
_BESIDES_TITLE: Final = re.compile(
    r"^(?:vacature|gezocht|gevraagd|functie)\s*[:–-]\s*|\s*\((?:m|v|x|/|\s|man|vrouw)+\)|"
    r"\s*\(?\d{1,2}(?:\s?(?:-|–|tot)\s?\d{1,2})?\s?(?:uur|uren)(?: per week)?\)?|"
    r"\s*\(?\d[.,]\d\d? fte\)?|(?:\s+m/v(?:/x)?)?\s+gezocht!?$|\s+(?:m/v(?:/x)?)$",
    re.IGNORECASE,
)
_SOUGHT_LAST: Final = re.compile(r"\bgezocht!$", re.IGNORECASE)
_WITH_LICENCE: Final = re.compile(r"\bmet (?:een )?(?:geldig )?rijbewijs\b", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+", re.IGNORECASE)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ENDS_WITH_ADDRESS: Final = re.compile(rf"(?:{_LINK.pattern}|{_MAIL.pattern})$", re.IGNORECASE)
_ENDS: Final = (".", "!", "?", "…", ",", ";")
_ABOUT_APPLYING: Final = re.compile(
    r"sollicit\w*|reage\w+|\bcv\b|motivatie|aanmeld\w*|meld je|mail\w*|stuur\w*|bel\b",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"(?:contact (?:op )?(?:met|opnemen met)|contactpersoon(?: is)?:?|bel (?:of mail )?(?:dan )?met|"
    r"vraag naar|vragen aan) "
    r"(?P<who>(?:de )?[A-Z][\w.’'-]*(?: (?:van|de|der|den|ten|ter|el|[A-Z][\w’'-]+)){0,4}|"
    r"(?:de |onze )?(?:afdeling \w+|bedrijfsleider|teamleider|personeelszaken|planning|winkelmanager))"
)


@dataclass(frozen=True, slots=True)
class SplitText:
    """A vacancy as a text tells it, without ids, and the grades that the text's own words propose.

    The proposed grades are not in the vacancy: nothing counts until a person has given it.
    """

    vacancy: Vacancy
    proposed_grades: tuple[ProposedGrade, ...]


def split_vacancy_text(text: str) -> SplitText:
    r"""Return what a vacancy text says, each thing in its place.

    >>> split = split_vacancy_text("Bakker\nTaken: brood bakken\nEisen: rijbewijs B")
    >>> split.vacancy.title, split.vacancy.tasks, split.vacancy.driving_licence
    ('Bakker', ('brood bakken',), 'B')
    """
    lines = lines_of(text)
    title, lines = _title(lines)
    asking = [line for line in lines if asks(line) and not _leads_on(line)]
    tasks = [line for line in lines if line not in asking and not _given(line) and tells_task(line)]
    demands = [
        (line, grade) for line in asking if (grade := grade_of(line.text, line.part)) is not None
    ]
    asked = [line.text for line in asking]
    sought = [line.text for line in lines if _WITH_LICENCE.search(line.text)]
    licence = licence_in([*asked, *sought])
    everything = [line.text for line in lines]
    whole = "\n".join([title, *everything])
    vacancy = Vacancy(
        id=VacancyId(""),
        employer_id=EmployerId(""),
        title=title,
        description=_description(lines, {*tasks, *(line for line, _ in demands)}),
        tasks=_once(line.text.rstrip(".") for line in tasks),
        requirements=tuple(
            Requirement(line.text.rstrip("."), grade)
            for line, grade in demands
            if not says_no_more(line.text, licence)
        ),
        working_hours=hours_in(text),
        times=times_in(everything),
        contract=contract_in(whole),
        seats=seats_in(whole),
        closes_on=closing_day_in(whole),
        place=place_in(text),
        driving_licence=licence,
        languages=languages_in(asked),
        qualifications=diplomas_in(asked),
        apply_at=_address(everything),
        contact=only_one(found["who"] for found in _CONTACT.finditer(whole)),
        conditions=offered_conditions(everything),
        pay=pay_in(whole),
    )
    read = replace(vacancy, description=whole, tasks=(), requirements=())
    return SplitText(vacancy, propose_grades(read))


def _title(lines: tuple[Line, ...]) -> tuple[str, tuple[Line, ...]]:
    """Return the title, and the lines without it when it had a line of its own."""
    if not lines:
        return "", lines
    first = lines[0]
    ends = first.text.endswith((".", ":", "!", "?")) and not _SOUGHT_LAST.search(first.text)
    alone = first.part is Part.ABOUT and not first.item and not ends
    if alone and len(first.text) <= LONGEST_TITLE:
        return _capital(_BESIDES_TITLE.sub("", first.text).strip()), lines[1:]
    sought = next((found for line in lines if (found := _SOUGHT.search(line.text))), None)
    return ("" if sought is None else _capital(sought["title"].strip())), lines


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _given(line: Line) -> bool:
    return offers(line) or _leads_on(line)


def _leads_on(line: Line) -> bool:
    return bool(_LINK.search(line.text) or _MAIL.search(line.text))


def _description(lines: Iterable[Line], taken: set[Line]) -> str:
    """Return what is left, the sentences of one part of the text in one paragraph."""
    paragraphs: list[str] = []
    part: Part | None = None
    for line in lines:
        if line in taken or line.text.endswith(":"):
            continue
        text = _closed(line)
        if line.part is part:
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
        part = line.part
    return "\n".join(paragraphs)


def _closed(line: Line) -> str:
    """Return a line as a sentence: an item with a capital, and a full stop where it has no end."""
    text = _capital(line.text) if line.item else line.text
    open_ended = line.runs_on or _ENDS_WITH_ADDRESS.search(text) or text.endswith(_ENDS)
    return text if open_ended else f"{text}."


def _address(sentences: Iterable[str]) -> str | None:
    """Return where to apply: a link or mail address in a sentence about applying."""
    about = [sentence for sentence in sentences if _ABOUT_APPLYING.search(sentence)]
    links = [found[0].rstrip(".,;") for one in about for found in _LINK.finditer(one)]
    if links:
        link = only_one(links)
        return link and (link if "://" in link else f"https://{link}")
    mail = only_one(found[0] for one in about for found in _MAIL.finditer(one))
    return mail and f"mailto:{mail}"


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
