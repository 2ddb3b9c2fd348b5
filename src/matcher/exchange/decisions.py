"""A client's decision about openness as it looks outside."""

import re
from typing import Self

from pydantic import model_validator

from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import DecisionId, EmployerId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Moment,
    Recipient,
    Teller,
    Topic,
    topic_of,
)
from matcher.exchange.ids import Ids, OutsideIds
from matcher.exchange.shapes import Day, Id, Shape, in_order, known

_NOT_EMPLOYERS = frozenset({EMPLOYER_SERVICES, ANY_EMPLOYER})
_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_MEANT = {_BETWEEN_WORDS.sub("", word): word for word in _NOT_EMPLOYERS}


class DecisionShape(Shape):
    """Who may know what, from when, told by whom; what is not said is read as closed as it can be.

    Without `from_moment` it is the start, without `told_by` the client, without `topics` nothing.
    """

    recipient: Id
    topics: list[Topic] | None = None
    need_codes: list[ConditionCode] | None = None
    from_moment: Moment | None = None
    told_by: Teller | None = None
    valid_from: Day
    valid_until: Day

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        in_order(self.valid_from, self.valid_until, "valid_from", "valid_until")
        lacking = {topic_of(code) for code in known(self.need_codes)} - set(known(self.topics))
        if lacking:
            msg = f"need_codes holds needs of a topic that is not in topics: {min(lacking)}"
            raise ValueError(msg)
        return self

    def to_domain(self, decision_id: DecisionId, ids: Ids) -> DisclosureDecision:
        """Return the decision as the gate knows it."""
        inside = (
            self.recipient if self.recipient in _NOT_EMPLOYERS else ids.employer(self.recipient)
        )
        return DisclosureDecision(
            id=decision_id,
            recipient=Recipient(inside),
            topics=frozenset(known(self.topics)),
            need_codes=frozenset(known(self.need_codes)),
            from_moment=self.from_moment or Moment.START,
            told_by=self.told_by or Teller.CLIENT,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
        )

    @classmethod
    def from_domain(cls, decision: DisclosureDecision, ids: OutsideIds) -> Self:
        """Return the decision as it looks outside."""
        recipient = decision.recipient
        of_all = recipient in _NOT_EMPLOYERS
        return cls.of(
            recipient=recipient if of_all else ids.employer(EmployerId(recipient)),
            topics=sorted(decision.topics),
            need_codes=sorted(decision.need_codes),
            from_moment=decision.from_moment,
            told_by=decision.told_by,
            valid_from=decision.valid_from,
            valid_until=decision.valid_until,
        )


def meant_recipient(written: str) -> Recipient | None:
    """Return the fixed word that is meant where it is spelled differently, else None.

    >>> meant_recipient("Any-employer"), meant_recipient("any_employer"), meant_recipient("e-01")
    ('any_employer', None, None)
    """
    meant = _MEANT.get(_BETWEEN_WORDS.sub("", written).casefold())
    return None if meant == written else meant
