"""What changed between the last two nights' lists, and why: so that nobody reads a whole list again.

A reason is told only where it is known to hold. What is not known, such as when a vacancy was first read
or what was displaced beyond the few that are kept, falls under a reason whose text holds either way.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from matcher.clock import day_of
from matcher.domain.ids import ClientId, RunId, VacancyId
from matcher.domain.matches import DisplacedBy, MovedBecause
from matcher.domain.profiles import MatchingProfile
from matcher.domain.vacancies import Vacancy
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection
from matcher.storage.vacancies import VacancyRepository

_TWO_NIGHTS = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """A vacancy that came or went, and why."""

    vacancy_id: VacancyId
    title: str
    why: MovedBecause


@dataclass(frozen=True, slots=True, repr=False)
class ListChange:
    """What came into a client's list last night and what went from it."""

    client_id: ClientId
    came: tuple[Moved, ...]
    went: tuple[Moved, ...]


def changes_of_clients(
    connection: Connection, profiles: Iterable[MatchingProfile], on: date
) -> tuple[ListChange, ...]:
    """Return what changed in the lists of clients who are looking, where something did."""
    clients = {profile.client_id: profile for profile in profiles}
    lists = ListRepository(connection)
    nights = lists.last_published(_TWO_NIGHTS)
    if len(nights) < _TWO_NIGHTS:
        return ()
    tonight, before = (lists.members(night, ListOwner.CLIENT, clients) for night in nights)
    kept = lists.members(nights[0], ListOwner.DISPLACED, clients)
    titles = _Titles(connection, _day_of(connection, nights[1]), on)
    changes = []
    for client_id, profile in clients.items():
        now, then = tonight.get(client_id, []), before.get(client_id, [])
        came = tuple(titles.came(one) for one in now if one not in then)
        gone = [one for one in then if one not in now]
        told = not set(gone).isdisjoint(kept.get(client_id, ()))
        others = _gave_way(lists, client_id) if told else frozenset()
        went = tuple(titles.gone(one, profile, others) for one in gone)
        if came or went:
            changes.append(ListChange(client_id, came, went))
    return tuple(changes)


def _day_of(connection: Connection, night: RunId) -> date | None:
    run = RunRepository(connection).get(night)
    return None if run is None else day_of(run.started_at)


def _gave_way(lists: ListRepository, client_id: ClientId) -> frozenset[VacancyId]:
    """Return what is not in a client's list because chances were shared out, as far as it is kept."""
    return frozenset(
        line.vacancy_id
        for line in lists.list_for(ListOwner.DISPLACED, client_id)
        if line.displaced is not None and line.displaced.by is not DisplacedBy.SURER
    )


class _Titles:
    """Looks vacancies up, once each, and says why they moved."""

    def __init__(self, connection: Connection, since: date | None, on: date) -> None:
        """Keep the day of the night before, and today."""
        self._vacancies = VacancyRepository(connection)
        self._since = since
        self._on = on
        self._known: dict[str, Vacancy | None] = {}

    def came(self, vacancy_id: str) -> Moved:
        """Return why a vacancy came into a list."""
        vacancy = self._of(vacancy_id)
        posted_on = None if vacancy is None else vacancy.posted_on
        new = posted_on is not None and self._since is not None and posted_on >= self._since
        return self._moved(
            vacancy_id, MovedBecause.NEW_VACANCY if new else MovedBecause.ROOM_FOR_IT
        )

    def gone(self, vacancy_id: str, profile: MatchingProfile, gave_way: Collection[str]) -> Moved:
        """Return why a vacancy went from a client's list, given what gave way to others."""
        vacancy = self._of(vacancy_id)
        if vacancy is None or not vacancy.open_on(self._on):
            return self._moved(vacancy_id, MovedBecause.CLOSED)
        if vacancy.id in profile.not_vacancies or vacancy.employer_id in profile.not_employers:
            return self._moved(vacancy_id, MovedBecause.CLIENT_REFUSED)
        if vacancy.id in profile.settled:
            return self._moved(vacancy_id, MovedBecause.SETTLED)
        others = vacancy_id in gave_way
        return self._moved(
            vacancy_id, MovedBecause.WENT_TO_OTHERS if others else MovedBecause.NOT_AMONG_FIRST
        )

    def _moved(self, vacancy_id: str, why: MovedBecause) -> Moved:
        vacancy = self._of(vacancy_id)
        return Moved(VacancyId(vacancy_id), "" if vacancy is None else vacancy.title, why)

    def _of(self, vacancy_id: str) -> Vacancy | None:
        if vacancy_id not in self._known:
            found = self._vacancies.get(VacancyId(vacancy_id))
            self._known[vacancy_id] = None if found is None else found.value
        return self._known[vacancy_id]
