"""How a file's decisions about openness become revocations and additions, never an overwriting.

What a person revoked here stays revoked, whatever the file goes on saying.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.domain.ids import DecisionId, StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.storage.decisions import RecordedDecision

_NO_ID = DecisionId("")


@dataclass(frozen=True, slots=True)
class DecisionChanges:
    """What to revoke and then what to append, in this order."""

    revoke: tuple[DecisionId, ...]
    append: tuple[DisclosureDecision, ...]


def decision_changes(
    recorded: Sequence[RecordedDecision],
    wanted: Sequence[DisclosureDecision],
    importer: StaffId,
) -> DecisionChanges:
    """Return how to get from what one importer recorded to what its file says now.

    Decisions are the same when all but their ids is. The order counts, since the last one that has
    begun governs: recorded ones stay as far as they stand in the file's order, the rest is revoked
    and what the file goes on to say is appended. Decisions that others recorded are left alone.
    """
    standing = [
        one for one in recorded if one.recorded_by == importer and one.revoked_by != importer
    ]
    by_person = {_content(one.decision) for one in standing if one.revoked_by is not None}
    revoke: list[DecisionId] = []
    kept = 0
    for one in standing:
        if kept < len(wanted) and _content(one.decision) == _content(wanted[kept]):
            kept += 1
        elif one.revoked_by is None:
            revoke.append(one.decision.id)
    new = list(wanted[kept:])
    ended = [at for at, decision in enumerate(new) if _content(decision) in by_person]
    return DecisionChanges(tuple(revoke), tuple(new[ended[-1] + 1 :] if ended else new))


def _content(decision: DisclosureDecision) -> DisclosureDecision:
    return replace(decision, id=_NO_ID, revoked_on=None)
