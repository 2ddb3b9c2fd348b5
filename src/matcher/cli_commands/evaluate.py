"""`matcher evaluate`: measures, each beside what it is to be compared with."""

import sys
import time
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from matcher.cli_commands.data_folder import data_folder
from matcher.cli_commands.demo_files import WRITTEN_ON
from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json, table
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

if TYPE_CHECKING:
    from matcher.evaluation.explanations import Report

WORLDS: Final = 2000
PAIRS: Final = 100_000
_MOST_VIOLATIONS_SHOWN: Final = 20

app = command_app("evaluate")


@app.callback()
def evaluate() -> None:
    """Measure the encoder, or test the promises of disclosure and of explanations."""


@app.command("encoder")
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
    network = SentenceTransformerEncoder(
        settings.encoder, threads=settings.encoder_threads, show_progress=sys.stderr.isatty()
    )
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        report = evaluate_encoder(
            TextSpace(network, cache=VectorCache(Path(folder), network.version)),
            read_measures(
                titles=titles,
                competences=competences,
                phrases=phrases or data_folder("phrases") / "held_out",
            ),
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


@app.command("disclosure")
def disclosure(
    *,
    worlds: Annotated[int, typer.Option(min=1, help="How many made-up worlds.")] = WORLDS,
    seed: Annotated[int, typer.Option(help="The same seed makes the same worlds.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Test both promises end to end: what employers and advisers see depends on decisions alone."""
    from matcher.evaluation.disclosure import run  # noqa: PLC0415, loads the whole server

    with progress("Worlds") as told:
        result = run(worlds=worlds, seed=seed, progress=told)
    if as_json:
        say_json(
            {
                "worlds": result.worlds,
                "seed": seed,
                "employerChecks": result.employer_checks,
                "adviserChecks": result.adviser_checks,
                "violations": list(result.violations),
            }
        )
    else:
        for violation in result.violations[:_MOST_VIOLATIONS_SHOWN]:
            say(f"  {violation}")
        say(
            f"{count(result.worlds, 'world')}: {result.employer_checks:,} checks of what employers "
            f"see, {result.adviser_checks:,} of what advisers see, "
            f"{count(len(result.violations), 'violation')}."
        )
    if result.violations:
        note("matcher: A promise of disclosure does not hold.")
        raise typer.Exit(1)


@app.command("explanations")
def explanations(
    *,
    pairs: Annotated[int, typer.Option(min=1, help="How many pairs of a made-up region.")] = PAIRS,
    seed: Annotated[int, typer.Option(help="The same seed makes the same region.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Test what reasons promise: they add up, are worth what they say, and tell advisers no more."""
    from matcher.evaluation.explanations import run  # noqa: PLC0415, loads the matching

    settings = load_settings()
    network = SentenceTransformerEncoder(settings.encoder, threads=settings.encoder_threads)
    began = time.monotonic()
    with TemporaryDirectory() as folder, progress("Pairs") as told:
        space = TextSpace(network, cache=VectorCache(Path(folder), network.version))
        report = run(
            space=space,
            demo=data_folder("demo"),
            on=WRITTEN_ON,
            pairs=pairs,
            seed=seed,
            progress=told,
        )
    spent = time.monotonic() - began
    if as_json:
        say_json(explanations_shape(report) | {"seed": seed, "seconds": spent})
    else:
        for line in explanations_lines(report):
            say(line)
        say(
            f"{count(report.pairs, 'pair')} of {count(report.clients, 'client')} and "
            f"{count(report.vacancies, 'vacancy', 'vacancies')} in {spent:.0f} seconds, "
            f"{count(report.violations, 'violation')}."
        )
    if report.violations:
        note("matcher: A promise of explanations does not hold.")
        raise typer.Exit(1)


def explanations_lines(report: "Report") -> list[str]:
    """Return what was checked of each promise in plain lines, what was taken away by feature."""
    removed = report.removed
    rows: list[tuple[str, ...]] = [("", "reasons", "violations")]
    rows += [(one, f"{n:,}", f"{removed.wrong[one]:,}") for one, n in removed.checked.items()]
    rows.append(("anything else", "", f"{removed.elsewhere:,}"))
    promises = (
        ("Reasons add up", count(report.sums, "sum"), report.sums_wrong),
        (
            "A reason is worth what it says",
            f"{count(removed.checked.total(), 'reason')} taken away with the fact",
            removed.violations,
        ),
        ("What is not known says so", count(report.unknown, "reason"), report.unknown_wrong),
        (
            "Advisers read what was decided",
            f"{count(report.adviser_lines, 'line')} of {count(report.advised_clients, 'client')}",
            report.adviser_wrong,
        ),
    )
    return [
        *(f"{what}: {of}, {count(wrong, 'violation')}." for what, of, wrong in promises),
        *(f"  {line}" for line in table(rows)),
        f"Largest error of a sum: {report.largest_error:.1g}.",
    ]


def explanations_shape(report: "Report") -> dict[str, Any]:
    """Return the counts of each promise as plain JSON."""
    removed = report.removed
    return {
        "pairs": report.pairs,
        "clients": report.clients,
        "vacancies": report.vacancies,
        "violations": report.violations,
        "sums": {
            "checked": report.sums,
            "largestError": report.largest_error,
            "violations": report.sums_wrong,
        },
        "removals": {
            "checked": dict(removed.checked),
            "violations": dict(removed.wrong),
            "elsewhere": removed.elsewhere,
        },
        "unknown": {"checked": report.unknown, "violations": report.unknown_wrong},
        "advisers": {
            "clients": report.advised_clients,
            "lines": report.adviser_lines,
            "againstDecision": report.adviser_undecided,
            "changed": report.adviser_changed,
            "quoting": report.adviser_quoting,
        },
    }


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
