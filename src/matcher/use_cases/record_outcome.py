"""Recording what happened to a pair: for the people involved, and for a ranker to learn from.

A vacancy is never touched by it: the hire of somebody who told nothing leaves no trace to an
employer.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import ClientId, OutcomeId, new_id
from matcher.domain.openness import EMPLOYER_SERVICES, openness_towards
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.plausible_days import LONGEST_AGO, TOO_LONG_AGO
from matcher.storage.sessions import Database
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.audit_trail import Deed, Tell
from matcher.use_cases.client_file import own_client
from matcher.use_cases.permissions import STAFF, covers, not_here, only
from matcher.use_cases.release_desk import ReleaseDesk, release_desk

OF_INTRODUCTIONS: Final = frozenset(
    {
        OutcomeEvent.INTRODUCED,
        OutcomeEvent.NO_ANSWER,
        OutcomeEvent.NOT_HIRED,
        OutcomeEvent.WITHDRAWN,
        OutcomeEvent.HIRED,
        OutcomeEvent.ENDED,
        OutcomeEvent.KEPT_13_WEEKS,
        OutcomeEvent.KEPT_26_WEEKS,
    }
)
"""What can happen after an introduction: the events an adviser may record."""

ENDS_BEFORE: Final = "lies before the day of the outcome"
"""What is wrong with a contract that ends before it began."""


def record_outcome(
    database: Database, secret: bytes, actor: Actor, given: Outcome, tell: Tell, *, on: date
) -> Outcome:
    """Keep an outcome under a fresh id and return it.

    A specialist does so for own clients. An adviser does so for an introduction whose referral was
    named to them, of a client whose decision lets employer services know of it; `given.client_id`
    is then the id under which this adviser knows the client, and comes back as such.

    Raises:
        NotFoundError: there is no such client or introduction for the one who asks.
        InvalidInputError: the vacancy is unknown, a day cannot be, or a text is about health.
    """
    only(actor, *STAFF)
    with release_desk(database) as desk:
        if actor.role is Role.EMPLOYMENT_SPECIALIST:
            client_id = own_client(desk.clients, actor, given.client_id).value.id
        else:
            client_id = _client_of_introduction(desk, secret, actor, given, on)
        outcome = replace(given, id=OutcomeId(new_id()), client_id=client_id)
        faults = [*outcome_faults(outcome, on), *_faults_of_pair(desk, outcome)]
        if actor.role is Role.EMPLOYER_SERVICES_ADVISER and outcome.event not in OF_INTRODUCTIONS:
            faults.append(Fault("event", "is for the client's own specialist to record"))
        if faults:
            raise InvalidInputError(faults)
        desk.outcomes.add(outcome)
        tell(Deed("create", "outcome", (outcome.id,)))
    return replace(outcome, client_id=given.client_id)


def _client_of_introduction(
    desk: ReleaseDesk, secret: bytes, actor: Actor, given: Outcome, on: date
) -> ClientId:
    """Return whom an adviser means, when that adviser may know of the introduction at all."""
    referral = desk.referrals.get(given.referral_id) if given.referral_id else None
    if referral is None or desk.introductions.of_referral(referral.id) is None:
        raise not_here()
    client = desk.clients.get(referral.client_id)
    openness = client and openness_towards(client.value.decisions, EMPLOYER_SERVICES, on)
    meant = adviser_client_id(secret, actor.staff_id, referral.client_id)
    known = openness and openness.topics and meant == given.client_id
    if not known or not covers(actor, desk.vacancy_of(referral).region):
        raise not_here()
    return referral.client_id


def outcome_faults(outcome: Outcome, on: date) -> list[Fault]:
    """Return what is wrong with an outcome in itself: its days, its text."""
    faults = []
    if outcome.on > on:
        faults.append(Fault("on", "lies in the future"))
    if outcome.on < on - LONGEST_AGO:
        faults.append(Fault("on", TOO_LONG_AGO))
    if outcome.contract_ends_on is not None and outcome.contract_ends_on < outcome.on:
        faults.append(Fault("contract_ends_on", ENDS_BEFORE))
    if outcome.reason and find_health_words(outcome.reason):
        faults.append(Fault("reason", "holds words about health; write it without them"))
    return faults


def _faults_of_pair(desk: ReleaseDesk, outcome: Outcome) -> list[Fault]:
    faults = []
    if desk.vacancies.get(outcome.vacancy_id) is None:
        faults.append(Fault("vacancy_id", "is not a vacancy known here"))
    if outcome.referral_id is not None:
        referral = desk.referrals.get(outcome.referral_id)
        of = None if referral is None else (referral.client_id, referral.vacancy_id)
        if of != (outcome.client_id, outcome.vacancy_id):
            faults.append(Fault("referral_id", "is not a referral of this client and vacancy"))
    return faults
