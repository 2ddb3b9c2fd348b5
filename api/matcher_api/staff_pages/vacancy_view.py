"""One vacancy as one member of staff sees it today: the people they may see, in order, and their choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from matcher.domain.access import Role
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Audience, RankedPair
from matcher.domain.proposals import Proposal, SetAside
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.find_clients import people_for
from matcher.use_cases.permissions import STAFF, not_here, only
from matcher.use_cases.propose_client import Known, known_client, proposals_to, set_asides_of
from matcher.use_cases.rank_people import RankedPeople
from matcher.use_cases.read_vacancies import read_vacancy
from matcher.wording import notes, pages
from matcher.wording import vacancy_pages as own
from matcher.wording.terms import DEMANDS
from matcher_api.pages.contexts import Option
from matcher_api.staff_pages.choices import shown_ids
from matcher_api.staff_pages.client_facts import colleague_facts
from matcher_api.staff_pages.desk import Desk
from matcher_api.staff_pages.line_contexts import LineContext
from matcher_api.staff_pages.lines import Subject, line_context
from matcher_api.staff_pages.vacancy_weights import Weighing

_SEPARATOR: Final = " · "


@dataclass(frozen=True, slots=True, repr=False)
class OnePerson:
    """Somebody the reader may see: the client, the id for addresses, and the name on the page."""

    client_id: ClientId
    key: str
    name: str


class VacancyView:
    """A vacancy with its people for one request; nobody else exists in it.

    An adviser's people are made from colleague profiles, a specialist's are the own caseload. Nobody is
    ranked for a vacancy that is closed.
    """

    def __init__(self, desk: Desk, vacancy_id: VacancyId, weighing: Weighing) -> None:
        """Read the vacancy, and hold everybody the reader may see against it.

        Raises:
            NotFoundError: there is no such vacancy for the one who asks.
        """
        only(desk.actor, *STAFF)
        database, on = desk.app.database, desk.as_of.on
        kept = read_vacancy(database, desk.actor, vacancy_id)
        self.desk, self.weighing = desk, weighing
        self.vacancy, self.version = kept.value, kept.version
        self.matching = desk.matching
        self.employer = self.matching.employers.get(self.vacancy.employer_id)
        self.is_open = self.vacancy.open_on(on)
        self.mine = desk.actor.role is Role.EMPLOYMENT_SPECIALIST
        self.audience = Audience.SPECIALIST if self.mine else Audience.ADVISER
        found = people_for(self.matching, database, desk.actor, on)
        self.people = {person.client_id: person for person in found}
        self.length = desk.app.settings.list_length

    @cached_property
    def ranked(self) -> RankedPeople:
        """Return everybody in order; nobody when the vacancy is closed."""
        row = self.matching.row_of(self.vacancy.id)
        if row is None and self.is_open:
            raise not_here()
        people = self.people.values() if self.is_open else ()
        weights = self.weighing.weights
        return RankedPeople(self.matching, people, row or 0, on=self.desk.as_of.on, weights=weights)

    @cached_property
    def set_asides(self) -> dict[ClientId, SetAside]:
        """Return whom the reader set aside, of those who may be seen today."""
        found = set_asides_of(self.desk.app.database, self.desk.actor, self.vacancy.id)
        return {one.client_id: one for one in found if one.client_id in self.people}

    @cached_property
    def proposals(self) -> dict[ClientId, Proposal]:
        """Return what the reader proposed, of those who may be seen today."""
        found = proposals_to(self.desk.app.database, self.desk.actor, self.vacancy.id)
        return {one.client_id: one for one in found if one.client_id in self.people}

    @cached_property
    def shown(self) -> tuple[RankedPair, ...]:
        """Return the list without those set aside; ranks are those of everybody together."""
        lines = self.ranked.first(self.length + len(self.set_asides))
        return tuple(one for one in lines if one.client_id not in self.set_asides)[: self.length]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Return under which id each person is known to the reader."""
        if self.mine:
            return shown_ids(self.desk, list(self.people))
        secret, adviser = self.desk.app.secret, self.desk.actor.staff_id
        return {one: adviser_client_id(secret, adviser, one) for one in self.people}

    def who(self, client_id: ClientId) -> OnePerson:
        """Return a person of this vacancy as the reader knows them."""
        shown = self._names[client_id]
        key = client_id if self.mine else shown
        return OnePerson(client_id, key, pages.CLIENT.format(client=shown))

    def by_name(self, people: Iterable[ClientId]) -> list[ClientId]:
        """Return people in the order of the names that the reader knows them by."""
        return sorted(people, key=lambda one: self.who(one).name)

    def known(self, key: str) -> Known:
        """Return whom an id in an address means.

        Raises:
            NotFoundError: nobody the reader may see today.
        """
        desk = self.desk
        found = known_client(desk.app.database, desk.app.secret, desk.actor, key, desk.as_of.on)
        if found.client_id not in self.people:
            raise not_here()
        return found

    def among(self, keys: Sequence[str]) -> tuple[ClientId, ...]:
        """Return whom some ids in an address mean, each once and in the order of the list.

        Raises:
            NotFoundError: one of them is nobody the reader may see today.
        """
        by_key = {self.who(one).key: one for one in self.people}
        if not set(keys) <= by_key.keys():
            raise not_here()
        chosen = {by_key[key] for key in keys}
        last = len(self.people)
        return tuple(sorted(chosen, key=lambda one: (self.ranked.rank_of(one) or last + 1, one)))

    def facts(self, client_id: ClientId) -> tuple[str, ...]:
        """Return what a list says of a person."""
        return colleague_facts(self.people[client_id].work)

    def line(self, pair: RankedPair) -> LineContext:
        """Return what a line shows."""
        name = self.who(pair.client_id).name
        return line_context(pair, Subject(name, None, self.facts(pair.client_id)), self.audience)

    def in_list(self, client_id: ClientId) -> int | None:
        """Return where the list that the reader sees has somebody, or None when it does not."""
        rank = self.ranked.rank_of(client_id)
        seen = {line.client_id for line in self.shown}
        return rank if client_id in seen else None

    def where(self, client_id: ClientId) -> str:
        """Return where somebody stands, or why the list does not hold them."""
        if not self.is_open:
            return notes.NOT_OPEN
        rank, count = self.ranked.rank_of(client_id), len(self.ranked)
        if client_id in self.set_asides:
            return own.WHY_SET_ASIDE
        if rank is None:
            return self._why_not_ranked(client_id)
        if self.in_list(client_id) is not None:
            return own.IN_LIST.format(rank=rank, all=count)
        return own.WHY_FARTHER.format(rank=rank, all=count, shown=self.length)

    def _why_not_ranked(self, client_id: ClientId) -> str:
        if self.refused(client_id):
            return own.WHY_REFUSED
        if self.ranked.settled(client_id):
            return own.WHY_SETTLED
        if blocks := self.ranked.blocks(client_id):
            return own.WHY_FAILS.format(demands=", ".join(DEMANDS[one.demand] for one in blocks))
        return own.WHY_NOT_NEAR

    def refused(self, client_id: ClientId) -> bool:
        """Tell whether an own client does not want this vacancy or its employer; an adviser never knows."""
        return self.is_open and self.ranked.refused(client_id)

    def why_not_kept(self, client_id: ClientId) -> str:
        """Return why a proposal of somebody was not kept."""
        return own.PROPOSE_REFUSED if self.refused(client_id) else own.CLOSED

    def address(self, path: str = "", *more: tuple[str, str]) -> str:
        """Return an address of this vacancy under which the same weights hold."""
        return self.weighing.address(f"/vacatures/{self.vacancy.id}{path}", *more)

    def why(self, client_id: ClientId) -> str:
        """Return where a person is explained: an own client together with the vacancy."""
        if self.mine:
            return f"/clienten/{client_id}/vacatures/{self.vacancy.id}"
        return self.address(f"/mensen/{self.who(client_id).key}")

    def option(self, client_id: ClientId, help_: str = "") -> Option:
        """Return a person to choose."""
        who = self.who(client_id)
        return Option(who.key, who.name, help=help_ or _SEPARATOR.join(self.facts(client_id)))
