"""How a file's decisions about openness become revocations and additions, never an overwriting.

Each recipient stands on its own. Once a person has decided about a recipient here, a file can still
end what an earlier file said of it, and open nothing any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.clock import day_of
from matcher.domain.ids import DecisionId, StaffId
from matcher.domain.openness import DisclosureDecision
from matcher.storage.decisions import RecordedDecision

_NO_ID = DecisionId("")


@dataclass(frozen=True, slots=True)
class DecisionChanges:
    """What to revoke and then what to append, in this order; and what a person's word keeps out."""

    revoke: tuple[DisclosureDecision, ...] = ()
    append: tuple[DisclosureDecision, ...] = ()
    left_out: tuple[DisclosureDecision, ...] = ()

    def __add__(self, other: "DecisionChanges") -> "DecisionChanges":
        """Return both together."""
        return DecisionChanges(
            self.revoke + other.revoke,
            self.append + other.append,
            self.left_out + other.left_out,
        )


def decision_changes(
    recorded: Sequence[RecordedDecision],
    wanted: Sequence[DisclosureDecision],
    importer: StaffId,
) -> DecisionChanges:
    """Return how to get from what one importer recorded to what its file says now.

    Decisions are the same when all but their ids is. For each recipient the order counts, since the
    last one that has begun governs: what the importer recorded last stays as far as the file begins
    with it, the rest is revoked and what the file goes on to say is appended. What a person revoked
    stays revoked, and nothing is appended for a recipient of whom a person recorded or revoked a
    decision since the importer last recorded one. Decisions that others recorded are left alone.
    """
    changes = DecisionChanges()
    for recipient in dict.fromkeys(
        [*(one.decision.recipient for one in recorded), *(one.recipient for one in wanted)]
    ):
        changes += _towards_one(
            [one for one in recorded if one.decision.recipient == recipient],
            [one for one in wanted if one.recipient == recipient],
            importer,
        )
    return changes


def _towards_one(
    recorded: Sequence[RecordedDecision],
    wanted: Sequence[DisclosureDecision],
    importer: StaffId,
) -> DecisionChanges:
    ended = [_content(one.decision) for one in recorded if _ended_by_person(one, importer)]
    mine = [one for one in recorded if one.recorded_by == importer]
    new = [one for one in wanted if _content(one) not in ended]
    kept = _kept(mine, new)
    if kept < len(new) and _person_came_since(recorded, importer):
        kept, new = 0, []
    return DecisionChanges(
        revoke=tuple(o.decision for o in mine[: len(mine) - kept] if o.revoked_by is None),
        append=tuple(new[kept:]),
        left_out=tuple(one for one in wanted if one not in new),
    )


def _kept(mine: Sequence[RecordedDecision], new: Sequence[DisclosureDecision]) -> int:
    """Return how many of the last recorded ones stand as the first ones of the file."""
    standing = [None if one.revoked_by is not None else _content(one.decision) for one in mine]
    said = [_content(one) for one in new]
    longest = min(len(standing), len(said))
    return next((n for n in range(longest, 0, -1) if standing[-n:] == said[:n]), 0)


def _person_came_since(recorded: Sequence[RecordedDecision], importer: StaffId) -> bool:
    """Tell whether a person recorded or revoked one since the importer last recorded one.

    Of a revocation only the day is known: one on that same day counts as later.
    """
    by_importer = [at for at, one in enumerate(recorded) if one.recorded_by == importer]
    if not by_importer:
        return bool(recorded)
    last = recorded[by_importer[-1]]
    ended = [one.decision.revoked_on for one in recorded if _ended_by_person(one, importer)]
    since = day_of(last.recorded_at)
    return recorded[-1] is not last or any(on is not None and on >= since for on in ended)


def _ended_by_person(one: RecordedDecision, importer: StaffId) -> bool:
    return one.revoked_by not in {None, importer}


def _content(decision: DisclosureDecision) -> DisclosureDecision:
    return replace(decision, id=_NO_ID, revoked_on=None)
