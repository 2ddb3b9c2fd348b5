"""From what pydantic found to faults in plain words: place and problem, never the value."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from matcher.domain.errors import Fault

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_.\-]{1,40}")
_SAID = {
    "extra_forbidden": "unknown key",
    "missing": "is required",
    "model_type": "should be an object",
    "model_attributes_type": "should be an object",
    "dataclass_type": "should be an object",
    "string_too_short": "may not be blank",
    "string_unicode": "holds characters that are not text",
}
_SAID_OF_PATTERNS = {
    "postcode4": "should be four digits from 1000 to 9999",
    "code": "should be three small letters, as in nld (ISO 639-3)",
    "kvk_number": "should be eight digits",
    "kvkNumber": "should be eight digits",
    "apply_at": "should begin with https://, http:// or mailto:",
    "applyAt": "should begin with https://, http:// or mailto:",
}


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """Return every fault found, with its place as in `working_hours.min`."""
    found = error.errors(include_input=False, include_url=False)
    return tuple(Fault(place_of(fault["loc"]), _problem(fault)) for fault in found)


def place_of(path: Sequence[str | int]) -> str:
    """Return a path as one readable place; a strange key is not repeated.

    >>> place_of(("needs", 0, "code"))
    'needs[0].code'
    """
    place = ""
    for part in path:
        if isinstance(part, int):
            place += f"[{part}]"
        else:
            place += f".{safe_key(part)}" if place else safe_key(part)
    return place


def safe_key(key: str) -> str:
    """Return a key if it looks like one, else a word for it: a value may be hidden in a key.

    >>> safe_key("birth_date"), safe_key("name: A. Person")
    ('birth_date', '(a key that is not a plain word)')
    """
    return key if _PLAIN_KEY.fullmatch(key) else "(a key that is not a plain word)"


def _problem(fault: Mapping[str, Any]) -> str:
    kind = fault["type"]
    if kind in _SAID:
        return _SAID[kind]
    if kind == "string_pattern_mismatch":
        key = next((part for part in reversed(fault["loc"]) if isinstance(part, str)), "")
        return _SAID_OF_PATTERNS.get(key, "has characters that are not allowed here")
    said = str(fault["msg"]).removeprefix("Value error, ")
    return said.replace("Input should be", "should be").replace("String should", "should")
