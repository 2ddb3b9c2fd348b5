"""From what is wrong with a vacancy to the field of the form it was read from, and what to do there."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from matcher.domain.conditions import ConditionCode
from matcher.wording import employer_pages as words
from matcher_api.employer.vacancy_form import GRADE_FIELDS, condition_field, demand_rows
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form

_INDEX: Final = re.compile(r"\[(\d+)\]")
_ORDER: Final = (
    *("titel", "taken", "omschrijving", "eis", "hoe-eis", "rijbewijs", "hoe-rijbewijs", "taal"),
    *("hoe-taal", "diploma", "hoe-diploma", "uren-van", "uren-tot", "hoe-uren", "tijden"),
    *("hoe-tijden", "plaats", "postcode", "thuiswerken", "werk", "contract", "contract-tot"),
    *("loon-van", "loon-tot", "loon-per", "plekken", "sluit", "contact", "solliciteren"),
)
"""The fields as they stand on the page; those with a number or a code by what comes before it."""

_FIELD_OF: Final[Mapping[str, str]] = {
    "title": "titel",
    "description": "omschrijving",
    "tasks": "taken",
    "working_hours": "uren-van",
    "working_hours.min": "uren-van",
    "working_hours.max": "uren-tot",
    "times": "tijden",
    "contract": "contract",
    "contract_ends_on": "contract-tot",
    "seats": "plekken",
    "closes_on": "sluit",
    "place.postcode4": "postcode",
    "place.town": "plaats",
    "remote": "thuiswerken",
    "driving_licence": "rijbewijs",
    "qualifications": "diploma",
    "apply_at": "solliciteren",
    "contact": "contact",
    "pay": "loon-van",
    "pay.min": "loon-van",
    "pay.max": "loon-tot",
    "pay.per": "loon-per",
}
"""The field of the form for each place in a vacancy."""


def filled_demand_rows(form: Form) -> tuple[int, ...]:
    """Return the numbers of the lines that hold a demand, in the order of the vacancy's demands."""
    return tuple(row for row in demand_rows(form) if form.text(f"eis-{row}"))


def field_of(place: str, form: Form) -> str:
    """Return the field of the form that a place in the vacancy was read from."""
    plain = _INDEX.sub("", re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), place))
    found = _INDEX.search(place)
    number = int(found[1]) if found else 0
    if plain.startswith("requirements"):
        kind = "hoe-eis" if plain.endswith("grade") else "eis"
        return f"{kind}-{filled_demand_rows(form)[number]}"
    if plain.startswith("languages"):
        return f"taal-{number + 1}"
    if plain.startswith("conditions"):
        chosen = [code for code in ConditionCode if form.text(condition_field(code))]
        return condition_field(chosen[number])
    if plain.startswith("grades"):
        demand = plain.split(".")[1]
        return next(field for asked, field in GRADE_FIELDS.items() if asked == demand)
    return _FIELD_OF.get(plain) or _FIELD_OF[plain.partition(".")[0]]


def wrong_in(field: str) -> Wrong:
    """Return what to do about a field."""
    return Wrong(field, words.WRONG.get(field) or words.WRONG[field.partition("-")[0]])


def in_order(wrong: Iterable[Wrong]) -> list[Wrong]:
    """Return what is wrong with each field once, in the order the fields have on the page."""
    known = {one.field: one for one in wrong}
    return sorted(known.values(), key=lambda one: _rank(one.field))


def _rank(field: str) -> int:
    if field in _ORDER:
        return _ORDER.index(field)
    return next(place for place, name in enumerate(_ORDER) if field.startswith(name))
