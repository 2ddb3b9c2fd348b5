"""`matcher undo-releases`: for after a restore, before anything can go out to an employer."""

from matcher.bootstrap import opened
from matcher.cli_commands.terminal import AsJson, command_app, count, say, say_json
from matcher.clock import now
from matcher.settings import load_settings
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.undo_releases import undo_waiting_releases

app = command_app("undo-releases")


@app.command("undo-releases")
def undo_releases(*, as_json: AsJson = False) -> None:
    """Make every release that waits for its hour a draft again; a person decides anew about each."""
    with opened(load_settings()) as service:
        signature = Signature(None, "cli", now())
        undone = undo_waiting_releases(service.database, service.secret, signature)
    if as_json:
        say_json({"undone": undone})
        return
    say(f"{count(undone, 'waiting release')} undone.")
