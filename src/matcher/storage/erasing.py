"""Erasing a client: everything goes but what nobody can trace back any more."""

from collections.abc import Mapping

from sqlalchemy import Connection

from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId, OutcomeId
from matcher.storage.audit import AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.lists import ListRepository
from matcher.storage.outcomes import FeatureRow, OutcomeRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.talks import TalkRepository


def erase_client(
    connection: Connection,
    client_id: ClientId,
    *,
    pepper: bytes,
    feature_rows: Mapping[OutcomeId, FeatureRow] | None = None,
) -> None:
    """Erase a client in this transaction.

    Record, decisions, talks, proposals, referrals, list lines and external ids go, the latter leaving
    tombstones.
    Introductions stay as empty ones that are no longer available; outcomes stay as event, month and
    the feature row given for them; audit lines lose the client's id. No vacancy is touched.
    From the first look on, nobody else writes about clients, and later on nobody a line of audit.

    Raises:
        NotFoundError: there is no such client.
    """
    hold(connection, Counter.CLIENTS)
    clients = ClientRepository(connection)
    if clients.get(client_id) is None:
        msg = "There is no such client."
        raise NotFoundError(msg)
    referrals = ReferralRepository(connection)
    outcomes = OutcomeRepository(connection)
    proposals = ProposalRepository(connection)
    audit = AuditRepository(connection, pepper)
    _leave_tombstones(connection, client_id, pepper)
    audit.forget_object(RecordKind.CLIENT.value, client_id)
    for referral in referrals.of_client(client_id):
        audit.forget_object("referral", referral.id)
    for proposal in proposals.of_client(client_id):
        audit.forget_object("proposal", proposal.id)
    external_ids = ExternalIdRepository(connection)
    for outcome in outcomes.of_client(client_id):
        audit.forget_object(RecordKind.OUTCOME.value, outcome.id)
        external_ids.forget(RecordKind.OUTCOME, outcome.id)
    IntroductionRepository(connection).let_go_of_client(client_id)
    referrals.delete_of_client(client_id)
    TalkRepository(connection).delete_of_client(client_id)
    proposals.delete_of_client(client_id)
    SetAsideRepository(connection).delete_of_client(client_id)
    ListRepository(connection).delete_of_client(client_id)
    outcomes.anonymise_client(client_id, feature_rows or {})
    clients.delete(client_id)


def _leave_tombstones(connection: Connection, client_id: ClientId, pepper: bytes) -> None:
    external_ids = ExternalIdRepository(connection)
    erasures = ErasureRepository(connection, pepper)
    for known in external_ids.of(RecordKind.CLIENT, client_id):
        erasures.remember(RecordKind.CLIENT, known.source, known.external_id)
    external_ids.forget(RecordKind.CLIENT, client_id)
