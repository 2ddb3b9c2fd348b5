"""What a decision about openness must hold up to before it is recorded."""

from typing import Final

from matcher.domain.errors import Fault
from matcher.domain.ids import EmployerId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Recipient,
    topic_of,
)
from matcher.storage.employers import EmployerRepository

_NOT_EMPLOYERS: Final = frozenset({EMPLOYER_SERVICES, ANY_EMPLOYER})


def is_known_recipient(employers: EmployerRepository, recipient: Recipient) -> bool:
    """Tell whether this is employer services, any employer, or an employer known here."""
    return recipient in _NOT_EMPLOYERS or employers.get(EmployerId(recipient)) is not None


def decision_faults(
    employers: EmployerRepository, decision: DisclosureDecision, place: str = ""
) -> list[Fault]:
    """Return what is wrong with a decision; `place` goes before the name of each key."""
    faults = []
    if not is_known_recipient(employers, decision.recipient):
        faults.append(Fault(f"{place}recipient", "is not an employer known here"))
    if not {topic_of(code) for code in decision.need_codes} <= decision.topics:
        faults.append(Fault(f"{place}need_codes", "holds a need whose topic is not in topics"))
    if decision.valid_from > decision.valid_until:
        faults.append(Fault(f"{place}valid_until", "should not come before valid_from"))
    return faults
