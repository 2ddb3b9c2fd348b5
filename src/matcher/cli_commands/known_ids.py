"""Ids as the command line takes and shows them: those of other systems where there are any."""

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, VacancyId
from matcher.ranking.line_shape import ShownId
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.sessions import Database
from matcher.use_cases.ambiguous_ids import refuse_ambiguous


def client_named(database: Database, either: str) -> ClientId:
    """Return the client's id for an id of either sort; the client itself may not exist.

    Raises:
        InvalidInputError: two sources use this id for two clients.
    """
    return ClientId(_inside(database, RecordKind.CLIENT, either))


def vacancy_named(database: Database, either: str) -> VacancyId:
    """Return the vacancy's id for an id of either sort; the vacancy itself may not exist.

    Raises:
        InvalidInputError: two sources use this id for two vacancies.
    """
    return VacancyId(_inside(database, RecordKind.VACANCY, either))


def no_such(kind: RecordKind, either: str) -> NotFoundError:
    """Return the error for an id that means nothing here."""
    return NotFoundError(f"There is no {kind.value} with the id {either}.")


def shown_ids(database: Database, kind: RecordKind) -> ShownId:
    """Return what gives the id to show for an id inside."""
    with database.reading() as connection:
        outside = ExternalIdRepository(connection).externals(kind)
    return lambda inside: outside.get(inside, inside)


def _inside(database: Database, kind: RecordKind, either: str) -> str:
    with database.reading() as connection:
        ids = ExternalIdRepository(connection)
        known = ids.resolve(kind, either)
        if known is None:
            refuse_ambiguous(ids, kind, either, kind.value)
        return known or either
