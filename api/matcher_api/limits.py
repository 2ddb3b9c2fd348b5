"""How much one request may hold and one key may ask."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher_api.errors import TooManyRequestsError
from matcher_api.problems import problem_response

LARGEST_BODY: Final = 1_000_000
"""Bytes in a request: the longest vacancy is far below it."""

_MOST_BUCKETS: Final = 10_000


def _problem(_request: Request) -> Response:
    return problem_response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "What was sent is too large.")


class BodyLimit:
    """Refuses a request whose body is too large, whether it says so beforehand or not."""

    def __init__(
        self,
        app: ASGIApp,
        refuse: Callable[[Request], Response] = _problem,
        largest: int = LARGEST_BODY,
    ) -> None:
        """Keep what is wrapped, what a refusal looks like, and the limit in bytes."""
        self._app = app
        self._refuse = refuse
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is small enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said[:20]) > self._largest:
            await self._refuse(Request(scope))(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._largest:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, counted, send)


class RateLimiter:
    """A token bucket for each key: `per_second` on average, `burst` at once.

    It lives in this process; several processes allow as many times more.
    """

    def __init__(self, per_second: float = 20.0, burst: int = 200) -> None:
        """Keep the two limits."""
        self._per_second = per_second
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str) -> None:
        """Take one token from a bucket.

        Raises:
            TooManyRequestsError: the bucket is empty.
        """
        now = time.monotonic()
        with self._lock:
            tokens, then = self._buckets.pop(name, (float(self._burst), now))
            tokens = min(float(self._burst), tokens + (now - then) * self._per_second)
            self._buckets[name] = (max(0.0, tokens - 1.0), now)
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets.popitem(last=False)
        if tokens < 1.0:
            msg = "That was too often. Wait a moment."
            raise TooManyRequestsError(msg)
