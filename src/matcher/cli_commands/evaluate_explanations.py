"""`matcher evaluate explanations`: what reasons promise, put to the pairs of a made-up region."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from matcher.cli_commands.data_folder import data_folder
from matcher.cli_commands.demo_files import WRITTEN_ON
from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, count, note, say, say_json, table
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache
from matcher.settings import load_settings

if TYPE_CHECKING:
    from matcher.evaluation.explanations import Report

PAIRS: Final = 100_000


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
