"""Dutch words for the codes of the domain."""

from matcher.domain.conditions import ConditionCode
from matcher.domain.openness import ContactRoute
from matcher.domain.vacancies import Contract, Demand
from matcher.domain.working_time import HoursRange, TimeOfDay

TIMES = {
    TimeOfDay.DAY: "overdag",
    TimeOfDay.EVENING: "’s avonds",
    TimeOfDay.NIGHT: "’s nachts",
    TimeOfDay.WEEKEND: "in het weekend",
}
LANGUAGES = {
    "nld": "Nederlands",
    "eng": "Engels",
    "deu": "Duits",
    "fra": "Frans",
    "ara": "Arabisch",
    "tur": "Turks",
    "pol": "Pools",
    "spa": "Spaans",
    "ukr": "Oekraïens",
}
CONTRACTS = {
    Contract.PERMANENT: "een vast contract",
    Contract.FIXED_TERM: "een tijdelijk contract",
    Contract.AGENCY: "een uitzendcontract",
    Contract.ON_CALL: "een oproepcontract",
    Contract.TRIAL: "een proefplaatsing",
}
CONDITIONS = {
    ConditionCode.QUIET_WORKPLACE: "een rustige werkplek",
    ConditionCode.LOW_STIMULUS: "weinig prikkels",
    ConditionCode.FIXED_SCHEDULE: "een vast rooster",
    ConditionCode.LATE_START: "later op de dag beginnen",
    ConditionCode.NO_EVENING_WORK: "geen avondwerk",
    ConditionCode.FEW_CUSTOMER_CONTACTS: "weinig contact met klanten",
    ConditionCode.CLEAR_INSTRUCTIONS: "duidelijke instructies",
    ConditionCode.ONE_TASK_AT_A_TIME: "één taak tegelijk",
    ConditionCode.FIXED_CONTACT_PERSON: "een vaste contactpersoon",
    ConditionCode.EXTRA_BREAKS: "extra pauzes",
    ConditionCode.GRADUAL_BUILD_UP: "rustig opbouwen",
    ConditionCode.WORKING_FROM_HOME: "thuiswerken",
    ConditionCode.NO_TIME_PRESSURE: "geen tijdsdruk",
    ConditionCode.TASK_VARIATION: "afwisseling in taken",
    ConditionCode.FLEXIBLE_FOR_APPOINTMENTS: "ruimte voor afspraken",
    ConditionCode.SMALL_TEAM: "een klein team",
    ConditionCode.OWN_PACE: "werken in eigen tempo",
    ConditionCode.SEATED_WORK: "zittend werk",
    ConditionCode.WALKING_DISTANCE: "op loopafstand",
    ConditionCode.GUIDANCE_AT_WORK: "begeleiding op het werk",
}
ROUTES = {
    ContactRoute.APPLIES_SELF: "Cliënt solliciteert zelf",
    ContactRoute.APPLIES_WITH_NOTE: "Cliënt solliciteert zelf, met een eigen briefje",
    ContactRoute.INTRODUCED: "U stelt de cliënt voor",
}
ROUTE_UNKNOWN = "Vraag de trajectbegeleider"
DEMANDS = {
    Demand.DRIVING_LICENCE: "rijbewijs",
    Demand.QUALIFICATION: "diploma",
    Demand.LANGUAGE: "taal",
    Demand.HOURS: "uren",
    Demand.TIMES: "werktijden",
    Demand.PLACE: "reistijd",
    Demand.REGISTER_ENTRY: "banenafspraak",
    Demand.WAY_OF_APPLYING: "manier van solliciteren",
}


def conditions_in_words(codes: str) -> str:
    """Return comma-separated condition codes as a Dutch list.

    >>> conditions_in_words("quiet_workplace,own_pace")
    'een rustige werkplek en werken in eigen tempo'
    """
    words = [CONDITIONS[ConditionCode(code)] for code in codes.split(",") if code]
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def hours_in_words(hours: HoursRange) -> str:
    """Return a range of hours a week of which at least one end is known.

    >>> hours_in_words(HoursRange(12, 24)), hours_in_words(HoursRange(None, 24))
    ('12 tot 24 uur', 'tot 24 uur')
    """
    if hours.min is None or hours.max is None or hours.min == hours.max:
        one = hours.max if hours.min is None else hours.min
        prefix = "" if hours.min == hours.max else "tot " if hours.min is None else "vanaf "
        return f"{prefix}{one:g} uur"
    return f"{hours.min:g} tot {hours.max:g} uur"


def minutes_in_words(minutes: float) -> str:
    """Return a travel time as minutes, one way.

    >>> minutes_in_words(44.6)
    'ongeveer 45 minuten reizen'
    """
    return f"ongeveer {minutes:.0f} minuten reizen"


def at_most_in_words(minutes: float) -> str:
    """Return the longest travel time somebody wants.

    >>> at_most_in_words(45.0)
    'hoogstens 45 minuten'
    """
    return f"hoogstens {minutes:.0f} minuten"
