"""Loading vacancies and employers."""

from functools import partial
from pathlib import Path

from matcher.domain.employers import Employer
from matcher.exchange.employers import EmployerShape
from matcher.exchange.vacancies import VacancyShape
from matcher.storage.employers import EmployerRepository
from matcher.storage.external_ids import ExternalIdRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.import_ids import SourceIds
from matcher.use_cases.import_lines import Loaded, load_lines, read_records
from matcher.use_cases.import_report import Change, ImportReport
from matcher.use_cases.import_terms import ImportTerms


def import_vacancies(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load vacancies from a JSONL file; an employer not known yet is made, with an id alone.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    lines = read_records(path, VacancyShape, "vacancy_id", about_a_person=False)
    return load_lines(database, path, lines, partial(_load_vacancy, terms.source), terms.progress)


def import_employers(database: Database, path: Path, terms: ImportTerms) -> ImportReport:
    """Load employers from a JSONL file.

    Raises:
        InvalidInputError: the file cannot be read.
    """
    lines = read_records(path, EmployerShape, "employer_id", about_a_person=False)
    return load_lines(database, path, lines, partial(_load_employer, terms.source), terms.progress)


def _load_vacancy(source: str, connection: Connection, shape: VacancyShape) -> Loaded:
    vacancies = VacancyRepository(connection)
    employers = EmployerRepository(connection)
    vacancy = shape.to_domain(SourceIds(ExternalIdRepository(connection), source))
    if employers.get(vacancy.employer_id) is None:
        employers.add(Employer(vacancy.employer_id))
    known = vacancies.get(vacancy.id)
    if known is None:
        vacancies.add(vacancy)
        return Loaded(Change.ADDED)
    same = vacancies.put(vacancy, known.version) == known.version
    return Loaded(Change.UNCHANGED if same else Change.CHANGED)


def _load_employer(source: str, connection: Connection, shape: EmployerShape) -> Loaded:
    employers = EmployerRepository(connection)
    employer = shape.to_domain(SourceIds(ExternalIdRepository(connection), source))
    known = employers.get(employer.id)
    if known is None:
        employers.add(employer)
        return Loaded(Change.ADDED)
    if known == employer:
        return Loaded(Change.UNCHANGED)
    employers.put(employer)
    return Loaded(Change.CHANGED)
