"""Refuses what another site makes a signed-in browser send.

Every browser of the last years says where a request came from in `Sec-Fetch-Site`; an older one at
least names its `Origin`. A post that says neither did not come from a page of ours.
"""

from typing import Final
from urllib.parse import urlsplit

from fastapi import Request

from matcher.domain.errors import MatcherError

_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class ForgedPostError(MatcherError):
    """A post that did not come from a page of this site."""


def refuse_forged_posts(request: Request) -> None:
    """Let reading pass, and of the rest only what one of our own pages sent.

    Raises:
        ForgedPostError: another site sent it, or it does not say who did.
    """
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("sec-fetch-site")
    ours = site == "same-origin" if site is not None else _same_host(request)
    if not ours:
        msg = "This post did not come from a page of this site."
        raise ForgedPostError(msg)


def _same_host(request: Request) -> bool:
    """Tell whether the origin names this very host and port; the scheme may end at a proxy."""
    origin = urlsplit(request.headers.get("origin", ""))
    host = request.headers.get("host", "")
    return bool(origin.netloc) and origin.netloc.casefold() == host.casefold()
