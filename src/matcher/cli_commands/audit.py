"""`matcher audit`: check that the audit log is as it was written."""

import typer

from matcher.bootstrap import opened
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json
from matcher.settings import load_settings
from matcher.use_cases.audit_trail import check_trail

app = command_app("audit")


@app.callback()
def audit() -> None:
    """Check that the audit log is as it was written."""


@app.command("verify")
def verify(*, as_json: AsJson = False) -> None:
    """Check every line against the one before it; exit code 1 when one was changed or is missing."""
    with opened(load_settings()) as service:
        found = check_trail(service.database, service.secret)
    wrong = found.first_wrong
    if as_json:
        say_json({"lines": found.lines, "whole": wrong is None, "firstWrong": wrong})
    elif wrong is None:
        say(f"The audit log is whole: {count(found.lines, 'line')}.")
    if wrong is not None:
        note(f"matcher: The audit log is not as it was written: line {wrong:,} is the first.")
        raise typer.Exit(1)
