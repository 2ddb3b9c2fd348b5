"""Working conditions: one list of twenty codes that a client may need and a workplace may offer.

Needs are written in neutral work terms; no code names an illness, and none may ever do so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ConditionCode(StrEnum):
    """A working condition, the same word for what a client needs and what a vacancy offers."""

    QUIET_WORKPLACE = "quiet_workplace"
    LOW_STIMULUS = "low_stimulus"
    FIXED_SCHEDULE = "fixed_schedule"
    LATE_START = "late_start"
    NO_EVENING_WORK = "no_evening_work"
    FEW_CUSTOMER_CONTACTS = "few_customer_contacts"
    CLEAR_INSTRUCTIONS = "clear_instructions"
    ONE_TASK_AT_A_TIME = "one_task_at_a_time"
    FIXED_CONTACT_PERSON = "fixed_contact_person"
    EXTRA_BREAKS = "extra_breaks"
    GRADUAL_BUILD_UP = "gradual_build_up"
    WORKING_FROM_HOME = "working_from_home"
    NO_TIME_PRESSURE = "no_time_pressure"
    TASK_VARIATION = "task_variation"
    FLEXIBLE_FOR_APPOINTMENTS = "flexible_for_appointments"
    SMALL_TEAM = "small_team"
    OWN_PACE = "own_pace"
    SEATED_WORK = "seated_work"
    WALKING_DISTANCE = "walking_distance"
    GUIDANCE_AT_WORK = "guidance_at_work"


class Offer(StrEnum):
    """How a vacancy offers a condition; a code that is not listed is *unknown*, not refused."""

    STANDARD = "standard"
    ON_REQUEST = "on_request"
    NOT_POSSIBLE = "not_possible"


class Importance(StrEnum):
    """How much a need matters to the client."""

    MUST = "must"
    WISH = "wish"


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A condition a client needs to work well, with how much it matters."""

    code: ConditionCode
    importance: Importance = Importance.WISH


class NeedMet(StrEnum):
    """What a vacancy does with one need of a client, given what the client discloses there."""

    STANDARD = "standard"
    WHEN_ASKED = "when_asked"
    ASKING_NEEDED = "asking_needed"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


def meet_need(
    code: ConditionCode,
    offers: Mapping[ConditionCode, Offer],
    disclosed: frozenset[ConditionCode],
) -> NeedMet:
    """Return how a vacancy's offers meet one need.

    "On request" counts (`WHEN_ASKED`) only when the client discloses this need to this employer;
    otherwise it would have to be asked for (`ASKING_NEEDED`) and counts for nothing, neither way.

    >>> quiet = ConditionCode.QUIET_WORKPLACE
    >>> meet_need(quiet, {quiet: Offer.ON_REQUEST}, frozenset())
    <NeedMet.ASKING_NEEDED: 'asking_needed'>
    >>> meet_need(quiet, {}, frozenset({quiet}))
    <NeedMet.UNKNOWN: 'unknown'>
    """
    offer = offers.get(code)
    if offer is None:
        return NeedMet.UNKNOWN
    if offer is Offer.STANDARD:
        return NeedMet.STANDARD
    if offer is Offer.NOT_POSSIBLE:
        return NeedMet.IMPOSSIBLE
    return NeedMet.WHEN_ASKED if code in disclosed else NeedMet.ASKING_NEEDED
