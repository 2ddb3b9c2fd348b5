"""What staff chose beside the lists, as it is remembered: proposals, and who was set aside."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, ProposalId, SetAsideId, StaffId, VacancyId
from matcher.domain.proposals import Proposal, SetAside
from matcher.storage.codec import from_document, to_document
from matcher.storage.tables import proposals, set_asides


class ProposalRepository:
    """Every proposal, by id, by client, by vacancy and by who made it; the latest first."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def add(self, proposal: Proposal) -> None:
        """Remember a new proposal."""
        self._connection.execute(
            insert(proposals).values(
                id=proposal.id,
                client_id=proposal.client_id,
                vacancy_id=proposal.vacancy_id,
                proposed_by=proposal.proposed_by,
                proposed_on=proposal.proposed_on,
                content=to_document(proposal),
            )
        )

    def get(self, proposal_id: ProposalId) -> Proposal | None:
        """Return the proposal, or None."""
        return next(iter(self._found(proposals.c.id == proposal_id)), None)

    def put(self, proposal: Proposal) -> None:
        """Replace what is known of a proposal.

        Raises:
            NotFoundError: there is no such proposal.
        """
        changed = self._connection.execute(
            update(proposals)
            .where(proposals.c.id == proposal.id)
            .values(content=to_document(proposal))
        )
        if not changed.rowcount:
            msg = "There is no such proposal."
            raise NotFoundError(msg)

    def of_client(self, client_id: ClientId) -> list[Proposal]:
        """Return the proposals of a client."""
        return self._found(proposals.c.client_id == client_id)

    def of_clients(self, client_ids: list[ClientId]) -> list[Proposal]:
        """Return the proposals of these clients."""
        return self._found(proposals.c.client_id.in_(client_ids))

    def of_vacancy(self, vacancy_id: VacancyId) -> list[Proposal]:
        """Return the proposals to a vacancy."""
        return self._found(proposals.c.vacancy_id == vacancy_id)

    def made_by(self, staff_id: StaffId) -> list[Proposal]:
        """Return the proposals that somebody made."""
        return self._found(proposals.c.proposed_by == staff_id)

    def forget_before(self, day: date) -> int:
        """Forget the proposals that were made before a day; return how many."""
        gone = self._connection.execute(delete(proposals).where(proposals.c.proposed_on < day))
        return gone.rowcount

    def delete_of_client(self, client_id: ClientId) -> None:
        """Forget a client's proposals."""
        self._connection.execute(delete(proposals).where(proposals.c.client_id == client_id))

    def _found(self, which: ColumnElement[bool]) -> list[Proposal]:
        rows = self._connection.execute(
            select(proposals.c.content)
            .where(which)
            .order_by(proposals.c.proposed_on.desc(), proposals.c.id)
        )
        return [from_document(Proposal, document) for document in rows.scalars()]


class SetAsideRepository:
    """Everybody who was set aside for a vacancy, by who did it."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def put(self, one: SetAside) -> None:
        """Remember that somebody was set aside; doing it again replaces the reason."""
        self._connection.execute(
            delete(set_asides).where(
                set_asides.c.client_id == one.client_id,
                set_asides.c.vacancy_id == one.vacancy_id,
                set_asides.c.set_by == one.set_by,
            )
        )
        self._connection.execute(
            insert(set_asides).values(
                id=one.id,
                client_id=one.client_id,
                vacancy_id=one.vacancy_id,
                set_by=one.set_by,
                set_on=one.set_on,
                content=to_document(one),
            )
        )

    def of_vacancy(self, vacancy_id: VacancyId, set_by: StaffId) -> list[SetAside]:
        """Return whom somebody set aside for a vacancy, in the order of the ids."""
        return self._found(
            (set_asides.c.vacancy_id == vacancy_id) & (set_asides.c.set_by == set_by)
        )

    def of_client(self, client_id: ClientId) -> list[SetAside]:
        """Return for what a client was set aside, by anybody."""
        return self._found(set_asides.c.client_id == client_id)

    def take_back(self, set_aside_id: SetAsideId) -> None:
        """Forget that somebody was set aside."""
        self._connection.execute(delete(set_asides).where(set_asides.c.id == set_aside_id))

    def forget_before(self, day: date) -> int:
        """Forget who was set aside before a day; return how many."""
        gone = self._connection.execute(delete(set_asides).where(set_asides.c.set_on < day))
        return gone.rowcount

    def delete_of_client(self, client_id: ClientId) -> None:
        """Forget for what a client was set aside."""
        self._connection.execute(delete(set_asides).where(set_asides.c.client_id == client_id))

    def _found(self, which: ColumnElement[bool]) -> list[SetAside]:
        rows = self._connection.execute(
            select(set_asides.c.content).where(which).order_by(set_asides.c.id)
        )
        return [from_document(SetAside, document) for document in rows.scalars()]
