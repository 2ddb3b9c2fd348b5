"""People as columns beside those of vacancies, so that many are held against some vacancies at once.

One row each, in the order given, in the numbers that a vacancy table gave to employers and licences.
The same columns serve one person and every vacancy, and one vacancy and everybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import Importance
from matcher.domain.openness import CLOSED, Openness
from matcher.domain.places import WHEN_MODES_UNKNOWN, TransportMode
from matcher.domain.profiles import WorkFacts
from matcher.domain.vocabulary import sector_number
from matcher.features.people import Person
from matcher.features.vacancy_table import CONDITIONS, TIMES, VacancyTable, on_sphere

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

NEED_WEIGHT: Final = {Importance.MUST: 1.0, Importance.WISH: 0.5}
_SECTORS: Final = 100
"""How many numbers the first two digits of a sector can make."""


@dataclass(frozen=True, slots=True)
class OpennessThere:
    """Which openness holds between people and the employers of vacancies.

    `number`, `(n_people, n_rows)` or `(n_people, 1)` where it is the same everywhere, is into `kinds`.
    """

    kinds: tuple[Openness, ...]
    number: npt.NDArray[np.intp]

    def where(self, holds: Callable[[Openness], bool]) -> Mask:
        """Return for which pairs the openness is of a kind, in the shape of `number`."""
        return np.array([holds(kind) for kind in self.kinds], dtype=np.bool_)[self.number]


class PeopleTable:
    """Columns over people; what is unknown is NaN, or False in the column that says what is known."""

    def __init__(self, people: Sequence[Person], table: VacancyTable) -> None:
        """Keep the people, and the vacancies whose numbers the columns speak."""
        self.people = tuple(people)
        self._table = table
        self._work = [person.work for person in self.people]

    def __len__(self) -> int:
        """Return how many people there are."""
        return len(self.people)

    @cached_property
    def home(self) -> Floats:
        """Return where everybody lives, x, y and z in kilometres, `(n, 3)`."""
        return np.array([on_sphere(person.point) for person in self.people]).reshape(-1, 3)

    @cached_property
    def coarse(self) -> Mask:
        """Return of whom only a distance band may be told, `(n,)`."""
        return np.array([person.coarse_distance for person in self.people], dtype=np.bool_)

    @cached_property
    def modes(self) -> dict[TransportMode, Mask]:
        """Return who goes by each way of travelling that anybody goes by, `(n,)` each."""
        own = [person.transport_modes or WHEN_MODES_UNKNOWN for person in self.people]
        used = frozenset[TransportMode]().union(*own)
        return {mode: np.array([mode in ways for ways in own], dtype=np.bool_) for mode in used}

    @cached_property
    def most_minutes(self) -> Floats:
        """Return how many minutes of travel everybody takes at most, `(n,)`; NaN unknown."""
        most = [person.max_travel_minutes for person in self.people]
        return np.array([np.nan if m is None else m for m in most], dtype=np.float64)

    @cached_property
    def hours(self) -> Floats:
        """Return the lower and upper end of the wished hours a week, `(n, 2)`; NaN unknown."""
        wanted = [work.working_hours for work in self._work]
        ends = [(w.low, w.high) if w.known else (np.nan, np.nan) for w in wanted]
        return np.array(ends).reshape(-1, 2)

    @cached_property
    def avoided(self) -> Mask:
        """Return which times of day are avoided, `(n, n_times)`."""
        own = [person.avoid_times for person in self.people]
        listed = [[t in times for t in TIMES] for times in own]
        return np.array(listed, dtype=np.bool_).reshape(-1, len(TIMES))

    @cached_property
    def licences(self) -> Mask:
        """Return who has each driving licence by its number, the last one being any other, `(n, k + 1)`."""
        last = len(self._table.licence_number)
        have = np.zeros((len(self), last + 1), dtype=np.bool_)
        for one, work in enumerate(self._work):
            for licence in work.driving_licences or ():
                have[one, self._table.licence_number.get(licence, last)] = True
        return have

    @cached_property
    def knows_licences(self) -> Mask:
        """Return of whom it is known which driving licences they have, `(n,)`."""
        return np.array([work.driving_licences is not None for work in self._work], dtype=np.bool_)

    @cached_property
    def sectors(self) -> Mask:
        """Return who wishes to work in each sector by its number, `(n, 100)`; no row of none is unknown."""
        wished = np.zeros((len(self), _SECTORS), dtype=np.bool_)
        for one, work in enumerate(self._work):
            for term in work.target_sectors:
                sector = sector_number(term.code)
                if sector is not None:
                    wished[one, sector] = True
        return wished

    @cached_property
    def need_weight(self) -> Floats:
        """Return how heavy everybody's need of each condition weighs, `(n, n_conditions)`; 0 no need."""
        weight = np.zeros((len(self), len(CONDITIONS)))
        for one, person in enumerate(self.people):
            for need in person.needs:
                weight[one, CONDITIONS.index(need.code)] = NEED_WEIGHT[need.importance]
        return weight

    @cached_property
    def knows_openness(self) -> Mask:
        """Return of whom the one who asks may know the openness, `(n,)`."""
        return np.array([person.openness is not None for person in self.people], dtype=np.bool_)

    @cached_property
    def openness(self) -> OpennessThere:
        """Return which openness holds where; closed towards all where it may not be known."""
        numbers: dict[Openness, int] = {}
        everywhere = [p.openness.otherwise if p.openness else CLOSED for p in self.people]
        listed = [numbers.setdefault(openness, len(numbers)) for openness in everywhere]
        number = np.array(listed, dtype=np.intp)[:, None]
        specific = [p.openness.specific if p.openness else {} for p in self.people]
        if any(specific):
            table = self._table
            number = np.repeat(number, table.n_rows, axis=1)
            employer = table.column["employer"][: table.n_rows]
            for row, decided in zip(number, specific, strict=True):
                for one, openness in decided.items():
                    if one in table.employer_number:
                        there = employer == table.employer_number[one]
                        row[there] = numbers.setdefault(openness, len(numbers))
        return OpennessThere(tuple(numbers), number)

    def of_work(self, finding: Callable[[WorkFacts], npt.NDArray[np.int8]]) -> npt.NDArray[np.int8]:
        """Return findings that the vacancy table makes of everybody's work facts, `(n, n_rows)`."""
        found = np.empty((len(self), self._table.n_rows), dtype=np.int8)
        for row, work in zip(found, self._work, strict=True):
            row[:] = finding(work)
        return found
