"""Identifiers as types, so that a vacancy's id cannot be passed where a client's is meant.

All ids inside are random strings; `new_id` is the one place that makes them. Ids of other systems
(`c-0001` in a file) are *external ids* and live only in the mapping that storage keeps.
"""

import secrets
from typing import NewType

ClientId = NewType("ClientId", str)
VacancyId = NewType("VacancyId", str)
EmployerId = NewType("EmployerId", str)
DecisionId = NewType("DecisionId", str)
ReferralId = NewType("ReferralId", str)
IntroductionId = NewType("IntroductionId", str)
OutcomeId = NewType("OutcomeId", str)
TalkId = NewType("TalkId", str)
ProposalId = NewType("ProposalId", str)
SetAsideId = NewType("SetAsideId", str)
AnswerId = NewType("AnswerId", str)
RunId = NewType("RunId", str)
KeyId = NewType("KeyId", str)
StaffId = NewType("StaffId", str)
RegionCode = NewType("RegionCode", str)

_RANDOM_BYTES = 15


def new_id() -> str:
    """Return a fresh random id of 20 URL-safe characters (120 random bits)."""
    return secrets.token_urlsafe(_RANDOM_BYTES)
