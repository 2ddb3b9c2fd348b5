"""A simulated region: who is there, what is true of every pair, and what the engine sees of it.

Whoever makes lists gets `World.seen` and nothing else. Everything else is hidden, and decides what happens.
"""

from dataclasses import dataclass

import numpy as np

from simulation.drawing import Bools, Floats, Ints, sigmoid, stream
from simulation.pairs import PairFacts, pair_facts
from simulation.people import (
    APPLIES_WITH_NOTE,
    AVAILABILITY,
    EDUCATION,
    INTRODUCED,
    WISH,
    Clients,
    draw_clients,
)
from simulation.setting import CENTRAL, RANGES, Setting
from simulation.workplaces import Employers, Vacancies, draw_employers, draw_vacancies

__all__ = ["CENTRAL", "RANGES", "Seen", "Setting", "World", "draw_world"]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """All that lists may be made from."""

    score: Floats  # (clients, vacancies), 0..1: product of estimates of interest, hire and kept
    eligible: Bools  # (clients, vacancies): no known fact fails a demand
    seats: Ints  # (vacancies,)
    employer: Ints  # (vacancies,)
    kind: Ints  # (vacancies,), kind of work


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """One region. `interest`, `hire`, `kept`, `seen_score` and `eligible` are (clients, vacancies)."""

    setting: Setting
    clients: Clients
    employers: Employers
    vacancies: Vacancies
    interest: Floats  # true probability that the client wants it
    hire: Floats  # true probability of being hired after a serious look, by the client's own route
    kept: Floats  # true probability that the job still runs at 26 weeks, once hired
    eligible: Bools
    seen_score: Floats

    @property
    def seen(self) -> Seen:
        """What the engine sees."""
        own = self.vacancies
        return Seen(self.seen_score, self.eligible, own.seats, own.employer, own.kind)

    @property
    def true_product(self) -> Floats:
        """Return interest x hire x kept, 0 where not eligible; (clients, vacancies)."""
        return np.where(self.eligible, self.interest * self.hire * self.kept, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _LogOdds:
    """Log-odds of the three questions, each (clients, vacancies)."""

    interest: Floats
    hire: Floats
    kept: Floats


def draw_world(
    setting: Setting = CENTRAL, n_clients: int = 500, n_vacancies: int = 1500, *, seed: int
) -> World:
    """Return the region that this seed draws; the same seed and setting give the same region."""
    clients = draw_clients(setting, n_clients, seed)
    employers = draw_employers(setting, n_vacancies, seed)
    vacancies = draw_vacancies(setting, employers, n_vacancies, seed)
    pairs = pair_facts(setting, clients, vacancies, employers.in_town[vacancies.employer])
    truth = _true_log_odds(setting, clients, employers, vacancies, pairs, seed)
    seen = _seen_log_odds(setting, clients, employers, vacancies, pairs, seed)
    return World(
        setting=setting,
        clients=clients,
        employers=employers,
        vacancies=vacancies,
        interest=sigmoid(truth.interest),
        hire=sigmoid(truth.hire),
        kept=sigmoid(truth.kept),
        eligible=_eligible(clients, vacancies, pairs),
        seen_score=sigmoid(seen.interest) * sigmoid(seen.hire) * sigmoid(seen.kept),
    )


def _eligible(clients: Clients, vacancies: Vacancies, pairs: PairFacts) -> Bools:
    """Return which pairs may be listed: only a known fact can fail a demand."""
    missing = clients.missing
    hours = pairs.hours_meet | missing[:, [AVAILABILITY]]
    level = ~pairs.level_short | missing[:, [EDUCATION]]
    introduced = (clients.route == INTRODUCED)[:, None] | ~vacancies.through_services
    register = clients.tells_register[:, None] | ~vacancies.requires_register
    return (pairs.travel <= 1.0) & hours & level & introduced & register


def _true_log_odds(
    setting: Setting,
    clients: Clients,
    employers: Employers,
    vacancies: Vacancies,
    pairs: PairFacts,
    seed: int,
) -> _LogOdds:
    s, shape = setting, pairs.affinity.shape
    receptive = employers.receptiveness[vacancies.employer]
    holds_against = employers.holds_against[vacancies.employer]
    taste, fancy, fate = (
        stream(seed, n).standard_normal(shape) for n in ("taste", "fancy", "fate")
    )
    return _LogOdds(
        interest=_interest(s, vacancies.appeal, pairs.affinity, pairs.travel, pairs.unmet)
        - s.hours_cost * ~pairs.hours_meet
        + s.taste_spread * taste,
        hire=_hire(s, clients.hireability, receptive, pairs.affinity)
        - s.level_cost * pairs.level_short
        + _price_of_route(s, clients, holds_against)
        + s.hire_spread * fancy,
        kept=_kept(s, receptive, pairs.affinity, pairs.unmet)
        + s.kept_support * (clients.route == INTRODUCED)[:, None]
        + s.kept_spread * fate,
    )


def _seen_log_odds(
    setting: Setting,
    clients: Clients,
    employers: Employers,
    vacancies: Vacancies,
    pairs: PairFacts,
    seed: int,
) -> _LogOdds:
    """Return the engine's estimates: known parts of the truth, with errors.

    Without a wish on record, affinity is blurred towards the average client's, which is high where many
    love the work. Missing hours and education cost nothing, so misfits are found out too late. The
    route, and with it openness, earns and costs nothing here.
    """
    s, shape = setting, pairs.affinity.shape
    blur = s.wish_blur * clients.missing[:, [WISH]]
    affinity = (1.0 - blur) * pairs.affinity + blur * pairs.affinity.mean(axis=0)
    receptive = s.level_seen * employers.receptiveness[vacancies.employer]
    vivid = s.noise_vacancy * stream(seed, "vivid").standard_normal(vacancies.n)
    errors = [
        vivid + s.noise_pair * stream(seed, f"error about {part}").standard_normal(shape)
        for part in ("interest", "hire", "kept")
    ]
    return _LogOdds(
        interest=_interest(s, vacancies.appeal, affinity, pairs.travel, pairs.unmet_seen)
        + errors[0],
        hire=_hire(s, s.level_seen * clients.hireability, receptive, affinity) + errors[1],
        kept=_kept(s, receptive, affinity, pairs.unmet_seen) + errors[2],
    )


def _interest(
    s: Setting, appeal: Floats, affinity: Floats, travel: Floats, unmet: Floats
) -> Floats:
    wanted = s.interest_base + s.interest_loved * affinity + appeal
    return wanted - s.travel_cost * np.minimum(travel, 2.0) - s.unmet_cost * unmet


def _hire(s: Setting, hireability: Floats, receptive: Floats, affinity: Floats) -> Floats:
    return s.hire_base + s.hire_loved * affinity + hireability[:, None] + receptive


def _kept(s: Setting, receptive: Floats, affinity: Floats, unmet: Floats) -> Floats:
    good = s.kept_receptive * receptive
    return s.kept_base + s.kept_loved * affinity + good - s.unmet_cost * unmet


def _price_of_route(s: Setting, clients: Clients, holds_against: Bools) -> Floats:
    """Return (clients, vacancies): what being introduced, or a note, brings and costs in hiring."""
    introduced = (clients.route == INTRODUCED)[:, None]
    revealed = introduced + s.stigma_of_note * (clients.route == APPLIES_WITH_NOTE)[:, None]
    gain = s.support_gain * introduced + s.register_gain * clients.tells_register[:, None]
    return gain - s.stigma_loss * revealed * holds_against
