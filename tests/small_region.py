"""A simulated region small enough to live through in a test, and whether two drawings are the same."""

from dataclasses import fields, replace

import numpy as np

from simulation.setting import CENTRAL, Setting
from simulation.world import World, draw_world

EAGER = replace(CENTRAL, hire_base=1.0, contacts_per_week=3.0, filled_elsewhere=0.0)
"""Nearly everybody who applies is hired, so that rules about hiring are put to the test."""


def small_world(setting: Setting = CENTRAL, seed: int = 1) -> World:
    """Return a region of 80 clients and 160 vacancies."""
    return draw_world(setting, n_clients=80, n_vacancies=160, seed=seed)


def same(one: object, other: object) -> bool:
    """Return whether two drawings are the same in every array, worlds inside worlds included."""
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, Setting) or not hasattr(one, "__dataclass_fields__"):
        return one == other
    return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
