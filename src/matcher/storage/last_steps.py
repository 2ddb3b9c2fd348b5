"""When something last happened with a client: a talk, a decision, an introduction or an event.

Days alone are read, never what happened; so a whole caseload takes one question.
"""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from matcher.clock import day_of
from matcher.domain.ids import ClientId
from matcher.storage.tables import (
    disclosure_decisions,
    introductions,
    outcomes,
    referrals,
    talks,
)


def last_steps(connection: Connection, client_ids: Collection[ClientId]) -> dict[ClientId, date]:
    """Return the day of the last step with each of these clients; one without a step is not in it."""
    told = introductions.join(referrals, introductions.c.referral_id == referrals.c.id)
    sources = (
        (talks, talks.c.client_id, talks.c.held_on),
        (outcomes, outcomes.c.client_id, outcomes.c.happened_on),
        (
            disclosure_decisions,
            disclosure_decisions.c.client_id,
            disclosure_decisions.c.recorded_at,
        ),
        (told, referrals.c.client_id, introductions.c.released_on),
    )
    last: dict[ClientId, date] = {}
    for table, client, when in sources:
        found = connection.execute(
            select(client, func.max(when))
            .select_from(table)
            .where(client.in_(client_ids))
            .group_by(client)
        )
        for client_id, moment in found:
            day = day_of(moment) if isinstance(moment, datetime) else moment
            last[client_id] = max(day, last.get(client_id, day))
    return last
