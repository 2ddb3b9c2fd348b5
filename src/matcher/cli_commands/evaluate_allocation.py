"""`matcher evaluate allocation`: what lists do for the people of this region, and how fairly."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from matcher.bootstrap import opened
from matcher.cli_commands.progress import steps
from matcher.cli_commands.terminal import AsJson, count, say, say_json, table
from matcher.clock import today
from matcher.evaluation.fairness import Cells, FairnessReport, FiguresOfWay, fairness_report
from matcher.evaluation.fairness_page import write_page
from matcher.evaluation.fairness_tables import figure_tables, whole_rows
from matcher.settings import load_settings


def allocation(
    *,
    page: Annotated[
        Path | None, typer.Option(help="Write tables and plots to this page as well.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what tonight's lists would do for everybody and by group, beside everybody's own best.

    Aggregate figures alone, of ten people and more. Nothing is published or changed.
    """
    began = time.monotonic()
    with opened(load_settings()) as service, steps("Lists of today") as told:
        report = fairness_report(service, today(), told)
    spent = time.monotonic() - began
    if page is not None:
        write_page(report, page)
    if as_json:
        say_json(fairness_shape(report) | {"seconds": spent})
        return
    for line in fairness_lines(report):
        say(line)
    say(in_numbers(report, spent))


def fairness_lines(report: FairnessReport) -> list[str]:
    """Return every figure in plain tables, those of clients by group."""
    lines = ["Vacancies and seasons:", *(f"  {line}" for line in table(whole_rows(report)))]
    for told in figure_tables(report):
        lines.append(f"{told.title} ({told.meaning}):")
        lines += [f"  {line}" for line in table(told.rows())]
    lines.append(
        "Simulated figures go by the engine's own estimates: they compare lists, and forecast nothing."
    )
    return lines


def in_numbers(report: FairnessReport, seconds: float) -> str:
    """Return what was done in one sentence."""
    return (
        f"{count(report.clients, 'client')}, {count(report.vacancies, 'vacancy', 'vacancies')} and "
        f"{count(report.seasons, 'simulated season')} in {seconds:.0f} seconds, "
        f"ranker {report.ranker_version}."
    )


def fairness_shape(report: FairnessReport) -> dict[str, Any]:
    """Return every figure as plain JSON; one that cannot be told is null."""
    return {
        "on": report.on.isoformat(),
        "rankerVersion": report.ranker_version,
        "encoderVersion": report.encoder_version,
        "calibrated": report.calibrated,
        "clients": report.clients,
        "vacancies": report.vacancies,
        "listLength": report.list_length,
        "seasons": report.seasons,
        "lists": {way.value: _way_shape(figures) for way, figures in report.ways.items()},
        "differences": _cells_shape(report.differences),
        "wantedBefore": _cells_shape(report.found_again),
    }


def _way_shape(figures: FiguresOfWay) -> dict[str, Any]:
    return {
        "giniOfLoad": asdict(figures.gini),
        "coverage": asdict(figures.coverage),
        "maximumLoad": figures.maximum_load,
        "simulatedHires": asdict(figures.hired),
        "simulatedKept": asdict(figures.kept),
        "clients": _cells_shape(figures.of_clients),
    }


def _cells_shape(of_clients: Cells) -> dict[str, Any]:
    return {
        figure.value: [
            {"division": cell.division, "groups": list(cell.groups), **asdict(cell.estimate)}
            for cell in cells
        ]
        or None
        for figure, cells in of_clients.items()
    }
