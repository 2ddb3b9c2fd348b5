"""How the region does, in figures: last night, who gets a list, and how long an employer stays away.

A specialist gets the own clients as they are. Of other people there are totals alone, and none of fewer
than ten. An adviser's figures come from the lists of vacancies, which colleague profiles alone made, of
people who may be seen today: nothing that a client did not decide for employer services is in them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.region_figures import (
    Load,
    Reach,
    Wait,
    load_of,
    reach_of,
    wait_of,
)
from matcher.domain.small_groups import may_be_told
from matcher.domain.vacancies import Vacancy
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.roster import Roster, RosterLine
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.use_cases.permissions import STAFF, covers, only
from matcher.use_cases.profiles_of_clients import profiles_for_colleagues

Lists = Mapping[VacancyId, AbstractSet[ClientId]]
"""Who has a vacancy in the list, or stands in its list."""

_Band = TypeVar("_Band", bound=StrEnum)
_LAST: Final = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a figure; `count` is None when too few people stand behind it to tell."""

    band: StrEnum
    count: int | None


Figure = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The three figures about one group of people; `wait` is None where nobody may know it."""

    load: Figure
    reach: Figure
    wait: Figure | None


@dataclass(frozen=True, slots=True, repr=False)
class NoContactYet:
    """An own client who is looking and of whom no employer has heard; `since` is the first known day."""

    client_id: ClientId
    since: date | None


@dataclass(frozen=True, slots=True, repr=False)
class RegionFigures:
    """Everything there is to tell the one who asks.

    `night` is the last run; for an adviser the one whose lists are read. `own` is for a specialist
    alone; in `all` then stand the others, in its load everybody. `no_contact` has the longest wait first.
    """

    night: NightlyRun | None
    all: Figures
    own: Figures | None
    no_contact: tuple[NoContactYet, ...]


def region_figures(
    database: Database, actor: Actor, vacancies: Sequence[Vacancy], on: date
) -> RegionFigures:
    """Return the figures as the one who asks may see them; `vacancies` are all there are.

    Raises:
        NotFoundError: they are not for the one who asks.
    """
    only(actor, Role.ADMINISTRATOR, *STAFF)
    here = [one.id for one in vacancies if one.open_on(on) and covers(actor, one.region)]
    if actor.role is Role.EMPLOYER_SERVICES_ADVISER:
        return _for_adviser(database, here, on)
    with database.reading() as connection:
        night = next(iter(RunRepository(connection).latest(_LAST)), None)
        people = Roster(connection).everyone()
        pairs = ListRepository(connection).published_pairs()
    looking = {one.client_id for one in people if one.looking}
    mine = [one for one in people if _is_own(one, actor)]
    others = [one for one in people if not _is_own(one, actor)]
    own = {one.client_id for one in mine}
    lists = _by_vacancy(pairs, here, looking)
    return RegionFigures(
        night=night,
        all=Figures(
            load=_load_of_all(lists, own),
            reach=_told(Reach, _reaches(lists, looking - own)),
            wait=_told(Wait, map(_wait, others)),
        ),
        own=_own_figures(lists, mine) if mine else None,
        no_contact=tuple(
            sorted(
                (
                    NoContactYet(one.client_id, one.since)
                    for one in mine
                    if one.looking and one.contact is None
                ),
                key=lambda one: (one.since or on, one.client_id),
            )
        ),
    )


def _for_adviser(database: Database, here: Sequence[VacancyId], on: date) -> RegionFigures:
    """Return what the lists of vacancies tell of people who may be seen today, and nothing else."""
    seen = {one.client_id for one in profiles_for_colleagues(database, on)}
    with database.reading() as connection:
        repository = ListRepository(connection)
        published = repository.published_run()
        night = None if published is None else RunRepository(connection).get(published)
        members = (
            {} if published is None else repository.members(published, ListOwner.VACANCY, here)
        )
    lists = {one: {ClientId(who) for who in members.get(one, ())} & seen for one in here}
    return RegionFigures(
        night=night,
        all=Figures(
            load=_exactly(Load, (load_of(len(people)) for people in lists.values())),
            reach=_told(Reach, _reaches(lists, seen)),
            wait=None,
        ),
        own=None,
        no_contact=(),
    )


def _is_own(one: RosterLine, actor: Actor) -> bool:
    return actor.role is Role.EMPLOYMENT_SPECIALIST and one.specialist == actor.staff_id


def _by_vacancy(
    pairs: Iterable[tuple[ClientId, VacancyId]],
    here: Sequence[VacancyId],
    people: Collection[ClientId],
) -> Lists:
    """Return in whose lists each vacancy stands; one that is in no list has nobody."""
    lists: dict[VacancyId, set[ClientId]] = {one: set() for one in here}
    for client_id, vacancy_id in pairs:
        if vacancy_id in lists and client_id in people:
            lists[vacancy_id].add(client_id)
    return lists


def _own_figures(lists: Lists, mine: Sequence[RosterLine]) -> Figures:
    own = {one.client_id for one in mine}
    looking = {one.client_id for one in mine if one.looking}
    return Figures(
        load=_exactly(Load, (load_of(len(found & own)) for found in lists.values())),
        reach=_exactly(Reach, _reaches(lists, looking)),
        wait=_exactly(Wait, map(_wait, mine)),
    )


def _wait(one: RosterLine) -> Wait:
    return wait_of(one.since, one.contact)


def _reaches(lists: Lists, people: Collection[ClientId]) -> list[Reach]:
    lines = Counter(who for found in lists.values() for who in found)
    return [reach_of(lines[who]) for who in people]


def _load_of_all(lists: Lists, own: AbstractSet[ClientId]) -> Figure:
    """Return how many vacancies have each load, as far as enough other people stand behind it."""
    behind: dict[Load, set[ClientId]] = defaultdict(set)
    for people in lists.values():
        behind[load_of(len(people))] |= people - own
    counts = _exactly(Load, (load_of(len(people)) for people in lists.values()))
    told = may_be_told([len(behind[band]) for band in Load])
    return tuple(
        cell if may else Cell(cell.band, None) for cell, may in zip(counts, told, strict=True)
    )


def _exactly(bands: type[_Band], found: Iterable[_Band]) -> Figure:
    counts = Counter(found)
    return tuple(Cell(band, counts[band]) for band in bands)


def _told(bands: type[_Band], found: Iterable[_Band]) -> Figure:
    """Return how many people are in each band, without the bands that hold too few."""
    cells = _exactly(bands, found)
    told = may_be_told([cell.count or 0 for cell in cells])
    return tuple(
        cell if may else Cell(cell.band, None) for cell, may in zip(cells, told, strict=True)
    )
