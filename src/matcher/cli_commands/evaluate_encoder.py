"""`matcher evaluate encoder`: how well the encoder finds work, beside published figures."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from matcher.cli_commands.data_folder import data_folder
from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, count, say, say_json, table
from matcher.domain.errors import Fault, InvalidInputError
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
from matcher.training.health_pull import HealthPull


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
    if page is not None:
        _refuse_no_folder(page)
    settings = load_settings()
    began = time.monotonic()
    held_out = phrases or data_folder("phrases") / "held_out"
    taught = held_out.parent / "train"
    measures = read_measures(
        titles=titles,
        competences=competences,
        phrases=held_out,
        taught=taught if taught.is_dir() else None,
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
        command = _command(titles, competences, phrases, page)
        page.write_text(encoder_page(report, command), encoding="utf-8")
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
        "healthRemarks": None if report.health is None else health_shape(report.health),
        "published": [figures_shape(one) for one in PUBLISHED_ON_MELO_BEL_NL],
    }


def health_shape(health: HealthPull) -> dict[str, Any]:
    """Return what remarks about health do as plain JSON: pulls in cosine, shares 0..1."""
    return {
        "wishes": health.wishes,
        "mean": health.mean,
        "p95": health.p95,
        "careInFirstTenPlain": health.care_in_first_ten_plain,
        "careInFirstTenWithRemark": health.care_in_first_ten_with_remark,
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


def _refuse_no_folder(page: Path) -> None:
    """Refuse a page that cannot be written, before minutes of measuring.

    Raises:
        InvalidInputError: it would be in a folder that does not exist, or is a folder.

    """
    if not page.parent.is_dir():
        raise InvalidInputError([Fault(str(page.parent), "there is no such folder")])
    if page.is_dir():
        raise InvalidInputError([Fault(str(page), "is a folder, and no page")])


def _command(
    titles: Path | None, competences: Path | None, phrases: Path | None, page: Path
) -> str:
    """Return the command that writes a page; of what lies elsewhere the name alone."""
    parts = ["matcher evaluate encoder"]
    if titles is not None:
        parts.append(titles.name)
    if competences is not None:
        parts.append(f"--competences {competences.name}")
    if phrases is not None:
        parts.append(f"--phrases {phrases.name}")
    shown = page.name if page.is_absolute() else page.as_posix()
    return " ".join([*parts, f"--page {shown}"])
