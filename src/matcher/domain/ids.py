"""Identifiers as types, so that a vacancy's id cannot be passed where a client's is meant.

All ids inside are random strings; `new_id` is the one place that makes them. Ids of other systems
(`c-0001` in a file) are *external ids* and live only in the mapping that storage keeps.
"""

import re
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
_REGION_CODE = re.compile(r"[A-Z]{2}[0-9]{2}")


def new_id() -> str:
    """Return a fresh random id of 20 URL-safe characters (120 random bits)."""
    return secrets.token_urlsafe(_RANDOM_BYTES)


def is_region_code(text: str) -> bool:
    """Tell whether a text has the form of a region's code: two capitals and two figures.

    >>> is_region_code("AM19"), is_region_code("Leiden")
    (True, False)
    """
    return _REGION_CODE.fullmatch(text) is not None


def region_as_written(text: str) -> RegionCode:
    """Return a typed region in the way files write it: a code in capitals, else as it was typed.

    >>> region_as_written(" am19 "), region_as_written("Leiden")
    ('AM19', 'Leiden')
    """
    typed = text.strip()
    return RegionCode(typed.upper() if is_region_code(typed.upper()) else typed)
