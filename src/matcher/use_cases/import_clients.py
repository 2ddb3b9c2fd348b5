"""Loading clients, with their decisions about openness."""

from dataclasses import dataclass
from pathlib import Path

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import StaffId
from matcher.exchange.clients import ClientShape
from matcher.storage.clients import ClientRepository
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.import_decisions import decision_changes
from matcher.use_cases.import_ids import SourceIds
from matcher.use_cases.import_lines import Loaded, load_lines, read_records
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms


def import_clients(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load clients from a JSONL file.

    A decision that an earlier file held and this one does not is revoked as of today. An erased
    client is refused. A text with a health word is loaded and reported as flagged.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    lines = read_records(path, ClientShape, "client_id", about_a_person=True)
    return load_lines(database, path, lines, _ClientLoader(terms).load, terms.progress)


@dataclass(frozen=True, slots=True)
class _ClientLoader:
    terms: ImportTerms

    def load(self, connection: Connection, shape: ClientShape) -> Loaded:
        """Load one client."""
        erasures = ErasureRepository(connection, self.terms.secret)
        if erasures.known(RecordKind.CLIENT, self.terms.source, shape.client_id):
            raise InvalidInputError([Fault("client_id", "was erased and does not come back")])
        clients = ClientRepository(connection)
        ids = SourceIds(ExternalIdRepository(connection), self.terms.source)
        record = shape.to_domain(ids)
        known = clients.get(record.id)
        if known is None:
            clients.add(record)
            self._decide(clients, shape, ids)
            return Loaded(Change.ADDED, shape.flagged())
        same = clients.put(record, known.version) == known.version
        decided = self._decide(clients, shape, ids)
        change = Change.UNCHANGED if same and not decided else Change.CHANGED
        return Loaded(change, shape.flagged())

    def _decide(self, clients: ClientRepository, shape: ClientShape, ids: SourceIds) -> bool:
        """Bring the decisions in line with the file, and tell whether that took anything."""
        client_id = ids.client(shape.client_id)
        importer = StaffId(f"import:{self.terms.source}")
        changes = decision_changes(
            clients.recorded_decisions(client_id), shape.decisions(ids), importer
        )
        for decision_id in changes.revoke:
            clients.revoke_decision(client_id, decision_id, self.terms.today, importer)
        for decision in changes.append:
            clients.append_decision(client_id, decision, importer, self.terms.now)
        return bool(changes.revoke or changes.append)
