"""`matcher evaluate`: measures, each beside what it is to be compared with."""

import sys
import time
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json, table
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.settings import load_settings
from matcher.training.encoder_evaluation import (
    PUBLISHED_ON_MELO_BEL_NL,
    EncoderEvaluation,
    RetrievalFigures,
    evaluate_encoder,
)

WORLDS: Final = 2000
_MOST_VIOLATIONS_SHOWN: Final = 20

app = command_app("evaluate")


@app.callback()
def evaluate() -> None:
    """Measure the encoder, or test the promises of disclosure."""


@app.command("encoder")
def encoder(
    folder: Annotated[Path, typer.Argument(help="Titles, labels and judgements as MELO has them.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Measure how well the encoder finds occupations, beside n-grams and published figures."""
    settings = load_settings()
    network = SentenceTransformerEncoder(
        settings.encoder, threads=settings.encoder_threads, show_progress=sys.stderr.isatty()
    )
    began = time.monotonic()
    result = evaluate_encoder(folder, TextSpace(network))
    spent = time.monotonic() - began
    if as_json:
        say_json(encoder_shape(result, spent))
        return
    rows = [
        ("", "MRR", "MAP", "success@1", "success@10"),
        _row(f"this encoder, {result.space.name}", result.space),
        _row(f"this encoder, {result.raw.name}", result.raw),
        _row(result.character_ngrams.name, result.character_ngrams),
        *(_row(f"{one.name} (published)", one) for one in PUBLISHED_ON_MELO_BEL_NL),
    ]
    for line in table(rows):
        say(line)
    say("Published figures are for Flemish titles among Dutch ESCO labels (melo_bel_nl).")
    say(
        f"{count(result.query_count, 'title')} among {count(result.label_count, 'label')} in "
        f"{spent:.0f} seconds, encoder {result.encoder_version}."
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


def encoder_shape(result: EncoderEvaluation, seconds: float) -> dict[str, Any]:
    """Return the figures as plain JSON, published ones beside them."""
    return {
        "encoderVersion": result.encoder_version,
        "spaceVersion": result.space_version,
        "titles": result.query_count,
        "labels": result.label_count,
        "seconds": seconds,
        "space": figures_shape(result.space),
        "raw": figures_shape(result.raw),
        "characterNgrams": figures_shape(result.character_ngrams),
        "published": [figures_shape(one) for one in PUBLISHED_ON_MELO_BEL_NL],
    }


def figures_shape(figures: RetrievalFigures) -> dict[str, Any]:
    """Return the figures of one method as plain JSON, each 0..1."""
    return {
        "name": figures.name,
        "mrr": figures.mrr,
        "map": figures.mean_average_precision,
        "successAt1": figures.success_at_1,
        "successAt10": figures.success_at_10,
    }


def _row(name: str, figures: RetrievalFigures) -> tuple[str, ...]:
    values = (
        figures.mrr,
        figures.mean_average_precision,
        figures.success_at_1,
        figures.success_at_10,
    )
    return (name, *(f"{value:.3f}" for value in values))
