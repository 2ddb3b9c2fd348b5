"""What a decision about openness must hold up to before it is recorded."""

from typing import Final

from matcher.domain.errors import Fault
from matcher.domain.ids import EmployerId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    topic_of,
)
from matcher.storage.employers import EmployerRepository

_NOT_EMPLOYERS: Final = frozenset({EMPLOYER_SERVICES, ANY_EMPLOYER})


def decision_faults(
    employers: EmployerRepository, decision: DisclosureDecision, place: str = ""
) -> list[Fault]:
    """Return what is wrong with a decision; `place` goes before the name of each key."""
    faults = []
    recipient = decision.recipient
    if recipient not in _NOT_EMPLOYERS and employers.get(EmployerId(recipient)) is None:
        faults.append(Fault(f"{place}recipient", "is not an employer known here"))
    if not {topic_of(code) for code in decision.need_codes} <= decision.topics:
        faults.append(Fault(f"{place}need_codes", "holds a need whose topic is not in topics"))
    if decision.valid_from > decision.valid_until:
        faults.append(Fault(f"{place}valid_until", "should not come before valid_from"))
    return faults
