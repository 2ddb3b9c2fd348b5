"""Records to JSON documents and back: the one place that knows how a dataclass is written down.

Sets are written in order, so that one record always gives one document. What cannot be read back is
reported by kind alone: the document may hold what a client told.
"""

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from matcher.domain.errors import StateError

Record = TypeVar("Record")
Document = dict[str, Any]


def to_document(record: object, *, without: frozenset[str] = frozenset()) -> Document:
    """Return a record (a domain dataclass) as a JSON document, less the fields named."""
    fields = _adapter(type(record)).dump_python(record)
    kept = {name: value for name, value in fields.items() if name not in without}
    document: Document = to_jsonable_python(_in_order(kept))
    return document


def from_document(kind: type[Record], document: Document) -> Record:
    """Return the record that a document holds.

    Raises:
        StateError: the document does not fit this kind of record.
    """
    try:
        record: Record = _adapter(kind).validate_python(document)
    except ValidationError:
        msg = f"A stored {kind.__name__} cannot be read; the database may be of another version."
        raise StateError(msg) from None
    return record


def to_json(value: object) -> str:
    """Return a document as JSON text, with sorted keys and no NaN."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _in_order(value: object) -> object:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_in_order(part) for part in value]
    return value
