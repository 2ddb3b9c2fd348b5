"""`matcher evaluate encoder`: how well the encoder finds work, beside published figures."""

import time
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from matcher.cli_commands.data_folder import data_folder
from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, count, say, say_json, table
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache
from matcher.settings import load_settings
from matcher.training.encoder_evaluation import (
    COLUMNS,
    PUBLISHED_ON_MELO_BEL_NL,
    RetrievalFigures,
)
from matcher.training.encoder_page import encoder_page
from matcher.training.encoder_report import (
    TITLES,
    EncoderReport,
    evaluate_encoder,
    health_sentence,
    read_measures,
)


def encoder(
    titles: Annotated[
        Path | None, typer.Argument(help="Titles, labels and judgements as MELO has them.")
    ] = None,
    *,
    competences: Annotated[
        Path | None, typer.Option(help="A mapping of competences to skills; its held-out part.")
    ] = None,
    phrases: Annotated[
        Path | None, typer.Option(help="Held-out phrases; the project's own where not given.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option(help="Write the tables to this page as well.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure how well the encoder finds work, beside n-grams and published figures."""
    settings = load_settings()
    began = time.monotonic()
    measures = read_measures(
        titles=titles,
        competences=competences,
        phrases=phrases or data_folder("phrases") / "held_out",
    )
    with TemporaryDirectory() as folder, progress("Encoding") as told:
        network = SentenceTransformerEncoder(
            settings.encoder, threads=settings.encoder_threads, told=told
        )
        report = evaluate_encoder(
            TextSpace(network, cache=VectorCache(Path(folder), network.version)), measures
        )
    spent = time.monotonic() - began
    if page is not None:
        page.write_text(encoder_page(report), encoding="utf-8")
    if as_json:
        say_json(report_shape(report, spent))
        return
    for task in report.tasks:
        say(f"{task.task}: {task.query_count} among {task.candidate_count}")
        rows: list[tuple[str, ...]] = [("", *COLUMNS)]
        rows += [(figures.name, *figures.shown()) for figures in task.methods]
        if task.task == TITLES:
            rows += [(f"{one.name} (published)", *one.shown()) for one in PUBLISHED_ON_MELO_BEL_NL]
        for line in table(rows):
            say(f"  {line}")
    if report.health is not None:
        say(health_sentence(report.health))
    if titles is not None:
        say("Published figures are for Flemish titles among Dutch ESCO labels (melo_bel_nl).")
    say(
        f"{count(len(report.tasks), 'task')} in {spent:.0f} seconds, "
        f"encoder {report.encoder_version}."
    )


def report_shape(report: EncoderReport, seconds: float) -> dict[str, Any]:
    """Return the figures as plain JSON, published ones beside them."""
    return {
        "encoderVersion": report.encoder_version,
        "spaceVersion": report.space_version,
        "seconds": seconds,
        "tasks": [
            {
                "name": task.task,
                "queries": task.query_count,
                "candidates": task.candidate_count,
                "methods": [figures_shape(one) for one in task.methods],
            }
            for task in report.tasks
        ],
        "healthRemarks": None if report.health is None else asdict(report.health),
        "published": [figures_shape(one) for one in PUBLISHED_ON_MELO_BEL_NL],
    }


def figures_shape(figures: RetrievalFigures) -> dict[str, Any]:
    """Return the figures of one method as plain JSON, each 0..1."""
    return {
        "name": figures.name,
        "mrr": figures.mrr,
        "map": figures.mean_average_precision,
        "successAt1": figures.success_at_1,
        "successAt5": figures.success_at_5,
        "successAt10": figures.success_at_10,
    }
