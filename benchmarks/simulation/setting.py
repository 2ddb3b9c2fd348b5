"""Every number that a simulated region is drawn and lived with, and how far each may be wrong.

Nothing here was fitted to data about people. `[domain]` marks a figure for which the project has a source,
`[field]` what practice or research says in general, `[guess]` a guess of ours. Gains and costs are in
log-odds: 1.0 turns a chance of 50 % into 73 %, and one of 5 % into 12 %.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np


@dataclass(frozen=True, slots=True)
class Setting:
    """All parameters of a region and its season; the defaults are the central setting."""

    # Kinds of work
    # ISCO-08 knows 43 sub-major groups: about how finely people name a wish [field]
    kinds: int = 40
    kinds_per_field: int = 4  # ISCO-08 knows 10 major groups [field]
    skew_of_supply: float = 0.9  # sd of the log share of a kind among vacancies [guess]
    skew_of_wishes: float = 0.9  # the same among wishes: film and animals are loved by many [guess]
    # correlation of both: people love what they have seen [guess]
    wishes_follow_supply: float = 0.3
    loved_kinds: tuple[float, ...] = (0.35, 0.40, 0.25)  # shares with 1, 2, 3 loved kinds [guess]

    # Employers and vacancies
    vacancies_per_employer: float = 3.0  # mean [guess]
    employer_size_spread: float = 1.0  # sd of log size: few large, many small [field]
    share_in_own_field: float = 0.7  # an employer's vacancies in its own field of work [guess]
    seats: tuple[float, ...] = (0.75, 0.18, 0.07)  # shares of vacancies with 1, 2, 3 seats [guess]
    # chance a week that a seat goes to others: 12 weeks on average [field]
    filled_elsewhere: float = 0.08
    share_through_services: float = 0.10  # reachable by an introduction alone [guess]
    share_requiring_register: float = 0.04  # for the jobs agreement alone [guess]
    receptiveness_spread: float = 0.7  # sd between employers in hiring from this group [guess]

    # Place and travel
    # one of 35 regions on 34,000 km2 of land is about 31 km wide; edges count [field]
    width_km: float = 50.0
    towns: int = 5  # [guess]
    town_spread_km: float = 2.5  # sd around the centre of a town [guess]
    clients_in_town: float = 0.75  # share [guess]
    employers_in_town: float = 0.85  # share: work gathers in towns more than people do [field]
    modes_in_town: tuple[float, ...] = (0.45, 0.35, 0.20)  # bicycle, public transport, car [guess]
    modes_in_country: tuple[float, ...] = (0.30, 0.25, 0.45)  # few in this group have a car [guess]
    # what a client will travel; evenly drawn [guess]
    reach_minutes: tuple[float, ...] = (30.0, 45.0, 60.0)

    # Hours, education, needs
    part_time_vacancies: float = 0.6  # share that can be done under 24 hours a week [field]
    share_demanding_level: float = 0.35  # vacancies that ask a level of education [guess]
    needs_per_client: float = 1.8  # mean, of 20 conditions, at most 4 [guess]
    share_of_needs_must: float = 0.5  # the others are wishes, which weigh .4 [guess]
    standard: float = 0.35  # chance that a condition is offered to everyone as standard [guess]
    on_request: float = 0.35  # chance that it is possible when asked [guess]

    # Clients and their decisions on openness
    caseload: int = 20  # clients of a specialist, the most that IPS allows [domain]
    hireability_spread: float = 0.8  # sd between clients of what employers see in anybody [guess]
    share_introduced: float = 0.35  # open about support to any employer, introduced [guess]
    # open about needs alone, in their own hand; the others are closed [guess]
    share_with_note: float = 0.20
    introduced_tell_needs: float = 0.85  # of the introduced, the share open about needs too [guess]
    # in the register and open about it, of the introduced [guess]
    introduced_tell_register: float = 0.30
    support_gain: float = 0.9  # an introduction by somebody who can be called helps [field: IPS]
    # no-risk policy and wage cost subsidy, where told and in the register [guess]
    register_gain: float = 0.3
    # employers who hold it against a client; 64 % of managers are reluctant [domain]
    stigma_share: float = 0.35
    stigma_loss: float = 1.5  # what it costs with them when a specialist introduces [guess]
    stigma_of_note: float = 0.5  # a note about needs alone reveals less: share of that loss [guess]

    # Would the client want it (interest), be hired (hire), keep it 26 weeks (kept)
    interest_base: float = -2.2  # other people's work: 10 % would still go for it [guess]
    interest_loved: float = 3.2  # loved work: 73 % [guess]
    field_affinity: float = 0.45  # of that, what another kind in the same field gains [guess]
    taste_spread: float = 0.8  # sd of what only this client sees in this vacancy [guess]
    # sd between vacancies of what everybody likes: pay, team, building [guess]
    appeal_spread: float = 0.6
    travel_cost: float = 1.0  # at the end of one's reach; work that is far is wanted less [field]
    hours_cost: float = 3.0  # hours that do not fit, found out too late [guess]
    # each unmet need that is a must, in interest and in keeping the job [guess]
    unmet_cost: float = 0.8
    hire_base: float = -3.4  # 1 in 30 for a loveless fit: most applications fail [field]
    hire_loved: float = 0.8  # who loves the work knows it, and it shows [guess]
    level_cost: float = 1.5  # less education than asked [guess]
    hire_spread: float = 0.5  # sd of what only this employer sees in this client [guess]
    kept_base: float = -0.3  # about half of IPS jobs last half a year [field]
    kept_loved: float = 1.0  # preferred jobs last longer in IPS studies [field]
    kept_receptive: float = (
        0.5  # for each log-odds of receptiveness: a good employer is kept [guess]
    )
    # a job coach may come to the workplace of an introduced client [guess]
    kept_support: float = 0.3
    kept_spread: float = 0.6  # sd of what nobody could know [guess]

    # What the engine sees
    missing_education: float = 0.42  # share of clients, as registers have it [domain]
    missing_wish: float = 0.38  # the same: no sector wish [domain]
    # the same: no hours; told to the project, on no page of it [domain]
    missing_availability: float = 0.25
    missing_together: float = 0.3  # correlation: thin files are thin in more ways [guess]
    wish_blur: float = 0.7  # without a wish, how much of affinity is the average client's [guess]
    conditions_unseen: float = 0.5  # conditions that vacancies say nothing about [guess]
    level_seen: float = 0.5  # of hireability and receptiveness, the share that is on record [guess]
    noise_pair: float = 0.7  # sd of the error about a pair, in each of the three [guess]
    # sd of an error shared by all clients and all three: a vivid text [guess]
    noise_vacancy: float = 0.6

    # The season
    weeks: int = 8  # [guess]
    # from each rank to the next, the chance to be looked at in a week [field]
    attention: float = 0.85
    contacts_per_week: float = 1.0  # most contacts a client makes in a week, on average [guess]
    # contacts with employers in a week, the IPS fidelity scale [field]
    introductions_per_specialist: int = 6
    # applications from these lists that a vacancy looks at seriously [guess]
    looks_per_week: int = 3
    # each recent introduction lowers the chance of a serious look by 26 % [guess]
    fatigue: float = 0.3
    fatigue_memory: float = 0.7  # what is left of an introduction's weight a week later [guess]


CENTRAL = Setting()

SIZES = {"crowded": (500, 750), "central": (500, 1500), "roomy": (500, 3000)}
"""Clients and vacancies of a region: how many there are for each client matters as much as any parameter."""


class Range(NamedTuple):
    """How far a parameter may be from its central value, and the end at which more clients get work."""

    low: float
    high: float
    favourable: Literal["low", "high"]


# Parameters of noise, attention, fatigue and looks reach as far as a region in which it hardly matters who
# stands in which list: a range that held congestion alone would favour every method against congestion.
RANGES: dict[str, Range] = {
    "skew_of_supply": Range(0.4, 1.3, "low"),
    "skew_of_wishes": Range(0.4, 1.3, "low"),
    "wishes_follow_supply": Range(-0.3, 0.8, "high"),
    "employer_size_spread": Range(0.5, 1.5, "low"),
    "filled_elsewhere": Range(0.02, 0.16, "low"),
    "share_through_services": Range(0.02, 0.25, "low"),
    "receptiveness_spread": Range(0.3, 1.2, "high"),
    "clients_in_town": Range(0.5, 0.9, "high"),
    "needs_per_client": Range(0.8, 3.0, "low"),
    "standard": Range(0.2, 0.5, "high"),
    "hireability_spread": Range(0.3, 1.2, "low"),
    "share_introduced": Range(0.1, 0.7, "high"),
    "support_gain": Range(0.0, 1.6, "high"),
    "stigma_share": Range(0.15, 0.64, "low"),
    "stigma_loss": Range(0.5, 2.5, "low"),
    "field_affinity": Range(0.2, 0.7, "high"),
    "taste_spread": Range(0.3, 1.4, "low"),
    "appeal_spread": Range(0.2, 1.2, "low"),
    "hire_base": Range(-4.2, -2.6, "high"),
    "hire_loved": Range(0.0, 1.6, "high"),
    "kept_base": Range(-1.0, 0.4, "high"),
    "kept_loved": Range(0.3, 1.6, "high"),
    "wish_blur": Range(0.3, 1.0, "low"),
    "conditions_unseen": Range(0.2, 0.8, "low"),
    "level_seen": Range(0.0, 0.9, "high"),
    "noise_pair": Range(0.3, 1.3, "low"),
    "noise_vacancy": Range(0.0, 1.2, "low"),
    "attention": Range(0.7, 0.97, "high"),
    "contacts_per_week": Range(0.5, 2.0, "high"),
    "looks_per_week": Range(1, 20, "high"),
    "fatigue": Range(0.0, 0.7, "low"),
}


def settings_one_by_one() -> Iterator[tuple[str, Setting]]:
    """Yield the name and setting of each single parameter at each end of its range."""
    for name, ends in RANGES.items():
        for end in ("low", "high"):
            value: dict[str, Any] = {name: getattr(ends, end)}
            yield f"{name} {end}", replace(CENTRAL, **value)


def corner(*, favourable: bool) -> Setting:
    """Return the setting with every parameter at the end that brings more, or fewer, clients work."""
    values: dict[str, Any] = {
        name: ends.high if (ends.favourable == "high") is favourable else ends.low
        for name, ends in RANGES.items()
    }
    return replace(CENTRAL, **values)


def drawn_setting(seed: int) -> Setting:
    """Return a setting with every uncertain parameter drawn evenly from its range."""
    random = np.random.default_rng(seed)
    values: dict[str, Any] = {
        name: random.uniform(ends.low, ends.high) for name, ends in RANGES.items()
    }
    values["looks_per_week"] = round(values["looks_per_week"])
    return replace(CENTRAL, **values)
