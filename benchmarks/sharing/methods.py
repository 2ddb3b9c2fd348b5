"""Every way of making lists that was tried, from what the engine sees of a simulated region."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import ot

from matcher.allocation.candidates import Candidates, Openings, OwnCandidates, together
from matcher.allocation.capped_greedy import Offer, allocate
from matcher.allocation.rounds import LISTS_PER_SEAT, share_out
from matcher.allocation.steadied import steadied
from simulation.drawing import Floats, Ints
from simulation.greedy import greedy_lists, random_lists
from simulation.people import INTRODUCED
from simulation.season import NOBODY
from simulation.world import World

LENGTH = 10
DEPTH = 200
"""How many vacancies are retrieved for each client, as the settings have it."""

_SMOOTHING = 0.5
_OUT_OF_REACH = 60.0
_SMALLEST = 1e-12

Method = Callable[[World], Ints]


def candidates_of(world: World) -> tuple[Candidates, Openings]:
    """Return what the engine's allocation gets to see of a region."""
    seen, clients = world.seen, world.clients
    every = np.ones(len(seen.seats), dtype=np.bool_)
    openings = Openings(seen.seats, seen.employer, seen.kind, is_open=every)
    people = []
    for client in range(clients.n):
        rows = np.flatnonzero(seen.eligible[client])
        best = rows[np.argsort(-seen.score[client, rows], kind="stable")][:DEPTH]
        people.append(
            OwnCandidates(
                openings=best,
                scores=seen.score[client, best],
                introduced=np.full(len(best), clients.route[client] == INTRODUCED),
                allowed=seen.eligible[client],
                caseload=int(clients.specialist[client]),
            )
        )
    return together(people, openings), openings


def in_turns(world: World) -> Ints:
    """Return the lists that the engine makes (`matcher.allocation.rounds`)."""
    candidates, openings = candidates_of(world)
    shared = share_out(candidates, openings, LENGTH)
    return _lists(
        world, (candidates.opening[shared.of_person(candidates, p)] for p in range(world.clients.n))
    )


def best_pairs_first(world: World) -> Ints:
    """Return lists by the best pairs first, while a vacancy has room: four lists a seat."""
    seen = world.seen
    offers = [
        Offer(f"{client:06}", f"{vacancy:06}", float(seen.score[client, vacancy]))
        for client, vacancy in zip(*np.nonzero(seen.eligible), strict=True)
    ]
    room = {f"{v:06}": LISTS_PER_SEAT * int(seats) for v, seats in enumerate(seen.seats)}
    chosen = allocate(offers, room, LENGTH)
    return _lists(
        world,
        ([int(offer.item) for offer in chosen.get(f"{c:06}", ())] for c in range(world.clients.n)),
    )


def worst_off_first(world: World) -> Ints:
    """Return lists by turns, whoever got least first, while a vacancy has room: four lists a seat."""
    seen = world.seen
    left = LISTS_PER_SEAT * seen.seats
    open_to = np.where(seen.eligible, seen.score, -1.0)
    got = np.zeros(world.clients.n)
    lists: list[list[int]] = [[] for _ in range(world.clients.n)]
    for _ in range(LENGTH):
        for client in np.argsort(got, kind="stable"):
            choice = np.where(left > 0, open_to[client], -1.0)
            vacancy = int(choice.argmax())
            if choice[vacancy] >= 0.0:
                lists[client].append(vacancy)
                left[vacancy] -= 1
                got[client] += choice[vacancy]
                open_to[client, vacancy] = -1.0
    return _lists(world, lists)


def transported(world: World) -> Ints:
    """Return lists by entropic optimal transport with seat capacities, the likeliest pairs first."""
    return _transported(world, np.log(np.maximum(world.seen.score, _SMALLEST)))


def transported_steadied(world: World) -> Ints:
    """Return the same, with worths steadied as the engine's are."""
    candidates, openings = candidates_of(world)
    worth = np.full(world.seen.score.shape, -_OUT_OF_REACH)
    worth[candidates.person, candidates.opening] = steadied(candidates, openings)
    return _transported(world, worth)


def steadied_alone(world: World) -> Ints:
    """Return everybody's own best by steadied worth, as if nobody else were there."""
    candidates, openings = candidates_of(world)
    worth = np.full(world.seen.score.shape, -np.inf)
    worth[candidates.person, candidates.opening] = steadied(candidates, openings)
    return _best_of(world, worth)


METHODS: Mapping[str, Method] = {
    "own best (greedy)": greedy_lists,
    "by chance": random_lists,
    "best pairs first, 4 a seat": best_pairs_first,
    "worst-off first, 4 a seat": worst_off_first,
    "optimal transport": transported,
    "optimal transport, steadied": transported_steadied,
    "own best, steadied": steadied_alone,
    "in turns (chosen)": in_turns,
}


def _transported(world: World, worth: Floats) -> Ints:
    """Return each client's likeliest vacancies in the plan of least cost.

    Clients give ten places each, vacancies take four for each seat; what is over goes to nobody.
    """
    seen = world.seen
    cost = np.where(seen.eligible, worth.max() - worth, _OUT_OF_REACH)
    room = (LISTS_PER_SEAT * seen.seats).astype(float)
    given = np.full(world.clients.n, float(LENGTH))
    spare = room.sum() - given.sum()
    if spare < 0:
        room *= given.sum() / room.sum()
        spare = 0.0
    plan = ot.sinkhorn(
        np.append(given, spare + _SMALLEST),
        room * (given.sum() + spare + _SMALLEST) / room.sum(),
        np.vstack([cost, np.zeros(len(room))]),
        reg=_SMOOTHING,
        numItermax=500,
        stopThr=1e-4,
        warn=False,
    )
    return _best_of(world, np.where(seen.eligible & (worth > -_OUT_OF_REACH), plan[:-1], -np.inf))


def _best_of(world: World, worth: Floats) -> Ints:
    """Return the ten of most worth for each client, in the order of the engine's score."""
    order = np.argsort(-worth, axis=1, kind="stable")[:, :LENGTH]
    rows = (own[np.isfinite(worth[client, own])] for client, own in enumerate(order))
    return _lists(world, rows)


def _lists(world: World, rows: Iterable[Sequence[int] | Ints]) -> Ints:
    """Return `(clients, LENGTH)` from each client's vacancies, best seen score first."""
    lists = np.full((world.clients.n, LENGTH), NOBODY, dtype=np.int64)
    for client, own in enumerate(rows):
        vacancies = np.array(own, dtype=np.int64)
        order = np.argsort(-world.seen.score[client, vacancies], kind="stable")
        lists[client, : len(vacancies)] = vacancies[order]
    return lists
