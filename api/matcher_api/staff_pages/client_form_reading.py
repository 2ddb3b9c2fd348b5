"""From the form of a client's file to the file, or to what is to be mended.

A field that was left as it stood keeps what it holds, to the letter and with its codes: only what
somebody changed is read anew. The rules themselves are those of `ClientShape`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import is_region_code
from matcher.domain.vocabulary import Scheme
from matcher.exchange.clients import ClientShape
from matcher.exchange.faults import faults_of
from matcher.exchange.shapes import TermShape
from matcher.wording import client_form as own
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form
from matcher_api.staff_pages.client_form import (
    LANGUAGE,
    LEVEL,
    MOST_ROWS,
    NEED,
    NO,
    NONE,
    SECTOR,
    SOME,
    YES,
    filled_form,
    need_field,
    sector_value,
    term_in_words,
)
from matcher_api.staff_pages.client_form_wrongs import refused

_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,20})?")
_REGISTER: Final[Mapping[str, bool]] = {YES: True, NO: False}


@dataclass(frozen=True, slots=True)
class _Part:
    """One key of a file: how it is read, and the fields it is filled in with (or how they begin).

    A browser always sends `sent_with` along: without it, nothing was filled in at all.
    """

    read: Callable[[Form, ClientShape], object]
    fields: tuple[str, ...]
    sent_with: str


def read_client(form: Form, before: ClientShape) -> ClientShape | tuple[Wrong, ...]:
    """Return the file as it was filled in, or everything that is wrong with it."""
    stood = filled_form(before)
    known = before.model_dump()
    wrong = [*_at_odds(form), *_no_region(form, stood)]
    for key, part in _PARTS.items():
        sent = part.sent_with in form.texts
        if sent and _typed(form, part.fields) != _typed(stood, part.fields):
            known[key] = part.read(form, before)
    try:
        shape = ClientShape.of(**known)
    except ValidationError as error:
        wrong += refused(faults_of(error))
        return tuple(dict.fromkeys(wrong))
    return tuple(wrong) or shape


def _typed(form: Form, fields: tuple[str, ...]) -> dict[str, list[str]]:
    """Return what stands in some fields, however a browser sends line ends and empty fields."""
    typed = {
        name: sorted(plain for text in texts if (plain := _plain(text)))
        for name, texts in form.texts.items()
        if any(name == one or (one.endswith("-") and name.startswith(one)) for one in fields)
    }
    return {name: texts for name, texts in typed.items() if texts}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _lines(name: str) -> Callable[[Form, ClientShape], object]:
    return lambda form, _: list(form.lines(name))


def _text(name: str) -> Callable[[Form, ClientShape], object]:
    return lambda form, _: form.text(name) or None


def _all(name: str) -> Callable[[Form, ClientShape], object]:
    return lambda form, _: sorted(set(form.all(name)))


def _number(name: str) -> Callable[[Form, ClientShape], object]:
    return lambda form, _: _as_number(form.text(name))


def _as_number(text: str) -> float | str | None:
    """Return a number as it was typed; what is none stays text, which the rules refuse."""
    if not text:
        return None
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else text


def _hours(form: Form, _: ClientShape) -> object:
    return {
        end: _as_number(form.text(f"uren-{name}")) for end, name in (("min", "van"), ("max", "tot"))
    }


def _place(form: Form, _: ClientShape) -> object:
    place = {"postcode4": form.text("postcode") or None, "town": form.text("woonplaats") or None}
    return place if any(place.values()) else None


def _licences(form: Form, _: ClientShape) -> object:
    return {NONE: [], SOME: sorted(set(form.all("rijbewijzen")))}.get(form.text("rijbewijs"))


def _occupations(form: Form, before: ClientShape) -> object:
    return _terms(form.lines("zoekt"), before.target_occupations)


def _qualifications(form: Form, before: ClientShape) -> object:
    written = _terms(form.lines("diplomas"), before.qualifications)
    return {NONE: [], SOME: written}.get(form.text("diploma"))


def _terms(lines: Iterable[str], before: Iterable[TermShape] | None) -> list[object]:
    """Return the things on some lines; one that was there already keeps its code."""
    coded: dict[str, list[TermShape]] = defaultdict(list)
    for term in before or ():
        coded[term_in_words(term)].append(term)
    return [coded[line].pop(0) if coded[line] else {"label": line} for line in lines]


def _sectors(form: Form, before: ClientShape) -> object:
    known = {sector_value(term): term for term in before.target_sectors or ()}
    chosen = dict.fromkeys(text for _, text in _rows(form, SECTOR))
    return [known.get(one) or {"scheme": Scheme.SBI, "code": one} for one in chosen]


def _languages(form: Form, _: ClientShape) -> object:
    return [
        {"code": code, "level": form.text(f"{LEVEL}{row}") or None}
        for row, code in _rows(form, LANGUAGE)
    ]


def _needs(form: Form, _: ClientShape) -> object:
    importances = {code: form.text(need_field(code)) for code in ConditionCode}
    return [
        {"code": code, "importance": importance}
        for code, importance in importances.items()
        if importance
    ]


def _register(form: Form, _: ClientShape) -> object:
    return _REGISTER.get(form.text("register"))


def _rows(form: Form, prefix: str) -> Iterator[tuple[int, str]]:
    for row in range(1, MOST_ROWS + 1):
        if text := form.text(f"{prefix}{row}"):
            yield row, text


def _at_odds(form: Form) -> Iterator[Wrong]:
    """Yield the fields that contradict each other, or say half of something."""
    licences, written = form.all("rijbewijzen"), form.lines("diplomas")
    if form.text("rijbewijs") == SOME and not licences:
        yield Wrong("rijbewijzen", own.LICENCE_WHICH)
    if form.text("rijbewijs") != SOME and licences:
        yield Wrong("rijbewijs", own.LICENCE_BOTH)
    if form.text("diploma") == SOME and not written:
        yield Wrong("diplomas", own.QUALIFICATION_WHICH)
    if form.text("diploma") != SOME and written:
        yield Wrong("diploma", own.QUALIFICATION_BOTH)
    for row in range(1, MOST_ROWS + 1):
        if form.text(f"{LEVEL}{row}") and not form.text(f"{LANGUAGE}{row}"):
            yield Wrong(f"{LANGUAGE}{row}", own.LEVEL_ALONE)


def _no_region(form: Form, stood: Form) -> Iterator[Wrong]:
    """Yield the field of the region when something else than a code was typed in it."""
    region = form.text("regio")
    if region not in {"", stood.text("regio")} and not is_region_code(region):
        yield Wrong("regio", own.WRONG_REGION)


_PARTS: Final[Mapping[str, _Part]] = {
    "passions": _Part(_lines("doet-graag"), ("doet-graag",), "doet-graag"),
    "abilities": _Part(_lines("kan"), ("kan",), "kan"),
    "aversions": _Part(_lines("liever-niet"), ("liever-niet",), "liever-niet"),
    "target_occupations": _Part(_occupations, ("zoekt",), "zoekt"),
    "target_sectors": _Part(_sectors, (SECTOR,), f"{SECTOR}1"),
    "working_hours": _Part(_hours, ("uren-van", "uren-tot"), "uren-van"),
    "avoid_times": _Part(_all("niet-op"), ("niet-op",), "beginnen"),
    "available_from": _Part(_text("beginnen"), ("beginnen",), "beginnen"),
    "place": _Part(_place, ("postcode", "woonplaats"), "postcode"),
    "max_travel_minutes": _Part(_number("reistijd"), ("reistijd",), "reistijd"),
    "transport_modes": _Part(_all("vervoer"), ("vervoer",), "reistijd"),
    "driving_licences": _Part(_licences, ("rijbewijs", "rijbewijzen"), "rijbewijs"),
    "languages": _Part(_languages, (LANGUAGE, LEVEL), f"{LANGUAGE}1"),
    "education_level": _Part(_text("opleiding"), ("opleiding",), "opleiding"),
    "qualifications": _Part(_qualifications, ("diploma", "diplomas"), "diplomas"),
    "needs": _Part(_needs, (NEED,), need_field(ConditionCode.QUIET_WORKPLACE)),
    "work_summary": _Part(_text("samenvatting"), ("samenvatting",), "samenvatting"),
    "target_group_register": _Part(_register, ("register",), "register"),
    "status": _Part(_text("status"), ("status",), "status"),
    "region": _Part(_text("regio"), ("regio",), "regio"),
    "not_employers": _Part(_all("niet-werkgever"), ("niet-werkgever",), "nog-werkgever"),
    "not_vacancies": _Part(_all("niet-vacature"), ("niet-vacature",), "nog-werkgever"),
}


def with_employers(shape: ClientShape, employers: Iterable[str]) -> ClientShape:
    """Return a file with more employers that the client does not want."""
    more: dict[str, Any] = {"not_employers": sorted({*(shape.not_employers or ()), *employers})}
    return shape.model_copy(update=more)
