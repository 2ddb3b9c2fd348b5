"""From the database through the gate: profiles as of a day. The only way matching meets a client."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.disclosure import (
    colleague_profile,
    matching_profile,
    profile_of_departed,
    profile_of_the_past,
)
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, StaffId
from matcher.domain.profiles import ColleagueProfile, MatchingProfile
from matcher.storage.clients import ClientRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.sessions import Database


def profile_of(database: Database, client_id: ClientId, on: date) -> MatchingProfile | None:
    """Return a client's matching profile, or None when the client is not looking.

    Raises:
        NotFoundError: there is no such client.
    """
    with database.reading() as connection:
        found = ClientRepository(connection).get(client_id)
        outcomes = OutcomeRepository(connection).of_client(client_id)
    if found is None:
        msg = "There is no such client."
        raise NotFoundError(msg)
    return matching_profile(found.value, on, outcomes)


def profiles_of_caseload(
    database: Database, specialist: StaffId, on: date
) -> Iterator[MatchingProfile]:
    """Yield the matching profiles of a specialist's own clients who are looking."""
    with database.reading() as connection:
        caseload = ClientRepository(connection).caseload(specialist)
        own = [found.value.id for found in caseload]
        happened = OutcomeRepository(connection).by_client(own)
    for found in caseload:
        profile = matching_profile(found.value, on, happened.get(found.value.id, ()))
        if profile is not None:
            yield profile


def profiles_for_colleagues(database: Database, on: date) -> Iterator[ColleagueProfile]:
    """Yield what advisers may know of the clients who decided so."""
    with database.reading() as connection:
        records = ClientRepository(connection).all_matchable()
    for record in records:
        profile = colleague_profile(record, on)
        if profile is not None:
            yield profile


def all_profiles(database: Database, on: date) -> Iterator[MatchingProfile]:
    """Yield the matching profile of everybody who is looking, also again: for the night."""
    with database.reading() as connection:
        records = ClientRepository(connection).all()
        happened = OutcomeRepository(connection).by_client()
    for record in records:
        profile = matching_profile(record, on, happened.get(record.id, ()))
        if profile is not None:
            yield profile


def profiles_of_the_past(database: Database, on: date) -> Iterator[MatchingProfile]:
    """Yield the profile of everybody who did not leave, looking or not: for learning from outcomes."""
    with database.reading() as connection:
        records = ClientRepository(connection).all()
    for record in records:
        profile = profile_of_the_past(record, on)
        if profile is not None:
            yield profile


def profiles_of_departed(database: Database, before: date, on: date) -> Iterator[MatchingProfile]:
    """Yield the profile of everybody who was first seen to have left before a day: to keep numbers of."""
    with database.reading() as connection:
        clients = ClientRepository(connection)
        records = [clients.get(client_id) for client_id in clients.departed_before(before)]
    for found in records:
        profile = None if found is None else profile_of_departed(found.value, on)
        if profile is not None:
            yield profile
