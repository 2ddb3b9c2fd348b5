"""The page that tells what lists do for the people of a region, with a chart beside each table."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from matcher.charts.intervals import Interval, interval_chart
from matcher.evaluation.fairness import FairnessReport
from matcher.evaluation.fairness_tables import (
    FigureTable,
    Row,
    figure_tables,
    group_name,
    whole_rows,
)

IMAGES: Final = "images"

_PAGE: Final = """\
# What lists do for the people here

Written by `matcher evaluate allocation` as of {on}; run it again to renew this page. Ranker `{ranker}`,
encoder `{encoder}`, {clients:,} clients who are looking, {vacancies:,} vacancies that may be listed with
anybody, lists of {length}.

*Shared out* are the lists that the night would make. *Own best* are everybody's own best vacancies, as if
nobody else were there: no lists have a higher mean fit. *Difference* is what a client gains when lists are
shared out. Between brackets the 95 % interval: over clients drawn anew, for Gini and coverage over vacancies
drawn anew, for hires in a season over seasons.

No figure is of fewer than ten people. A group so small is told of together with a neighbour, or not at all.

## Vacancies and seasons

{whole}
**Simulated by the engine's own estimates, no forecast.** In {seasons:,} seasons everybody goes down the own
list, wants a vacancy, is hired and stays by the three estimates of the pair, {calibrated}.
Both kinds of lists meet the same dice. It says how lists share the chances that the engine sees, and nothing
about how many people will find work.

{figures}
## How recall and nDCG are measured

A list of today holds only pairs that are still possible, so it cannot be held against what happened before.
Instead everybody with an outcome on record is ranked once more as of the day on which something they wanted
began: all vacancies posted and not closed by date on that day whose demands they meet, in the ranker's own
order, not shared out. Wanted is what the client last said yes to, applied for, was introduced to or got; a
hire gains more, and a job that lasted more again. Facts and decisions are those of today, and when a vacancy
was filled is not known. Clients answer to what they are shown, and a learned ranker has seen these outcomes:
both make the figures look better than they are.
"""

_FIGURE: Final = """\
## {title}

{meaning}.

{table}
{picture}"""


def fairness_page(report: FairnessReport, prefix: str) -> str:
    """Return the page in Markdown; its pictures are `IMAGES`/`prefix`-*.svg beside it."""
    return _PAGE.format(
        on=report.on.isoformat(),
        ranker=report.ranker_version,
        encoder=report.encoder_version,
        clients=report.clients,
        vacancies=report.vacancies,
        length=report.list_length,
        seasons=report.seasons,
        calibrated="held against outcomes"
        if report.calibrated
        else "which too few outcomes have borne out yet",
        whole=_markdown(whole_rows(report)),
        figures="\n".join(
            _FIGURE.format(
                title=table.title,
                meaning=table.meaning[0].upper() + table.meaning[1:],
                table=_markdown(table.rows()),
                picture=_picture(table, prefix),
            )
            for table in figure_tables(report)
        ),
    )


def charts(report: FairnessReport, prefix: str) -> dict[str, str]:
    """Return the picture of each figure that can be told, by file name."""
    return {
        _file_name(table, prefix): interval_chart(
            _slug(table), table.title, list(_intervals(table)), axis=table.meaning
        )
        for table in figure_tables(report)
        if _tellable(table)
    }


def write_page(report: FairnessReport, page: Path) -> None:
    """Write the page, and its pictures in the folder `IMAGES` beside it."""
    folder = page.parent / IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in charts(report, page.stem).items():
        (folder / name).write_text(picture, encoding="utf-8", newline="\n")
    page.write_text(fairness_page(report, page.stem), encoding="utf-8", newline="\n")


def _intervals(table: FigureTable) -> Iterable[Interval]:
    """Yield a row for each group and way, the ways of a group next to each other."""
    for own in zip(*(cells for _, cells in table.columns), strict=True):
        for (way, _), cell in zip(table.columns, own, strict=True):
            told = cell.estimate
            label = f"{group_name(cell)}, {way}"
            yield Interval(label, told.value, told.low, told.high, f"{told.value:.3f}")


def _picture(table: FigureTable, prefix: str) -> str:
    if not _tellable(table):
        return ""
    return f"![{table.title}, by group]({IMAGES}/{_file_name(table, prefix)})\n"


def _tellable(table: FigureTable) -> bool:
    return bool(table.columns[0][1])


def _file_name(table: FigureTable, prefix: str) -> str:
    return f"{prefix}-{_slug(table)}.svg"


def _slug(table: FigureTable) -> str:
    """Return the figure's name with hyphens."""
    return table.figure.name.lower().replace("_", "-")


def _markdown(rows: Sequence[Row]) -> str:
    head, *others = rows
    lines = [head, ("---",) * len(head), *others]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
