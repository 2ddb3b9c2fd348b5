"""What was typed in a form that was sent after the session ran out: kept for whoever typed it.

It travels sealed through the page to sign in, so that nothing of it is kept here, nobody else at the same
screen can read it, and only whoever the session was of opens it again.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from fastapi import Request

from matcher.domain.access import Actor
from matcher.storage.keyed_hashes import Purpose, keyed_hash
from matcher_api.authentication import actor_of_ended_session
from matcher_api.pages.forms import filled_in

_LASTS: Final = timedelta(hours=12)
_LONGEST: Final = 300_000
"""Characters of a sealed form: well within what one request may hold."""


@dataclass(frozen=True, slots=True, repr=False)
class UnsentForm:
    """A form that was not taken in: where it was sent to, the page it stood at, and its texts."""

    address: str
    page: str
    texts: Mapping[str, tuple[str, ...]]


async def sealed_form(request: Request, page: str) -> str:
    """Return what was sent, sealed for whoever's session ran out; "" where nobody's did.

    `page` is where the form stood.
    """
    actor = None if request.method != "POST" else actor_of_ended_session(request)
    if actor is None:
        return ""
    texts = (await filled_in(request)).texts
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    held = json.dumps({"address": address, "page": page, "texts": texts}).encode()
    sealed = _seal(request, actor).encrypt(held).decode()
    return sealed if texts and len(sealed) <= _LONGEST else ""


def opened_form(request: Request, sealed: str, actor: Actor) -> UnsentForm | None:
    """Return the form that was sealed for this actor today, or None when there is none."""
    try:
        lasts = int(_LASTS.total_seconds())
        held = json.loads(_seal(request, actor).decrypt(sealed.encode(), ttl=lasts))
    except (InvalidToken, UnicodeEncodeError):
        return None
    texts = {name: tuple(given) for name, given in held["texts"].items()}
    return UnsentForm(held["address"], held["page"], texts)


def _seal(request: Request, actor: Actor) -> Fernet:
    secret = request.app.state.store.secret
    digest = keyed_hash(secret, Purpose.UNSENT_FORM, actor.role, actor.subject)
    return Fernet(base64.urlsafe_b64encode(bytes.fromhex(digest)))
