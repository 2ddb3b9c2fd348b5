"""Lives one season in a simulated region: who looks at what, who applies, who is hired, who stays."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from simulation.drawing import Bools, Floats, Ints, stream
from simulation.people import INTRODUCED
from simulation.world import World

NOBODY = -1
"""Where a list ends, and where a client was not hired."""

_DAYS = 7
_HARDLY_EVER = 1e-9


@dataclass(slots=True, eq=False)
class RegionState:
    """What the engine may know when lists are renewed; changed by the season, so copy what is kept."""

    week: int
    looking: Bools  # (clients,): not hired yet
    seats_left: Ints  # (vacancies,)
    contacted: Bools  # (clients, vacancies): applied or introduced before
    introductions_lately: Floats  # (employers,), older ones weigh less


Renewal = Callable[[RegionState], Ints]
"""Makes new lists, of the same shape as the first ones, from the state of the region."""


@dataclass(frozen=True, slots=True, eq=False)
class Season:
    """What happened."""

    hired_at: Ints  # (clients,): the vacancy, or NOBODY
    kept: Bools  # (clients,): hired, and the job still runs at 26 weeks
    hires: Ints  # (vacancies,)
    applications: Ints  # (vacancies,): contacts of any route
    serious_looks: Ints  # (vacancies,): those that an employer looked at
    introductions: Ints  # (employers,)
    introductions_of: Ints  # (clients,)
    first_contact_days: Floats  # (clients,): from the start; nan where there was none

    @property
    def clients_hired(self) -> int:
        """How many clients were hired."""
        return int((self.hired_at != NOBODY).sum())

    @property
    def kept_26_weeks(self) -> int:
        """How many of these jobs still run at 26 weeks."""
        return int(self.kept.sum())


@dataclass(slots=True, eq=False)
class _Diary:
    """Writes down what happens during a season."""

    hired_at: Ints
    first_contact_days: Floats
    serious_looks: Ints
    contacts: list[tuple[int, int]] = field(default_factory=list)  # client, vacancy


class _Luck:
    """Every throw of the dice, before anybody acts: two kinds of lists meet the same luck."""

    def __init__(self, world: World, seed: int, weeks: int, length: int) -> None:
        n, shape = world.clients.n, world.interest.shape
        s = world.setting
        self.wants: Bools = stream(seed, "wants").random(shape) < world.interest
        self.hire: Bools = stream(seed, "hire").random(shape) < world.hire
        self.kept: Bools = stream(seed, "kept").random(shape) < world.kept
        self.patience = stream(seed, "patience").random(shape)
        self.attention = stream(seed, "attention").random((weeks, n, length))
        self.energy = stream(seed, "energy").poisson(s.contacts_per_week, (weeks, n))
        self.day = stream(seed, "day").integers(0, _DAYS, (weeks, n))
        self.turn = stream(seed, "turn").random((weeks, n))
        most_seats = max(1, int(world.vacancies.seats.max()))
        self.taken_in_week = stream(seed, "others").geometric(
            max(s.filled_elsewhere, _HARDLY_EVER), (world.vacancies.n, most_seats)
        )


def live(
    world: World,
    lists: Ints,
    seed: int,
    *,
    weeks: int | None = None,
    renew: Renewal | None = None,
    renew_every: int = 2,
) -> Season:
    """Return what happens when everybody follows these lists.

    Args:
        world: the region.
        lists: (clients, length) vacancies, best first, `NOBODY` after the end.
        seed: of everything left to chance; the same for lists that are compared.
        weeks: how long; the setting says where not given.
        renew: makes new lists from the state of the region; not given, the lists stay.
        renew_every: after how many weeks.

    Raises:
        ValueError: a list holds a pair that is not eligible, or a vacancy twice.
    """
    weeks = world.setting.weeks if weeks is None else weeks
    check_lists(world, lists)
    luck = _Luck(world, seed, weeks, lists.shape[1])
    state = _beginning(world)
    diary = _Diary(
        hired_at=np.full(world.clients.n, NOBODY, dtype=np.int64),
        first_contact_days=np.full(world.clients.n, np.nan),
        serious_looks=np.zeros(world.vacancies.n, dtype=np.int64),
    )
    for week in range(weeks):
        state.week = week
        if renew is not None and week and week % renew_every == 0:
            lists = renew(state)
            check_lists(world, lists)
        _live_week(world, lists, luck, state, diary)
    return _written_up(world, luck, diary)


def check_lists(world: World, lists: Ints) -> None:
    """Raise ValueError where a list holds a pair that is not eligible, or a vacancy twice."""
    clients, ranks = np.nonzero(lists != NOBODY)
    vacancies = lists[clients, ranks]
    if not world.eligible[clients, vacancies].all():
        msg = "a list holds a vacancy that is not eligible for its client"
        raise ValueError(msg)
    if np.unique(clients * world.vacancies.n + vacancies).size != clients.size:
        msg = "a list holds a vacancy twice"
        raise ValueError(msg)


def _beginning(world: World) -> RegionState:
    return RegionState(
        week=0,
        looking=np.ones(world.clients.n, dtype=bool),
        seats_left=world.vacancies.seats.copy(),
        contacted=np.zeros(world.interest.shape, dtype=bool),
        introductions_lately=np.zeros(world.employers.n),
    )


def _live_week(world: World, lists: Ints, luck: _Luck, state: RegionState, diary: _Diary) -> None:
    """Let others take seats, clients make contacts, and employers look and hire, in turn."""
    s, week = world.setting, state.week
    seat = np.arange(luck.taken_in_week.shape[1])
    taken = (luck.taken_in_week == week + 1) & (seat < world.vacancies.seats[:, None])
    state.seats_left = np.maximum(state.seats_left - taken.sum(axis=1), 0)
    state.introductions_lately = s.fatigue_memory * state.introductions_lately
    looks_left = np.full(world.vacancies.n, s.looks_per_week)
    introductions_left = np.full(
        int(world.clients.specialist.max()) + 1, s.introductions_per_specialist
    )
    for client, vacancy in _wished_contacts(world, lists, luck, state):
        introduced = world.clients.route[client] == INTRODUCED
        specialist = world.clients.specialist[client]
        if not state.looking[client] or (introduced and not introductions_left[specialist]):
            continue
        introductions_left[specialist] -= introduced
        _note_contact(luck, state, diary, client, vacancy)
        welcome = not introduced or _introduce(world, luck, state, client, vacancy)
        if not (welcome and looks_left[vacancy] and state.seats_left[vacancy]):
            continue
        looks_left[vacancy] -= 1
        diary.serious_looks[vacancy] += 1
        if luck.hire[client, vacancy]:
            diary.hired_at[client] = vacancy
            state.looking[client] = False
            state.seats_left[vacancy] -= 1


def _wished_contacts(
    world: World, lists: Ints, luck: _Luck, state: RegionState
) -> list[tuple[int, int]]:
    """Return which client would contact which vacancy this week, clients in the order of their turn.

    From the top of the list, each rank is looked at less often than the one before; of what is looked at,
    still open and not contacted before, the first ones that the client wants, as far as energy goes.
    """
    everyone = np.arange(world.clients.n)[:, None]
    vacancy = np.where(lists == NOBODY, 0, lists)
    attention = world.setting.attention ** np.arange(lists.shape[1])
    wished = (
        (lists != NOBODY)
        & state.looking[:, None]
        & (state.seats_left[vacancy] > 0)
        & ~state.contacted[everyone, vacancy]
        & (luck.attention[state.week] < attention)
        & luck.wants[everyone, vacancy]
    )
    wished &= np.cumsum(wished, axis=1) <= luck.energy[state.week][:, None]
    order = np.argsort(luck.turn[state.week], kind="stable")
    turns, ranks = np.nonzero(wished[order])
    clients = order[turns]
    return list(zip(clients.tolist(), lists[clients, ranks].tolist(), strict=True))


def _note_contact(
    luck: _Luck, state: RegionState, diary: _Diary, client: int, vacancy: int
) -> None:
    state.contacted[client, vacancy] = True
    diary.contacts.append((client, vacancy))
    if np.isnan(diary.first_contact_days[client]):
        diary.first_contact_days[client] = _DAYS * state.week + luck.day[state.week, client]


def _introduce(world: World, luck: _Luck, state: RegionState, client: int, vacancy: int) -> bool:
    """Introduce the client, and return whether the employer is willing to look seriously.

    Each recent one lowers the chance; a large employer with n vacancies bears sqrt(n) times as many.
    An application in person tires nobody: the employer cannot know where it came from.
    """
    employer = world.vacancies.employer[vacancy]
    n_vacancies = np.count_nonzero(world.vacancies.employer == employer)
    burden = state.introductions_lately[employer] / np.sqrt(n_vacancies)
    state.introductions_lately[employer] += 1.0
    return bool(luck.patience[client, vacancy] < np.exp(-world.setting.fatigue * burden))


def _written_up(world: World, luck: _Luck, diary: _Diary) -> Season:
    contacts = np.array(diary.contacts, dtype=np.int64).reshape(-1, 2)
    client, vacancy = contacts.T
    by_specialist = world.clients.route[client] == INTRODUCED
    hired = np.flatnonzero(diary.hired_at != NOBODY)
    kept = np.zeros(world.clients.n, dtype=bool)
    kept[hired] = luck.kept[hired, diary.hired_at[hired]]
    n_vacancies = world.vacancies.n
    return Season(
        hired_at=diary.hired_at,
        kept=kept,
        hires=np.bincount(diary.hired_at[hired], minlength=n_vacancies),
        applications=np.bincount(vacancy, minlength=n_vacancies),
        serious_looks=diary.serious_looks,
        introductions=np.bincount(
            world.vacancies.employer[vacancy[by_specialist]], minlength=world.employers.n
        ),
        introductions_of=np.bincount(client[by_specialist], minlength=world.clients.n),
        first_contact_days=diary.first_contact_days,
    )
