"""Figures about groups of people: a group so small that its figure would tell on somebody is left out."""

from collections.abc import Sequence
from typing import Final

FEWEST_PEOPLE: Final = 10
"""Of fewer people than these no figure is told to anyone but those who help them."""


def few(count: int) -> bool:
    """Tell whether a count is of so few people that it is left out; none at all tells on nobody.

    >>> few(0), few(1), few(9), few(10)
    (False, True, True, False)
    """
    return 0 < count < FEWEST_PEOPLE


def may_be_told(sizes: Sequence[int]) -> tuple[bool, ...]:
    """Tell of which groups of one whole a figure may be told, by how many people are in each.

    A group without people tells on nobody. Where the groups left out hold fewer than ten people
    together, the smallest other group is left out too: else the whole less the rest would tell.

    >>> may_be_told([0, 12, 30]), may_be_told([0, 4, 12, 30]), may_be_told([6, 5, 12])
    ((True, True, True), (True, False, False, True), (False, False, True))
    """
    told = [not few(size) for size in sizes]
    left_out = sum(size for size, one in zip(sizes, told, strict=True) if not one)
    large = [number for number, size in enumerate(sizes) if size >= FEWEST_PEOPLE]
    if few(left_out) and large:
        told[min(large, key=lambda number: sizes[number])] = False
    return tuple(told)
