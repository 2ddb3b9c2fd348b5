"""What is on an adviser's desk today: vacancies, own proposals, and lists that changed last night.

Of clients it holds no more than who may be seen today, under the ids of this adviser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.nightly_runs import PublishedNight
from matcher.domain.vacancies import Vacancy
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.sessions import Database
from matcher.use_cases.permissions import covers, only
from matcher.use_cases.propose_client import MadeProposal, made_among, seen_by_adviser
from matcher.use_cases.published_night import published_night

NEW_FOR: Final = timedelta(days=7)
"""How long a vacancy is new."""

REPLIES_FOR: Final = timedelta(days=14)
"""How long a reply stands in the work list."""

_TWO_NIGHTS = 2


@dataclass(frozen=True, slots=True, repr=False)
class NewPeople:
    """A vacancy whose list changed last night, and how many people came into it."""

    vacancy: Vacancy
    came: int


@dataclass(frozen=True, slots=True, repr=False)
class AdviserWork:
    """Everything that waits for an adviser; `night` is the one that changed lists."""

    new: tuple[Vacancy, ...]
    nobody_proposed: tuple[Vacancy, ...]
    replied: tuple[MadeProposal, ...]
    waiting: tuple[MadeProposal, ...]
    changed: tuple[NewPeople, ...]
    night: PublishedNight | None


def adviser_work(
    database: Database, secret: bytes, actor: Actor, vacancies: Sequence[Vacancy], on: date
) -> AdviserWork:
    """Return what waits for an adviser on a day; `vacancies` are all there are, of any region.

    Raises:
        NotFoundError: the one who asks is no adviser.
    """
    only(actor, Role.EMPLOYER_SERVICES_ADVISER)
    here = sorted(
        (one for one in vacancies if one.open_on(on) and covers(actor, one.region)),
        key=lambda one: (-(one.posted_on or date.min).toordinal(), one.id),
    )
    seen = seen_by_adviser(database, secret, actor, on)
    made = made_among(database, actor, seen)
    with_proposal = {one.proposal.vacancy_id for one in made}
    is_open = {one.id for one in here}
    return AdviserWork(
        new=tuple(v for v in here if v.posted_on is not None and v.posted_on > on - NEW_FOR),
        nobody_proposed=tuple(v for v in here if v.id not in with_proposal),
        replied=tuple(
            one
            for one in made
            if one.proposal.replied_on is not None and one.proposal.replied_on > on - REPLIES_FOR
        ),
        waiting=tuple(
            one for one in made if one.proposal.reply is None and one.proposal.vacancy_id in is_open
        ),
        changed=_changed(database, here, set(seen)),
        night=published_night(database, on),
    )


def _changed(
    database: Database, here: Sequence[Vacancy], seen: set[ClientId]
) -> tuple[NewPeople, ...]:
    """Return the vacancies into whose lists somebody came who may be seen, most people first."""
    ids = [VacancyId(one.id) for one in here]
    with database.reading() as connection:
        lists = ListRepository(connection)
        nights = lists.last_published(_TWO_NIGHTS)
        if len(nights) < _TWO_NIGHTS:
            return ()
        tonight, before = (lists.members(night, ListOwner.VACANCY, ids) for night in nights)
    changed = (
        NewPeople(one, len((set(tonight.get(one.id, ())) - set(before.get(one.id, ()))) & seen))
        for one in here
    )
    return tuple(
        sorted((one for one in changed if one.came), key=lambda one: (-one.came, one.vacancy.id))
    )
