"""Draws the clients of a region: what they love, where they live, what they need, what they decided."""

from dataclasses import dataclass

import numpy as np

from simulation.drawing import Bools, Floats, Ints, choose, kind_weights, places, stream
from simulation.setting import Setting

APPLIES_SELF, APPLIES_WITH_NOTE, INTRODUCED = range(3)
ROUTES = ("applies_self", "applies_with_note", "introduced")
BICYCLE, PUBLIC_TRANSPORT, CAR = range(3)
MODES = ("bicycle", "public_transport", "car")
EDUCATION, WISH, AVAILABILITY = range(3)
FACTS = ("education", "wish", "availability")

CONDITIONS = 20
"""How many working conditions the vocabulary of the project has."""

LEVELS = (0.25, 0.30, 0.30, 0.15)
"""Shares of clients by level of education, 0 lowest [guess]."""

_MIN_HOURS = ((8, 0.20), (12, 0.30), (16, 0.25), (20, 0.15), (24, 0.10))
_MORE_HOURS = (4, 8, 12, 16)
_WEIGHT_OF_WISH = 0.4
_MOST_NEEDS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Clients:
    """The clients of a region; one row each, hidden from the engine unless `Seen` shows it."""

    loves: Bools  # (n, kinds)
    place: Floats  # (n, 2), km
    in_town: Bools
    mode: Ints  # by MODES
    reach_minutes: Floats
    hours: Ints  # (n, 2), fewest and most a week
    level: Ints  # of education, 0..3
    needs: Floats  # (n, CONDITIONS), 0 none, .4 wish, 1 must
    hireability: Floats  # log-odds
    route: Ints  # by ROUTES, follows from the decision on openness
    tells_needs: Bools
    tells_register: Bools  # in the target group register and open about it
    specialist: Ints
    missing: Bools  # (n, 3), by FACTS

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self.route.size)


def draw_clients(setting: Setting, n: int, seed: int) -> Clients:
    """Return n clients; each trait has a stream of its own."""
    in_town = stream(seed, "clients in town").random(n) < setting.clients_in_town
    width = (setting.width_km, setting.town_spread_km)
    route = _routes(setting, n, seed)
    tells = stream(seed, "topics").random((2, n))
    introduced = route == INTRODUCED
    return Clients(
        loves=_loves(setting, n, seed),
        place=places(
            stream(seed, "map"), stream(seed, "clients' places"), in_town, setting.towns, width
        ),
        in_town=in_town,
        mode=_modes(setting, in_town, seed),
        reach_minutes=stream(seed, "reach").choice(setting.reach_minutes, n),
        hours=_hours(n, seed),
        level=choose(stream(seed, "level"), LEVELS, n),
        needs=_needs(setting, n, seed),
        hireability=setting.hireability_spread * stream(seed, "hireability").standard_normal(n),
        route=route,
        tells_needs=(route == APPLIES_WITH_NOTE)
        | (introduced & (tells[0] < setting.introduced_tell_needs)),
        tells_register=introduced & (tells[1] < setting.introduced_tell_register),
        specialist=np.arange(n) // setting.caseload,
        missing=_missing(setting, n, seed),
    )


def _loves(setting: Setting, n: int, seed: int) -> Bools:
    """Return (n, kinds): one to three loved kinds each, the popular ones more often."""
    skews = (setting.skew_of_supply, setting.skew_of_wishes)
    _, wishes = kind_weights(seed, setting.kinds, skews, setting.wishes_follow_supply)
    how_many = 1 + choose(stream(seed, "how many loves"), setting.loved_kinds, n)
    # The largest of log weight plus Gumbel noise are draws by weight without putting back.
    keys = np.log(wishes) + stream(seed, "loves").gumbel(size=(n, setting.kinds))
    ranks = np.argsort(np.argsort(-keys, axis=1), axis=1)
    return ranks < how_many[:, None]


def _routes(setting: Setting, n: int, seed: int) -> Ints:
    """Return each client's route: whoever decided nothing applies in person."""
    draw = stream(seed, "openness").random(n)
    introduced = draw < setting.share_introduced
    with_note = draw < setting.share_introduced + setting.share_with_note
    return np.where(introduced, INTRODUCED, np.where(with_note, APPLIES_WITH_NOTE, APPLIES_SELF))


def _modes(setting: Setting, in_town: Bools, seed: int) -> Ints:
    random = stream(seed, "modes")
    town = choose(random, setting.modes_in_town, in_town.size)
    country = choose(random, setting.modes_in_country, in_town.size)
    return np.where(in_town, town, country)


def _hours(n: int, seed: int) -> Ints:
    """Return (n, 2): from 8-24 to at most 40 hours a week; small jobs are common in IPS."""
    random = stream(seed, "clients' hours")
    hours, shares = zip(*_MIN_HOURS, strict=True)
    fewest = np.array(hours)[choose(random, shares, n)]
    return np.column_stack((fewest, fewest + random.choice(_MORE_HOURS, n)))


def _needs(setting: Setting, n: int, seed: int) -> Floats:
    """Return (n, CONDITIONS): how much each condition matters to each client."""
    random = stream(seed, "needs")
    how_many = np.minimum(random.poisson(setting.needs_per_client, n), _MOST_NEEDS)
    ranks = np.argsort(random.random((n, CONDITIONS)), axis=1)
    must = random.random((n, CONDITIONS)) < setting.share_of_needs_must
    return np.where(ranks < how_many[:, None], np.where(must, 1.0, _WEIGHT_OF_WISH), 0.0)


def _missing(setting: Setting, n: int, seed: int) -> Bools:
    """Return (n, 3): which facts are not on record, at the given rates, together in thin files."""
    random = stream(seed, "missing")
    thin, own = random.standard_normal((n, 1)), random.standard_normal((n, len(FACTS)))
    share = setting.missing_together
    thinness = np.sqrt(share) * thin + np.sqrt(1.0 - share) * own
    rates = (setting.missing_education, setting.missing_wish, setting.missing_availability)
    return thinness > np.quantile(thinness, 1.0 - np.array(rates), axis=0).diagonal()
