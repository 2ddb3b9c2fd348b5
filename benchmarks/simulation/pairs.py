"""How each client and each vacancy meet: kind of work, travel, hours, education, needs."""

from dataclasses import dataclass

import numpy as np

from simulation.drawing import Bools, Floats
from simulation.people import BICYCLE, CAR, PUBLIC_TRANSPORT, Clients
from simulation.setting import Setting
from simulation.workplaces import NOT_POSSIBLE, STANDARD, Vacancies

# Minutes of a door-to-door trip by mode: what every trip takes, then each km as the crow flies. A bicycle
# does 15 km/h over a quarter more road; a bus stops, is waited for and is rare outside the towns.
_START_MINUTES = {BICYCLE: 2.0, PUBLIC_TRANSPORT: 15.0, CAR: 6.0}
_MINUTES_PER_KM = {BICYCLE: 5.0, PUBLIC_TRANSPORT: 2.2, CAR: 1.4}
_BUS_TO_COUNTRY_MINUTES = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class PairFacts:
    """True facts of every pair, each (clients, vacancies)."""

    affinity: Floats  # 1 loved kind, some in the field of one, 0 other work
    travel: Floats  # minutes as a share of the client's reach
    hours_meet: Bools
    level_short: Bools  # less education than asked
    unmet: Floats  # sum of the weights of needs that stay unmet
    unmet_seen: Floats  # the same from what vacancies say; the average where they say nothing


def pair_facts(
    setting: Setting, clients: Clients, vacancies: Vacancies, work_in_town: Bools
) -> PairFacts:
    """Return the facts of every pair; `work_in_town` (vacancies,) says where the bus comes often."""
    unmet, unmet_seen = _unmet_needs(clients, vacancies)
    minutes = _travel_minutes(clients, vacancies, work_in_town)
    fewest = np.maximum(clients.hours[:, :1], vacancies.hours[:, 0])
    most = np.minimum(clients.hours[:, 1:], vacancies.hours[:, 1])
    return PairFacts(
        affinity=_affinity(setting, clients, vacancies),
        travel=minutes / clients.reach_minutes[:, None],
        hours_meet=fewest <= most,
        level_short=clients.level[:, None] < vacancies.demanded_level,
        unmet=unmet,
        unmet_seen=unmet_seen,
    )


def _affinity(setting: Setting, clients: Clients, vacancies: Vacancies) -> Floats:
    by_field = clients.loves.reshape(clients.n, -1, setting.kinds_per_field).any(axis=2)
    near = np.repeat(by_field, setting.kinds_per_field, axis=1)
    by_kind = np.where(clients.loves, 1.0, np.where(near, setting.field_affinity, 0.0))
    return by_kind[:, vacancies.kind]


def _travel_minutes(clients: Clients, vacancies: Vacancies, work_in_town: Bools) -> Floats:
    between = clients.place[:, None, :] - vacancies.place[None, :, :]
    km = np.hypot(between[..., 0], between[..., 1])
    start = np.array([_START_MINUTES[mode] for mode in range(3)])[clients.mode, None]
    per_km = np.array([_MINUTES_PER_KM[mode] for mode in range(3)])[clients.mode, None]
    by_bus = (clients.mode == PUBLIC_TRANSPORT)[:, None]
    rare = by_bus & ~(clients.in_town[:, None] & work_in_town)
    return start + per_km * km + _BUS_TO_COUNTRY_MINUTES * rare


def _unmet_needs(clients: Clients, vacancies: Vacancies) -> tuple[Floats, Floats]:
    """Return the weight of unmet needs, true and as seen.

    What is possible when asked counts as met for those who tell their needs, and for nobody else.
    """
    silent, told = vacancies.offers != STANDARD, vacancies.offers == NOT_POSSIBLE
    tells = clients.tells_needs[:, None]

    def sums(by_silent: Floats, by_told: Floats) -> Floats:
        return np.where(tells, clients.needs @ by_told.T, clients.needs @ by_silent.T)

    def as_seen(unmet: Bools) -> Floats:
        return np.where(vacancies.unseen, unmet.mean(), unmet)

    return sums(silent.astype(float), told.astype(float)), sums(as_seen(silent), as_seen(told))
