"""What `match` and `demo` ask of the matching, by ids as people know them."""

from datetime import date

from matcher.bootstrap import App
from matcher.cli_commands.known_ids import client_named, no_such, vacancy_named
from matcher.cli_commands.one_pair import find_pair
from matcher.cli_commands.progress import progress
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId
from matcher.features.people import Person, person_of_colleague, person_of_specialist
from matcher.storage.external_ids import RecordKind
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.find_clients import clients_for
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher.use_cases.matching import Matching, Weights
from matcher.use_cases.profiles_of_clients import (
    all_profiles,
    profile_of,
    profiles_for_colleagues,
)
from matcher.wording.notes import NO_CLIENTS, NOT_OPEN


def warmed(service: App) -> Matching:
    """Return the matching with every vacancy in it, showing how far it is."""
    with progress("Reading vacancies") as told:
        return service.warm(told)


def vacancies_of(
    service: App, client: str, *, on: date, k: int, weights: Weights | None = None
) -> FoundVacancies:
    """Return the best vacancies of a client.

    Raises:
        NotFoundError: there is no such client.
    """
    client_id = _known_client(service, client, on)
    return find_vacancies(
        warmed(service), service.database, client_id, on=on, k=k, weights=weights, with_changes=True
    )


def pair_of(service: App, client: str, vacancy: str, *, on: date) -> FoundVacancies:
    """Return the one pair of a client and a vacancy.

    Raises:
        NotFoundError: there is no such client, or no such vacancy.
    """
    client_id = _known_client(service, client, on)
    row = _row(service, vacancy)
    return find_pair(service.matching, service.database, client_id, row, on=on)


def clients_of(
    service: App, vacancy: str, *, on: date, k: int, as_adviser: bool = False
) -> FoundVacancies:
    """Return the best clients for a vacancy: of everyone who is looking, as in the night.

    `as_adviser` leaves only those, and of them only that, which an adviser may know.

    Raises:
        NotFoundError: there is no such vacancy.
    """
    row = _row(service, vacancy)
    matching = service.matching
    lines = clients_for(matching, _people(service, on, as_adviser=as_adviser), row, on=on, k=k)
    if lines:
        return FoundVacancies(items=lines)
    return FoundVacancies(note=NO_CLIENTS if matching.vacancies[row].open_on(on) else NOT_OPEN)


def _people(service: App, on: date, *, as_adviser: bool) -> list[Person]:
    where, database = service.matching.gazetteer, service.database
    if as_adviser:
        return [person_of_colleague(p, where) for p in profiles_for_colleagues(database, on)]
    return [person_of_specialist(p, where) for p in all_profiles(database, on)]


def _known_client(service: App, client: str, on: date) -> ClientId:
    """Return the client's id, before anything slow is begun."""
    client_id = client_named(service.database, client)
    try:
        profile_of(service.database, client_id, on)
    except NotFoundError:
        raise no_such(RecordKind.CLIENT, client) from None
    return client_id


def _row(service: App, vacancy: str) -> int:
    """Return the vacancy's row; one that does not exist is refused before anything slow."""
    vacancy_id = vacancy_named(service.database, vacancy)
    with service.database.reading() as connection:
        known = VacancyRepository(connection).get(vacancy_id) is not None
    row = warmed(service).row_of(vacancy_id) if known else None
    if row is None:
        raise no_such(RecordKind.VACANCY, vacancy)
    return row
