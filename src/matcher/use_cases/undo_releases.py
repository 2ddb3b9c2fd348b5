"""After a restore: what waited to go out to an employer waits for a person again.

A backup remembers releases that were undone, or whose decision was revoked, after it was made. Nothing in
it tells which those are, so none of them may take effect by itself.
"""

from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Deed, Signature, write_trail
from matcher.use_cases.release_desk import desk_on


def undo_waiting_releases(database: Database, pepper: bytes, signature: Signature) -> int:
    """Make every release that has not taken effect a draft again, also one whose hour has passed.

    Each client of whom one is undone has a line in the audit log. Doing it again changes nothing.

    Returns:
        How many were undone.
    """
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        desk = desk_on(connection)
        clients = dict.fromkeys(referral.client_id for referral in desk.referrals.all())
        waiting = [referral for client_id in clients for referral in desk.pending(client_id)]
        for referral in waiting:
            desk.undo(referral)
        touched = tuple(dict.fromkeys(referral.client_id for referral in waiting))
        if touched:
            deed = Deed("undo release", "client", touched)
            write_trail(connection, pepper, signature, [deed])
    return len(waiting)
