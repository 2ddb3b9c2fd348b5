"""The simple allocation, for vacancies' lists: best pairs first, while nobody stands in too many.

A list sorted for each vacancy alone names the same few people everywhere. Here everybody stands in a
limited number of lists. Deterministic: equal scores go by owner, then by item.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Offer(NamedTuple):
    """A pair that could be listed: whose list, what would stand in it, and how well it fits 0..1."""

    owner: str
    item: str
    score: float


def allocate(
    offers: Iterable[Offer], room: Mapping[str, int], length: int
) -> dict[str, list[Offer]]:
    """Return each owner's list, best first.

    Args:
        offers: every pair that could be listed.
        room: in how many lists each item may stand.
        length: how long a list may be.

    >>> offers = [Offer("a", "x", 0.9), Offer("b", "x", 0.8), Offer("b", "y", 0.1)]
    >>> {owner: [o.item for o in own] for owner, own in allocate(offers, {"x": 1, "y": 1}, 2).items()}
    {'a': ['x'], 'b': ['y']}
    """
    left = dict(room)
    lists: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda o: (-o.score, o.owner, o.item)):
        own = lists.setdefault(offer.owner, [])
        if len(own) < length and left[offer.item] > 0:
            left[offer.item] -= 1
            own.append(offer)
    return lists
