"""What a vacancy's text may speak of when it says how hard a demand is: one subject for each thing asked.

A demand for two languages has two subjects. A sentence about another licence, another language or
another certificate than the vacancy asks for is about another subject, and finds nothing here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.vacancies import Demand, Vacancy
from matcher.domain.vocabulary import CodedTerm, EducationLevel, education_level_named
from matcher.domain.working_time import HoursRange, TimeOfDay


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is asked, found in a sentence by `mention`.

    `by_law` tells that naming it is enough: nobody may do the work without it.
    """

    mention: re.Pattern[str]
    by_law: bool = False


LANGUAGE_NAMES: Final = {
    "nld": r"nederlands|nederlandse taal",
    "eng": r"engels|engelse taal",
    "deu": r"duits|duitse taal",
    "fra": r"frans|franse taal",
    "spa": r"spaans|spaanse taal",
    "ita": r"italiaans",
    "pol": r"pools|poolse taal",
    "tur": r"turks|turkse taal",
    "ara": r"arabisch|arabische taal",
    "ukr": r"oekra[iï]ens",
    "dse": r"(?:nederlandse )?gebarentaal",
}
"""How a text calls the languages that vacancies ask most, by ISO 639-3 code."""

BY_LAW: Final = (
    r"big[- ](?:registratie|geregistreerd|register)\w*|(?-i:BIG)",
    r"code[- ]?95",
    r"vog|verklaring omtrent (?:het )?gedrag",
    r"skj(?:[- ]registratie)?",
    r"(?:les|onderwijs)bevoegdheid",
    r"chauffeurskaart|taxipas",
    r"adr[- ](?:certificaat|diploma)",
)
CERTIFICATES: Final = (
    r"vca(?:[- ](?:basis|vol|pas|diploma|certificaat))*",
    r"bhv(?:[- ](?:diploma|certificaat))?",
    r"ehbo(?:[- ](?:diploma|certificaat))?",
    r"heftruck(?:[- ]?(?:certificaat|diploma|rijbewijs))",
    r"reachtruck(?:[- ]?(?:certificaat|diploma))",
    r"(?:verklaring )?sociale hygi[eë]ne",
)
_ANY_DIPLOMA: Final = (
    r"(?:(?:^|(?<=[,:(-] )|(?<=\b(?:een|het|dit) )|(?<=\bgeen )|(?<=relevant )|(?<=afgerond ))"
    r"(?:vakdiploma|diploma(?:['’]s)?|certificaat)|"
    r"(?:afgeronde|voltooide|gerichte|relevante|passende) (?:\w+ )?opleiding)"
    r"(?= *(?:$|[.,;:!?()])| (?:is|zijn|of|niet|vereist|verplicht|nodig|noodzakelijk|gewenst|telt|"
    r"doet|doen|hoeft|hebben|hebt|heb|in een)\b)"
)
_DIPLOMA_OF_LEVEL: Final = r"(?:[- ](?:niveau|diploma|opleiding|geschoold))*"
LICENCE_CLASS: Final = r"(?:(?-i:AM|A[12]?|B\+|BE|C1E?|CE|D1E?|DE)(?![\w+])|[bcdt]\b(?!\+))"
TIME_NAMES: Final = {
    TimeOfDay.DAY: r"overdag|doordeweeks|['’]s (?:ochtends|morgens|middags)|dagdienst\w*",
    TimeOfDay.EVENING: r"['’]s avonds|(?:een |de )?(?:koop)?avond(?:en|diensten|dienst|werk)?",
    TimeOfDay.NIGHT: r"['’]s nachts|(?:een |de )?nacht(?:en|diensten|dienst|werk)?",
    TimeOfDay.WEEKEND: (
        r"(?:(?:in|tijdens) (?:het|de) |een |de )?weekend(?:en|s|diensten|dienst|werk)?|"
        r"(?:op )?(?:zaterdag|zondag)(?:en)?"
    ),
}
_TIMES_AND_DASH: Final = r"(?:(?:avond|nacht|weekend)-(?:,? | en | of )*)*"


def subjects_of(vacancy: Vacancy) -> Iterator[tuple[Demand, Iterable[Subject]]]:
    """Yield each demand that a text can grade with what it asks, in the order of `Demand`.

    What a vacancy does not ask has no subjects; a thing that no text names has a subject that is
    never found.
    """
    yield Demand.DRIVING_LICENCE, _licence(vacancy.driving_licence)
    yield Demand.QUALIFICATION, (_qualification(term) for term in vacancy.qualifications)
    yield Demand.LANGUAGE, (_language(asked.code) for asked in vacancy.languages)
    yield Demand.HOURS, _hours(vacancy.working_hours)
    yield Demand.TIMES, _times(vacancy.times)


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


def _licence(asked: str | None) -> tuple[Subject, ...]:
    if not asked:
        return ()
    one = re.escape(asked)
    more = rf"(?: ?(?:,|/|of|en) ?{LICENCE_CLASS})*"
    named = rf"rijbewijs (?:(?:klasse|categorie) )?(?:{LICENCE_CLASS} ?(?:,|/|of|en) ?)*{one}"
    nameless = rf"(?:auto)?rijbewijs(?! (?:(?:klasse|categorie) )?{LICENCE_CLASS})"
    return (Subject(_words(rf"{named}(?![\w+]){more}", rf"{one}-rijbewijs", nameless)),)


def _qualification(asked: CodedTerm) -> Subject:
    label = asked.label.strip()
    law = [pattern for pattern in BY_LAW if _words(pattern).search(label)]
    if law:
        return Subject(_words(*law), by_law=True)
    level = education_level_named(label)
    if level is not None:
        return Subject(_words(*_of_level(label, level), _ANY_DIPLOMA))
    certificates = [pattern for pattern in CERTIFICATES if _words(pattern).search(label)]
    literal = [r"\s+".join(map(re.escape, label.split()))] if label else []
    return Subject(_words(*certificates, *literal, _ANY_DIPLOMA))


def _of_level(label: str, level: EducationLevel) -> Iterator[str]:
    """Yield how a text names a level of education, with or without the field of study."""
    field = r"\s+".join(map(re.escape, _FIELD.sub(" ", label).split()))
    of_field = rf"(?: {field})?" if field else ""
    if level.startswith("mbo"):
        step = rf"(?:[1-4] ?(?:/|-|of) ?)*{level[-1]}(?: ?(?:/|-|of) ?[1-4])*"
        name = rf"mbo(?:(?:[- ]?niveau)?[- ]?{step}|(?!(?:[- ]?niveau)?[- ]?[1-4]))"
        number = rf"(?: niveau {step})?"
    else:
        name, number = level.value, ""
    yield rf"{name}{_DIPLOMA_OF_LEVEL}{of_field}{_DIPLOMA_OF_LEVEL}"
    if field:
        yield rf"(?:diploma|opleiding) {field}{number}"


_FIELD: Final = re.compile(
    r"\b(?:v?mbo|havo|vwo|hbo|wo|niveau|diploma|opleiding|of|hoger|gelijkwaardig|minimaal|werk-|en|"
    r"denkniveau)\b-?|[1-4]\b",
    re.IGNORECASE,
)


def _language(code: str) -> Subject:
    return Subject(_words(LANGUAGE_NAMES.get(code, r"(?!)")))


def _hours(asked: HoursRange) -> tuple[Subject, ...]:
    if not asked.known:
        return ()
    numbers = [f"{end:g}" for end in (asked.min, asked.max) if end is not None]
    span = r" ?(?:-|–|tot|à|of) ?".join(map(re.escape, numbers))
    words = (
        r"(?<!extra )(?:(?:het )?aantal |minder |meer )?(?:werk|contract)?uren",
        r"\d{1,2} (?:uur|uren) (?:per|in de) week",
        rf"{span} uur" if len(numbers) > 1 else r"(?!)",
        r"full-?time|part-?time|voltijd|deeltijd",
    )
    return (Subject(_words(*words)),)


def _times(asked: frozenset[TimeOfDay] | None) -> tuple[Subject, ...]:
    if not asked:
        return ()
    words = [_TIMES_AND_DASH + f"(?:{TIME_NAMES[time]})" for time in TimeOfDay if time in asked]
    return (Subject(_words(*words, r"werktijden|werkdagen|onregelmatige diensten")),)
