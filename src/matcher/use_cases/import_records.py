"""Loading files of other systems: one way in for all five kinds.

Loading a file twice changes nothing. Who was erased does not come back. Refused lines are written
beside the file with their reasons; the rest is loaded.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.import_clients import import_clients
from matcher.use_cases.import_outcomes import import_outcomes
from matcher.use_cases.import_places import import_places
from matcher.use_cases.import_report import ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.import_vacancies import import_employers, import_vacancies
from matcher.use_cases.release_desk import end_uncovered_introductions


class ImportKind(StrEnum):
    """What a file holds."""

    CLIENTS = "clients"
    VACANCIES = "vacancies"
    EMPLOYERS = "employers"
    OUTCOMES = "outcomes"
    PLACES = "places"


_WAYS_IN: Final[Mapping[ImportKind, Callable[[Database, Path, ImportTerms], ImportReport]]] = (
    MappingProxyType(
        {
            ImportKind.CLIENTS: import_clients,
            ImportKind.VACANCIES: import_vacancies,
            ImportKind.EMPLOYERS: import_employers,
            ImportKind.OUTCOMES: import_outcomes,
            ImportKind.PLACES: import_places,
        }
    )
)


def import_records(
    database: Database, kind: ImportKind, path: Path, terms: ImportTerms
) -> ImportReport:
    """Load a file of one kind; JSONL, and CSV for places.

    After clients, introductions that their decisions no longer carry are ended.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    report = _WAYS_IN[kind](database, path, terms)
    if kind is ImportKind.CLIENTS:
        signature = Signature(None, terms.origin, terms.now)
        end_uncovered_introductions(database, terms.secret, signature, on=terms.today)
    return report
