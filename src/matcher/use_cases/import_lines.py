"""Loading a file in batches: a batch is kept whole or not at all, so a rerun goes on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from matcher.domain.bsn import IS_BSN, looks_like_bsn
from matcher.domain.errors import Fault, InvalidInputError
from matcher.exchange.faults import faults_of
from matcher.exchange.forbidden_keys import forbidden_keys
from matcher.exchange.jsonl import Line, read_jsonl
from matcher.exchange.rejected import RejectedLines
from matcher.exchange.shapes import LONGEST_ID, Shape, is_text
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import RecordKind
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.audit_trail import Deed, Signature, write_trail
from matcher.use_cases.import_report import (
    Change,
    FlaggedText,
    ImportReport,
    NotedPart,
    RefusedLine,
)
from matcher.use_cases.import_terms import ImportTerms

LINES_IN_A_BATCH: Final = 500

_CLIENT_KEY: Final = "client_id"
TWICE: Final = "stands in this file twice"
_ACTIONS: Final[Mapping[Change, str]] = MappingProxyType(
    {Change.ADDED: "create", Change.CHANGED: "change"}
)
WAS_ERASED: Final = "was erased and does not come back"
"""The problem of a record about somebody who was erased."""

Item = TypeVar("Item")
SomeShape = TypeVar("SomeShape", bound=Shape)


@dataclass(frozen=True, slots=True, repr=False)
class Read(Generic[Item]):
    """A line as it was read: an item, or faults; `original` only when it may be kept.

    `client_id` tells whom a record about a person is about, as the file names them.
    """

    line: int
    external_id: str | None
    item: Item | None = None
    faults: tuple[Fault, ...] = ()
    original: dict[str, Any] | None = None
    client_id: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one item did, which keys hold a health word, what a person is to look at.

    `deeds` are what the audit log is to tell of it.
    """

    change: Change
    flagged: tuple[str, ...] = ()
    noted: tuple[Fault, ...] = ()
    deeds: tuple[Deed, ...] = ()


def read_records(
    path: Path, shape: type[SomeShape], id_key: str, *, about_a_person: bool
) -> Iterator[Read[SomeShape]]:
    """Return the records of a JSONL file; an id that was there before in the file is a fault.

    Records about a person may hold no forbidden key, nor a BSN.
    """
    seen: set[str] = set()
    for line in read_jsonl(path):
        read = _read(line, shape, id_key, about_a_person=about_a_person)
        if read.item is not None and read.external_id in seen:
            read = replace(read, item=None, faults=(Fault(id_key, TWICE),))
        elif read.item is not None and read.external_id is not None:
            seen.add(read.external_id)
        yield read


def load_lines(
    database: Database,
    path: Path,
    lines: Iterable[Read[Item]],
    load: Callable[[Connection, Item], Loaded],
    terms: ImportTerms,
) -> ImportReport:
    """Load what was read, one transaction for each batch, and write the refused lines beside it.

    What it did is told in the audit log in that same transaction.
    Of a line about somebody who was erased nothing is kept. `load` raises `InvalidInputError` to
    refuse an item, before it has written any record; ids that it names may be linked by then.
    """
    changes: list[Change] = []
    refused: list[RefusedLine] = []
    flagged: list[FlaggedText] = []
    noted: list[NotedPart] = []
    with RejectedLines(path) as rejected:
        for batch in batches(lines):
            with database.transaction() as connection:
                done = [(read, _load(connection, read, load, terms)) for read in batch]
                loaded = (result for _, result in done if isinstance(result, Loaded))
                deeds = [deed for one in loaded for deed in one.deeds]
                signature = Signature(None, terms.origin, terms.now)
                write_trail(connection, terms.secret, signature, deeds)
            for read, result in done:
                if isinstance(result, Loaded):
                    changes.append(result.change)
                    texts = (FlaggedText(read.line, read.external_id, k) for k in result.flagged)
                    flagged.extend(texts)
                    noted.extend(NotedPart(read.line, read.external_id, n) for n in result.noted)
                else:
                    refused.append(RefusedLine(read.line, read.external_id, result))
                    rejected.add(read.line, read.external_id, result, _kept(read, result))
            terms.progress(len(batch))
    return ImportReport(
        added=changes.count(Change.ADDED),
        changed=changes.count(Change.CHANGED),
        unchanged=changes.count(Change.UNCHANGED),
        refused=tuple(refused),
        flagged=tuple(flagged),
        noted=tuple(noted),
        rejected_file=rejected.path if refused else None,
    )


def noting_ids(lines: Iterable[Read[Item]], ids: set[str]) -> Iterator[Read[Item]]:
    """Yield lines as they come, and add to `ids` what each is about, also where it is refused."""
    for read in lines:
        if read.external_id is not None:
            ids.add(read.external_id)
        yield read


def deed_of(change: Change, object_kind: str, object_id: str) -> tuple[Deed, ...]:
    """Return what the audit log is to tell of a record that was loaded: nothing when it stayed as it was."""
    action = _ACTIONS.get(change)
    return () if action is None else (Deed(action, object_kind, (object_id,)),)


def batches(lines: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield lines as many together as are loaded in one transaction."""
    lines = iter(lines)
    while batch := list(islice(lines, LINES_IN_A_BATCH)):
        yield batch


def _load(
    connection: Connection,
    read: Read[Item],
    load: Callable[[Connection, Item], Loaded],
    terms: ImportTerms,
) -> Loaded | tuple[Fault, ...]:
    if read.client_id is not None and _is_erased(connection, read.client_id, terms):
        return (Fault(_CLIENT_KEY, WAS_ERASED),)
    if read.item is None:
        return read.faults
    try:
        return load(connection, read.item)
    except InvalidInputError as refusal:
        return refusal.faults


def _is_erased(connection: Connection, client_id: str, terms: ImportTerms) -> bool:
    """Tell whether a client was erased.

    From there on nobody else writes about clients, so that who was not erased is not now.
    """
    hold(connection, Counter.CLIENTS)
    erasures = ErasureRepository(connection, terms.secret)
    return erasures.known(RecordKind.CLIENT, terms.source, client_id)


def _kept(read: Read[Item], faults: tuple[Fault, ...]) -> dict[str, Any] | None:
    """Return the record as it may stay beside the file: nothing of somebody who was erased."""
    erased = any(fault.problem == WAS_ERASED for fault in faults)
    return None if erased else read.original


def _read(
    line: Line, shape: type[SomeShape], id_key: str, *, about_a_person: bool
) -> Read[SomeShape]:
    if line.record is None:
        return Read(line.number, None, faults=(Fault("", line.problem or "cannot be read"),))
    if about_a_person and looks_like_bsn(str(line.record.get(_CLIENT_KEY, ""))):
        return Read(line.number, None, faults=(Fault(_CLIENT_KEY, IS_BSN),))
    external_id = _id_of(line.record, id_key)
    client_id = _id_of(line.record, _CLIENT_KEY) if about_a_person else None
    forbidden = forbidden_keys(line.record) if about_a_person else ()
    if forbidden:
        return Read(line.number, external_id, faults=tuple(key.fault for key in forbidden))
    try:
        item = shape.model_validate(line.record, by_name=True, by_alias=False)
    except ValidationError as error:
        kept = None if about_a_person and client_id is None else line.record
        return Read(line.number, external_id, None, faults_of(error), kept, client_id)
    return Read(line.number, external_id, item, (), line.record, client_id)


def _id_of(record: Mapping[str, Any], id_key: str) -> str | None:
    """Return an id as it is read, or None; a number counts as the text of it."""
    given = record.get(id_key)
    text = str(given).strip() if isinstance(given, str | int) else ""
    return text if 0 < len(text) <= LONGEST_ID and is_text(text) else None
