"""Keyed hashes: recognising a secret or an erased id without keeping it.

The pepper is the installation's own secret and never stands in the database, so that a stolen
database alone tells nothing.
"""

import hashlib
import hmac
import json
from enum import StrEnum


class Purpose(StrEnum):
    """What a hash is for: hashes for two purposes never equal each other."""

    API_KEY = "api_key"
    PAGE_SESSION = "page_session"
    ERASURE = "erasure"
    AUDIT_OBJECT = "audit_object"
    UNSENT_FORM = "unsent_form"
    DATABASE = "database"
    FILE_PART = "file_part"


def keyed_hash(pepper: bytes, purpose: Purpose, *parts: str) -> str:
    """Return the HMAC-SHA256 of some texts in hexadecimal; which text ends where matters.

    >>> keyed_hash(b"x", Purpose.ERASURE, "a", "bc") == keyed_hash(b"x", Purpose.ERASURE, "ab", "c")
    False
    """
    message = json.dumps([purpose.value, *parts], ensure_ascii=False)
    return hmac.new(pepper, message.encode(), hashlib.sha256).hexdigest()


def same_hash(one: str, other: str) -> bool:
    """Tell whether two hashes are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)
