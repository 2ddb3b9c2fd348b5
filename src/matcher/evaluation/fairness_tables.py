"""A report on lists as tables in words: the same for the terminal and for a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from matcher.evaluation.fairness import FairnessReport, Figure
from matcher.evaluation.intervals import Cell, Division, Estimate
from matcher.evaluation.ways_of_listing import Way

Row = tuple[str, ...]

NO_TELLING: Final = "no telling"
EVERYBODY: Final = "everybody"
DIFFERENCE: Final = "difference"
OWN_ORDER: Final = "own order"
WAYS: Final = MappingProxyType({Way.SHARED: "shared out", Way.OWN_BEST: "own best"})

MEANINGS: Final = MappingProxyType(
    {
        Figure.SHARE_WITH_LIST: ("Clients with a list", "share whose list holds any vacancy"),
        Figure.MEAN_FIT: (
            "Mean fit",
            "mean score of a client's list by the engine's estimates, 0 of an empty one",
        ),
        Figure.WORST_TENTH_FIT: (
            "Fit of the worst tenth",
            "mean fit of the tenth with the lowest, ten people at least",
        ),
        Figure.IN_WORST_TENTH: ("Share among the worst tenth", "of everybody, by mean fit"),
        Figure.HIRED: (
            "Hired, simulated",
            "share of seasons in which a client is hired, simulated by the engine's own estimates",
        ),
        Figure.KEPT: (
            "Hired and still there, simulated",
            "share of seasons that end in a job kept, simulated by the engine's own estimates",
        ),
        Figure.RECALL: (
            "Recall@10 of what was wanted",
            "share of what clients wanted that the ranker's own order has in its first ten",
        ),
        Figure.NDCG: (
            "nDCG@10 of what was wanted",
            "how high that order has it, hires and lasting jobs counting more",
        ),
    }
)
"""Title and meaning of each figure of clients."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A figure by group, a column for each way; `columns` pairs its name with the cells.

    `differences` between the ways are another column, where there are any.
    """

    figure: Figure
    columns: tuple[tuple[str, tuple[Cell, ...]], ...]
    differences: tuple[Cell, ...] = ()

    @property
    def title(self) -> str:
        """Return what the figure is called."""
        return MEANINGS[self.figure][0]

    @property
    def meaning(self) -> str:
        """Return what the figure says, as half a sentence."""
        return MEANINGS[self.figure][1]

    def rows(self) -> list[Row]:
        """Return head and rows; where there is no telling, of a division or at all, a row says so."""
        columns = [(name, [shown(one.estimate) for one in own]) for name, own in self.columns]
        if self.differences:
            columns.append((DIFFERENCE, [shown(one.estimate, "+.3f") for one in self.differences]))
        silent = tuple(NO_TELLING for _ in columns)
        rows: list[Row] = [("", "people", *(name for name, _ in columns))]
        first = self.columns[0][1]
        for cell, *told in zip(first, *(own for _, own in columns), strict=True):
            rows.append((group_name(cell), f"{cell.estimate.over:,}", *told))
        if not first:
            return [*rows, (EVERYBODY, "", *silent)]
        divided = {cell.division for cell in first}
        return rows + [
            (division.replace("_", " "), "", *silent)
            for division in Division
            if division not in divided
        ]


def figure_tables(report: FairnessReport) -> Iterator[FigureTable]:
    """Yield every figure of clients, in the order in which they are told."""
    for figure in MEANINGS:
        if figure in report.found_again:
            yield FigureTable(figure, ((OWN_ORDER, report.found_again[figure]),))
        else:
            ways = ((name, report.ways[way].of_clients[figure]) for way, name in WAYS.items())
            yield FigureTable(figure, tuple(ways), report.differences.get(figure, ()))


def whole_rows(report: FairnessReport) -> list[Row]:
    """Return head and rows of what lists do to vacancies and seasons."""
    own = [report.ways[way] for way in WAYS]
    told: Sequence[tuple[str, Callable[[int], str]]] = (
        ("Gini of lists over vacancies", lambda n: shown(own[n].gini)),
        ("coverage of vacancies", lambda n: shown(own[n].coverage)),
        ("most lists of one vacancy", lambda n: f"{own[n].maximum_load:,}"),
        ("hired in a season, simulated", lambda n: shown(own[n].hired, ".1f")),
        ("of these still there, simulated", lambda n: shown(own[n].kept, ".1f")),
    )
    return [
        ("", *WAYS.values()),
        *((name, *(value(n) for n in range(len(own)))) for name, value in told),
    ]


def shown(estimate: Estimate, digits: str = ".3f") -> str:
    """Return a figure with its interval.

    >>> shown(Estimate(0.5, 0.25, 1.0, 12))
    '0.500 (0.250 to 1.000)'
    """
    value, low, high = (format(n, digits) for n in (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} to {high})"


def group_name(cell: Cell) -> str:
    """Return what a group is called.

    >>> from matcher.evaluation.intervals import Division
    >>> group_name(Cell(Division.TRAVEL_MODE, ("without car", "unknown"), Estimate(0, 0, 0, 10)))
    'travel mode: without car or unknown'
    """
    if cell.division is None:
        return EVERYBODY
    return f"{cell.division}: {' or '.join(cell.groups)}".replace("_", " ")
