"""From what FastAPI found wrong with a request to faults: place and problem, never the value."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from matcher.domain.errors import Fault
from matcher.exchange.faults import faults_of

if TYPE_CHECKING:
    from pydantic import ValidationError

_PARTS: Final = frozenset({"body", "query", "path", "header", "cookie"})


class _Found:
    """What was found wrong, in the form in which pydantic tells it."""

    def __init__(self, errors: Iterable[Mapping[str, Any]]) -> None:
        self._errors = list(errors)

    def errors(self, **_kept_out: bool) -> list[Mapping[str, Any]]:
        """Return what was found."""
        return self._errors


def faults_of_request(errors: Iterable[Mapping[str, Any]]) -> tuple[Fault, ...]:
    """Return every fault of a request, all at once, each once.

    >>> found = {"type": "missing", "loc": ("body", "title"), "msg": "Field required"}
    >>> [str(fault) for fault in faults_of_request([found])]
    ['title: is required']
    """
    told = [_without_part(error) for error in errors]
    return tuple(dict.fromkeys(faults_of(cast("ValidationError", _Found(told)))))


def _without_part(error: Mapping[str, Any]) -> Mapping[str, Any]:
    if error["type"] == "json_invalid":
        return {"type": "json_invalid", "loc": (), "msg": "cannot be read as JSON"}
    loc = tuple(error["loc"])
    return {**error, "loc": loc[1:] if loc and loc[0] in _PARTS else loc}
