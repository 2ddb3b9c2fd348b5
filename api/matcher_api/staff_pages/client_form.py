"""The form of a client's file: what there is to choose from, and a file as it stands filled in.

What nobody knows is an empty field or a choice of its own; it never looks like "no".
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, get_args

from matcher.domain.conditions import ConditionCode
from matcher.domain.vocabulary import EducationLevel, LanguageLevel
from matcher.exchange.clients import ClientShape
from matcher.exchange.shapes import DrivingLicence, PlaceShape, RangeShape, TermShape
from matcher.wording import client_form as own
from matcher.wording import pages
from matcher.wording.sectors import SECTORS
from matcher.wording.terms import CONDITIONS, LANGUAGES, TIMES
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form
from matcher_api.staff_pages.client_form_contexts import FormChoices

NOT_KNOWN: Final = ""
NONE: Final = "geen"
SOME: Final = "wel"
YES: Final = "ja"
NO: Final = "nee"
NEED: Final = "nodig-"
SECTOR: Final = "sector-"
LANGUAGE: Final = "taal-"
LEVEL: Final = "niveau-"
VERSION: Final = "versie"
SPARE_ROWS: Final = 2
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
MOST_ROWS: Final = 40
_SBI: Final = "sbi"
_BETWEEN: Final = "|"

Value = TypeVar("Value", bound=str)


def need_field(code: ConditionCode) -> str:
    """Return the name of the field for a need."""
    return f"{NEED}{code.value}"


def rows(form: Form, prefix: str) -> tuple[int, ...]:
    """Return the numbers of the rows of a sort: every one that is filled in, and two to spare."""
    numbers = [
        int(number)
        for name in form.texts
        if name.startswith(prefix) and _NUMBER.fullmatch(number := name.removeprefix(prefix))
    ]
    filled = [n for n in numbers if n <= MOST_ROWS and form.text(f"{prefix}{n}")]
    return tuple(range(1, min(max(filled, default=0) + SPARE_ROWS, MOST_ROWS) + 1))


def term_in_words(term: TermShape) -> str:
    """Return a coded thing as a line of its own: its label, else its scheme and code."""
    return term.label or f"{term.scheme.value} {term.code}"


def sector_value(term: TermShape) -> str:
    """Return a sector as the value of a choice: an SBI division by its code alone."""
    if term.scheme.value == _SBI and term.code in SECTORS and not term.label:
        return term.code
    return _BETWEEN.join((term.scheme.value, term.code, term.label))


def filled_form(shape: ClientShape, version: int | None = None) -> Form:
    """Return the form with a client in it, and the version that is changed."""
    hours, place = shape.working_hours or RangeShape(), shape.place or PlaceShape()
    begins = shape.available_from
    texts: dict[str, str | None] = {
        VERSION: None if version is None else str(version),
        "doet-graag": _lines(shape.passions),
        "kan": _lines(shape.abilities),
        "liever-niet": _lines(shape.aversions),
        "zoekt": _lines(term_in_words(one) for one in shape.target_occupations or ()),
        "uren-van": _number(hours.min),
        "uren-tot": _number(hours.max),
        "beginnen": None if begins is None else begins.isoformat(),
        "postcode": place.postcode4,
        "woonplaats": place.town,
        "reistijd": _number(shape.max_travel_minutes),
        "rijbewijs": _known(shape.driving_licences),
        "opleiding": shape.education_level or NOT_KNOWN,
        "diploma": _known(shape.qualifications),
        "diplomas": _lines(term_in_words(one) for one in shape.qualifications or ()),
        "samenvatting": shape.work_summary,
        "register": _register(shape.target_group_register),
        "status": shape.status,
        "regio": shape.region,
    }
    needs = {need.code: need.importance for need in shape.needs or ()}
    texts |= {need_field(code): needs.get(code) or NOT_KNOWN for code in ConditionCode}
    for row, sector in enumerate(shape.target_sectors or (), start=1):
        texts[f"{SECTOR}{row}"] = sector_value(sector)
    for row, language in enumerate(shape.languages or (), start=1):
        texts[f"{LANGUAGE}{row}"] = language.code
        texts[f"{LEVEL}{row}"] = language.level
    return Form(
        {name: (str(text),) for name, text in texts.items() if text is not None}
        | {
            "niet-op": _values(shape.avoid_times),
            "vervoer": _values(shape.transport_modes),
            "rijbewijzen": _values(shape.driving_licences),
            "niet-werkgever": _values(shape.not_employers),
            "niet-vacature": _values(shape.not_vacancies),
        }
    )


def choices(
    form: Form, shape: ClientShape, employers: Mapping[str, str], vacancies: Mapping[str, str]
) -> FormChoices:
    """Return what there is to choose from; what the file or the form already holds is always there.

    `employers` and `vacancies` are the names of those that the client refused.
    """
    sectors = {sector_value(one): term_in_words(one) for one in shape.target_sectors or ()}
    languages = {one.code: one.code for one in shape.languages or ()} | LANGUAGES
    by_name = sorted(SECTORS.items(), key=lambda sector: sector[1])
    return FormChoices(
        sectors=_or_nothing(own.NO_SECTOR, sectors | dict(by_name)),
        sector_rows=rows(form, SECTOR),
        times=_options(TIMES),
        modes=_options(pages.MODES),
        licence=_options({NOT_KNOWN: own.UNKNOWN, NONE: own.NO_LICENCE, SOME: own.HAS_LICENCE}),
        licences=_options({one: one for one in get_args(DrivingLicence)}),
        languages=_or_nothing(own.NO_LANGUAGE, languages),
        levels=_or_nothing(own.UNKNOWN, {level: level for level in LanguageLevel}),
        language_rows=rows(form, LANGUAGE),
        education=_or_nothing(
            own.UNKNOWN, {level: own.EDUCATION_LEVELS[level] for level in EducationLevel}
        ),
        qualification=_options(
            {NOT_KNOWN: own.UNKNOWN, NONE: own.NO_QUALIFICATION, SOME: own.HAS_QUALIFICATION}
        ),
        needs=tuple(Option(need_field(code), CONDITIONS[code]) for code in ConditionCode),
        importances=_options(own.NEED_CHOICES),
        register=_options(own.REGISTER_CHOICES),
        statuses=_options(own.STATUSES),
        not_employers=_options(employers),
        not_vacancies=_options(vacancies),
    )


def _known(values: list[object] | list[DrivingLicence] | list[TermShape] | None) -> str:
    if values is None:
        return NOT_KNOWN
    return SOME if values else NONE


def _register(known: bool | None) -> str:  # noqa: FBT001 -- three-valued: None is unknown
    if known is None:
        return NOT_KNOWN
    return YES if known else NO


def _lines(texts: Iterable[str] | None) -> str | None:
    return "\n".join(texts or ()) or None


def _number(number: float | None) -> str | None:
    if number is None:
        return None
    whole = int(number) == number
    return str(int(number)) if whole else repr(number).replace(".", ",")


def _values(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


def _options(labels: Mapping[Value, str]) -> tuple[Option, ...]:
    return tuple(Option(str(value), label) for value, label in labels.items())


def _or_nothing(nothing: str, labels: Mapping[Value, str]) -> tuple[Option, ...]:
    return (Option("", nothing), *_options(labels))
