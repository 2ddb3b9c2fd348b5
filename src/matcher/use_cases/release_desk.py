"""The desk where introductions are made and ended, so that they always follow what is decided.

An employer's own requests never come here: they read what this desk has written down. So it is the
one who decides, the clock's clerk and the night that bring every introduction up to date.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.clock import day_of
from matcher.domain.disclosure import Releasable, matching_profile, refused, releasable
from matcher.domain.errors import ReleaseRefusedError
from matcher.domain.ids import (
    ClientId,
    IntroductionId,
    OutcomeId,
    new_id,
)
from matcher.domain.introductions import Introduction, IntroductionState
from matcher.domain.openness import (
    ContactRoute,
    DisclosureDecision,
    Openness,
    Recipient,
    carried_until,
)
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.referrals import Referral, ReferralState, RefusedBecause
from matcher.domain.vacancies import Vacancy
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.audit_trail import Deed, Signature, write_trail

_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""Letters and figures that cannot be mixed up and make no words."""

_PSEUDONYM: Final = "Werkzoekende {code}"
_CONTACT: Final = "Vaste contactpersoon, kenmerk {code}"


@dataclass(frozen=True, slots=True)
class ReleaseDesk:
    """Everything a release is about, in one transaction."""

    clients: ClientRepository
    employers: EmployerRepository
    introductions: IntroductionRepository
    outcomes: OutcomeRepository
    referrals: ReferralRepository
    vacancies: VacancyRepository

    def may_release(self, client_id: ClientId, vacancy: Vacancy, on: date) -> Releasable:
        """Return what may be told to a vacancy's employer about a client on a day.

        Raises:
            ReleaseRefusedError: nothing may; the text says why.
        """
        found = self.clients.get(client_id)
        jobs = self.outcomes.of_client(client_id)
        if found is None or matching_profile(found.value, on, jobs) is None:
            msg = "The client is not looking for work now."
            raise ReleaseRefusedError(msg, RefusedBecause.NOT_LOOKING)
        if refused(found.value, vacancy):
            msg = "The client does not want this vacancy or this employer."
            raise ReleaseRefusedError(msg, RefusedBecause.UNWANTED)
        if not vacancy.open_on(on):
            msg = "This vacancy is closed."
            raise ReleaseRefusedError(msg, RefusedBecause.CLOSED_VACANCY)
        return releasable(found.value, vacancy, on)

    def vacancy_of(self, referral: Referral) -> Vacancy:
        """Return the vacancy of a referral; a referral without one cannot exist."""
        found = self.vacancies.get(referral.vacancy_id)
        if found is None:
            msg = "A referral is about a vacancy that is not stored."
            raise LookupError(msg)
        return found.value

    def take_effect(self, referral: Referral, on: date) -> bool:
        """Make the introduction of a release that is due, or withdraw it when the gate says no.

        That it was made is an outcome, recorded here so that it is recorded once; no employer reads it.
        """
        vacancy = self.vacancy_of(referral)
        try:
            allowed = self.may_release(referral.client_id, vacancy, on)
        except ReleaseRefusedError:
            self.withdraw(referral, on)
            return False
        told = _introduction(referral, allowed, on)
        self.introductions.add(told, referral.id, self._carried_until(referral, told, on))
        self.outcomes.add(_introduced(referral, on))
        return True

    def undo_pending(self, client_id: ClientId, decision: DisclosureDecision, on: date) -> None:
        """Take back the releases that a decision touches: they are drafts again.

        Those are the releases to its employer that would take effect once it has begun. So nothing is
        ever told on another decision than the one it was released on.
        """
        for referral in self.pending(client_id):
            touched = decision.valid_from <= max(on, _effect_day(referral))
            if touched and Recipient(self.vacancy_of(referral).employer_id) == decision.recipient:
                self.undo(referral)

    def pending(self, client_id: ClientId) -> list[Referral]:
        """Return a client's releases that have not taken effect."""
        return [
            referral
            for referral in self.referrals.of_client(client_id)
            if referral.state is ReferralState.RELEASED
            and self.introductions.of_referral(referral.id) is None
        ]

    def undo(self, referral: Referral) -> None:
        """Make a release that has not taken effect a draft again."""
        self.referrals.put(replace(referral, state=ReferralState.DRAFT, releases_at=None))

    def withdraw(self, referral: Referral, on: date) -> Referral:
        """Withdraw a referral, end the introduction it led to, and return it as it is then.

        Doing it again changes nothing.
        """
        if referral.state is ReferralState.WITHDRAWN:
            return referral
        withdrawn = replace(referral, state=ReferralState.WITHDRAWN, releases_at=None)
        return self._end(withdrawn, on)

    def end_uncovered(self, client_id: ClientId, on: date) -> int:
        """End a client's introductions that go beyond what is decided today; return how many.

        The others may be read up to the last day that is decided now. One whose last day has passed
        ends, also when a decision since then would carry it: the employer knows it as gone.
        """
        ended = 0
        for referral in self.referrals.of_client(client_id):
            told = self.introductions.of_referral(referral.id)
            if told is None or told.state is not IntroductionState.AVAILABLE:
                continue
            until = self._carried_until(referral, told, on)
            if until is None or not self.introductions.keep_readable(told.id, until, on):
                self._end(referral, on)
                ended += 1
        return ended

    def _end(self, referral: Referral, on: date) -> Referral:
        """Keep that a referral ended on a day, and end its introduction, if there is one."""
        ended = replace(referral, ended_on=on)
        self.referrals.put(ended)
        told = self.introductions.of_referral(referral.id)
        if told is not None:
            self.introductions.set_state(told.id, IntroductionState.NO_LONGER_AVAILABLE)
        return ended

    def _carried_until(self, referral: Referral, told: Introduction, on: date) -> date | None:
        """Return up to which day decisions carry what was told, None when today's does not.

        No other fact plays a part.
        """
        found = self.clients.get(referral.client_id)
        decisions = found.value.decisions if found else ()
        employer = Recipient(self.vacancy_of(referral).employer_id)

        def carries(openness: Openness) -> bool:
            return (
                openness.route is ContactRoute.INTRODUCED
                and told.topics <= openness.topics
                and set(told.needs) <= openness.need_codes
            )

        return carried_until(decisions, employer, on, carries)


@contextmanager
def release_desk(database: Database) -> Iterator[ReleaseDesk]:
    """Open the desk in one transaction; two desks, also of two processes, take turns."""
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        yield desk_on(connection)


def desk_on(connection: Connection) -> ReleaseDesk:
    """Return the desk in a transaction that is open; to change anything at it, take your turn first."""
    return ReleaseDesk(
        clients=ClientRepository(connection),
        employers=EmployerRepository(connection),
        introductions=IntroductionRepository(connection),
        outcomes=OutcomeRepository(connection),
        referrals=ReferralRepository(connection),
        vacancies=VacancyRepository(connection),
    )


def take_effect_due_releases(
    database: Database, pepper: bytes, signature: Signature, *, on: date
) -> int:
    """Make the introductions of all releases whose hour has passed; return how many.

    Each leaves a line in the audit log. Doing it again changes nothing. Nothing is written, and no other
    writer waits, when none is due.
    """
    with database.reading() as connection:
        if not ReferralRepository(connection).due(signature.at):
            return 0
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        desk = desk_on(connection)
        due = desk.referrals.due(signature.at)
        made = [desk.take_effect(referral, on) for referral in due]
        deeds = [introducing(referral, made=one) for referral, one in zip(due, made, strict=True)]
        write_trail(connection, pepper, signature, deeds)
    return sum(made)


def introducing(referral: Referral, *, made: bool) -> Deed:
    """Return what is told of a release whose hour has passed: whether it led to an introduction."""
    return Deed("introduce", "client", (referral.client_id,), "ok" if made else "refused")


def end_uncovered_introductions(
    database: Database, pepper: bytes, signature: Signature, *, on: date
) -> int:
    """End every introduction whose decision has ended or was narrowed; return how many.

    Decisions that are recorded or revoked end theirs at once; this is for those that ran out. Each client
    of whom one ends has a line in the audit log.
    """
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        desk = desk_on(connection)
        ended = {record.id: desk.end_uncovered(record.id, on) for record in desk.clients.all()}
        touched = tuple(client_id for client_id, count in ended.items() if count)
        if touched:
            deed = Deed("end introduction", "client", touched)
            write_trail(connection, pepper, signature, [deed])
    return sum(ended.values())


def _introduction(referral: Referral, allowed: Releasable, on: date) -> Introduction:
    return Introduction(
        id=IntroductionId(new_id()),
        vacancy_id=referral.vacancy_id,
        pseudonym=_PSEUDONYM.format(code=_code(6)),
        summary=referral.summary,
        needs=allowed.needs,
        topics=allowed.topics,
        contact=_CONTACT.format(code=_code(8)),
        released_on=on,
    )


def _effect_day(referral: Referral) -> date:
    """Return the day on which a release takes effect."""
    return date.min if referral.releases_at is None else day_of(referral.releases_at)


def _introduced(referral: Referral, on: date) -> Outcome:
    return Outcome(
        id=OutcomeId(new_id()),
        client_id=referral.client_id,
        vacancy_id=referral.vacancy_id,
        event=OutcomeEvent.INTRODUCED,
        on=on,
        referral_id=referral.id,
    )


def _code(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))
