"""A desk to bring files to: small records, and what came of loading them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from matcher.domain.client_records import ClientRecord
from matcher.domain.ids import ClientId, DecisionId, StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.exchange.shapes import Shape
from matcher.storage.clients import ClientRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.sessions import Database
from matcher.storage.tables import metadata
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_report import ImportReport
from matcher.use_cases.import_terms import ImportTerms

TODAY = date(2026, 11, 22)
PEPPER = b"a pepper that is for tests alone"
TERMS = ImportTerms(now=datetime(2026, 11, 22, 1, tzinfo=UTC), today=TODAY, secret=PEPPER)
IMPORTER = StaffId("import:file")
PRIVATE = "tegenlicht-in-de-ochtend"

DECISION = {
    "recipient": "any_employer",
    "topics": ["needs"],
    "need_codes": ["quiet_workplace"],
    "from_moment": "interview",
    "told_by": "client",
    "valid_from": "2026-11-01",
    "valid_until": "2027-02-01",
}
CLIENT: dict[str, Any] = {"client_id": "c-1", "employment_specialist": "s-1"}
VACANCY: dict[str, Any] = {
    "vacancy_id": "v-1",
    "employer_id": "e-1",
    "title": "Medewerker bioscoop",
    "description": "Je ontvangt bezoekers.",
}
OUTCOME: dict[str, Any] = {
    "outcome_id": "o-1",
    "client_id": "c-1",
    "vacancy_id": "v-1",
    "on": "2026-11-20",
    "event": "hired",
}


class Desk:
    """Loads records as a file would bring them."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Keep where files and records go."""
        self.database = database
        self.folder = folder

    def load(self, kind: str, *records: object, terms: ImportTerms = TERMS) -> ImportReport:
        lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
        return self.load_text(kind, "\n".join(lines) + "\n", terms=terms)

    def load_text(
        self, kind: str, content: str | bytes, terms: ImportTerms = TERMS
    ) -> ImportReport:
        path = self.path(kind)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_records(self.database, ImportKind(kind), path, terms)

    def path(self, kind: str) -> Path:
        return self.folder / f"{kind}.jsonl"

    def rejected(self, kind: str) -> list[dict[str, Any]]:
        path = self.folder / f"{kind}.jsonl.rejected.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    def client(self, external_id: str = "c-1") -> ClientRecord:
        with self.database.reading() as connection:
            ids = ExternalIdRepository(connection)
            inside = ids.internal(RecordKind.CLIENT, "file", external_id)
            assert inside is not None
            found = ClientRepository(connection).get(ClientId(inside))
            assert found is not None
            return found.value

    def everything(self) -> dict[str, list[Any]]:
        with self.database.reading() as connection:
            return {
                name: sorted(map(repr, connection.execute(table.select())))
                for name, table in metadata.tables.items()
            }


def from_file(shape: type[Shape], record: object) -> Shape:
    return shape.model_validate(record, by_name=True, by_alias=False)


def from_shape(decision: dict[str, Any]) -> DisclosureDecision:
    shape = from_file(ClientShape, CLIENT | {"disclosure": [decision]})
    assert isinstance(shape, ClientShape)
    return shape.decisions(SameIds())[0]


def unnamed(decision: DisclosureDecision) -> DisclosureDecision:
    return replace(decision, id=DecisionId(""))
