"""`matcher rerank`: the night, now."""

from typing import Annotated, Any

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.progress import steps
from matcher.cli_commands.terminal import AsJson, command_app, say, say_json, table
from matcher.clock import now, today
from matcher.domain.nightly_runs import NightlyRun
from matcher.settings import load_settings
from matcher.use_cases.rerank_overnight import rerank_overnight

app = command_app("rerank")


@app.command("rerank")
def rerank(
    *,
    accept_fewer: Annotated[
        bool,
        typer.Option("--accept-fewer", help="That there is far less than last night is right."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make tonight's lists for everyone and publish them in one step, or leave last night's.

    Exit code 1, with the reason, when another night is at work or the lists were not good enough.
    """
    with opened(load_settings()) as service:
        run = run_night(service, accept_fewer=accept_fewer)
    if as_json:
        say_json(run_shape(run))
        return
    for line in table(_figures(run)):
        say(line)
    say(f"{run.state.value.capitalize()}: {in_numbers(run)}.")


def run_night(service: App, *, accept_fewer: bool = False) -> NightlyRun:
    """Run the night as of today, showing each step; `accept_fewer` as in `rerank_overnight`.

    Raises:
        RunLockedError: another night is at work.
        ReleaseChecksFailedError: the lists were not good enough to publish.
    """
    with steps("Tonight's lists") as told:
        return rerank_overnight(
            service, on=today(), clock=now, progress=told, accept_fewer=accept_fewer
        )


def run_shape(run: NightlyRun) -> dict[str, Any]:
    """Return the record of a run as plain JSON."""
    return {
        "id": run.id,
        "startedAt": run.started_at.isoformat(),
        "finishedAt": None if run.finished_at is None else run.finished_at.isoformat(),
        "state": run.state.value,
        "reason": run.reason,
        "counts": dict(run.counts),
        "seconds": dict(run.seconds),
        "versions": dict(run.versions),
    }


def in_numbers(run: NightlyRun) -> str:
    """Return what a run made, in one phrase."""
    counts = run.counts
    return (
        f"{counts.get('lines', 0):,} lines for {counts.get('clients', 0):,} clients and "
        f"{counts.get('openVacancies', 0):,} open vacancies "
        f"in {sum(run.seconds.values()):.1f} seconds"
    )


def _figures(run: NightlyRun) -> list[tuple[str, ...]]:
    return [
        *((name, f"{number:,}") for name, number in run.counts.items()),
        *((f"seconds for {step}", f"{spent:.1f}") for step, spent in run.seconds.items()),
        *((f"version of the {part}", version) for part, version in run.versions.items()),
    ]
