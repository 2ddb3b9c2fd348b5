"""Draws the employers of a region and their vacancies."""

from dataclasses import dataclass

import numpy as np

from simulation.drawing import Bools, Floats, Ints, choose, kind_weights, places, stream
from simulation.people import CONDITIONS
from simulation.setting import Setting

NOT_POSSIBLE, ON_REQUEST, STANDARD = range(3)

_DEMANDED = (0.15, 0.35, 0.30, 0.20)
"""Shares of the levels of education asked, where one is asked [guess]."""

_PART_TIME = (8, 12, 16, 20)
_FULL_TIME = (24, 28, 32, 36)
_MORE_HOURS = (0, 4, 8)
_STANDARD_BY_RECEPTIVENESS = 0.10
"""A more receptive employer, by one log-odds, offers this much more as standard [guess]."""


@dataclass(frozen=True, slots=True, eq=False)
class Employers:
    """The employers of a region; hidden from the engine."""

    in_town: Bools
    place: Floats  # (n, 2), km
    field: Ints  # of work
    receptiveness: Floats  # log-odds of hiring from this group
    holds_against: Bools  # stigma: holds it against somebody who is introduced

    @property
    def n(self) -> int:
        """How many there are, those without a vacancy included."""
        return int(self.field.size)


@dataclass(frozen=True, slots=True, eq=False)
class Vacancies:
    """The vacancies of a region; one row each, hidden from the engine unless `Seen` shows it."""

    kind: Ints  # of work
    employer: Ints
    seats: Ints  # 1..3
    place: Floats  # (n, 2), km
    hours: Ints  # (n, 2), fewest and most a week
    demanded_level: Ints  # of education, 0 where none is asked
    offers: Ints  # (n, CONDITIONS): NOT_POSSIBLE, ON_REQUEST or STANDARD
    unseen: Bools  # (n, CONDITIONS): the vacancy says nothing about it
    appeal: Floats  # log-odds, to everybody
    through_services: Bools  # reachable by an introduction alone
    requires_register: Bools  # for the jobs agreement alone

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self.kind.size)


def draw_employers(setting: Setting, n_vacancies: int, seed: int) -> Employers:
    """Return as many employers as such a number of vacancies has on average."""
    n = max(1, round(n_vacancies / setting.vacancies_per_employer))
    in_town = stream(seed, "employers in town").random(n) < setting.employers_in_town
    width = (setting.width_km, setting.town_spread_km)
    fields = _supply(setting, seed).reshape(-1, setting.kinds_per_field).sum(axis=1)
    receptive = stream(seed, "receptiveness").standard_normal(n)
    return Employers(
        in_town=in_town,
        place=places(
            stream(seed, "map"), stream(seed, "employers' places"), in_town, setting.towns, width
        ),
        field=choose(stream(seed, "fields"), fields, n),
        receptiveness=setting.receptiveness_spread * receptive,
        holds_against=stream(seed, "stigma").random(n) < setting.stigma_share,
    )


def draw_vacancies(setting: Setting, employers: Employers, n: int, seed: int) -> Vacancies:
    """Return n vacancies of these employers, many with a large one and none with some."""
    sizes = np.exp(
        setting.employer_size_spread * stream(seed, "sizes").standard_normal(employers.n)
    )
    employer = choose(stream(seed, "vacancies' employers"), sizes, n)
    level_asked = stream(seed, "level asked").random(n) < setting.share_demanding_level
    ways = stream(seed, "ways to apply").random((2, n))
    return Vacancies(
        kind=_kinds(setting, employers.field[employer], seed),
        employer=employer,
        seats=1 + choose(stream(seed, "seats"), setting.seats, n),
        place=employers.place[employer],
        hours=_hours(setting, n, seed),
        demanded_level=np.where(level_asked, choose(stream(seed, "demanded"), _DEMANDED, n), 0),
        offers=_offers(setting, employers.receptiveness[employer], seed),
        unseen=stream(seed, "unseen").random((n, CONDITIONS)) < setting.conditions_unseen,
        appeal=setting.appeal_spread * stream(seed, "appeal").standard_normal(n),
        through_services=ways[0] < setting.share_through_services,
        requires_register=ways[1] < setting.share_requiring_register,
    )


def _supply(setting: Setting, seed: int) -> Floats:
    skews = (setting.skew_of_supply, setting.skew_of_wishes)
    return kind_weights(seed, setting.kinds, skews, setting.wishes_follow_supply)[0]


def _kinds(setting: Setting, field: Ints, seed: int) -> Ints:
    """Return each vacancy's kind: mostly one in its employer's field, by how common each is."""
    supply, n = _supply(setting, seed), field.size
    anywhere = choose(stream(seed, "kinds anywhere"), supply, n)
    of_field = np.arange(setting.kinds) // setting.kinds_per_field == field[:, None]
    keys = np.log(supply) + stream(seed, "kinds in field").gumbel(size=(n, setting.kinds))
    inside = np.argmax(np.where(of_field, keys, -np.inf), axis=1)
    own = stream(seed, "in own field").random(n) < setting.share_in_own_field
    return np.where(own, inside, anywhere)


def _hours(setting: Setting, n: int, seed: int) -> Ints:
    """Return (n, 2): small jobs from 8 hours, others from 24."""
    random = stream(seed, "vacancies' hours")
    small = random.random(n) < setting.part_time_vacancies
    fewest = np.where(small, random.choice(_PART_TIME, n), random.choice(_FULL_TIME, n))
    return np.column_stack((fewest, fewest + random.choice(_MORE_HOURS, n)))


def _offers(setting: Setting, receptiveness: Floats, seed: int) -> Ints:
    """Return (n, CONDITIONS): what is standard, possible when asked, or not possible."""
    draw = stream(seed, "offers").random((receptiveness.size, CONDITIONS))
    more = _STANDARD_BY_RECEPTIVENESS * receptiveness[:, None]
    standard = np.clip(setting.standard + more, 0.0, 1.0)
    possible = np.clip(standard + setting.on_request, 0.0, 1.0)
    return np.where(draw < standard, STANDARD, np.where(draw < possible, ON_REQUEST, NOT_POSSIBLE))
