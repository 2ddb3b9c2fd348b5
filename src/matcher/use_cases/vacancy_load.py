"""How crowded a vacancy is: places, and how many people last night's lists bring to it.

Exact numbers of other people's clients tell on them, so those are a band. An adviser's number is counted
from the lists that colleague profiles made, and from who may still be seen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from matcher.allocation.displaced import crowd_of
from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId
from matcher.domain.matches import Crowd
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.vacancies import Vacancy
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.sessions import Database
from matcher.use_cases.permissions import STAFF, only
from matcher.use_cases.published_night import night_on


@dataclass(frozen=True, slots=True)
class VacancyLoad:
    """The places of a vacancy (None is unknown) and the lists it stands in.

    `own` counts lists of the own caseload, None for whoever has none; `others` is everybody else; `night`
    is the one the lists are from.
    """

    seats: int | None
    own: int | None
    others: Crowd
    night: PublishedNight


def vacancy_load(
    database: Database, actor: Actor, vacancy: Vacancy, seen: Collection[ClientId], on: date
) -> VacancyLoad | None:
    """Return how crowded a vacancy is, or None before the first night.

    `seen` is everybody the one who asks may see today.

    Raises:
        NotFoundError: this role has no list of people.
    """
    only(actor, *STAFF)
    with database.reading() as connection:
        lists = ListRepository(connection)
        run_id, night = lists.published_run(), night_on(connection, on)
        if run_id is None or night is None:
            return None
        if actor.role is Role.EMPLOYMENT_SPECIALIST:
            holders = lists.clients_with(vacancy.id)
            own = sum(client_id in seen for client_id in holders)
            return VacancyLoad(vacancy.seats, own, crowd_of(len(holders) - own), night)
        members = lists.members(run_id, ListOwner.VACANCY, [vacancy.id]).get(vacancy.id, ())
    suggested = sum(client_id in seen for client_id in members)
    return VacancyLoad(vacancy.seats, None, crowd_of(suggested), night)
