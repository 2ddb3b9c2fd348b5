"""Counters that tell what changed since: each write takes the next number, in its own transaction.

The row of a counter is locked until the transaction ends, so numbers become visible in their own
order and whoever asks "what changed since 41" never misses 42.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import Connection, select, update

from matcher.storage.tables import counters

Record = TypeVar("Record")


class Counter(StrEnum):
    """The numbers that are handed out."""

    VACANCIES = "vacancies"
    CLIENTS = "clients"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Versioned(Generic[Record]):
    """A record with the number of times it was really changed; the first version is 1."""

    value: Record
    version: int


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """A part of a list; `page` starts at 1 and `total` counts the whole list."""

    items: tuple[Record, ...]
    page: int
    page_size: int
    total: int


def next_number(connection: Connection, counter: Counter) -> int:
    """Return the next number of a counter and keep others from taking one until the end."""
    return next_numbers(connection, counter, 1)[0]


def next_numbers(connection: Connection, counter: Counter, count: int) -> range:
    """Return the next numbers of a counter, as many as asked; see `next_number`."""
    taken = connection.execute(
        update(counters)
        .where(counters.c.name == counter.value)
        .values(value=counters.c.value + count)
        .returning(counters.c.value)
    )
    last = int(taken.scalar_one())
    return range(last - count + 1, last + 1)


def hold(connection: Connection, counter: Counter) -> None:
    """Keep others from writing what a counter counts until the end of this transaction.

    Every writer holds the counter before it touches a row, so that two never wait for each other.
    Who needs several holds them in this order: clients, vacancies, audit.
    """
    connection.execute(
        select(counters.c.value).where(counters.c.name == counter.value).with_for_update()
    )


def last_number(connection: Connection, counter: Counter) -> int:
    """Return the number a counter handed out last; 0 before the first."""
    found = connection.execute(select(counters.c.value).where(counters.c.name == counter.value))
    return int(found.scalar_one())
