"""`matcher rankers`: which rankers were learned, and which one is in use."""

from typing import Annotated, Any

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.ranker_comparison import (
    ComparedRanker,
    comparison_lines,
    comparison_shape,
)
from matcher.cli_commands.terminal import AsJson, command_app, count, say, say_json, table
from matcher.clock import now
from matcher.domain.errors import ConflictError
from matcher.ranking.ranker_folder import REPORT_PAGE
from matcher.ranking.ranker_store import PRIOR, KeptRanker, RankerStore
from matcher.settings import load_settings
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail

app = command_app("rankers")


@app.callback()
def rankers() -> None:
    """List and compare learned rankers, take one into use, or go back."""


@app.command("list")
def list_all(*, as_json: AsJson = False) -> None:
    """Show every learned ranker, oldest first, and which one is in use."""
    with opened(load_settings()) as service:
        kept, current = service.rankers.kept(), service.rankers.current()
    if as_json:
        say_json({"current": current, "rankers": [_shape(one, current) for one in kept]})
        return
    if kept:
        rows = [_row(one, current) for one in kept]
        for line in table([("version", "made on", "encoder", "judged", ""), *rows]):
            say(line)
    say(f"{count(len(kept), 'learned ranker')}; in use: {current}.")


@app.command("compare")
def compare(
    version: Annotated[
        str, typer.Argument(help=f"A version, as `matcher rankers list` shows, or `{PRIOR}`.")
    ],
    other: Annotated[
        str | None, typer.Argument(help="Another version; the one in use unless said otherwise.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what two rankers were judged with, and where their tables differ, most first."""
    with opened(load_settings()) as service:
        chosen = (version, other or service.rankers.current())
        first, second = (_compared(service.rankers, one) for one in chosen)
    if as_json:
        say_json(comparison_shape(first, second))
        return
    for line in comparison_lines(first, second):
        say(line)


@app.command("promote")
def promote(
    version: Annotated[
        str, typer.Argument(help=f"A version, as `matcher rankers list` shows, or `{PRIOR}`.")
    ],
    *,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also one that did not pass when it was judged.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take a ranker into use. A server that runs takes it at its next start, the night at once."""
    with opened(load_settings()) as service:
        if version != PRIOR and not anyway and not service.rankers.passed(version):
            page = service.rankers.folder / version / REPORT_PAGE
            msg = f"Ranker {version} did not pass when it was judged: see {page}, or --anyway."
            raise ConflictError(msg)
        before = service.rankers.current()
        service.rankers.promote(version, service.space.version)
        _leave_trail(service, "promote", version)
    _tell_change(before, version, as_json=as_json)


@app.command("rollback")
def rollback(*, as_json: AsJson = False) -> None:
    """Take back into use what was in use before; twice leads to the prior."""
    with opened(load_settings()) as service:
        before = service.rankers.current()
        version = service.rankers.roll_back()
        _leave_trail(service, "rollback", version)
    _tell_change(before, version, as_json=as_json)


def _compared(rankers: RankerStore, version: str) -> ComparedRanker:
    return ComparedRanker(version, rankers.read(version), rankers.report(version))


def _tell_change(before: str, version: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"current": version, "previous": before})
        return
    say(f"1 ranker taken into use: {version}, in place of {before}.")


def _shape(one: KeptRanker, current: str) -> dict[str, Any]:
    return {
        "version": one.version,
        "createdOn": one.manifest.get("createdOn"),
        "encoderVersion": one.manifest.get("encoderVersion"),
        "passed": one.passed,
        "damaged": one.damaged,
        "inUse": one.version == current,
    }


def _row(one: KeptRanker, current: str) -> tuple[str, ...]:
    judged = "passed" if one.passed else "not passed"
    return (
        one.version,
        str(one.manifest.get("createdOn", "")),
        str(one.manifest.get("encoderVersion", "")),
        "damaged" if one.damaged else judged,
        "in use" if one.version == current else "",
    )


def _leave_trail(service: App, action: str, version: str) -> None:
    deed = Deed(action, "ranker", (version,))
    leave_trail(service.database, service.secret, Signature(None, "cli", now()), [deed])
