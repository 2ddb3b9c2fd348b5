"""Loading outcomes: what happened with clients and vacancies that are known here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import VacancyId
from matcher.exchange.ids import SameIds
from matcher.exchange.outcomes import OutcomeShape
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.import_ids import SourceIds
from matcher.use_cases.import_lines import Loaded, deed_of, load_lines, read_records
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.newly_said import NewlySaid
from matcher.use_cases.record_outcome import outcome_faults


def import_outcomes(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load outcomes from a JSONL file.

    Refused is one whose client or vacancy is not known, or whose day lies ahead or too long ago. A
    reason with a health word stays out and is reported as flagged; the rest of the outcome is loaded.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    lines = read_records(path, OutcomeShape, "outcome_id", about_a_person=True)
    return load_lines(database, path, lines, _OutcomeLoader(terms).load, terms)


@dataclass(frozen=True, slots=True)
class _OutcomeLoader:
    terms: ImportTerms

    def load(self, connection: Connection, shape: OutcomeShape) -> Loaded:
        """Load one outcome."""
        flagged = shape.flagged()
        told = shape.model_copy(update=dict.fromkeys(flagged))
        wrong = outcome_faults(told.to_domain(SameIds()), self.terms.today)
        faults = (*self._unknown(connection, shape), *wrong)
        if faults:
            raise InvalidInputError(faults)
        outcomes = OutcomeRepository(connection)
        said = told.to_domain(SourceIds(ExternalIdRepository(connection), self.terms.source))
        known = outcomes.get(said.id)
        newly_said = NewlySaid(connection, RecordKind.OUTCOME, self.terms)
        outcome = newly_said.taken_in(shape.outcome_id, known, said)
        change = Change.ADDED
        if not outcomes.add(outcome):
            change = Change.UNCHANGED if known == outcome else Change.CHANGED
        if change is Change.CHANGED:
            outcomes.put(outcome)
        deeds = deed_of(change, RecordKind.OUTCOME, outcome.id)
        return Loaded(change, flagged, deeds=deeds)

    def _unknown(self, connection: Connection, shape: OutcomeShape) -> Iterator[Fault]:
        known = ExternalIdRepository(connection)
        if known.internal(RecordKind.CLIENT, self.terms.source, shape.client_id) is None:
            yield Fault("client_id", "is not known here")
        vacancy_id = known.internal(RecordKind.VACANCY, self.terms.source, shape.vacancy_id)
        if vacancy_id is None or VacancyRepository(connection).get(VacancyId(vacancy_id)) is None:
            yield Fault("vacancy_id", "is not known here")
