"""Loading vacancies and employers."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from matcher.domain.employers import Employer
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.ids import VacancyId
from matcher.exchange.employers import EmployerShape
from matcher.exchange.vacancies import VacancyShape
from matcher.storage.employers import EmployerRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.import_ids import SourceIds
from matcher.use_cases.import_lines import Loaded, load_lines, noting_ids, read_records
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.newly_said import NewlySaid


def import_vacancies(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load vacancies from a JSONL file; an employer not known yet is made, with an id alone.

    A vacancy stays with its employer: what clients decided and staff released was about that one. One that
    the file no longer names stays as it is; how many of those are open is told.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    named: set[str] = set()
    lines = noting_ids(read_records(path, VacancyShape, "vacancy_id", about_a_person=False), named)
    report = load_lines(database, path, lines, partial(_load_vacancy, terms), terms)
    return replace(report, not_in_file=_open_beside(database, terms, named))


def import_employers(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load employers from a JSONL file.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    lines = read_records(path, EmployerShape, "employer_id", about_a_person=False)
    return load_lines(database, path, lines, partial(_load_employer, terms), terms)


def _open_beside(database: Database, terms: ImportTerms, named: set[str]) -> int:
    """Return how many open vacancies of the source are not among those that a file names."""
    with database.reading() as connection:
        known = ExternalIdRepository(connection).in_files(RecordKind.VACANCY, terms.source)
        vacancies = VacancyRepository(connection)
        beside = [vacancies.get(VacancyId(known[one])) for one in known.keys() - named]
    return sum(found is not None and found.value.open_on(terms.today) for found in beside)


def _load_vacancy(terms: ImportTerms, connection: Connection, shape: VacancyShape) -> Loaded:
    vacancies = VacancyRepository(connection)
    employers = EmployerRepository(connection)
    hold(connection, Counter.VACANCIES)
    told = shape.to_domain(SourceIds(ExternalIdRepository(connection), terms.source))
    known = vacancies.get(told.id)
    if known is not None and known.value.employer_id != told.employer_id:
        raise InvalidInputError([Fault("employer_id", "cannot be changed")])
    if employers.get(told.employer_id) is None:
        employers.add(Employer(told.employer_id))
    newly_said = NewlySaid(connection, RecordKind.VACANCY, terms)
    vacancy = newly_said.taken_in(shape.vacancy_id, known.value if known else None, told)
    if known is None:
        vacancies.add(vacancy)
        return Loaded(Change.ADDED)
    same = vacancies.put(vacancy, known.version) == known.version
    return Loaded(Change.UNCHANGED if same else Change.CHANGED)


def _load_employer(terms: ImportTerms, connection: Connection, shape: EmployerShape) -> Loaded:
    employers = EmployerRepository(connection)
    hold(connection, Counter.VACANCIES)
    told = shape.to_domain(SourceIds(ExternalIdRepository(connection), terms.source))
    known = employers.get(told.id)
    newly_said = NewlySaid(connection, RecordKind.EMPLOYER, terms)
    employer = newly_said.taken_in(shape.employer_id, known, told)
    if known is None:
        employers.add(employer)
        return Loaded(Change.ADDED)
    if known == employer:
        return Loaded(Change.UNCHANGED)
    employers.put(employer)
    return Loaded(Change.CHANGED)
