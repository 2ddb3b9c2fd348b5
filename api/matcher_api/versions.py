"""Versions of a thing over HTTP: told as an `ETag`, asked back as `If-Match`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import Depends, Header

from matcher.domain.errors import ConflictError
from matcher_api.errors import PreconditionFailedError, PreconditionRequiredError

_TAG: Final = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"')
"""A version as it is told; a proxy that compresses an answer on its way puts `W/` before it."""

_NEVER: Final = 0
"""A version that nothing has: the first one is 1."""


def expected_version(
    if_match: Annotated[
        str | None,
        Header(alias="If-Match", description="The ETag of what is changed, or * for any version."),
    ] = None,
) -> int | None:
    """Return the version a change is based on, None for whatever is there.

    Raises:
        PreconditionRequiredError: it does not say.
    """
    if if_match is None:
        msg = "Send the ETag of what you change as If-Match."
        raise PreconditionRequiredError(msg)
    if if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match.strip())
    return int(found[1]) if found else _NEVER


@contextmanager
def changed_first_by_others() -> Iterator[None]:
    """Turn the conflict of two changes into a failed precondition.

    Raises:
        PreconditionFailedError: somebody changed the thing first.
    """
    try:
        yield
    except ConflictError as error:
        raise PreconditionFailedError(str(error)) from None


VERSIONED: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.PRECONDITION_FAILED.value: {"description": "Somebody changed it first."},
    HTTPStatus.PRECONDITION_REQUIRED.value: {"description": "Say which version you change."},
}
"""Says of an operation that it can answer 412 and 428."""

ExpectedVersion = Annotated[int | None, Depends(expected_version)]
