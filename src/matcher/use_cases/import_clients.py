"""Loading clients, with their decisions about openness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.exchange.clients import ClientShape
from matcher.exchange.decisions import meant_recipient
from matcher.storage.clients import ClientRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Deed
from matcher.use_cases.decision_checks import is_known_recipient
from matcher.use_cases.hand_over import bring_along
from matcher.use_cases.import_decisions import decision_changes
from matcher.use_cases.import_ids import SourceIds
from matcher.use_cases.import_lines import Loaded, deed_of, load_lines, noting_ids, read_records
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.newly_said import NewlySaid
from matcher.use_cases.release_desk import ReleaseDesk, desk_on

LEFT_OUT: Final = "is left out: a person has decided about this recipient here since"
UNKNOWN_EMPLOYER: Final = "is not an employer known here yet"


def import_clients(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load clients from a JSONL file.

    A decision that an earlier file held and this one does not is revoked as of today; one about a
    recipient of whom a person has decided here since is left out and noted. A release that waits for
    its hour is a draft again when what it was released on changes. Another specialist is a hand-over, as
    one in the app is. An erased client is refused. A text with a health word is loaded and reported as
    flagged. Who the file no longer names stays as they are; how many of those are looking is told.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    named: set[str] = set()
    lines = noting_ids(read_records(path, ClientShape, "client_id", about_a_person=True), named)
    report = load_lines(database, path, lines, _ClientLoader(terms).load, terms)
    return replace(report, not_in_file=_looking_beside(database, terms, named))


def _looking_beside(database: Database, terms: ImportTerms, named: set[str]) -> int:
    """Return how many clients of the source who are looking are not among those that a file names."""
    with database.reading() as connection:
        known = ExternalIdRepository(connection).in_files(RecordKind.CLIENT, terms.source)
        looking = ClientRepository(connection).looking_ids()
    return sum(known[one] in looking for one in known.keys() - named)


@dataclass(frozen=True, slots=True)
class _ClientLoader:
    terms: ImportTerms

    def load(self, connection: Connection, shape: ClientShape) -> Loaded:
        """Load one client.

        Nobody else makes ids of vacancies and employers from here on, since a client may name new ones.
        """
        faults = tuple(_faults(shape))
        if faults:
            raise InvalidInputError(faults)
        hold(connection, Counter.CLIENTS)
        hold(connection, Counter.VACANCIES)
        desk = desk_on(connection)
        ids = SourceIds(ExternalIdRepository(connection), self.terms.source)
        told = shape.to_domain(ids)
        known = desk.clients.get(told.id)
        newly_said = NewlySaid(connection, RecordKind.CLIENT, self.terms)
        record = newly_said.taken_in(shape.client_id, known.value if known else None, told)
        if known is None:
            desk.clients.add(record)
            _, noted = self._decide(desk, shape, ids)
            deeds = deed_of(Change.ADDED, RecordKind.CLIENT, record.id)
            return Loaded(Change.ADDED, shape.flagged(), noted, deeds)
        same = desk.clients.put(record, known.version) == known.version
        giver, receiver = known.value.employment_specialist, record.employment_specialist
        introduced: list[Deed] = []
        if giver != receiver:
            as_of = AsOf(self.terms.now, self.terms.today)
            introduced = bring_along(connection, record.id, giver, receiver, as_of)
        decided, noted = self._decide(desk, shape, ids)
        change = Change.UNCHANGED if same and not decided else Change.CHANGED
        deeds = (*deed_of(change, RecordKind.CLIENT, record.id), *introduced)
        return Loaded(change, shape.flagged(), noted, deeds)

    def _decide(
        self, desk: ReleaseDesk, shape: ClientShape, ids: SourceIds
    ) -> tuple[bool, tuple[Fault, ...]]:
        """Bring the decisions in line with the file, and tell whether that took anything, and notes.

        Releases that wait for their hour and that a change touches are drafts again.
        """
        client_id = ids.client(shape.client_id)
        importer = StaffId(f"import:{self.terms.source}")
        wanted = shape.decisions(ids)
        recorded = desk.clients.recorded_decisions(client_id)
        changes = decision_changes(recorded, wanted, importer)
        for decision in changes.revoke:
            desk.clients.revoke_decision(client_id, decision.id, self.terms.today, importer)
        for decision in changes.append:
            desk.clients.append_decision(client_id, decision, importer, self.terms.now)
        for decision in (*changes.revoke, *changes.append):
            desk.undo_pending(client_id, decision, self.terms.today)
        if changes.revoke or changes.append:
            desk.end_uncovered(client_id, self.terms.today)
        noted = tuple(_noted(desk, wanted, changes.left_out))
        return bool(changes.revoke or changes.append), noted


def _faults(shape: ClientShape) -> Iterator[Fault]:
    for number, decision in enumerate(shape.disclosure or ()):
        if (meant := meant_recipient(decision.recipient)) is not None:
            yield Fault(f"disclosure[{number}].recipient", f"should be written {meant}")


def _noted(
    desk: ReleaseDesk,
    wanted: Sequence[DisclosureDecision],
    left_out: Sequence[DisclosureDecision],
) -> Iterator[Fault]:
    for number, decision in enumerate(wanted):
        if decision in left_out:
            yield Fault(f"disclosure[{number}]", LEFT_OUT)
        elif not is_known_recipient(desk.employers, decision.recipient):
            yield Fault(f"disclosure[{number}].recipient", UNKNOWN_EMPLOYER)
