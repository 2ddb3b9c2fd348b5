"""Exporting a client: everything known of one person, for that person (AVG art. 15 and 20)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from matcher.domain.ids import ClientId
from matcher.storage.audit import AuditLine, AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.codec import to_document
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.lists import KeptLine, ListOwner, ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.sessions import Database
from matcher.storage.talks import TalkRepository
from matcher.use_cases.permissions import not_here

_NUMBERED_FOR_ALL: Final = frozenset({"sequence"})
"""The number of an audit line tells what others did in between."""


def export_client(database: Database, pepper: bytes, client_id: ClientId) -> dict[str, Any]:
    """Return everything known of a client as one JSON document, revoked decisions included.

    `nightly_list`, `displaced` and `in_lists_of_vacancies` are of the lists that are read now;
    `in_other_nights` holds the lines of every other run that is kept, each with its run.

    Whoever calls this has checked that the one who asks may have it.

    Raises:
        NotFoundError: there is no such client.
    """
    with database.reading() as connection:
        found = ClientRepository(connection).get(client_id)
        if found is None:
            raise not_here()
        left_seen_on = ClientRepository(connection).left_seen_on(client_id)
        referrals = ReferralRepository(connection).of_client(client_id)
        introductions = IntroductionRepository(connection)
        told = [introductions.of_referral(referral.id) for referral in referrals]
        last_days = {
            one.id: introductions.readable_until(one.id) for one in told if one is not None
        }
        answers = EmployerAnswerRepository(connection).of_introductions(last_days)
        outcomes = OutcomeRepository(connection).of_client(client_id)
        talks = TalkRepository(connection).of_client(client_id)
        proposals = ProposalRepository(connection).of_client(client_id)
        set_asides = SetAsideRepository(connection).of_client(client_id)
        lists = ListRepository(connection)
        lines = lists.about_client(client_id)
        published = lists.published_run()
        ids = ExternalIdRepository(connection).of(RecordKind.CLIENT, client_id)
        audit = AuditRepository(connection, pepper)
        trail = audit.about("client", client_id)
        for referral in referrals:
            trail += audit.about("referral", referral.id)
        for proposal in proposals:
            trail += audit.about("proposal", proposal.id)
        for introduction in told:
            trail += () if introduction is None else audit.about("introduction", introduction.id)
        for outcome in outcomes:
            trail += audit.about("outcome", outcome.id)
        decisions = ClientRepository(connection).recorded_decisions(client_id)
    read_now = [line for line in lines if line.run_id == published]
    return {
        "client": to_document(found.value),
        "version": found.version,
        "left_seen_on": _day(left_seen_on),
        "decisions": [to_document(one) for one in decisions],
        "external_ids": [to_document(one) for one in ids],
        "referrals": [to_document(referral) for referral in referrals],
        "introductions": [
            to_document(one) | {"readable_until": _day(last_days[one.id])}
            for one in told
            if one is not None
        ],
        "answers": [to_document(one) for some in answers.values() for one in some],
        "talks": [to_document(talk) for talk in talks],
        "proposals": [to_document(proposal) for proposal in proposals],
        "set_aside": [to_document(one) for one in set_asides],
        "outcomes": [to_document(outcome) for outcome in outcomes],
        "nightly_list": _of_kind(ListOwner.CLIENT, read_now),
        "displaced": _of_kind(ListOwner.DISPLACED, read_now),
        "in_lists_of_vacancies": _of_kind(ListOwner.VACANCY, read_now),
        "in_other_nights": [to_document(line) for line in lines if line.run_id != published],
        "audit": [_line(line) for line in sorted(trail, key=lambda line: line.sequence)],
    }


def _of_kind(kind: ListOwner, lines: Iterable[KeptLine]) -> list[dict[str, Any]]:
    return [to_document(kept.line) for kept in lines if kept.kind is kind]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _line(line: AuditLine) -> dict[str, Any]:
    return to_document(line, without=_NUMBERED_FOR_ALL)
