"""What the rules find wrong with a client's file, in Dutch and at the field it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from matcher.domain.bsn import IS_BSN
from matcher.domain.errors import Fault
from matcher.use_cases.client_file import TextToRewrite
from matcher.use_cases.take_in_client import IS_ODD, IS_TAKEN, NUMBER_FIELD
from matcher.wording import client_form as own
from matcher_api.pages.contexts import Wrong
from matcher_api.staff_pages.client_facts import to_rewrite
from matcher_api.staff_pages.client_form import LANGUAGE, LEVEL, SECTOR
from matcher_api.staff_pages.client_form_contexts import ToRewrite

_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "passions": ("doet-graag", own.PASSIONS),
    "abilities": ("kan", own.ABILITIES),
    "aversions": ("liever-niet", own.AVERSIONS),
    "target_occupations": ("zoekt", own.OCCUPATIONS),
    "qualifications": ("diplomas", own.QUALIFICATIONS),
    "work_summary": ("samenvatting", own.SUMMARY),
    "place.town": ("woonplaats", own.TOWN),
}
_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "target_sectors": (f"{SECTOR}1", own.SECTORS),
    "avoid_times": ("niet-op", own.TIMES),
    "transport_modes": ("vervoer", own.MODES),
    "driving_licences": ("rijbewijzen", own.LICENCES),
    "education_level": ("opleiding", own.EDUCATION),
    "needs": ("nodig", own.S_NEEDS),
    "status": ("status", own.STATUS),
    "not_employers": ("niet-werkgever", own.NOT_EMPLOYERS),
    "not_vacancies": ("niet-vacature", own.NOT_VACANCIES),
}
_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "working_hours.min": ("uren-van", own.NOT_A_NUMBER),
    "working_hours.max": ("uren-tot", own.NOT_A_NUMBER),
    "working_hours": ("uren-tot", own.HOURS_ORDER),
    "available_from": ("beginnen", own.WRONG_DAY),
    "place.postcode4": ("postcode", own.WRONG_POSTCODE),
    "region": ("regio", own.WRONG_REGION),
    "max_travel_minutes": ("reistijd", own.WRONG_MINUTES),
}
_OF_NUMBER: Final[Mapping[str, str]] = {
    IS_BSN: own.NUMBER_IS_BSN,
    IS_TAKEN: own.NUMBER_TAKEN,
    IS_ODD: own.NUMBER_WRONG,
}
_IN_ROW: Final = re.compile(r"(?P<key>\w+)\[(?P<number>\d+)\]")


def refused(faults: Iterable[Fault]) -> Iterator[Wrong]:
    """Yield in words what the rules found wrong, each at its field."""
    for fault in faults:
        yield _wrong(fault)


def _wrong(fault: Fault) -> Wrong:
    if fault.place == NUMBER_FIELD:
        return Wrong("nummer", _OF_NUMBER[fault.problem])
    if fault.place in _SENTENCES:
        return Wrong(*_SENTENCES[fault.place])
    key = fault.place.partition("[")[0]
    if key == "languages":
        field = LEVEL if fault.place.endswith(".level") else LANGUAGE
        return Wrong(f"{field}1", own.WRONG_CHOICE.format(label=own.LANGUAGES))
    if key in _CHOICES:
        field, label = _CHOICES[key]
        return Wrong(field, own.WRONG_CHOICE.format(label=label))
    field, label = _TEXTS.get(key, _TEXTS["work_summary"])
    return Wrong(field, own.TEXT_WRONG.format(label=label))


def rewrite_in_words(texts: Iterable[TextToRewrite]) -> tuple[ToRewrite, ...]:
    """Return the texts that speak of health: where each stands, what is meant, and its field."""
    texts = tuple(texts)
    return tuple(
        ToRewrite(
            _field(text.place), own.REWRITE_ONE.format(place=place, words=", ".join(text.words))
        )
        for text, place in zip(texts, to_rewrite(texts), strict=True)
    )


def _field(place: str) -> str:
    found = _IN_ROW.match(place)
    key = found["key"] if found else place
    if key == "target_sectors" and found:
        return f"{SECTOR}{int(found['number']) + 1}"
    return _TEXTS[key][0]
